begin;
select plan(2);

select is_empty(
  $$select n.nspname, r.role
    from pg_namespace as n
    cross join unnest(array['anon', 'authenticated', 'service_role']) as r (role)
    where n.nspname in ('foundation', 'access', 'security', 'governance', 'ops', 'depot', 'messaging')
      and has_schema_privilege(r.role, n.oid, 'USAGE, CREATE')$$,
  'no API role has usage on a module schema: its names cannot be resolved'
);
select is_empty(
  $$select r.role from unnest(array['anon', 'authenticated', 'service_role']) as r (role)
    where has_schema_privilege(r.role, 'public', 'CREATE')$$,
  'no API role can create in public'
);

select * from finish();
rollback;
