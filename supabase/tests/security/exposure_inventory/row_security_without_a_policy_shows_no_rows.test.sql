begin;
select plan(2);

create table public.planted (id int);
alter table public.planted enable row level security;
grant select on public.planted to authenticated, service_role;
select is(
  (select i.effect
    from public.exposure_inventory as i
    where i.role_name = 'authenticated' and i.identity = 'public.planted' and i.command = 'SELECT'
      and i.column_name is null),
  'no_rows', 'enabled is not opened'
);
select is(
  (select i.effect
    from public.exposure_inventory as i
    where i.role_name = 'service_role' and i.identity = 'public.planted' and i.command = 'SELECT'
      and i.column_name is null),
  'all_rows', 'service_role bypasses row security'
);

select * from finish();
rollback;
