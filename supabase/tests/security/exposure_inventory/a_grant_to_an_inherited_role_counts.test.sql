begin;
select plan(2);

create role planted_group nologin;
alter role authenticated inherit;
grant planted_group to authenticated;
create table public.planted (id int);
grant select on public.planted to planted_group;
select is(
  (select i.effect
    from public.exposure_inventory as i
    where i.role_name = 'authenticated' and i.identity = 'public.planted' and i.command = 'SELECT'
      and i.column_name is null),
  'all_rows', 'by membership'
);
select is(
  (select i.granted_via from public.exposure_inventory as i
    where i.role_name = 'authenticated' and i.identity = 'public.planted' and i.command = 'SELECT'),
  'member of planted_group', 'and it says which'
);

select * from finish();
rollback;
