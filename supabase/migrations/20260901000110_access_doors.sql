-- access: what people read about memberships, and how a tenant starts.
-- Depends on: everything above in this module.
-- Exposes: my_memberships, v_members, v_invitations, create_tenant (service role).

create function access.my_memberships()
returns table (
  tenant_id uuid,
  tenant_name text,
  tenant_slug text,
  domain text,
  is_operator boolean,
  timezone text,
  currency text,
  default_locale text,
  profil_id uuid,
  role text,
  site_id uuid,
  site_name text,
  status text,
  permissions text[]
)
language sql
stable
security definer
set search_path = ''
as $$
-- definer: a suspended member is told so, though no policy shows him anything any more.
  select
    t.id,
    t.name,
    t.slug,
    t.domain,
    t.is_operator,
    coalesce(s.timezone, t.timezone),
    coalesce(s.currency, t.currency),
    coalesce(s.default_locale, t.default_locale),
    p.id,
    p.role,
    p.site_id,
    s.name,
    case when t.status in ('active', 'trial') then p.status else 'tenant_suspended' end,
    case
      when t.status in ('active', 'trial') and p.status = 'active' then array(
        select rp.permission
        from public.role_permissions as rp
        where rp.role = p.role
        order by rp.permission
      )
      else '{}'
    end
  from public.profils as p
  join public.tenants as t on t.id = p.tenant_id
  left join public.sites as s on s.tenant_id = p.tenant_id and s.id = p.site_id
  where p.user_id = access.actor()
  order by t.name, s.name nulls first
$$;
comment on function access.my_memberships() is
  'The caller''s memberships with what each allows. status: active, suspended, or tenant_suspended; the last two allow nothing.';
revoke all on function access.my_memberships() from public;
grant execute on function access.my_memberships() to authenticated;

create function public.my_memberships()
returns table (
  tenant_id uuid,
  tenant_name text,
  tenant_slug text,
  domain text,
  is_operator boolean,
  timezone text,
  currency text,
  default_locale text,
  profil_id uuid,
  role text,
  site_id uuid,
  site_name text,
  status text,
  permissions text[]
)
language sql
stable
security invoker
set search_path = ''
begin atomic
  select
    m.tenant_id,
    m.tenant_name,
    m.tenant_slug,
    m.domain,
    m.is_operator,
    m.timezone,
    m.currency,
    m.default_locale,
    m.profil_id,
    m.role,
    m.site_id,
    m.site_name,
    m.status,
    m.permissions
  from access.my_memberships() as m;
end;
comment on function public.my_memberships() is
  'The caller''s memberships with what each allows: what a client builds its navigation from.';
revoke all on function public.my_memberships() from public;
grant execute on function public.my_memberships() to authenticated;

create view public.v_members
with (security_invoker = true)
as
select
  p.tenant_id,
  p.id,
  p.user_id,
  p.nom_complet,
  p.email,
  p.role,
  r.label as role_label,
  p.site_id,
  s.code as site_code,
  s.name as site_name,
  p.status,
  p.user_id = (select access.actor()) as is_self,
  p.created_at,
  p.updated_at,
  p.version,
  e.kind as last_change_kind,
  e.created_at as last_change_at,
  coalesce(e.actor_name, e.actor_role) as last_change_by,
  e.reason as last_change_reason
from public.profils as p
join public.roles as r on r.code = p.role
left join public.sites as s on s.tenant_id = p.tenant_id and s.id = p.site_id
left join lateral (
  select h.kind, h.created_at, h.actor_name, h.actor_role, h.reason
  from public.access_events as h
  where h.tenant_id = p.tenant_id and h.profil_id = p.id
  order by h.id desc
  limit 1
) as e on true;
comment on view public.v_members is
  'Members as people read them: name, role, site, and who changed them last. Rows: those of profils that the caller may see.';
grant select on public.v_members to authenticated, service_role;

create view public.v_invitations
with (security_invoker = true)
as
select
  i.tenant_id,
  i.id,
  i.email,
  i.role,
  r.label as role_label,
  i.site_id,
  s.name as site_name,
  case when i.status = 'pending' and i.expires_at <= now() then 'expired' else i.status end as status,
  i.expires_at,
  i.invited_by,
  access.person_name(i.tenant_id, i.invited_by) as invited_by_name,
  i.created_at,
  i.accepted_at,
  i.accepted_by
from public.invitations as i
join public.roles as r on r.code = i.role
left join public.sites as s on s.tenant_id = i.tenant_id and s.id = i.site_id;
comment on view public.v_invitations is
  'Invitations as people read them; past its date a pending one reads expired.';
grant select on public.v_invitations to authenticated, service_role;

create function access.create_tenant(
  name text,
  slug text,
  domain text,
  admin_user_id uuid,
  admin_name text default null,
  timezone text default 'UTC',
  currency text default 'USD',
  default_locale text default 'fr'
)
returns public.tenants
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: the tenant and its first administrator appear together or not at all.
declare
  v_tenant public.tenants;
  v_email text;
begin
  if not access.is_system() then
    raise exception using
      errcode = '42501',
      message = 'permission_denied',
      detail = 'Tenants are created by the service role.',
      hint = 'Ask the operator of the platform.';
  end if;
  select u.email into v_email from auth.users as u where u.id = create_tenant.admin_user_id;
  if not found then
    raise exception using
      errcode = 'PT404',
      message = 'user_not_found',
      detail = format('There is no account %s.', quote_nullable(create_tenant.admin_user_id)),
      hint = 'Create the account first, then the tenant.';
  end if;
  insert into public.tenants (slug, name, domain, timezone, currency, default_locale)
  values (
    create_tenant.slug, create_tenant.name, create_tenant.domain,
    create_tenant.timezone, create_tenant.currency, create_tenant.default_locale
  )
  returning * into v_tenant;
  insert into public.profils (tenant_id, user_id, role, nom_complet, email)
  values (
    v_tenant.id,
    create_tenant.admin_user_id,
    case create_tenant.domain when 'resto' then 'owner' else 'admin' end,
    coalesce(create_tenant.admin_name, nullif(split_part(v_email, '@', 1), ''), 'Admin'),
    v_email
  );
  return v_tenant;
end
$$;
comment on function access.create_tenant(text, text, text, uuid, text, text, text, text) is
  'Creates a tenant with its first administrator (owner of a restaurant group, admin of a depot company). The first tenant becomes the operator. Service role only. Errors: permission_denied (403), user_not_found (404), tenants_slug_key (409).';
revoke all on function access.create_tenant(text, text, text, uuid, text, text, text, text)
  from public;
grant execute on function access.create_tenant(text, text, text, uuid, text, text, text, text)
  to service_role;

create function public.create_tenant(
  name text,
  slug text,
  domain text,
  admin_user_id uuid,
  admin_name text default null,
  timezone text default 'UTC',
  currency text default 'USD',
  default_locale text default 'fr'
)
returns public.tenants
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select access.create_tenant(
    name, slug, domain, admin_user_id, admin_name, timezone, currency, default_locale
  );
end;
comment on function public.create_tenant(text, text, text, uuid, text, text, text, text) is
  'Creates a tenant with its first administrator. Service role only.';
revoke all on function public.create_tenant(text, text, text, uuid, text, text, text, text)
  from public;
grant execute on function public.create_tenant(text, text, text, uuid, text, text, text, text)
  to service_role;
