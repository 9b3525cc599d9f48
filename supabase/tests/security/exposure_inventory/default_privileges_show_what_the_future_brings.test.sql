begin;
select plan(1);

alter default privileges in schema public grant select on tables to anon;
select is(
  (select i.effect from public.exposure_inventory as i
    where i.role_name = 'anon' and i.object_type = 'default_privilege'
      and i.identity = current_user || '/public/tables' and i.command = 'SELECT'),
  'future', 'not exposed yet, exposed by the next create table'
);

select * from finish();
rollback;
