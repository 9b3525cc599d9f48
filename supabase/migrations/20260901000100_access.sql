-- access: what every policy and every rule asks: who is calling, and what may they do.
-- Depends on: auth.uid(). The tables they read come in the next file: policies need these first.
-- Exposes: helpers for policies and rules (execute, no usage on the schema: names do not resolve).

create function access.actor()
returns uuid
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  return auth.uid();
end
$$;
comment on function access.actor() is
  'auth.users.id of the caller, from the verified token; null for the system.';
revoke all on function access.actor() from public;
grant execute on function access.actor() to authenticated, service_role;

create function access.is_system()
returns boolean
language plpgsql
stable
security invoker
set search_path = ''
as $$
-- The role setting survives a definer function, current_user does not; the claims alone could be
-- absent on a connection of the API. Both have to agree, so that a gap on one side denies.
declare
  v_role text := current_setting('role');
  v_claims jsonb := nullif(current_setting('request.jwt.claims', true), '')::jsonb;
begin
  if v_role in ('anon', 'authenticated')
    or (session_user = 'authenticator' and v_role <> 'service_role')
  then
    return false;
  end if;
  if v_claims is not null then
    return coalesce(v_claims ->> 'role' = 'service_role', false);
  end if;
  return auth.uid() is null;
end
$$;
comment on function access.is_system() is
  'True for the service role and for the database owner outside the API; false for every person.';
revoke all on function access.is_system() from public;
grant execute on function access.is_system() to authenticated, service_role;

create function access.tenants_where(permission text)
returns setof uuid
language plpgsql
stable
security definer
rows 4
set search_path = ''
as $$
-- definer: a member may not read the rows that decide about him.
-- plpgsql, because it keeps its plan for the session; one narrow table, because this runs once in
-- every query under a policy.
begin
  return query
  select m.tenant_id
  from access.memberships as m
  where m.user_id = auth.uid()
    and m.site_id is null
    and tenants_where.permission = any (m.permissions);
end
$$;
comment on function access.tenants_where(text) is
  'Tenants in which the caller holds the permission for the whole tenant. A membership of one site does not count: rows that belong to a site are filtered with scopes_where.';
revoke all on function access.tenants_where(text) from public;
grant execute on function access.tenants_where(text) to authenticated, service_role;

create function access.scopes_where(permission text)
returns setof uuid
language plpgsql
stable
security definer
rows 10
set search_path = ''
as $$
-- definer: see tenants_where.
begin
  return query
  select unnest(m.scope_ids)
  from access.memberships as m
  where m.user_id = auth.uid()
    and scopes_where.permission = any (m.permissions);
end
$$;
comment on function access.scopes_where(text) is
  'Tenant id and every site id where the caller holds the permission for the whole tenant, plus the site ids of memberships of one site. For coalesce(site_id, tenant_id) = any (array(select ...)): a row without site needs a whole-tenant membership.';
revoke all on function access.scopes_where(text) from public;
grant execute on function access.scopes_where(text) to authenticated, service_role;

create function access.member_tenants()
returns setof uuid
language plpgsql
stable
security definer
rows 4
set search_path = ''
as $$
-- definer: see tenants_where.
begin
  return query
  select m.tenant_id
  from access.memberships as m
  where m.user_id = auth.uid();
end
$$;
comment on function access.member_tenants() is
  'Tenants of the caller''s active memberships, of one site or of all, repeats included: for what every member may see.';
revoke all on function access.member_tenants() from public;
grant execute on function access.member_tenants() to authenticated, service_role;

create function access.is_member()
returns boolean
language sql
stable
security definer
set search_path = ''
as $$
-- definer: see tenants_where.
  select exists (select from access.member_tenants())
$$;
comment on function access.is_member() is
  'True when the caller has an active membership anywhere: for catalogues that strangers need not see.';
revoke all on function access.is_member() from public;
grant execute on function access.is_member() to authenticated, service_role;

create function access.user_has_permission(
  user_id uuid,
  permission text,
  tenant_id uuid,
  site_id uuid default null
)
returns boolean
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: see tenants_where.
begin
  return exists (
    select
    from access.memberships as m
    where m.user_id = user_has_permission.user_id
      and m.tenant_id = user_has_permission.tenant_id
      and (m.site_id is null or m.site_id = user_has_permission.site_id)
      and user_has_permission.permission = any (m.permissions)
  );
end
$$;
comment on function access.user_has_permission(uuid, text, uuid, uuid) is
  'Whether a person holds the permission on the tenant, or on the site when one is given. Rules only.';
revoke all on function access.user_has_permission(uuid, text, uuid, uuid) from public;

create function access.has_permission(permission text, tenant_id uuid, site_id uuid default null)
returns boolean
language sql
stable
security definer
set search_path = ''
as $$
-- definer: user_has_permission answers about anybody and is granted to nobody.
  select access.user_has_permission(auth.uid(), permission, tenant_id, site_id)
$$;
comment on function access.has_permission(text, uuid, uuid) is
  'Whether the caller holds the permission: on the whole tenant, or on the site when one is given.';
revoke all on function access.has_permission(text, uuid, uuid) from public;
grant execute on function access.has_permission(text, uuid, uuid) to authenticated, service_role;

create function access.require_permission(
  permission text,
  tenant_id uuid,
  site_id uuid default null
)
returns void
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  if not access.has_permission(permission, tenant_id, site_id) then
    raise exception using
      errcode = '42501',
      message = 'permission_denied',
      detail = format(
        'Permission %s is required on %s.',
        require_permission.permission,
        coalesce('site ' || require_permission.site_id, 'tenant ' || require_permission.tenant_id)
      ),
      hint = 'Ask an administrator of the tenant for a role that holds this permission.';
  end if;
end
$$;
comment on function access.require_permission(text, uuid, uuid) is
  'Raises permission_denied (42501) unless the caller holds the permission. The system is not a member: rules that it may call ask is_system() first.';
revoke all on function access.require_permission(text, uuid, uuid) from public;
grant execute on function access.require_permission(text, uuid, uuid)
  to authenticated, service_role;

create function access.operator_tenant()
returns uuid
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: whoever asks need not be a member of the operator.
begin
  return (select t.id from public.tenants as t where t.is_operator);
end
$$;
comment on function access.operator_tenant() is
  'The tenant whose staff run the platform; null before the first tenant exists.';
revoke all on function access.operator_tenant() from public;
grant execute on function access.operator_tenant() to authenticated, service_role;
