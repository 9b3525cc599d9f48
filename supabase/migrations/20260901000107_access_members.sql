-- access: changing, suspending, reinstating and removing members.
-- Depends on: profils, the helpers and the guards of this module.
-- Exposes: change_member, suspend_member, reinstate_member, remove_member.

create function access.require_grantable(role text, tenant_id uuid, site_id uuid)
returns void
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: see require_role_fits.
begin
  if not access.is_system() then
    perform access.require_permission('members.write', tenant_id, site_id);
  end if;
  perform access.require_role_fits(role, tenant_id);
  if site_id is not null and not exists (
    select
    from public.sites as s
    where s.tenant_id = require_grantable.tenant_id and s.id = require_grantable.site_id
  ) then
    raise exception using
      errcode = 'PT404',
      message = 'site_not_found',
      detail = format('The tenant has no site %s.', require_grantable.site_id),
      hint = 'Choose a site of this tenant, or none for the whole tenant.';
  end if;
  if access.is_system() then
    return;
  end if;
  if exists (
    select
    from public.role_permissions as rp
    where rp.role = require_grantable.role
      and not access.has_permission(
        rp.permission, require_grantable.tenant_id, require_grantable.site_id
      )
  ) then
    raise exception using
      errcode = '42501',
      message = 'role_above_own',
      detail = format('Role %s holds permissions that you do not hold yourself.', require_grantable.role),
      hint = 'Ask somebody who holds them.';
  end if;
end
$$;
comment on function access.require_grantable(text, uuid, uuid) is
  'Raises unless the caller may give or take this role there: members.write on that very scope, and every permission of the role held himself.';
revoke all on function access.require_grantable(text, uuid, uuid) from public;

create function access.lock_member(profil_id uuid, expected_version integer)
returns public.profils
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: members hold no update on role, site and status.
declare
  v_profil public.profils;
  v_last public.access_events;
begin
  -- The row lock makes the second of two clicks wait, then compare with what the first one wrote.
  select * into v_profil
  from public.profils as p
  where p.id = lock_member.profil_id
    and (
      access.is_system()
      or coalesce(p.site_id, p.tenant_id) = any (array(select access.scopes_where('members.read')))
    )
  for update;
  if not found then
    raise exception using
      errcode = 'PT404',
      message = 'profil_not_found',
      detail = format('No member %s that you may see.', lock_member.profil_id),
      hint = 'Refresh the list: the member may have been removed.';
  end if;
  perform access.require_grantable(v_profil.role, v_profil.tenant_id, v_profil.site_id);
  if v_profil.user_id = access.actor() then
    raise exception using
      errcode = '42501',
      message = 'own_profil',
      detail = 'Nobody changes, suspends or removes his own membership.',
      hint = 'Ask another administrator.';
  end if;
  if v_profil.version <> expected_version then
    select * into v_last
    from public.access_events as e
    where e.tenant_id = v_profil.tenant_id and e.profil_id = v_profil.id
    order by e.id desc
    limit 1;
    raise exception using
      errcode = 'PT409',
      message = 'profil_conflict',
      detail = format(
        'Version %s was expected, the member is at %s: %s by %s at %s.',
        expected_version, v_profil.version, v_last.kind,
        coalesce(v_last.actor_name, v_last.actor_role), v_last.created_at
      ),
      hint = 'Reload the member and decide again.';
  end if;
  return v_profil;
end
$$;
comment on function access.lock_member(uuid, integer) is
  'Locks a membership that the caller may change and compares its version (null: no comparison). Errors: profil_not_found (404), permission_denied, role_above_own, own_profil (403), profil_conflict (409).';
revoke all on function access.lock_member(uuid, integer) from public;

create function access.require_reason(reason text)
returns void
language plpgsql
volatile
security invoker
set search_path = ''
as $$
begin
  if reason is null or char_length(btrim(reason)) not between 1 and 500 then
    raise exception using
      errcode = 'PT422',
      message = 'reason_required',
      detail = 'A reason of 1 to 500 characters is required.',
      hint = 'Say why, in words that the history will keep.';
  end if;
  perform set_config('access.reason', btrim(reason), true);
end
$$;
comment on function access.require_reason(text) is
  'Checks the reason and keeps it for the history lines of this transaction. Errors: reason_required (422).';
revoke all on function access.require_reason(text) from public;

create function access.raise_nothing_changed(what text)
returns void
language plpgsql
volatile
security invoker
set search_path = ''
as $$
begin
  raise exception using
    errcode = 'PT409',
    message = 'nothing_changed',
    detail = what,
    hint = 'Reload the list: somebody may have been faster.';
end
$$;
comment on function access.raise_nothing_changed(text) is
  'An act without effect is an error, not a success. Errors: nothing_changed (409).';
revoke all on function access.raise_nothing_changed(text) from public;

create function access.change_member(
  profil_id uuid,
  role text,
  site_id uuid,
  expected_version integer default null
)
returns public.profils
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: members hold no update on role and site.
declare
  v_profil public.profils := access.lock_member(profil_id, expected_version);
begin
  perform access.require_grantable(role, v_profil.tenant_id, site_id);
  if v_profil.role = change_member.role
    and v_profil.site_id is not distinct from change_member.site_id
  then
    perform access.raise_nothing_changed('The member already has this role there.');
  end if;
  update public.profils as p
  set
    role = change_member.role,
    site_id = change_member.site_id
  where p.tenant_id = v_profil.tenant_id and p.id = v_profil.id
  returning p.* into v_profil;
  return v_profil;
exception
  when unique_violation then
    raise exception using
      errcode = 'PT409',
      message = 'already_member',
      detail = 'The person already has a membership there.',
      hint = 'Change or remove that one.';
end
$$;
comment on function access.change_member(uuid, text, uuid, integer) is
  'Gives a member another role or site (null: the whole tenant). Permission members.write on the old and the new scope. Errors: those of lock_member, role_unknown, role_of_another_domain (422), site_not_found (404), last_admin, already_member, nothing_changed (409).';
revoke all on function access.change_member(uuid, text, uuid, integer) from public;
grant execute on function access.change_member(uuid, text, uuid, integer)
  to authenticated, service_role;

create function public.change_member(
  profil_id uuid,
  role text,
  site_id uuid,
  expected_version integer default null
)
returns public.profils
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select access.change_member(profil_id, role, site_id, expected_version);
end;
comment on function public.change_member(uuid, text, uuid, integer) is
  'Gives a member another role or site (null: the whole tenant). Needs members.write. Send the version you saw.';
revoke all on function public.change_member(uuid, text, uuid, integer) from public;
grant execute on function public.change_member(uuid, text, uuid, integer)
  to authenticated, service_role;

create function access.suspend_member(
  profil_id uuid,
  reason text,
  expected_version integer default null
)
returns public.profils
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: members hold no update on status.
declare
  v_profil public.profils := access.lock_member(profil_id, expected_version);
begin
  perform access.require_reason(reason);
  if v_profil.status = 'suspended' then
    perform access.raise_nothing_changed('The member is already suspended.');
  end if;
  update public.profils as p
  set status = 'suspended'
  where p.tenant_id = v_profil.tenant_id and p.id = v_profil.id
  returning p.* into v_profil;
  perform set_config('access.reason', '', true);
  return v_profil;
end
$$;
comment on function access.suspend_member(uuid, text, integer) is
  'Takes every right of a membership away at once and keeps it. Errors: those of lock_member, reason_required (422), last_admin, nothing_changed (409).';
revoke all on function access.suspend_member(uuid, text, integer) from public;
grant execute on function access.suspend_member(uuid, text, integer) to authenticated, service_role;

create function public.suspend_member(
  profil_id uuid,
  reason text,
  expected_version integer default null
)
returns public.profils
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select access.suspend_member(profil_id, reason, expected_version);
end;
comment on function public.suspend_member(uuid, text, integer) is
  'Takes every right of a membership away at once and keeps it. Needs members.write and a reason.';
revoke all on function public.suspend_member(uuid, text, integer) from public;
grant execute on function public.suspend_member(uuid, text, integer) to authenticated, service_role;

create function access.reinstate_member(profil_id uuid, expected_version integer default null)
returns public.profils
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: members hold no update on status.
declare
  v_profil public.profils := access.lock_member(profil_id, expected_version);
begin
  if v_profil.status = 'active' then
    perform access.raise_nothing_changed('The member is active.');
  end if;
  if v_profil.user_id is null then
    raise exception using
      errcode = 'PT422',
      message = 'account_deleted',
      detail = format('The account of %s was deleted.', v_profil.nom_complet),
      hint = 'Invite the person again.';
  end if;
  update public.profils as p
  set status = 'active'
  where p.tenant_id = v_profil.tenant_id and p.id = v_profil.id
  returning p.* into v_profil;
  return v_profil;
end
$$;
comment on function access.reinstate_member(uuid, integer) is
  'Gives a suspended membership back. Errors: those of lock_member, account_deleted (422), nothing_changed (409).';
revoke all on function access.reinstate_member(uuid, integer) from public;
grant execute on function access.reinstate_member(uuid, integer) to authenticated, service_role;

create function public.reinstate_member(profil_id uuid, expected_version integer default null)
returns public.profils
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select access.reinstate_member(profil_id, expected_version);
end;
comment on function public.reinstate_member(uuid, integer) is
  'Gives a suspended membership back. Needs members.write.';
revoke all on function public.reinstate_member(uuid, integer) from public;
grant execute on function public.reinstate_member(uuid, integer) to authenticated, service_role;

create function access.remove_member(
  profil_id uuid,
  reason text,
  expected_version integer default null
)
returns public.profils
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: members hold no delete on profils.
declare
  v_profil public.profils := access.lock_member(profil_id, expected_version);
begin
  perform access.require_reason(reason);
  delete from public.profils as p
  where p.tenant_id = v_profil.tenant_id and p.id = v_profil.id;
  perform set_config('access.reason', '', true);
  return v_profil;
end
$$;
comment on function access.remove_member(uuid, text, integer) is
  'Ends a membership; the history keeps it. Returns the row as it was. Errors: those of lock_member, reason_required (422), last_admin (409).';
revoke all on function access.remove_member(uuid, text, integer) from public;
grant execute on function access.remove_member(uuid, text, integer) to authenticated, service_role;

create function public.remove_member(
  profil_id uuid,
  reason text,
  expected_version integer default null
)
returns public.profils
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select access.remove_member(profil_id, reason, expected_version);
end;
comment on function public.remove_member(uuid, text, integer) is
  'Ends a membership; the history keeps it. Needs members.write and a reason.';
revoke all on function public.remove_member(uuid, text, integer) from public;
grant execute on function public.remove_member(uuid, text, integer) to authenticated, service_role;
