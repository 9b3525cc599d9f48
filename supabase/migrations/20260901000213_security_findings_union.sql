-- security: the rules on policies and defaults, and the one view of all findings.
-- Depends on: the inspected_* and found_* views, exposure_exceptions.
-- Exposes: nothing; security.exposure_findings feeds the checks of governance.

create view security.found_policy_to_public with (security_invoker = true) as
select
  'POLICY' as entity_type,
  p.relation_key || '/' || p.name as entity_key,
  format('%s: %s', p.relation_key, p.name) as entity_label,
  jsonb_build_object(
    'object', p.relation_key,
    'object_type', 'policy',
    'policy', p.name,
    'roles', '["public"]'::jsonb,
    'remedy_sql', format('alter policy %I on %s to authenticated;', p.name, p.relation_quoted)
  ) as payload
from security.inspected_policies as p
where 0 = any (p.role_oids);
comment on view security.found_policy_to_public is
  'Policies that name no role: they serve anonymous callers too. The seed counted them in pg_policies.';

create view security.found_policy_always_true with (security_invoker = true) as
select
  'POLICY' as entity_type,
  p.relation_key || '/' || p.name as entity_key,
  format('%s: %s', p.relation_key, p.name) as entity_label,
  jsonb_build_object(
    'object', p.relation_key,
    'object_type', 'policy',
    'policy', p.name,
    'true_for', coalesce(p.using_true_for, p.check_true_for),
    'roles', to_jsonb(h.roles),
    'remedy_sql', format('drop policy %I on %s;', p.name, p.relation_quoted)
  ) as payload
from security.inspected_policies as p
cross join lateral (
  select array_agg(ro.name order by ro.name) as roles
  from security.api_roles as ro
  where ro.is_open
    and exists (
      select
      from security.role_grantees as g
      where g.role_oid = ro.oid and g.grantee_oid = any (p.role_oids)
    )
) as h
where p.is_permissive
  and h.roles is not null
  and coalesce(p.using_true_for, p.check_true_for) is not null
  -- A restrictive policy on the same command for the same callers still looks at the row.
  and not exists (
    select
    from security.inspected_policies as q
    where q.relation_oid = p.relation_oid
      and not q.is_permissive
      and q.cmd in ('*', p.cmd)
      and (0 = any (q.role_oids) or q.role_oids @> p.role_oids)
      and q.using_true_for is null
      and q.check_true_for is null
  );
comment on view security.found_policy_always_true is
  'Permissive policies whose condition holds on every row for everyone, or for whoever is signed in, and that no restrictive policy narrows.';

create view security.found_default_privileges_open with (security_invoker = true) as
select
  'DEFAULT_PRIVILEGE' as entity_type,
  format('%s/%s/%s', f.owner_name, coalesce(f.schema_name, '*'), f.object_type) as entity_key,
  format('%s %s', f.owner_name, f.object_type) || coalesce(' in ' || f.schema_name, '')
    as entity_label,
  jsonb_build_object(
    'object', f.object_type || coalesce(' in ' || f.schema_name, ''),
    'object_type', 'default_privilege',
    'owner', f.owner_name,
    'privileges', to_jsonb(f.privileges),
    'roles', to_jsonb(f.grantees),
    'remedy_sql', format(
      'alter default privileges for role %I%s revoke all on %s from %s;', f.owner_name,
      coalesce(' in schema ' || quote_ident(f.schema_name), ''), f.object_type,
      array_to_string(f.grantees, ', ')
    )
  ) as payload
from (
  select
    pg_get_userbyid(d.owner_oid) as owner_name,
    d.schema_name,
    case d.type when 'r' then 'tables' when 'S' then 'sequences' else 'functions' end as object_type,
    array_agg(distinct a.privilege_type order by a.privilege_type) as privileges,
    array_agg(distinct quote_ident(ro.name) order by quote_ident(ro.name)) as grantees
  from security.inspected_defaults as d
  cross join lateral aclexplode(d.acl) as a
  join security.api_roles as ro on ro.is_open and ro.oid = a.grantee
  group by d.owner_oid, d.schema_name, d.type
) as f;
comment on view security.found_default_privileges_open is
  'Owners whose next table, sequence or function would be open to callers from outside. An owner who never changed the built-in default opens every function to PUBLIC.';

create view security.found_role_open with (security_invoker = true) as
select
  'ROLE' as entity_type,
  format('role %s in %s', ro.name, g.rolname) as entity_key,
  format('%s in %s', ro.name, g.rolname) as entity_label,
  jsonb_build_object(
    'object', format('role %s', ro.name),
    'object_type', 'role',
    'privileges', jsonb_build_array(g.rolname),
    'roles', jsonb_build_array(ro.name),
    'remedy_sql', format('revoke %I from %I;', g.rolname, ro.name)
  ) as payload
from security.api_roles as ro
join pg_catalog.pg_auth_members as m on m.member = ro.oid
join pg_catalog.pg_roles as g on g.oid = m.roleid
where ro.is_open
union all
select
  'ROLE', format('role %s %s', ro.name, a.attribute), format('%s %s', ro.name, a.attribute),
  jsonb_build_object(
    'object', format('role %s', ro.name),
    'object_type', 'role',
    'privileges', jsonb_build_array(a.attribute),
    'roles', jsonb_build_array(ro.name),
    'remedy_sql', format('alter role %I no%s;', ro.name, a.attribute)
  )
from security.api_roles as ro
join pg_catalog.pg_roles as r on r.oid = ro.oid
cross join lateral (
  values
    ('superuser', r.rolsuper), ('bypassrls', r.rolbypassrls), ('login', r.rolcanlogin),
    ('createrole', r.rolcreaterole), ('createdb', r.rolcreatedb), ('replication', r.rolreplication)
) as a (attribute, is_set)
where ro.is_open and a.is_set;
comment on view security.found_role_open is
  'Roles of callers from outside that enjoy the rights of another role, or an attribute that goes past grants: whatever comes is open to them, no grant says so.';

create view security.found_exception_expired with (security_invoker = true) as
select
  'EXPOSURE_EXCEPTION' as entity_type,
  e.rule || ' ' || e.object_key as entity_key,
  e.rule || ' ' || e.object_key as entity_label,
  jsonb_build_object(
    'object', e.object_key,
    'object_type', 'exposure_exception',
    'rule', e.rule,
    'owner', e.owner_name,
    'expired_at', e.expires_at,
    'reason', e.reason,
    'remedy_sql', format('select public.end_exposure_exception(%L, %L);', e.id, 'expired')
  ) as payload
from public.exposure_exceptions as e
where e.ended_at is null and e.expires_at <= now();
comment on view security.found_exception_expired is
  'Exceptions past their end that nobody ended or renewed.';

-- Each arm starts with a constant, so that a filter on rule leaves the other arms unread. Names
-- from the catalogs have another collation than text: without collate nobody could compare them.
create view security.exposure_findings with (security_invoker = true) as
select
  f.rule,
  null::uuid as tenant_id,
  f.entity_type collate "default" as entity_type,
  f.entity_key collate "default" as entity_key,
  f.entity_label collate "default" as entity_label,
  f.payload
from (
  select 'TABLE_WITHOUT_RLS' as rule, a.* from security.found_table_without_rls as a
  union all
  select 'POLICY_TO_PUBLIC', a.* from security.found_policy_to_public as a
  union all
  select 'GRANT_TO_ANON', a.* from security.found_grant_to_anon as a
  union all
  select 'VIEW_WITHOUT_INVOKER', a.* from security.found_view_without_invoker as a
  union all
  select 'DEFINER_FUNCTION_REACHABLE', a.* from security.found_definer_function_reachable as a
  union all
  select 'FUNCTION_SEARCH_PATH_MUTABLE', a.* from security.found_function_search_path_mutable as a
  union all
  select 'POLICY_ALWAYS_TRUE', a.* from security.found_policy_always_true as a
  union all
  select 'DEFAULT_PRIVILEGES_OPEN', a.* from security.found_default_privileges_open as a
  union all
  select 'DEFAULT_PRIVILEGES_OPEN', a.* from security.found_role_open as a
  union all
  select 'EXPOSURE_EXCEPTION_EXPIRED', a.* from security.found_exception_expired as a
) as f
where not exists (
  select
  from public.exposure_exceptions as e
  where e.rule = f.rule
    and e.object_key = f.entity_key collate "default"
    and e.ended_at is null
    and e.expires_at > now()
);
comment on view security.exposure_findings is
  'What is wrong with the exposure right now, less what an exception in force accepts. payload.remedy_sql is the statement that closes it.';

-- Where the platform owns a role that the project may not alter, its defaults for its own objects
-- stay: the project creates nothing with that role.
insert into public.exposure_exceptions (rule, object_key, reason, owner_name, expires_at)
select
  f.rule, f.entity_key,
  'Default of a role of the platform that the project cannot alter and never creates objects with.',
  'Supabase', now() + interval '1 year'
from security.exposure_findings as f
where f.rule = 'DEFAULT_PRIVILEGES_OPEN'
  and exists (
    select
    from pg_catalog.pg_roles as r
    where r.rolname = f.payload ->> 'owner'
      and r.rolsuper
      and r.rolname <> current_user
  );
