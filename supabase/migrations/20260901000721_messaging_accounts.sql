-- messaging: what accounts report, and customers who change their ids.
-- Depends on: channel_events, message_templates, contacts. Exposes: nothing.

create function messaging.read_restriction(field text, content jsonb, at timestamptz)
returns table (is_told boolean, restriction text, restricted_until timestamptz)
language plpgsql
stable
rows 1
security invoker
set search_path = ''
as $$
-- A violation or a warning names no end: it stands for a week.
declare
  v constant jsonb := coalesce(content #> '{raw,policy_enforcement}', content, '{}');
  v_event constant text := upper(v ->> 'event');
  v_ban constant text := upper(left(v #>> '{ban_info,waba_ban_state}', 60));
begin
  if field = 'policy_enforcement' then
    return query
    select true, case v ->> 'action' when 'unblock' then null else upper(left(v ->> 'action', 60)) end,
      case v ->> 'action' when 'warning' then at + interval '7 days' end;
  elsif field <> 'account_update' then
    return;
  elsif v_ban is not null then
    return query select true, nullif(v_ban, 'REINSTATE'), null::timestamptz;
  elsif v_event = 'ACCOUNT_RESTRICTION' then
    return query
    select true, left(coalesce(string_agg(distinct r.value ->> 'restriction_type', ', '), v_event), 200),
      max(case when r.value ->> 'expiration' ~ '^[0-9]{9,10}$'
        then to_timestamp((r.value ->> 'expiration')::double precision) end)
    from jsonb_array_elements(
      case when jsonb_typeof(v -> 'restriction_info') = 'array' then v -> 'restriction_info'
        else '[]' end
    ) as r (value);
  elsif v_event = 'ACCOUNT_VIOLATION' then
    return query
    select true, 'VIOLATION ' || coalesce(left(v #>> '{violation_info,violation_type}', 100), ''),
      at + interval '7 days';
  elsif v_event in ('ACCOUNT_DELETED', 'DISABLED_UPDATE') then
    return query select true, v_event, null::timestamptz;
  end if;
end
$$;
comment on function messaging.read_restriction(text, jsonb, timestamptz) is
  'What a webhook says of restrictions of an account; no row: nothing. Without a restriction: they are over. Source: account_update of WhatsApp, policy_enforcement of Messenger.';
revoke all on function messaging.read_restriction(text, jsonb, timestamptz) from public;

create function messaging.apply_account_event(item messaging.inbound_item)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody but the rules writes channels.
declare
  v_field text := item.raw ->> 'field';
  v jsonb := coalesce(item.raw -> 'content', '{}');
  v_event text := upper(v ->> 'event');
begin
  insert into public.channel_events (
    tenant_id, channel_id, site_id, field, content, occurred_at
  )
  values (
    item.tenant_id, item.channel_id, item.site_id,
    case when v_field ~ '^[a-z0-9_]{1,80}$' then v_field else 'unknown' end, v, item.at
  );
  if v_field = 'message_template_status_update' then
    update public.message_templates as t
    set approval_state = case v_event
        when 'APPROVED' then 'approved' when 'REINSTATED' then 'approved'
        when 'REJECTED' then 'rejected' when 'PENDING' then 'pending'
        when 'PAUSED' then 'paused' when 'DISABLED' then 'paused' when 'FLAGGED' then 'paused'
        when 'LOCKED' then 'paused' when 'PENDING_DELETION' then 'paused'
        when 'DELETED' then 'paused' else t.approval_state
      end,
      rejected_reason = case when v_event in ('REJECTED', 'PAUSED', 'DISABLED')
        then left(v ->> 'reason', 300) end
    where t.tenant_id = item.tenant_id
      and t.provider_name = v ->> 'message_template_name'
      and t.provider_language = v ->> 'message_template_language';
  elsif v_field = 'message_template_quality_update' then
    update public.message_templates as t
    set quality = left(v ->> 'new_quality_score', 20)
    where t.tenant_id = item.tenant_id
      and t.provider_name = v ->> 'message_template_name'
      and t.provider_language = v ->> 'message_template_language';
  elsif v_field = 'phone_number_quality_update' then
    update public.channel_identities as c
    set quality = case v_event
        when 'FLAGGED' then 'RED' when 'UNFLAGGED' then 'GREEN' when 'DOWNGRADE' then 'YELLOW'
        when 'UPGRADE' then 'GREEN' else c.quality
      end,
      messaging_tier = coalesce(left(coalesce(
        v ->> 'max_daily_conversations_per_business',
        case when v_event <> 'THROUGHPUT_UPGRADE' then v ->> 'current_limit' end
      ), 40), c.messaging_tier)
    where c.tenant_id = item.tenant_id and c.id = item.channel_id;
  end if;
  perform messaging.note_told_limit(item, v_field, v);
  -- The account's, so that of each of its numbers.
  update public.channel_identities as c
  set restriction = r.restriction, restricted_until = r.restricted_until
  from messaging.read_restriction(v_field, v, item.at) as r
  where c.tenant_id = item.tenant_id and r.is_told
    and (c.id = item.channel_id or c.account_id = item.raw ->> 'identity');
end
$$;
comment on function messaging.apply_account_event(messaging.inbound_item) is
  'Keeps what Meta says of an account, and brings template and channel up to it.';
revoke all on function messaging.apply_account_event(messaging.inbound_item) from public;

create function messaging.link_new_ids(item messaging.inbound_item, channel text)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody but the rules writes contacts.
declare
  v_other uuid;
  v_id record;
begin
  for v_id in
    select p.kind, p.value from messaging.party_ids(item.raw -> 'new') as p order by p.kind, p.value
  loop
    insert into public.contact_identities (tenant_id, channel, kind, value, contact_id)
    values (item.tenant_id, link_new_ids.channel, v_id.kind, v_id.value, item.contact_id)
    on conflict on constraint contact_identities_pkey do nothing;
    if found then
      insert into public.contact_merges (
        tenant_id, kind, from_contact_id, into_contact_id, reason, evidence
      )
      values (
        item.tenant_id, 'link', item.contact_id, item.contact_id, 'The channel said so.',
        jsonb_build_object('kind', v_id.kind, 'type', item.raw -> 'type')
      );
    else
      select i.contact_id into v_other
      from public.contact_identities as i
      where i.tenant_id = item.tenant_id and i.channel = link_new_ids.channel
        and i.kind = v_id.kind and i.value = v_id.value;
      if v_other <> item.contact_id then
        perform messaging.join_contacts(
          item.tenant_id, v_other, item.contact_id, 'The channel said so.',
          jsonb_build_object('kind', v_id.kind, 'type', item.raw -> 'type')
        );
      end if;
    end if;
    -- The old id may be somebody else's by now: nothing is sent there any more.
    update public.conversations as c
    set recipient = v_id.value
    where c.tenant_id = item.tenant_id and c.contact_id = item.contact_id
      and c.channel = link_new_ids.channel and c.recipient_kind = v_id.kind;
    if v_id.kind = 'wa_id' and v_id.value ~ '^[0-9]{6,15}$' then
      update public.contacts as c
      set phone = '+' || v_id.value
      where c.tenant_id = item.tenant_id and c.id = item.contact_id;
    end if;
  end loop;
end
$$;
comment on function messaging.link_new_ids(messaging.inbound_item, text) is
  'A customer changed number or id: the new one belongs to the same contact, and answers go there.';
revoke all on function messaging.link_new_ids(messaging.inbound_item, text) from public;
