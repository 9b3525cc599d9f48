-- security: what the exposure inventory and its rules look at: roles, schemas, tables, functions.
-- Depends on: the system catalogs only. Exposes: nothing.

create view security.api_roles with (security_invoker = true) as
select
  r.oid,
  r.rolname::text as name,
  r.rolbypassrls or r.rolsuper as bypasses_rls,
  r.rolname <> 'service_role' as is_open
from pg_catalog.pg_roles as r
-- These three whatever became of them: one that was made a login must not drop out of sight.
where r.rolname in ('anon', 'authenticated', 'service_role')
  or (
    not r.rolsuper
    and not r.rolcanlogin
    and exists (
      select
      from pg_catalog.pg_auth_members as m
      join pg_catalog.pg_roles as a on a.oid = m.member
      where m.roleid = r.oid and a.rolname = 'authenticator'
    )
  )
union all
select 0, 'public', false, true;
comment on view security.api_roles is
  'The roles that the API can take on, and public, which every role is. is_open: someone outside the servers may hold it.';

create view security.role_grantees with (security_invoker = true) as
select
  r.oid as role_oid,
  g.oid as grantee_oid,
  case when g.oid = r.oid then r.name else 'member of ' || g.rolname end as via
from security.api_roles as r
join pg_catalog.pg_roles as g on r.oid <> 0 and pg_catalog.pg_has_role(r.oid, g.oid, 'USAGE')
union all
select r.oid, 0, 'PUBLIC' from security.api_roles as r;
comment on view security.role_grantees is
  'Whose grants each API role enjoys: its own, those of roles it inherits from, those of PUBLIC.';

create view security.inspected_schemas with (security_invoker = true) as
with served (names) as (
  select array['public'] || string_to_array(replace(concat_ws(
    ',',
    current_setting('pgrst.db_schemas', true),
    (
      select string_agg(substring(s.setting from '^pgrst\.db_schemas=(.*)$'), ',')
      from pg_catalog.pg_db_role_setting as d
      join pg_catalog.pg_roles as r on r.oid = d.setrole and r.rolname = 'authenticator'
      cross join lateral unnest(d.setconfig) as s (setting)
      where d.setdatabase = 0
        or d.setdatabase = (
          select b.oid from pg_catalog.pg_database as b where b.datname = current_database()
        )
    )
  ), ' ', ''), ',')
)
select
  n.oid,
  n.nspname::text as name,
  n.nspowner as owner_oid,
  n.nspname = any (served.names) as is_exposed
from pg_catalog.pg_namespace as n
cross join served
where n.nspname !~ '^(pg_|graphql|information_schema$)'
  -- The platform's own schemas: their exposure is the platform's to decide, unless they are served.
  and (
    n.nspname = any (served.names)
    or n.nspname !~ '^(_|supabase_)'
    and n.nspname <> all (array[
      'auth', 'cron', 'extensions', 'net', 'pgbouncer', 'pgmq', 'pgsodium', 'pgsodium_masks',
      'pgtle', 'realtime', 'storage', 'vault'
    ])
  )
  and not exists (
    select
    from pg_catalog.pg_depend as d
    where d.classid = 'pg_catalog.pg_namespace'::regclass and d.objid = n.oid and d.deptype = 'e'
  );
comment on view security.inspected_schemas is
  'public, the modules'' schemas and whatever else was made by hand. is_exposed: the API serves it.';

create view security.inspected_relations with (security_invoker = true) as
select
  c.oid,
  s.oid as schema_oid,
  s.name as schema_name,
  s.is_exposed,
  c.relname::text as name,
  format('%s.%s', s.name, c.relname) as key,
  format('%I.%I', s.name, c.relname) as quoted,
  c.relkind as kind,
  case
    when c.relispartition then 'partition'
    when c.relkind = 'r' then 'table'
    when c.relkind = 'p' then 'partitioned_table'
    when c.relkind = 'v' then 'view'
    when c.relkind = 'm' then 'materialized_view'
    when c.relkind = 'f' then 'foreign_table'
    when c.relkind = 'S' then 'sequence'
  end as type,
  c.relowner as owner_oid,
  coalesce(c.relacl, acldefault(case c.relkind when 'S' then 's' else 'r' end::"char", c.relowner))
    as acl,
  c.relrowsecurity as has_rls,
  c.relforcerowsecurity as forces_rls,
  c.relkind = 'v' and coalesce((
    select o.option_value::boolean
    from pg_catalog.pg_options_to_table(c.reloptions) as o
    where o.option_name = 'security_invoker'
  ), false) as is_invoker
from pg_catalog.pg_class as c
join security.inspected_schemas as s on s.oid = c.relnamespace
where c.relkind in ('r', 'p', 'v', 'm', 'f', 'S')
  and not exists (
    select
    from pg_catalog.pg_depend as d
    where d.classid = 'pg_catalog.pg_class'::regclass and d.objid = c.oid and d.deptype = 'e'
  );
comment on view security.inspected_relations is
  'Tables, partitions, views, materialized views, foreign tables and sequences that no extension owns.';

create view security.inspected_functions with (security_invoker = true) as
select
  p.oid,
  s.oid as schema_oid,
  s.name as schema_name,
  s.is_exposed,
  p.proname::text as name,
  case p.prokind when 'p' then 'procedure' when 'a' then 'aggregate' else 'function' end as type,
  p.proowner as owner_oid,
  coalesce(p.proacl, acldefault('f', p.proowner)) as acl,
  p.prosecdef as is_definer,
  p.prorettype in ('pg_catalog.trigger'::regtype, 'pg_catalog.event_trigger'::regtype) as is_trigger,
  -- A path that starts at the caller's own schema is the caller's to choose.
  p.prolang in (select l.oid from pg_catalog.pg_language as l where l.lanname not in ('c', 'internal'))
    and p.prokind <> 'a'
    -- Postgres lets no procedure that commits fix its path; one that nobody outside may call
    -- resolves by its owner's.
    and (p.prokind <> 'p' or p.prosecdef or exists (
      select
      from security.api_roles as ro
      where has_function_privilege(ro.oid, p.oid, 'EXECUTE')
    ))
    and not exists (
      select
      from unnest(p.proconfig) as c (setting)
      where c.setting like 'search\_path=%' and c.setting not like '%$user%'
    ) as is_path_mutable
from pg_catalog.pg_proc as p
join security.inspected_schemas as s on s.oid = p.pronamespace
where not exists (
  select
  from pg_catalog.pg_depend as d
  where d.classid = 'pg_catalog.pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e'
);
comment on view security.inspected_functions is
  'Functions, procedures and aggregates that no extension owns.';

create function security.signature(function_oid oid)
returns text
language plpgsql
stable
security invoker
set search_path = ''
as $$
-- An empty search_path: the text must not depend on who asks, since exceptions are kept by it.
begin
  return function_oid::regprocedure::text;
end
$$;
comment on function security.signature(oid) is
  'Schema, name and argument types of a function, fully qualified: what alter function takes.';
revoke all on function security.signature(oid) from public;

create function security.always_true_for(condition text)
returns text
language sql
immutable
security invoker
set search_path = ''
as $$
-- The text is the one that Postgres writes: (select f()) comes as ( SELECT f() AS f), and a chain
-- of ORs as one pair of parentheses.
  select case
    when b.text ~ '^(true|''t(rue)?''::boolean|notfalse|coalescetrue,.*|exists\d+)$'
      or b.text ~ '^([\w.]+)=\1$'
      or b.text ~ '^(current_user|current_role|session_user|auth\.role)isnotnull$'
      or p.text ~ '^\((true or .+|.+ or true)\)$'
      then 'everyone'
    when b.text ~ '^auth\.(uid|jwt)isnotnull$'
      or b.text ~ '^(auth\.role|current_user|current_role)=''authenticated''::\w+$'
      or b.text = 'auth.jwt->>''role''::text=''authenticated''::text'
      then 'signed_in'
  end
  from (
    select regexp_replace(
      lower(condition), '\( select ([^()]+(\([^()]*\))?)( as ("[^"]+"|\w+))?\)', '\1', 'g'
    )
  ) as p (text)
  cross join lateral (select regexp_replace(p.text, '[()\s]', '', 'g')) as b (text)
$$;
comment on function security.always_true_for(text) is
  'For whom a policy''s condition holds on every row: everyone, signed_in, or null when it looks at the row or the caller.';
revoke all on function security.always_true_for(text) from public;

create function security.always_true_for(condition text, relation_oid oid)
returns text
language sql
stable
security invoker
set search_path = ''
as $$
  select case
    when exists (
      select
      from pg_catalog.pg_attribute as a
      where a.attrelid = relation_oid
        and a.attnotnull
        and condition = format('(%I IS NOT NULL)', a.attname)
    ) then 'everyone'
    else security.always_true_for(condition)
  end
$$;
comment on function security.always_true_for(text, oid) is
  'The same for a policy of one table: asking whether a column that is never null is null looks at nothing.';
revoke all on function security.always_true_for(text, oid) from public;

create view security.inspected_policies with (security_invoker = true) as
select
  p.oid,
  p.polname::text as name,
  c.oid as relation_oid,
  format('%s.%s', n.nspname, c.relname) as relation_key,
  format('%I.%I', n.nspname, c.relname) as relation_quoted,
  p.polcmd as cmd,
  p.polpermissive as is_permissive,
  p.polroles as role_oids,
  security.always_true_for(pg_get_expr(p.polqual, p.polrelid), c.oid) as using_true_for,
  security.always_true_for(pg_get_expr(p.polwithcheck, p.polrelid), c.oid) as check_true_for,
  p.polwithcheck is not null as has_check
from pg_catalog.pg_policy as p
join pg_catalog.pg_class as c on c.oid = p.polrelid
join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
where not exists (
  select
  from pg_catalog.pg_depend as d
  where d.classid = 'pg_catalog.pg_class'::regclass and d.objid = c.oid and d.deptype = 'e'
);
comment on view security.inspected_policies is
  'Policies of every schema, storage included: they are written by hand whoever owns the table.';

create view security.inspected_defaults with (security_invoker = true) as
with owners as (
  select r.owner_oid as oid from security.inspected_relations as r
  union select f.owner_oid from security.inspected_functions as f
  union
  select d.defaclrole
  from pg_catalog.pg_default_acl as d
  where d.defaclnamespace = 0
    or d.defaclnamespace in (select s.oid from security.inspected_schemas as s)
), everywhere as (
  select o.oid, t.type, coalesce(d.defaclacl, acldefault(t.built_in, o.oid)) as acl
  from owners as o
  cross join (values
    ('r'::"char", 'r'::"char"), ('S'::"char", 's'::"char"), ('f'::"char", 'f'::"char")
  ) as t (type, built_in)
  left join pg_catalog.pg_default_acl as d
    on d.defaclrole = o.oid and d.defaclnamespace = 0 and d.defaclobjtype = t.type
)
select e.oid as owner_oid, null::text as schema_name, e.type, e.acl from everywhere as e
union all
select d.defaclrole, s.name, d.defaclobjtype, d.defaclacl
from pg_catalog.pg_default_acl as d
join security.inspected_schemas as s on s.oid = d.defaclnamespace
where d.defaclobjtype in ('r', 'S', 'f');
comment on view security.inspected_defaults is
  'What each owner''s future tables, sequences and functions will grant: everywhere (schema_name null, the built-in default included) and in one schema on top.';

create function security.public_buckets()
returns setof text
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: the buckets belong to the platform. Dynamic: a plain Postgres has no storage schema.
declare
  v_buckets regclass := to_regclass('storage.buckets');
begin
  if v_buckets is not null then
    return query execute format('select b.id::text from %s as b where b.public', v_buckets);
  end if;
end
$$;
comment on function security.public_buckets() is
  'Storage buckets that anybody may read without a session; none where there is no storage.';
revoke all on function security.public_buckets() from public;
