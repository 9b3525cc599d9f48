begin;
select plan(2);

create table public.planted (id int);
alter table public.planted enable row level security;
grant select on public.planted to anon, authenticated;
create policy planted_select on public.planted for select using ((select auth.uid()) is not null);
select is(
  (select i.effect
    from public.exposure_inventory as i
    where i.role_name = 'authenticated' and i.identity = 'public.planted' and i.command = 'SELECT'
      and i.column_name is null),
  'all_rows', 'it holds on every row'
);
select is(
  (select i.effect
    from public.exposure_inventory as i
    where i.role_name = 'anon' and i.identity = 'public.planted' and i.command = 'SELECT'
      and i.column_name is null),
  'policy_rows', 'not without a session'
);

select * from finish();
rollback;
