begin;
select plan(3);

create schema planted;
create table planted.t (id int);
grant select on planted.t to anon;
select is(
  (select i.effect
    from public.exposure_inventory as i
    where i.role_name = 'anon' and i.identity = 'planted.t' and i.command = 'SELECT'
      and i.column_name is null),
  'none', 'the name does not resolve'
);
select is(
  (select i.is_granted from public.exposure_inventory as i
    where i.role_name = 'anon' and i.identity = 'planted.t' and i.command = 'SELECT'),
  true, 'although it is granted'
);
grant usage on schema planted to anon;
select is(
  (select i.effect
    from public.exposure_inventory as i
    where i.role_name = 'anon' and i.identity = 'planted.t' and i.command = 'SELECT'
      and i.column_name is null),
  'all_rows', 'with usage it is reached'
);

select * from finish();
rollback;
