-- security: what is wrong with the exposure, one view per rule, each asking the catalogs directly.
-- Depends on: the inspected_* views. Exposes: nothing; exposure_findings (next file) unites them.

create view security.open_reach with (security_invoker = true) as
select ro.oid as role_oid, ro.name as role_name, s.oid as schema_oid
from security.api_roles as ro
join security.inspected_schemas as s on has_schema_privilege(ro.oid, s.oid, 'USAGE')
where ro.is_open;
comment on view security.open_reach is
  'Which schemas a caller from outside can name. What lies elsewhere is not exposed, whatever is granted.';

create view security.open_grants with (security_invoker = true) as
select
  r.oid,
  array_agg(distinct o.role_name order by o.role_name) as roles
from security.inspected_relations as r
join security.open_reach as o on o.schema_oid = r.schema_oid
where r.kind <> 'S'
  and (
    has_table_privilege(o.role_oid, r.oid, 'SELECT,INSERT,UPDATE,DELETE')
    or has_any_column_privilege(o.role_oid, r.oid, 'SELECT,INSERT,UPDATE')
  )
group by r.oid;
comment on view security.open_grants is 'Relations that a caller from outside can use at all, and as whom.';

create view security.found_table_without_rls with (security_invoker = true) as
select
  upper(r.type) as entity_type,
  r.key as entity_key,
  r.key as entity_label,
  jsonb_build_object(
    'object', r.key,
    'object_type', r.type,
    'roles', coalesce(to_jsonb(g.roles), '[]'),
    'remedy_sql', case
      when r.has_rls then format('alter table %s owner to postgres;', r.quoted)
      when r.kind = 'f' then format('revoke all on %s from public, anon, authenticated;', r.quoted)
      else format('alter table %s enable row level security;', r.quoted)
    end
  ) as payload
from security.inspected_relations as r
left join security.open_grants as g on g.oid = r.oid
where r.kind in ('r', 'p', 'f')
  and case
    -- Row security that does not bind its owner is none when the owner is a caller from outside.
    when r.has_rls then not r.forces_rls and exists (
      select from security.api_roles as ro where ro.is_open and ro.oid = r.owner_oid
    )
    else g.oid is not null or (r.is_exposed and r.kind <> 'f')
  end;
comment on view security.found_table_without_rls is
  'Tables of a served schema without row security, granted or not, tables anywhere else that a caller from outside can use, and tables that such a caller owns.';

create view security.open_extensions with (security_invoker = true) as
select x.extname::text as name, s.name as schema_name, array_agg(distinct h.privilege) as grants
from pg_catalog.pg_extension as x
join pg_catalog.pg_depend as d
  on d.refclassid = 'pg_catalog.pg_extension'::regclass and d.refobjid = x.oid and d.deptype = 'e'
cross join lateral (
  select p.pronamespace as schema_oid, 'EXECUTE' as privilege
  from pg_catalog.pg_proc as p
  where d.classid = 'pg_catalog.pg_proc'::regclass and p.oid = d.objid
    and has_function_privilege('anon', p.oid, 'EXECUTE')
  union all
  select c.relnamespace, 'SELECT'
  from pg_catalog.pg_class as c
  where d.classid = 'pg_catalog.pg_class'::regclass and c.oid = d.objid
    and c.relkind in ('r', 'p', 'v', 'm', 'f')
    and has_any_column_privilege('anon', c.oid, 'SELECT')
) as h
join security.inspected_schemas as s on s.oid = h.schema_oid and s.is_exposed
join security.open_reach as o on o.schema_oid = s.oid and o.role_name = 'anon'
group by x.extname, s.name;
comment on view security.open_extensions is
  'Extensions with functions or tables in a served schema that a caller without a session may use.';

create view security.found_grant_to_anon with (security_invoker = true) as
with held as (
  select 'relation' as kind, r.oid, r.schema_oid, r.key, r.quoted, r.type,
    x.grantee, x.privilege_type as privilege
  from security.inspected_relations as r
  cross join lateral (
    select a.grantee, a.privilege_type from aclexplode(r.acl) as a
    union
    select a.grantee, a.privilege_type || ' (' || t.attname || ')'
    from pg_catalog.pg_attribute as t
    cross join lateral aclexplode(t.attacl) as a
    where t.attrelid = r.oid and t.attacl is not null and not t.attisdropped
  ) as x
  union all
  select 'function', f.oid, f.schema_oid, null, null, f.type, a.grantee, a.privilege_type
  from security.inspected_functions as f
  cross join lateral aclexplode(f.acl) as a
  where not f.is_trigger
  union all
  -- Usage of a served schema is the ticket to the API; of any other it is a way in.
  select 'schema', s.oid, s.oid, 'schema ' || s.name, format('schema %I', s.name), 'schema',
    a.grantee, a.privilege_type
  from security.inspected_schemas as s
  join pg_catalog.pg_namespace as n on n.oid = s.oid
  cross join lateral aclexplode(coalesce(n.nspacl, acldefault('n', n.nspowner))) as a
  where a.privilege_type = 'CREATE' or not s.is_exposed
), found as (
  select
    h.kind, h.oid, h.type,
    coalesce(h.key, security.signature(h.oid)) as key,
    coalesce(h.quoted, 'routine ' || security.signature(h.oid)) as target,
    g.grants, g.grantees
  from (
    select
      h.kind, h.oid, h.key, h.quoted, h.type,
      array_agg(distinct h.privilege order by h.privilege) as grants,
      array_agg(distinct coalesce(quote_ident(ro.rolname), 'public')) as grantees
    from held as h
    join security.role_grantees as rg on rg.grantee_oid = h.grantee
    join security.open_reach as o
      on o.schema_oid = h.schema_oid and o.role_oid = rg.role_oid and o.role_name = 'anon'
    left join pg_catalog.pg_roles as ro on ro.oid = h.grantee
    group by h.kind, h.oid, h.key, h.quoted, h.type
  ) as g
  cross join lateral (select g.kind, g.oid, g.key, g.quoted, g.type) as h
)
select
  upper(f.type) as entity_type,
  f.key as entity_key,
  f.key as entity_label,
  jsonb_build_object(
    'object', f.key,
    'object_type', f.type,
    'privileges', to_jsonb(f.grants),
    'roles', to_jsonb(f.grantees),
    'remedy_sql', format('revoke all on %s from %s;', f.target, array_to_string(f.grantees, ', '))
  ) as payload
from found as f
union all
-- What an extension owns is not ours, and is served all the same where it lies in a served schema.
select
  'EXTENSION', format('extension %s in %s', e.name, e.schema_name),
  format('extension %s in %s', e.name, e.schema_name),
  jsonb_build_object(
    'object', e.name, 'object_type', 'extension', 'privileges', to_jsonb(e.grants),
    'roles', '["anon"]'::jsonb,
    'remedy_sql', format('alter extension %I set schema extensions;', e.name)
  )
from security.open_extensions as e
union all
select
  'BUCKET', 'bucket ' || b.id, 'bucket ' || b.id,
  jsonb_build_object(
    'object', 'bucket ' || b.id, 'object_type', 'bucket',
    'privileges', '["SELECT"]'::jsonb, 'roles', '["anon"]'::jsonb,
    'remedy_sql', format('update storage.buckets set public = false where id = %L;', b.id)
  )
from security.public_buckets() as b (id);
comment on view security.found_grant_to_anon is
  'Whatever a caller without a session holds, by his role or through PUBLIC: tables, columns, sequences, functions, schemas, buckets. Only where he can name it.';

create view security.found_view_without_invoker with (security_invoker = true) as
select
  upper(r.type) as entity_type,
  r.key as entity_key,
  r.key as entity_label,
  jsonb_build_object(
    'object', r.key,
    'object_type', r.type,
    'owner', pg_get_userbyid(r.owner_oid),
    'roles', coalesce(to_jsonb(g.roles), '[]'),
    'remedy_sql', case r.kind
      when 'v' then format('alter view %s set (security_invoker = true);', r.quoted)
      else format('revoke all on %s from public, anon, authenticated;', r.quoted)
    end
  ) as payload
from security.inspected_relations as r
left join security.open_grants as g on g.oid = r.oid
where (r.kind = 'v' and not r.is_invoker and (r.is_exposed or g.oid is not null))
  or (r.kind = 'm' and g.oid is not null);
comment on view security.found_view_without_invoker is
  'Views of a served schema, or usable from outside, that run with their owner''s rights; materialized views usable from outside.';

create view security.found_definer_function_reachable with (security_invoker = true) as
select
  upper(f.type) as entity_type,
  security.signature(f.oid) as entity_key,
  security.signature(f.oid) as entity_label,
  jsonb_build_object(
    'object', security.signature(f.oid),
    'object_type', f.type,
    'owner', pg_get_userbyid(f.owner_oid),
    'roles', to_jsonb(f.roles),
    'remedy_sql', format(
      'revoke all on routine %s from %s;', security.signature(f.oid),
      array_to_string(f.grantees, ', ')
    )
  ) as payload
from (
  select
    d.oid, d.type, d.owner_oid,
    array_agg(distinct o.role_name order by o.role_name) as roles,
    array_agg(distinct coalesce(quote_ident(ro.rolname), 'public')) as grantees
  from security.inspected_functions as d
  cross join lateral aclexplode(d.acl) as a
  join security.role_grantees as rg on rg.grantee_oid = a.grantee
  join security.open_reach as o on o.schema_oid = d.schema_oid and o.role_oid = rg.role_oid
  left join pg_catalog.pg_roles as ro on ro.oid = a.grantee
  where d.is_definer and not d.is_trigger
  group by d.oid, d.type, d.owner_oid
) as f;
comment on view security.found_definer_function_reachable is
  'Functions with their owner''s rights that a caller from outside can name and execute.';

create view security.found_function_search_path_mutable with (security_invoker = true) as
select
  upper(f.type) as entity_type,
  security.signature(f.oid) as entity_key,
  security.signature(f.oid) as entity_label,
  jsonb_build_object(
    'object', security.signature(f.oid),
    'object_type', f.type,
    'is_definer', f.is_definer,
    'remedy_sql', format(
      'alter %s %s set search_path = %s;', f.type, security.signature(f.oid), quote_literal('')
    )
  ) as payload
from security.inspected_functions as f
where f.is_path_mutable;
comment on view security.found_function_search_path_mutable is
  'Functions whose names resolve by the caller''s search_path.';
