begin;
select plan(2);

create table public.planted (id int);
create view public.v_sum with (security_invoker = true) as select count(*) as n from public.planted;
create view public.v_rows as select * from public.planted;
grant all on public.v_sum, public.v_rows to authenticated;
select is(
  (select i.effect
    from public.exposure_inventory as i
    where i.role_name = 'authenticated' and i.identity = 'public.v_sum' and i.command = 'INSERT'
      and i.column_name is null),
  'none', 'an aggregate takes no row'
);
select is(
  (select i.effect
    from public.exposure_inventory as i
    where i.role_name = 'authenticated' and i.identity = 'public.v_rows' and i.command = 'DELETE'
      and i.column_name is null),
  'all_rows', 'a plain view passes it on with the rights of its owner'
);

select * from finish();
rollback;
