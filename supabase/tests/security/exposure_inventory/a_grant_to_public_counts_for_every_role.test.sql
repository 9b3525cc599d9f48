begin;
select plan(4);

create table public.planted (id int);
grant select on public.planted to public;
select is(
  (select i.effect
    from public.exposure_inventory as i
    where i.role_name = 'anon' and i.identity = 'public.planted' and i.command = 'SELECT'
      and i.column_name is null),
  'all_rows', 'anon'
);
select is(
  (select i.effect
    from public.exposure_inventory as i
    where i.role_name = 'authenticated' and i.identity = 'public.planted' and i.command = 'SELECT'
      and i.column_name is null),
  'all_rows', 'authenticated'
);
select is(
  (select i.effect
    from public.exposure_inventory as i
    where i.role_name = 'public' and i.identity = 'public.planted' and i.command = 'SELECT'
      and i.column_name is null),
  'all_rows', 'public itself'
);
select is(
  (select i.granted_via from public.exposure_inventory as i
    where i.role_name = 'anon' and i.identity = 'public.planted' and i.command = 'SELECT'),
  'PUBLIC', 'and it says through what'
);

select * from finish();
rollback;
