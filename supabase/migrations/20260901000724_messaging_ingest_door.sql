-- messaging: the door of the deliveries, and messages that somebody asks to be handled after all.
-- Depends on: ingest_items, ingest_single.
-- Exposes: ingest_delivery (service role, vigie_ingest), reprocess_inbound.

create function messaging.check_delivery(delivery jsonb)
returns boolean
language plpgsql
immutable
security invoker
set search_path = ''
as $$
-- It returns something because a perform would be one statement more for each of a group.
declare
  v_problem text := case
    when jsonb_typeof(delivery) is distinct from 'object' then 'The delivery is not an object.'
    when coalesce(delivery ->> 'source', '') not in ('meta', 'partner')
      then 'source is neither meta nor partner.'
    when coalesce(delivery ->> 'channel', '') not in ('whatsapp', 'instagram', 'messenger')
      then 'channel is not whatsapp, instagram or messenger.'
    when jsonb_typeof(delivery -> 'items') is distinct from 'array' then 'items is not a list.'
    when jsonb_array_length(delivery -> 'items') > 1000
      then format('%s items; at most 1000.', jsonb_array_length(delivery -> 'items'))
    when delivery ->> 'source' = 'partner' and delivery ->> 'client_id' is null
      then 'A partner''s delivery needs client_id.'
  end;
begin
  if v_problem is not null then
    raise exception using
      errcode = '22023',
      message = 'delivery_invalid',
      detail = v_problem,
      hint = 'The function that called has a fault: the sender is not told.';
  end if;
  return true;
end
$$;
comment on function messaging.check_delivery(jsonb) is
  'True; raises delivery_invalid (400) unless the envelope is one.';
revoke all on function messaging.check_delivery(jsonb) from public;

create function messaging.no_counts()
returns jsonb
language plpgsql
immutable
security invoker
set search_path = ''
as $$
begin
  return '{
    "stored": 0, "duplicates": 0, "statuses": 0, "unknown_identities": 0, "quarantined": 0,
    "stale": 0, "refused": 0, "failed": 0, "faults": 0, "queued": 0, "media": 0, "wake": false
  }'::jsonb;
end
$$;
comment on function messaging.no_counts() is 'What became of a delivery of nothing.';
revoke all on function messaging.no_counts() from public;

create function messaging.ingest_set(delivery jsonb)
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: see the steps.
declare
  v_admitted messaging.admitted;
  v_result jsonb;
begin
  perform messaging.check_delivery(delivery);
  begin
    v_admitted := messaging.admit_items(delivery);
    v_result := v_admitted.counts || case
      when v_admitted.fresh is null then '{}' else messaging.ingest_items(v_admitted.fresh, delivery)
    end;
  exception
    when assert_failure or others then
      if messaging.is_server_error(sqlstate) then
        raise;
      end if;
      v_result := messaging.ingest_one_by_one(delivery);
  end;
  -- Ordinary is one message, one receipt or one duplicate: its own row tells.
  if jsonb_array_length(delivery -> 'items') > 1
    or coalesce((v_result ->> 'unknown_identities')::integer, 0)
      + coalesce((v_result ->> 'refused')::integer, 0)
      + coalesce((v_result ->> 'faults')::integer, 0) > 0
  then
    insert into messaging.inbound_deliveries (
      source, channel, correlation_id, body_hash, item_count, result
    )
    values (
      delivery ->> 'source', delivery ->> 'channel', left(delivery ->> 'correlation_id', 100),
      left(delivery ->> 'body_hash', 64), jsonb_array_length(delivery -> 'items'), v_result
    );
  end if;
  return v_result;
end
$$;
comment on function messaging.ingest_set(jsonb) is
  'A delivery of any kind. Returns the counts. Errors: delivery_invalid (400); those of the server.';
revoke all on function messaging.ingest_set(jsonb) from public;

create function messaging.ingest_delivery(delivery jsonb)
returns jsonb
language plpgsql
volatile
security definer
set plan_cache_mode = force_generic_plan
set enable_seqscan = off
set search_path = ''
as $$
-- definer: the callers hold no grant on anything else.
-- Generic plans, here and in all it calls: planning anew took longer than the work itself. By keys:
-- a plan that was kept since a table was small would read all of it.
declare
  v_key constant uuid := messaging.message_key(
    delivery ->> 'channel', delivery #>> '{items,0,identity}', delivery #>> '{items,0,id}'
  );
  v_result jsonb;
begin
  -- A duplicate is answered by one look, without lock or write. Who brings the same at the same
  -- time is not seen here and waits at the key.
  if exists (select from messaging.seen_items as k where k.key = v_key)
    and delivery #>> '{items,0,kind}' = 'message' and delivery ->> 'source' = 'meta'
    and delivery #> '{items,1}' is null
    and exists (
      select
      from public.channel_identities as n
      join messaging.channel_settings as s
        on s.tenant_id = n.tenant_id and s.channel = n.channel and s.dedupe_enabled
      where n.channel = delivery ->> 'channel' and n.identity = delivery #>> '{items,0,identity}'
        and n.status <> 'disconnected'
    )
  then
    return messaging.no_counts() || '{"duplicates": 1}';
  end if;
  begin
    v_result := messaging.ingest_single(delivery, v_key);
  exception
    when assert_failure or others then
      if messaging.is_server_error(sqlstate) then
        raise;
      end if;
  end;
  if v_result is null then
    v_result := messaging.ingest_set(delivery);
  end if;
  if (v_result ->> 'quarantined')::integer > 0 then
    perform messaging.note_refusal(
      'RATE_LIMIT_EXCEEDED', jsonb_build_object('messages', v_result -> 'quarantined'),
      delivery ->> 'channel', left(delivery ->> 'correlation_id', 100)
    );
  end if;
  return messaging.no_counts() || v_result || case
    when coalesce((v_result ->> 'queued')::integer, 0) > 0 and messaging.should_wake()
      then '{"wake": true}'
    else '{}'
  end::jsonb;
end
$$;
comment on function messaging.ingest_delivery(jsonb) is
  'Takes a delivery in: all of it is stored, or nothing is. Service role and vigie_ingest only. Returns what became of the items. Errors: delivery_invalid (400); those of the server, after which the sender has to come again.';
revoke all on function messaging.ingest_delivery(jsonb) from public;
grant execute on function messaging.ingest_delivery(jsonb) to service_role, vigie_ingest;

create function public.ingest_delivery(delivery jsonb)
returns jsonb
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select messaging.ingest_delivery(delivery);
end;
revoke all on function public.ingest_delivery(jsonb) from public;
grant execute on function public.ingest_delivery(jsonb) to service_role, vigie_ingest;

create function messaging.reprocess_inbound(message_ids bigint[], reason text)
returns integer
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: the work is internal. What was answered already is left alone: its answers have the same
-- keys, and a customer must not be answered twice.
declare
  v_count integer;
begin
  perform messaging.require_reason(reason);
  insert into messaging.inbound_work as w (
    message_id, tenant_id, received_at, conversation_id, state, next_attempt_at, text_sealed
  )
  select m.id, m.tenant_id, m.received_at, m.conversation_id, 'waiting', now(), m.text_sealed
  from public.inbound_messages as m
  where m.id = any (reprocess_inbound.message_ids)
    and cardinality(reprocess_inbound.message_ids) <= 1000
    and m.kind = 'message'
    and m.disposition in ('stale', 'quarantined')
    and (
      access.is_system() or access.has_permission('messages.send', m.tenant_id, m.site_id)
    )
    and not exists (
      select
      from public.outbound_messages as o
      where o.conversation_id = m.conversation_id
        and o.dedupe_key like 'reply:' || m.id || ':%'
    )
  on conflict on constraint inbound_work_pkey do nothing;
  get diagnostics v_count = row_count;
  update messaging.inbound_work as w
  set next_attempt_at = now(), state = 'waiting'
  where w.message_id = any (reprocess_inbound.message_ids)
    and w.state = 'failed'
    and (
      access.is_system()
      or access.has_permission('messages.send', w.tenant_id, (
        select c.site_id from public.conversations as c where c.id = w.conversation_id
      ))
    );
  return v_count + (
    select count(*) from messaging.inbound_work as w
    where w.message_id = any (reprocess_inbound.message_ids) and w.attempts > 0
  );
end
$$;
comment on function messaging.reprocess_inbound(bigint[], text) is
  'Gives stored messages that were not acted upon, or that failed, to the handlers with the next tick; at most 1000. Permission messages.send on each. Returns how many will be. Errors: reason_required (422).';
revoke all on function messaging.reprocess_inbound(bigint[], text) from public;
grant execute on function messaging.reprocess_inbound(bigint[], text)
  to authenticated, service_role;

create function public.reprocess_inbound(message_ids bigint[], reason text)
returns integer
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select messaging.reprocess_inbound(message_ids, reason);
end;
revoke all on function public.reprocess_inbound(bigint[], text) from public;
grant execute on function public.reprocess_inbound(bigint[], text)
  to authenticated, service_role;
