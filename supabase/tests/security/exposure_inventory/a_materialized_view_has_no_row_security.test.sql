begin;
select plan(1);

create materialized view public.planted as select 1 as id;
grant select on public.planted to authenticated;
select is(
  (select i.effect
    from public.exposure_inventory as i
    where i.role_name = 'authenticated' and i.identity = 'public.planted' and i.command = 'SELECT'
      and i.column_name is null),
  'all_rows', 'all of it'
);

select * from finish();
rollback;
