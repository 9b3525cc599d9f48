-- messaging: people put contacts together, take them apart, and note consent.
-- Depends on: contacts, conversations.
-- Exposes: merge_contacts, split_identity, set_contact_consent.

create function messaging.contact_for_change(contact_id uuid)
returns public.contacts
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: the permission is asked of the row that is found.
declare
  v_row public.contacts;
begin
  select c.* into v_row
  from public.contacts as c
  where c.id = contact_for_change.contact_id
  for update;
  if v_row.id is null or not (
    access.is_system() or access.has_permission('contacts.write', v_row.tenant_id)
  ) then
    raise exception using
      errcode = 'PT404',
      message = 'contact_not_found',
      detail = format('There is no contact %s that you may change.', contact_id),
      hint = 'Refresh the list: it may belong to another company.';
  end if;
  return v_row;
end
$$;
comment on function messaging.contact_for_change(uuid) is
  'The contact, locked, if the caller may change it. Errors: contact_not_found (404).';
revoke all on function messaging.contact_for_change(uuid) from public;

create function messaging.merge_contacts(from_contact uuid, into_contact uuid, reason text)
returns public.contacts
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody holds an update on contacts. Locked in the order of ids.
declare
  v_first public.contacts :=
    messaging.contact_for_change(least(from_contact, into_contact));
  v_second public.contacts :=
    messaging.contact_for_change(greatest(from_contact, into_contact));
  v_row public.contacts;
begin
  perform messaging.require_reason(reason);
  if v_first.id = v_second.id or v_first.tenant_id <> v_second.tenant_id
    or v_first.merged_into is not null or v_second.merged_into is not null
  then
    raise exception using
      errcode = 'PT422',
      message = 'contact_merge_invalid',
      detail = 'The two are the same, of different companies, or merged already.',
      hint = 'Choose two contacts of one company that both stand by themselves.';
  end if;
  perform messaging.join_contacts(
    v_first.tenant_id, from_contact, into_contact, btrim(reason), '{"by": "hand"}'
  );
  perform security.log_event(
    'CONTACT_MERGED', v_first.tenant_id,
    jsonb_build_object('from', from_contact, 'into', into_contact)
  );
  select c.* into v_row
  from public.contacts as c
  where c.tenant_id = v_first.tenant_id and c.id = into_contact;
  return v_row;
end
$$;
comment on function messaging.merge_contacts(uuid, uuid, text) is
  'Makes one contact of two. Permission contacts.write. Errors: contact_not_found (404), contact_merge_invalid, reason_required (422).';
revoke all on function messaging.merge_contacts(uuid, uuid, text) from public;
grant execute on function messaging.merge_contacts(uuid, uuid, text)
  to authenticated, service_role;

create function public.merge_contacts(from_contact uuid, into_contact uuid, reason text)
returns public.contacts
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select messaging.merge_contacts(from_contact, into_contact, reason);
end;
revoke all on function public.merge_contacts(uuid, uuid, text) from public;
grant execute on function public.merge_contacts(uuid, uuid, text) to authenticated, service_role;

create function messaging.split_identity(
  tenant_id uuid,
  channel text,
  kind text,
  value text,
  reason text
)
returns public.contacts
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody holds an insert on contacts. The conversation stays where it was; the next
-- message under this id begins another.
declare
  v_old uuid;
  v_row public.contacts;
begin
  select i.contact_id into v_old
  from public.contact_identities as i
  where i.tenant_id = split_identity.tenant_id and i.channel = split_identity.channel
    and i.kind = split_identity.kind and i.value = split_identity.value;
  v_row := messaging.contact_for_change(v_old);
  perform messaging.require_reason(reason);
  if (
    select count(*) from public.contact_identities as i
    where i.tenant_id = v_row.tenant_id and i.contact_id = v_old
  ) < 2 then
    raise exception using
      errcode = 'PT422',
      message = 'contact_split_invalid',
      detail = 'The contact has no other id than this one.',
      hint = 'There is nothing to take apart.';
  end if;
  insert into public.contacts (tenant_id) values (v_row.tenant_id) returning * into v_row;
  update public.contact_identities as i
  set contact_id = v_row.id, linked_at = now()
  where i.tenant_id = v_row.tenant_id and i.channel = split_identity.channel
    and i.kind = split_identity.kind and i.value = split_identity.value;
  insert into public.contact_merges (
    tenant_id, kind, from_contact_id, into_contact_id, reason, evidence, actor_id, actor_name
  )
  values (
    v_row.tenant_id, 'split', v_old, v_row.id, btrim(split_identity.reason),
    jsonb_build_object('channel', channel, 'kind', kind), access.actor(),
    access.person_name(v_row.tenant_id, access.actor())
  );
  perform security.log_event(
    'CONTACT_MERGED', v_row.tenant_id,
    jsonb_build_object('from', v_old, 'into', v_row.id, 'split', true)
  );
  return v_row;
end
$$;
comment on function messaging.split_identity(uuid, text, text, text, text) is
  'Gives an id of a contact to a new one. Permission contacts.write. Errors: contact_not_found (404), contact_split_invalid, reason_required (422).';
revoke all on function messaging.split_identity(uuid, text, text, text, text) from public;
grant execute on function messaging.split_identity(uuid, text, text, text, text)
  to authenticated, service_role;

create function public.split_identity(
  tenant_id uuid,
  channel text,
  kind text,
  value text,
  reason text
)
returns public.contacts
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select messaging.split_identity(tenant_id, channel, kind, value, reason);
end;
revoke all on function public.split_identity(uuid, text, text, text, text) from public;
grant execute on function public.split_identity(uuid, text, text, text, text)
  to authenticated, service_role;

create function messaging.set_contact_consent(
  contact_id uuid,
  opted_out text,
  blocked boolean,
  reason text,
  expected_version integer default null
)
returns public.contacts
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody holds an update on contacts. The contact is locked: who blocks somebody must not
-- undo the opt-out that arrived since the form was opened.
declare
  v_row public.contacts := messaging.contact_for_change(contact_id);
begin
  perform messaging.require_reason(reason);
  if v_row.version <> expected_version then
    raise exception using
      errcode = 'PT409',
      message = 'contact_conflict',
      detail = format('The contact is at version %s, not %s.', v_row.version, expected_version),
      hint = 'Read the contact again, then decide.';
  end if;
  update public.contacts as c
  set opted_out = set_contact_consent.opted_out,
    opted_out_at = case
      when set_contact_consent.opted_out is null then null
      when c.opted_out = set_contact_consent.opted_out then c.opted_out_at
      else now()
    end,
    blocked_at = case when blocked then coalesce(c.blocked_at, now()) end
  where c.tenant_id = v_row.tenant_id and c.id = v_row.id
  returning c.* into v_row;
  perform security.log_event(
    'CONTACT_CONSENT_CHANGED', v_row.tenant_id,
    jsonb_build_object(
      'contact_id', v_row.id, 'opted_out', v_row.opted_out,
      'blocked', v_row.blocked_at is not null, 'reason', btrim(reason)
    )
  );
  return v_row;
end
$$;
comment on function messaging.set_contact_consent(uuid, text, boolean, text, integer) is
  'Notes what a customer wants: opted_out null, marketing or all; blocked: nothing at all is sent. Permission contacts.write. Errors: contact_not_found (404), contact_conflict (409), reason_required (422).';
revoke all on function messaging.set_contact_consent(uuid, text, boolean, text, integer)
  from public;
grant execute on function messaging.set_contact_consent(uuid, text, boolean, text, integer)
  to authenticated, service_role;

create function public.set_contact_consent(
  contact_id uuid,
  opted_out text,
  blocked boolean,
  reason text,
  expected_version integer default null
)
returns public.contacts
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select messaging.set_contact_consent(contact_id, opted_out, blocked, reason, expected_version);
end;
revoke all on function public.set_contact_consent(uuid, text, boolean, text, integer)
  from public;
grant execute on function public.set_contact_consent(uuid, text, boolean, text, integer)
  to authenticated, service_role;
