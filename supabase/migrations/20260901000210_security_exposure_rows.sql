-- security: the rows of the exposure inventory, one view per kind of object, and its public view.
-- Depends on: the views of the two files before, access (is_system, has_permission).
-- Exposes: public.exposure_inventory (read with exposure.read on the operator).

create view security.inventory_relations with (security_invoker = true) as
select
  ro.name as role_name,
  r.type as object_type,
  r.schema_name,
  r.name as object_name,
  r.key as identity,
  k.command,
  null::text as column_name,
  has_table_privilege(ro.oid, r.oid, k.command) as is_granted,
  g.via as granted_via,
  case when r.kind in ('r', 'p') then r.has_rls end as rls_enabled,
  coalesce(e.policies, '{}') as policies,
  case
    when not has_table_privilege(ro.oid, r.oid, k.command) then 'none'
    when not has_schema_privilege(ro.oid, r.schema_oid, 'USAGE') then 'none'
    when k.bit <> 0 and r.kind = 'v' and pg_relation_is_updatable(r.oid, true) & k.bit = 0 then 'none'
    when k.command in ('REFERENCES', 'TRIGGER') then 'none'
    when k.command = 'TRUNCATE' then 'all_rows'
    when r.kind = 'v' and k.bit <> 0 and v.effect <> 'all_rows' then 'policy_rows'
    else coalesce(e.effect, v.effect)
  end as effect,
  case
    when not has_table_privilege(ro.oid, r.oid, k.command) then null
    when not has_schema_privilege(ro.oid, r.schema_oid, 'USAGE') then 'no usage on the schema'
    when k.bit <> 0 and r.kind = 'v' and pg_relation_is_updatable(r.oid, true) & k.bit = 0
      then 'the view cannot be written'
    when k.command in ('REFERENCES', 'TRIGGER') then 'not reachable through the API'
    when k.command = 'TRUNCATE' then 'row security does not bind TRUNCATE'
    else coalesce(e.note, v.note)
  end as note
from security.inspected_relations as r
cross join security.api_roles as ro
-- bit: what pg_relation_is_updatable answers for a view that takes the command.
cross join (values
  ('SELECT', 0), ('INSERT', 8), ('UPDATE', 4), ('DELETE', 16),
  ('TRUNCATE', 0), ('REFERENCES', 0), ('TRIGGER', 0)
) as k (command, bit)
left join security.relation_effects as e
  on e.relation_oid = r.oid and e.role_oid = ro.oid and e.command = k.command
left join security.view_effects as v on v.relation_oid = r.oid and v.role_oid = ro.oid
left join security.relation_grants as g
  on g.relation_oid = r.oid and g.role_oid = ro.oid and g.command = k.command
where r.kind <> 'S'
  and (
    k.command in ('SELECT', 'INSERT', 'UPDATE', 'DELETE')
    or has_table_privilege(ro.oid, r.oid, k.command)
  );
comment on view security.inventory_relations is
  'Role by table, view or the like, by command. TRUNCATE, REFERENCES and TRIGGER only where granted.';

create view security.inventory_columns with (security_invoker = true) as
select
  ro.name as role_name,
  r.type as object_type,
  r.schema_name,
  r.name as object_name,
  r.key as identity,
  k.command,
  a.attname::text as column_name,
  true as is_granted,
  g.via as granted_via,
  case when r.kind in ('r', 'p') then r.has_rls end as rls_enabled,
  coalesce(e.policies, '{}') as policies,
  case
    when k.command = 'REFERENCES' or not has_schema_privilege(ro.oid, r.schema_oid, 'USAGE')
      then 'none'
    else coalesce(e.effect, v.effect)
  end as effect,
  'on this column only' || coalesce('; ' || coalesce(e.note, v.note), '') as note
from security.inspected_relations as r
join pg_catalog.pg_attribute as a
  on a.attrelid = r.oid and a.attacl is not null and not a.attisdropped
cross join security.api_roles as ro
cross join (values ('SELECT'), ('INSERT'), ('UPDATE'), ('REFERENCES')) as k (command)
cross join lateral (
  select string_agg(distinct rg.via, ', ') as via
  from aclexplode(a.attacl) as x
  join security.role_grantees as rg on rg.role_oid = ro.oid and rg.grantee_oid = x.grantee
  where x.privilege_type = k.command
) as g
left join security.relation_effects as e
  on e.relation_oid = r.oid and e.role_oid = ro.oid and e.command = k.command
left join security.view_effects as v on v.relation_oid = r.oid and v.role_oid = ro.oid
where g.via is not null
  and not has_table_privilege(ro.oid, r.oid, k.command);
comment on view security.inventory_columns is
  'Columns that are granted where the table is not.';

create view security.inventory_functions with (security_invoker = true) as
select
  ro.name as role_name,
  f.type as object_type,
  f.schema_name,
  f.name as object_name,
  security.signature(f.oid) as identity,
  'EXECUTE' as command,
  null::text as column_name,
  x.is_granted,
  (
    select string_agg(distinct g.via, ', ')
    from aclexplode(f.acl) as a
    join security.role_grantees as g on g.role_oid = ro.oid and g.grantee_oid = a.grantee
  ) as granted_via,
  null::boolean as rls_enabled,
  '{}'::text[] as policies,
  case
    when x.is_granted and not f.is_trigger and has_schema_privilege(ro.oid, f.schema_oid, 'USAGE')
      then 'execute'
    else 'none'
  end as effect,
  nullif(concat_ws(
    '; ',
    case when f.is_definer then 'runs with the rights of ' || pg_get_userbyid(f.owner_oid) end,
    case when f.is_path_mutable then 'no fixed search_path' end,
    case when f.is_trigger then 'a trigger function cannot be called' end,
    case
      when x.is_granted and not has_schema_privilege(ro.oid, f.schema_oid, 'USAGE')
        then 'no usage on the schema: only through views, policies and doors'
    end
  ), '') as note
from security.inspected_functions as f
cross join security.api_roles as ro
cross join lateral (select has_function_privilege(ro.oid, f.oid, 'EXECUTE') as is_granted) as x;
comment on view security.inventory_functions is 'Role by function.';

create view security.inventory_others with (security_invoker = true) as
select
  ro.name as role_name, 'sequence' as object_type, r.schema_name, r.name as object_name,
  r.key as identity, k.command, null::text as column_name,
  has_sequence_privilege(ro.oid, r.oid, k.command) as is_granted, g.via as granted_via,
  null::boolean as rls_enabled, '{}'::text[] as policies,
  case
    when has_sequence_privilege(ro.oid, r.oid, k.command)
      and has_schema_privilege(ro.oid, r.schema_oid, 'USAGE') then 'all_rows'
    else 'none'
  end as effect,
  null::text as note
from security.inspected_relations as r
cross join security.api_roles as ro
cross join (values ('USAGE'), ('SELECT'), ('UPDATE')) as k (command)
left join security.relation_grants as g
  on g.relation_oid = r.oid and g.role_oid = ro.oid and g.command = k.command
where r.kind = 'S'
union all
select
  ro.name, 'schema', s.name, s.name, s.name, k.command, null,
  has_schema_privilege(ro.oid, s.oid, k.command), null, null, '{}',
  case
    when k.command = 'CREATE' and has_schema_privilege(ro.oid, s.oid, 'CREATE') then 'execute'
    else 'none'
  end,
  case
    when has_schema_privilege(ro.oid, s.oid, k.command)
      then case k.command when 'USAGE' then 'names resolve; the objects decide'
        else 'may create objects' end
  end
from security.inspected_schemas as s
cross join security.api_roles as ro
cross join (values ('USAGE'), ('CREATE')) as k (command)
union all
select
  ro.name, 'default_privilege', d.schema_name, pg_get_userbyid(d.owner_oid)::text,
  format('%s/%s/%s', pg_get_userbyid(d.owner_oid), coalesce(d.schema_name, '*'), t.name),
  a.privilege_type, null, true, g.via, null, '{}', 'future',
  format('on %s that %s creates%s', t.name, pg_get_userbyid(d.owner_oid),
    coalesce(' in ' || d.schema_name, ''))
from security.inspected_defaults as d
join (values ('r'::"char", 'tables'), ('S'::"char", 'sequences'), ('f'::"char", 'functions'))
  as t (type, name) on t.type = d.type
cross join lateral aclexplode(d.acl) as a
join security.role_grantees as g on g.grantee_oid = a.grantee
join security.api_roles as ro on ro.oid = g.role_oid
union all
select
  ro.name, 'publication', p.schemaname::text, p.tablename::text,
  format('%s.%s', p.schemaname, p.tablename), 'REALTIME', null,
  e.is_granted, p.pubname::text, null, e.policies,
  case when e.is_granted then e.effect else 'none' end,
  'deletions are sent without regard to row security'
from pg_catalog.pg_publication_tables as p
join security.inspected_relations as r on r.schema_name = p.schemaname and r.name = p.tablename
join security.relation_effects as e on e.relation_oid = r.oid and e.command = 'SELECT'
join security.api_roles as ro on ro.oid = e.role_oid
where p.pubname = 'supabase_realtime'
union all
select
  ro.name, 'bucket', 'storage', b.id, b.id, 'SELECT', null, true, 'public bucket', null, '{}',
  'all_rows', 'anybody may read every file whose name he knows'
from security.public_buckets() as b (id)
cross join security.api_roles as ro;
comment on view security.inventory_others is
  'Role by sequence, schema, default privilege, realtime publication and public bucket.';

create function security.exposure_inventory()
returns table (
  role_name text,
  object_type text,
  schema_name text,
  object_name text,
  identity text,
  command text,
  column_name text,
  is_granted boolean,
  granted_via text,
  rls_enabled boolean,
  policies text[],
  effect text,
  note text
)
language plpgsql
stable
security definer
set search_path = ''
set jit = off
as $$
-- definer: who sees the inventory needs no usage on the schema of its views.
begin
  if not access.is_system()
    and not coalesce(access.has_permission('exposure.read', access.operator_tenant()), false)
  then
    return;
  end if;
  return query
  select * from security.inventory_relations
  union all select * from security.inventory_columns
  union all select * from security.inventory_functions
  union all select * from security.inventory_others;
end
$$;
comment on function security.exposure_inventory() is
  'What each API role can really do with each object. No rows without exposure.read on the operator.';
revoke all on function security.exposure_inventory() from public;
grant execute on function security.exposure_inventory() to authenticated, service_role;

create view public.exposure_inventory with (security_invoker = true) as
select
  i.role_name, i.object_type, i.schema_name, i.object_name, i.identity, i.command, i.column_name,
  i.is_granted, i.granted_via, i.rls_enabled, i.policies, i.effect, i.note
from security.exposure_inventory() as i;
comment on view public.exposure_inventory is
  'Effective exposure, live: role by object by command (by column where columns differ). effect: none, no_rows, policy_rows, all_rows, execute, future. Permission exposure.read on the operator.';
grant select on public.exposure_inventory to authenticated, service_role;
