-- access: accepting an invitation: who may, when, and what it makes of him.
-- Depends on: invitations, profils and the helpers of this module; auth.users.
-- Exposes: accept_invitation.

create function access.require_invitee(invitation public.invitations)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: auth.users is closed to members. The e-mail comes from there and never from the token's
-- metadata, which a person can write himself.
declare
  v_email text;
  v_confirmed_at timestamptz;
begin
  select lower(btrim(u.email)), u.email_confirmed_at into v_email, v_confirmed_at
  from auth.users as u
  where u.id = access.actor();
  if v_email is distinct from invitation.email then
    raise exception using
      errcode = '42501',
      message = 'invitation_email_mismatch',
      detail = 'The invitation was sent to another e-mail address than yours.',
      hint = 'Sign in with the address that received the invitation.';
  end if;
  if v_confirmed_at is null then
    raise exception using
      errcode = '42501',
      message = 'email_not_confirmed',
      detail = 'Your e-mail address is not confirmed yet.',
      hint = 'Open the link in the confirmation e-mail, then accept again.';
  end if;
end
$$;
comment on function access.require_invitee(public.invitations) is
  'Raises invitation_email_mismatch or email_not_confirmed (403) unless the caller''s confirmed e-mail is the invited one.';
revoke all on function access.require_invitee(public.invitations) from public;

create function access.require_open_invitation(invitation public.invitations)
returns void
language plpgsql
volatile
security invoker
set search_path = ''
as $$
begin
  if invitation.status = 'accepted' then
    raise exception using
      errcode = 'PT409',
      message = 'invitation_already_accepted',
      detail = format('The invitation was accepted at %s.', invitation.accepted_at),
      hint = 'You are already a member: open the application.';
  end if;
  if invitation.status = 'expired' or invitation.expires_at <= now() then
    raise exception using
      errcode = 'PT422',
      message = 'invitation_expired',
      detail = format('The invitation ended at %s.', invitation.expires_at),
      hint = 'Ask for a new one.';
  end if;
  if invitation.status = 'revoked' then
    raise exception using
      errcode = 'PT422',
      message = 'invitation_revoked',
      detail = 'The invitation was withdrawn or replaced by a newer one.',
      hint = 'Use the newest invitation, or ask for one.';
  end if;
end
$$;
comment on function access.require_open_invitation(public.invitations) is
  'Raises invitation_already_accepted (409), invitation_expired or invitation_revoked (422) unless it is pending and in time.';
revoke all on function access.require_open_invitation(public.invitations) from public;

create function access.require_valid_offer(invitation public.invitations)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: it asks what the inviter holds today and how the invited person stands in the tenant.
begin
  if not exists (
    select
    from public.tenants as t
    where t.id = invitation.tenant_id and t.status in ('active', 'trial')
  ) then
    raise exception using
      errcode = 'PT422',
      message = 'tenant_not_active',
      detail = 'The company is suspended or closed.',
      hint = 'Ask the company.';
  end if;
  -- An administrator on the way out could otherwise leave himself a way back in.
  if invitation.invited_by is not null and exists (
    select
    from public.role_permissions as rp
    where (rp.role = invitation.role or rp.permission = 'members.write')
      and not access.user_has_permission(
        invitation.invited_by, rp.permission, invitation.tenant_id, invitation.site_id
      )
  ) then
    raise exception using
      errcode = 'PT422',
      message = 'invitation_withdrawn',
      detail = 'The person who invited you may no longer give this role.',
      hint = 'Ask an administrator of the company for a new invitation.';
  end if;
  -- A suspension holds for the whole tenant: an invitation to another site does not go round it.
  if exists (
    select
    from public.profils as p
    where p.tenant_id = invitation.tenant_id
      and p.user_id = access.actor()
      and p.status = 'suspended'
  ) then
    raise exception using
      errcode = '42501',
      message = 'member_suspended',
      detail = 'You are suspended in this company.',
      hint = 'Ask an administrator to reinstate you.';
  end if;
end
$$;
comment on function access.require_valid_offer(public.invitations) is
  'Raises tenant_not_active, invitation_withdrawn (422) or member_suspended (403) when the offer no longer stands.';
revoke all on function access.require_valid_offer(public.invitations) from public;

create function access.accept_invitation(token text)
returns public.profils
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody holds insert on profils, so that an invitation is the only way in.
declare
  v_invitation public.invitations;
  v_profil public.profils;
begin
  if access.actor() is null then
    raise exception using
      errcode = 'PT401',
      message = 'not_signed_in',
      detail = 'An invitation is accepted by a person.',
      hint = 'Sign in first.';
  end if;
  -- One probe of a unique index whatever the token is. The lock lets one of two tabs win.
  select i.* into v_invitation
  from access.invitation_secrets as s
  join public.invitations as i on i.tenant_id = s.tenant_id and i.id = s.invitation_id
  where s.token_hash = sha256(convert_to(left(accept_invitation.token, 128), 'UTF8'))
  for update of i;
  if not found then
    raise exception using
      errcode = 'PT404',
      message = 'invitation_not_found',
      detail = 'There is no invitation with this token.',
      hint = 'Use the whole link of the invitation.';
  end if;
  perform access.require_invitee(v_invitation);
  perform access.require_open_invitation(v_invitation);
  perform access.require_valid_offer(v_invitation);
  insert into public.profils (tenant_id, user_id, role, site_id, nom_complet, email)
  values (
    v_invitation.tenant_id, access.actor(), v_invitation.role, v_invitation.site_id,
    left(split_part(v_invitation.email, '@', 1), 120), v_invitation.email
  )
  returning * into v_profil;
  update public.invitations as i
  set status = 'accepted', accepted_at = now(), accepted_by = access.actor()
  where i.tenant_id = v_invitation.tenant_id and i.id = v_invitation.id;
  return v_profil;
exception
  when unique_violation then
    raise exception using
      errcode = 'PT409',
      message = 'already_member',
      detail = 'You already have a membership there.',
      hint = 'Open the application.';
end
$$;
comment on function access.accept_invitation(text) is
  'Makes the caller a member as invited. Only the invited, confirmed e-mail; once. Errors: not_signed_in (401), invitation_email_mismatch, email_not_confirmed, member_suspended (403), invitation_not_found (404), invitation_already_accepted, already_member (409), invitation_expired, invitation_revoked, invitation_withdrawn, tenant_not_active (422).';
revoke all on function access.accept_invitation(text) from public;
grant execute on function access.accept_invitation(text) to authenticated;

create function public.accept_invitation(token text)
returns public.profils
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select access.accept_invitation(token);
end;
comment on function public.accept_invitation(text) is
  'Makes the caller a member as invited. The confirmed e-mail of the account must be the invited one.';
revoke all on function public.accept_invitation(text) from public;
grant execute on function public.accept_invitation(text) to authenticated;
