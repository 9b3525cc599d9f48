-- access: what no route may do to a membership, the system included.
-- Depends on: profils, roles, tenants of this module. Exposes: triggers, access.require_role_fits.

create function access.require_role_fits(role text, tenant_id uuid)
returns void
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: it compares the catalogue with the tenant, whoever writes.
declare
  v_role public.roles;
  v_domain text;
begin
  select * into v_role from public.roles as r where r.code = require_role_fits.role;
  if not found then
    raise exception using
      errcode = 'PT422',
      message = 'role_unknown',
      detail = format('There is no role %s.', quote_nullable(require_role_fits.role)),
      hint = 'Choose a role of the catalogue.';
  end if;
  select t.domain into v_domain from public.tenants as t where t.id = require_role_fits.tenant_id;
  if v_role.domain <> v_domain then
    raise exception using
      errcode = 'PT422',
      message = 'role_of_another_domain',
      detail = format('Role %s belongs to %s, the tenant to %s.', v_role.code, v_role.domain, v_domain),
      hint = 'Choose a role of the tenant''s own domain.';
  end if;
end
$$;
comment on function access.require_role_fits(text, uuid) is
  'Raises role_unknown or role_of_another_domain (422) unless the role exists in the tenant''s domain.';
revoke all on function access.require_role_fits(text, uuid) from public;

create function access.is_guardian(profil public.profils)
returns boolean
language sql
stable
security definer
set search_path = ''
as $$
-- definer: see require_role_fits.
  select profil.status = 'active'
    and profil.site_id is null
    and exists (select from public.roles as r where r.code = profil.role and r.is_guardian)
$$;
comment on function access.is_guardian(public.profils) is
  'Whether this membership is an active administrator of the whole tenant.';
revoke all on function access.is_guardian(public.profils) from public;

create function access.tg_profils__guard()
returns trigger
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: see require_role_fits.
begin
  if tg_op = 'UPDATE' then
    if new.id <> old.id or new.tenant_id <> old.tenant_id or new.user_id <> old.user_id
      or (old.user_id is null and new.user_id is not null)
    then
      raise exception using
        errcode = 'PT422',
        message = 'profil_identity_fixed',
        detail = 'A membership keeps its person and its tenant.',
        hint = 'Remove it and invite the other person.';
    end if;
    if new.user_id is null then
      new.status := 'suspended';
    end if;
  end if;
  if tg_op = 'INSERT' or new.role <> old.role then
    perform access.require_role_fits(new.role, new.tenant_id);
  end if;
  return new;
end
$$;
comment on function access.tg_profils__guard() is
  'Before insert or update: person and tenant are fixed, the role fits the domain, a deleted account is suspended.';
revoke all on function access.tg_profils__guard() from public;
create trigger profils_30_guard
  before insert or update on public.profils
  for each row execute function access.tg_profils__guard();

create function access.tg_profils__keep_guardian()
returns trigger
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: it counts the other administrators, whoever writes.
-- profils_65_refresh has taken the tenant's guard row by now: of two sessions that each take the
-- rights of a different last-but-one administrator, the second waits there, then looks again here.
begin
  if not access.is_guardian(old) or (tg_op = 'UPDATE' and access.is_guardian(new)) then
    return null;
  end if;
  if not exists (
    select
    from public.profils as p
    join public.roles as r on r.code = p.role and r.is_guardian
    where p.tenant_id = old.tenant_id
      and p.status = 'active'
      and p.site_id is null
  ) and not exists (
    select from public.tenants as t where t.id = old.tenant_id and t.status = 'cancelled'
  ) then
    raise exception using
      errcode = 'PT409',
      message = 'last_admin',
      detail = format('%s is the last active administrator of the tenant.', old.nom_complet),
      hint = 'Give another member the role first.';
  end if;
  return null;
end
$$;
comment on function access.tg_profils__keep_guardian() is
  'After update or delete: a tenant that is not cancelled keeps one active administrator of the whole tenant. Errors: last_admin (409).';
revoke all on function access.tg_profils__keep_guardian() from public;
create trigger profils_70_keep_guardian
  after update or delete on public.profils
  for each row execute function access.tg_profils__keep_guardian();
