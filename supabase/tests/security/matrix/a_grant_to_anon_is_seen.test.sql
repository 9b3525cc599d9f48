begin;
select plan(4);

-- The queries of anon_holds_nothing prove something only if they see a grant when there is one.
create table public.planted (id int, constraint planted_pkey primary key (id));
grant select (id) on public.planted to anon;
create function public.planted_function() returns int language sql set search_path = ''
return 1;
grant execute on function public.planted_function() to public;

select ok(
  has_function_privilege('anon', 'public.planted_function()', 'EXECUTE'),
  'what public may execute, anon may execute'
);
select ok(
  exists (
    select from pg_attribute as a, aclexplode(a.attacl) as x
    where a.attrelid = 'public.planted'::regclass and x.grantee = 'anon'::regrole
  ),
  'a grant on a column shows on the column'
);
select ok(
  not has_table_privilege('anon', 'public.planted', 'SELECT'),
  'and does not show on the table: both have to be asked'
);
create policy planted_select on public.planted for select using (true);
select is(
  (select count(*) from pg_policies where roles @> array['public']::name[]),
  1::bigint,
  'a policy without a role is for public, and is counted'
);

select * from finish();
rollback;
