begin;
select plan(8);

select is_empty(
  $$
    select p.oid::regprocedure::text
    from pg_proc as p
    where p.pronamespace in ('access'::regnamespace, 'public'::regnamespace)
      and has_function_privilege('anon', p.oid, 'execute')
      and not exists (select from pg_depend as d where d.objid = p.oid and d.deptype = 'e')
  $$,
  'anonymous callers execute nothing'
);
select is_empty(
  $$
    select p.oid::regprocedure::text
    from pg_proc as p
    where p.pronamespace = 'access'::regnamespace
      and not coalesce(p.proconfig, '{}') @> array['search_path=""']
  $$,
  'every function of the module has a fixed search_path'
);
select is_empty(
  $$
    select c.relname::text
    from pg_class as c
    where c.relnamespace = 'access'::regnamespace
      and c.relkind in ('r', 'v')
      and (
        has_table_privilege('anon', c.oid, 'select, insert, update, delete')
        or has_table_privilege('authenticated', c.oid, 'select, insert, update, delete')
        or has_table_privilege('service_role', c.oid, 'select, insert, update, delete')
      )
  $$,
  'no role of the API holds anything on the internal tables'
);
select ok(not has_schema_privilege('authenticated', 'access', 'usage'), 'nor sees the schema');
select ok(not has_schema_privilege('anon', 'access', 'usage'), 'nor does anon');
select is_empty(
  $$
    select c.relname::text
    from pg_class as c
    where c.relnamespace = 'access'::regnamespace and c.relkind = 'r' and not c.relrowsecurity
  $$,
  'every internal table is under row security'
);
select is_empty(
  $$
    select c.relname::text
    from pg_class as c
    where c.relnamespace = 'public'::regnamespace
      and c.relname in (
        'roles', 'permissions', 'role_permissions', 'tenants', 'sites', 'profils', 'invitations',
        'access_events', 'v_members', 'v_invitations'
      )
      and has_table_privilege('anon', c.oid, 'select, insert, update, delete, truncate, references')
  $$,
  'nor anon on the public ones'
);
select is_empty(
  $$
    select p.tablename::text
    from pg_policies as p
    where p.tablename in ('tenants', 'sites', 'profils', 'invitations', 'access_events')
      and (p.roles <> array['authenticated']::name[] or p.qual = 'true' or p.with_check = 'true')
  $$,
  'every policy names authenticated and has a condition'
);

select * from finish();
rollback;
