begin;
select plan(2);

create role planted_group nologin;
alter role authenticated inherit;
grant planted_group to authenticated;
create table public.planted (id int, secret text);
grant select on public.planted to planted_group;
grant insert on public.planted to public;
select is_empty(
  $$
    select i.role_name, i.identity, i.command
    from public.exposure_inventory as i
    where i.object_type in ('table', 'partitioned_table', 'partition', 'view', 'materialized_view')
      and i.column_name is null
      and i.role_name <> 'public'
      and (
        i.is_granted is distinct from has_table_privilege(
          i.role_name, format('%I.%I', i.schema_name, i.object_name), i.command)
        or i.is_granted <> (i.granted_via is not null)
      )
  $$,
  'tables: granted or not, and through what'
);
select is_empty(
  $$
    select i.role_name, i.identity
    from public.exposure_inventory as i
    where i.object_type = 'function' and i.role_name <> 'public'
      and i.is_granted is distinct from has_function_privilege(i.role_name, i.identity, 'EXECUTE')
  $$,
  'functions'
);

select * from finish();
rollback;
