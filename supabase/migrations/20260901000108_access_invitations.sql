-- access: invitations: the only way a person becomes a member.
-- Depends on: profils, the guards and the rules of members; auth.users.
-- Exposes: public.invitations (read), invite_member, revoke_invitation, accept_invitation.

create table public.invitations (
  tenant_id uuid not null,
  id uuid not null default gen_random_uuid(),
  email text not null,
  role text not null,
  site_id uuid,
  status text not null default 'pending',
  expires_at timestamptz not null default now() + interval '7 days',
  invited_by uuid,
  created_at timestamptz not null default now(),
  accepted_at timestamptz,
  accepted_by uuid,
  constraint invitations_pkey primary key (tenant_id, id),
  constraint invitations_id_key unique (id),
  constraint invitations_tenant_fkey foreign key (tenant_id) references public.tenants (id),
  constraint invitations_site_fkey
    foreign key (tenant_id, site_id) references public.sites (tenant_id, id),
  constraint invitations_role_fkey foreign key (role) references public.roles (code),
  constraint invitations_email_check check (
    email = lower(btrim(email))
    and email ~ '^[^@\s]+@[^@\s]+\.[^@\s]+$'
    -- Nothing that the inviter cannot see in the list.
    and email !~ '[[:cntrl:]\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]'
    and length(email) <= 254
  ),
  constraint invitations_status_check
    check (status in ('pending', 'accepted', 'revoked', 'expired')),
  constraint invitations_accepted_check
    check ((status = 'accepted') = (accepted_at is not null and accepted_by is not null))
);
comment on table public.invitations is
  'Who was invited to what. Written by invite_member, revoke_invitation and accept_invitation only.';
comment on column public.invitations.invited_by is
  'auth.users.id, no foreign key: the line outlives the account. Null: the system.';
create unique index invitations_pending_key on public.invitations (tenant_id, email, site_id)
  nulls not distinct where status = 'pending';
create index invitations_site_idx on public.invitations (tenant_id, site_id);
create index invitations_role_idx on public.invitations (role);
alter table public.invitations enable row level security;
create policy invitations_select_member on public.invitations
  for select to authenticated
  using (coalesce(site_id, tenant_id) = any (array(select access.scopes_where('members.read'))));
grant select on public.invitations to authenticated, service_role;

create table access.invitation_secrets (
  tenant_id uuid not null,
  invitation_id uuid not null,
  token_hash bytea not null,
  constraint invitation_secrets_pkey primary key (tenant_id, invitation_id),
  constraint invitation_secrets_token_hash_key unique (token_hash),
  constraint invitation_secrets_invitation_fkey
    foreign key (tenant_id, invitation_id) references public.invitations (tenant_id, id)
);
comment on table access.invitation_secrets is
  'SHA-256 of each token. A token has 244 random bits, so that a fast hash is enough and guessing is hopeless.';
alter table access.invitation_secrets enable row level security;
create policy invitation_secrets_select_nobody on access.invitation_secrets
  for select to authenticated
  using (false);

create function access.tg_invitations__record()
returns trigger
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: see record_event.
begin
  perform access.record_event(
    case
      when tg_op = 'INSERT' then 'INVITED'
      when new.status = 'accepted' then 'INVITATION_ACCEPTED'
      when new.status = 'expired' then 'INVITATION_EXPIRED'
      else 'INVITATION_REVOKED'
    end,
    case tg_op when 'UPDATE' then to_jsonb(old) end,
    to_jsonb(new),
    new.email,
    invitation_id => new.id
  );
  return null;
end
$$;
comment on function access.tg_invitations__record() is 'After any change of an invitation: one line of history.';
revoke all on function access.tg_invitations__record() from public;
create trigger invitations_90_emit
  after insert or update on public.invitations
  for each row execute function access.tg_invitations__record();

create function access.close_pending_invitation(tenant_id uuid, email text, site_id uuid)
returns void
language sql
volatile
security definer
set search_path = ''
as $$
-- definer: members hold no update on invitations.
  update public.invitations as i
  set status = case when i.expires_at <= now() then 'expired' else 'revoked' end
  where i.tenant_id = close_pending_invitation.tenant_id
    and i.email = close_pending_invitation.email
    and i.site_id is not distinct from close_pending_invitation.site_id
    and i.status = 'pending'
$$;
comment on function access.close_pending_invitation(uuid, text, uuid) is
  'A new invitation replaces the pending one: its token stops working.';
revoke all on function access.close_pending_invitation(uuid, text, uuid) from public;

create function access.invite_member(
  tenant_id uuid,
  email text,
  role text,
  site_id uuid default null
)
returns table (invitation_id uuid, token text, expires_at timestamptz)
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: members hold no insert on invitations, and nobody may read the hash.
declare
  v_email text := lower(btrim(email));
  v_token text := replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', '');
  v_invitation public.invitations;
begin
  perform access.require_grantable(role, tenant_id, site_id);
  if exists (
    select
    from public.profils as p
    join auth.users as u on u.id = p.user_id
    where p.tenant_id = invite_member.tenant_id
      and p.site_id is not distinct from invite_member.site_id
      and lower(u.email) = v_email
  ) then
    raise exception using
      errcode = 'PT409',
      message = 'already_member',
      detail = format('%s already has a membership there.', v_email),
      hint = 'Change that membership, or reinstate it.';
  end if;
  perform access.close_pending_invitation(tenant_id, v_email, site_id);
  insert into public.invitations (tenant_id, email, role, site_id, invited_by)
  values (
    invite_member.tenant_id, v_email, invite_member.role, invite_member.site_id, access.actor()
  )
  returning * into v_invitation;
  insert into access.invitation_secrets (tenant_id, invitation_id, token_hash)
  values (v_invitation.tenant_id, v_invitation.id, sha256(convert_to(v_token, 'UTF8')));
  return query select v_invitation.id, v_token, v_invitation.expires_at;
exception
  when check_violation or not_null_violation then
    raise exception using
      errcode = 'PT422',
      message = 'email_invalid',
      detail = format('%s is not an e-mail address.', quote_nullable(invite_member.email)),
      hint = 'Write it like name@example.com.';
  when unique_violation then
    raise exception using
      errcode = 'PT409',
      message = 'invitation_conflict',
      detail = format('Somebody else is inviting %s at this moment.', v_email),
      hint = 'Reload the invitations.';
end
$$;
comment on function access.invite_member(uuid, text, text, uuid) is
  'Invites a person; replaces a pending invitation for the same scope. The token is returned once and stored as a hash. Permission members.write on that scope, and every permission of the role. Errors: permission_denied, role_above_own (403), site_not_found (404), already_member, invitation_conflict (409), role_unknown, role_of_another_domain, email_invalid (422).';
revoke all on function access.invite_member(uuid, text, text, uuid) from public;
grant execute on function access.invite_member(uuid, text, text, uuid)
  to authenticated, service_role;

create function public.invite_member(
  tenant_id uuid,
  email text,
  role text,
  site_id uuid default null
)
returns table (invitation_id uuid, token text, expires_at timestamptz)
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select i.invitation_id, i.token, i.expires_at
  from access.invite_member(tenant_id, email, role, site_id) as i;
end;
comment on function public.invite_member(uuid, text, text, uuid) is
  'Invites a person to the tenant, or to one site of it. The token is shown once. Needs members.write.';
revoke all on function public.invite_member(uuid, text, text, uuid) from public;
grant execute on function public.invite_member(uuid, text, text, uuid)
  to authenticated, service_role;

create function access.revoke_invitation(invitation_id uuid)
returns public.invitations
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: members hold no update on invitations.
declare
  v_invitation public.invitations;
begin
  -- The lock makes a revocation and an acceptance at the same moment follow one another.
  select * into v_invitation
  from public.invitations as i
  where i.id = revoke_invitation.invitation_id
    and (
      access.is_system()
      or coalesce(i.site_id, i.tenant_id) = any (array(select access.scopes_where('members.read')))
    )
  for update;
  if not found then
    raise exception using
      errcode = 'PT404',
      message = 'invitation_not_found',
      detail = format('No invitation %s that you may see.', revoke_invitation.invitation_id),
      hint = 'Refresh the list.';
  end if;
  if not access.is_system() then
    perform access.require_permission(
      'members.write', v_invitation.tenant_id, v_invitation.site_id
    );
  end if;
  if v_invitation.status <> 'pending' then
    perform access.raise_nothing_changed(
      format('The invitation is already %s.', v_invitation.status)
    );
  end if;
  update public.invitations as i
  set status = 'revoked'
  where i.tenant_id = v_invitation.tenant_id and i.id = v_invitation.id
  returning i.* into v_invitation;
  return v_invitation;
end
$$;
comment on function access.revoke_invitation(uuid) is
  'Withdraws a pending invitation. Permission members.write on its scope. Errors: permission_denied (403), invitation_not_found (404), nothing_changed (409).';
revoke all on function access.revoke_invitation(uuid) from public;
grant execute on function access.revoke_invitation(uuid) to authenticated, service_role;

create function public.revoke_invitation(invitation_id uuid)
returns public.invitations
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select access.revoke_invitation(invitation_id);
end;
comment on function public.revoke_invitation(uuid) is
  'Withdraws a pending invitation: its token stops working. Needs members.write.';
revoke all on function public.revoke_invitation(uuid) from public;
grant execute on function public.revoke_invitation(uuid) to authenticated, service_role;

create function access.expire_invitations()
returns integer
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: the scheduler's role holds nothing on the table.
declare
  v_count integer;
begin
  update public.invitations as i
  set status = 'expired'
  where i.status = 'pending' and i.expires_at <= now();
  get diagnostics v_count = row_count;
  return v_count;
end
$$;
comment on function access.expire_invitations() is
  'Marks pending invitations past their date, for the lists; acceptance compares the date itself. For the scheduler.';
revoke all on function access.expire_invitations() from public;
grant execute on function access.expire_invitations() to service_role;
