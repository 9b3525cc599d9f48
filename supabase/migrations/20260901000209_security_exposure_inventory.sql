-- security: the inventory of effective exposure: what a role can really do with each object, from
-- grants, schema usage, row security, view options and definer functions together.
-- Depends on: the inspected_* views. Exposes: nothing; the next file has the public view.

create view security.relation_effects with (security_invoker = true) as
with commands (command, cmd) as (
  values ('SELECT', 'r'), ('INSERT', 'a'), ('UPDATE', 'w'), ('DELETE', 'd')
), applicable as (
  select
    ro.oid as role_oid,
    p.relation_oid,
    k.command,
    array_agg(p.name || case when p.is_permissive then '' else ' (restrictive)' end order by p.name)
      as policies,
    bool_or(p.is_permissive) as is_opened,
    bool_or(p.is_permissive and t.is_true) as is_opened_wide,
    bool_or(not p.is_permissive and not t.is_true) as is_narrowed
  from security.inspected_policies as p
  join security.api_roles as ro on exists (
    select
    from security.role_grantees as g
    where g.role_oid = ro.oid and g.grantee_oid = any (p.role_oids)
  )
  join commands as k on p.cmd = '*' or p.cmd::text = k.cmd
  cross join lateral (
    select case when k.command = 'INSERT' and p.has_check then p.check_true_for
      else p.using_true_for end as held_by
  ) as h
  cross join lateral (
    select coalesce(
      h.held_by = 'everyone' or (h.held_by = 'signed_in' and ro.name not in ('anon', 'public')),
      false
    ) as is_true
  ) as t
  group by ro.oid, p.relation_oid, k.command
)
select
  ro.oid as role_oid,
  ro.name as role_name,
  r.oid as relation_oid,
  k.command,
  has_table_privilege(ro.oid, r.oid, k.command) as is_granted,
  coalesce(a.policies, '{}') as policies,
  case
    when r.kind in ('m', 'f') or ro.bypasses_rls or not r.has_rls or o.is_owner then 'all_rows'
    when not coalesce(a.is_opened, false) then 'no_rows'
    when a.is_opened_wide and not a.is_narrowed then 'all_rows'
    else 'policy_rows'
  end as effect,
  case
    when r.kind = 'm' then 'a materialized view has no row security'
    when r.kind = 'f' then 'a foreign table has no row security'
    when ro.bypasses_rls then 'the role bypasses row security'
    when not r.has_rls then 'row security is off'
    when o.is_owner then 'the owner is not bound by row security'
    when not coalesce(a.is_opened, false) then 'no policy lets the role in'
    when a.is_opened_wide and not a.is_narrowed then 'a policy is always true'
  end as note
from security.inspected_relations as r
cross join security.api_roles as ro
cross join commands as k
cross join lateral (
  select not r.forces_rls and ro.oid <> 0 and pg_has_role(ro.oid, r.owner_oid, 'USAGE') as is_owner
) as o
left join applicable as a
  on a.role_oid = ro.oid and a.relation_oid = r.oid and a.command = k.command
where r.kind in ('r', 'p', 'm', 'f');
comment on view security.relation_effects is
  'Per role, table and command: granted or not, and which rows would show if it is. Usage of the schema is left to the reader: views look through it.';

create view security.view_effects with (security_invoker = true) as
with recursive sources as (
  select distinct w.ev_class as view_oid, d.refobjid as source_oid
  from pg_catalog.pg_rewrite as w
  join security.inspected_relations as v on v.oid = w.ev_class and v.kind = 'v'
  join pg_catalog.pg_depend as d
    on d.classid = 'pg_catalog.pg_rewrite'::regclass
    and d.objid = w.oid
    and d.refclassid = 'pg_catalog.pg_class'::regclass
    and d.refobjid <> w.ev_class
), reach as (
  select s.view_oid, s.source_oid from sources as s
  union
  -- Behind a view without security_invoker its owner asks, no longer the caller.
  select t.view_oid, s.source_oid
  from reach as t
  join security.inspected_relations as v on v.oid = t.source_oid and v.is_invoker
  join sources as s on s.view_oid = v.oid
), judged as (
  select
    t.view_oid,
    ro.oid as role_oid,
    bool_and(has_table_privilege(ro.oid, t.source_oid, 'SELECT')
      or has_any_column_privilege(ro.oid, t.source_oid, 'SELECT')) as may_read,
    bool_and(coalesce(e.effect, 'all_rows') = 'all_rows') filter (where v.oid is null) as is_all,
    bool_and(coalesce(e.effect, 'all_rows') = 'no_rows') filter (where v.oid is null) as is_none
  from reach as t
  cross join security.api_roles as ro
  left join security.inspected_relations as v on v.oid = t.source_oid and v.is_invoker
  left join security.relation_effects as e
    on e.relation_oid = t.source_oid and e.role_oid = ro.oid and e.command = 'SELECT'
  group by t.view_oid, ro.oid
)
select
  r.oid as relation_oid,
  ro.oid as role_oid,
  case
    when not r.is_invoker then 'all_rows'
    when not coalesce(j.may_read, true) then 'none'
    when j.is_none then 'no_rows'
    when j.is_all then 'all_rows'
    else 'policy_rows'
  end as effect,
  case
    when not r.is_invoker then 'runs with the rights of ' || pg_get_userbyid(r.owner_oid)
    when j.may_read is null then 'its functions decide what shows'
    when not j.may_read then 'a table behind it is not granted'
    else 'the tables behind it decide what shows'
  end as note
from security.inspected_relations as r
cross join security.api_roles as ro
left join judged as j on j.view_oid = r.oid and j.role_oid = ro.oid
where r.kind = 'v';
comment on view security.view_effects is
  'Per role and view: which rows would show if the view is granted, judged by what it reads.';

create view security.relation_grants with (security_invoker = true) as
select
  g.role_oid,
  r.oid as relation_oid,
  a.privilege_type as command,
  string_agg(distinct g.via, ', ') as via
from security.inspected_relations as r
cross join lateral aclexplode(r.acl) as a
join security.role_grantees as g on g.grantee_oid = a.grantee
group by g.role_oid, r.oid, a.privilege_type;
comment on view security.relation_grants is
  'Through which grants a role holds a privilege on a relation.';
