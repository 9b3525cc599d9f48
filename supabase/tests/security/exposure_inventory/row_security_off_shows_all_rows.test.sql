begin;
select plan(3);

create table public.planted (id int);
grant select on public.planted to anon;
select is(
  (select i.effect
    from public.exposure_inventory as i
    where i.role_name = 'anon' and i.identity = 'public.planted' and i.command = 'SELECT'
      and i.column_name is null),
  'all_rows', 'granted'
);
select is(
  (select i.effect
    from public.exposure_inventory as i
    where i.role_name = 'anon' and i.identity = 'public.planted' and i.command = 'INSERT'
      and i.column_name is null),
  'none', 'not granted'
);
select is(
  (select i.effect
    from public.exposure_inventory as i
    where i.role_name = 'authenticated' and i.identity = 'public.planted' and i.command = 'SELECT'
      and i.column_name is null),
  'none', 'granted to another'
);

select * from finish();
rollback;
