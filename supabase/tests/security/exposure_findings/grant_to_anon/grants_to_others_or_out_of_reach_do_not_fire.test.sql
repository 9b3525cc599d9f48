begin;
select plan(3);

create table public.planted (id int);
alter table public.planted enable row level security;
grant select on public.planted to authenticated, service_role;
create function public.planted() returns trigger
language plpgsql set search_path = ''
as 'begin return new; end';
grant execute on function public.planted() to public;
create schema planted;
create table planted.inside (id int);
grant select on planted.inside to anon;
select is_empty(
  $$select from security.exposure_findings where rule = 'GRANT_TO_ANON' and entity_key = 'public.planted'$$,
  'granted to others'
);
select is_empty(
  $$select from security.exposure_findings where rule = 'GRANT_TO_ANON' and entity_key = 'public.planted()'$$,
  'a trigger function cannot be called'
);
select is_empty(
  $$select from security.exposure_findings where rule = 'GRANT_TO_ANON' and entity_key = 'planted.inside'$$,
  'anon cannot name it'
);

select * from finish();
rollback;
