-- messaging: one delivery, one call, one transaction.
-- Depends on: all the steps before. Exposes: ingest_delivery (service role, vigie_ingest).

create function messaging.refuse_unknown(items messaging.inbound_item[], delivery jsonb)
returns messaging.inbound_item[]
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: it writes the event. Nothing of an unknown identity is stored: it is nobody's.
declare
  v_count integer;
begin
  select count(*) into v_count from unnest(items) as i where i.channel_id is null;
  if v_count = 0 then
    return items;
  end if;
  perform messaging.note_refusal(
    'UNKNOWN_CHANNEL_IDENTITY',
    jsonb_build_object(
      'items', v_count,
      'identities', (
        select jsonb_agg(distinct left(i.raw ->> 'identity', 64))
        from (
          select n.* from unnest(items) as n where n.channel_id is null limit 20
        ) as i
      )
    ),
    delivery ->> 'channel', left(delivery ->> 'correlation_id', 100)
  );
  return (
    select array_agg(i order by i.place) from unnest(items) as i where i.channel_id is not null
  );
end
$$;
comment on function messaging.refuse_unknown(messaging.inbound_item[], jsonb) is
  'The items of registered channels; the others leave one event.';
revoke all on function messaging.refuse_unknown(messaging.inbound_item[], jsonb) from public;

create function messaging.check_ages(items messaging.inbound_item[], delivery jsonb)
returns messaging.inbound_item[]
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: it reads the settings and writes the events. See the decision on messages in and out:
-- partners can send again, Meta's customers cannot.
declare
  v_old integer;
begin
  if exists (
    select from unnest(items) as i where i.at > now() + interval '60 seconds' and i.kind = 'message'
  ) then
    perform messaging.note_refusal(
      'REPLAY_ATTACK_FUTURE_TIMESTAMP', '{}', delivery ->> 'channel',
      left(delivery ->> 'correlation_id', 100), items[1].tenant_id
    );
  end if;
  if delivery ->> 'source' is distinct from 'partner' then
    return items;
  end if;
  select count(*) into v_old
  from unnest(items) as i
  join messaging.channel_settings as s
    on s.tenant_id = i.tenant_id and s.channel = delivery ->> 'channel'
  where s.replay_check and i.at < now() - s.replay_window;
  if v_old = 0 then
    return items;
  end if;
  perform messaging.note_refusal(
    'REPLAY_ATTACK_TOO_OLD', jsonb_build_object('items', v_old), delivery ->> 'channel',
    left(delivery ->> 'correlation_id', 100), items[1].tenant_id
  );
  return (
    select array_agg(i order by i.place)
    from unnest(items) as i
    join messaging.channel_settings as s
      on s.tenant_id = i.tenant_id and s.channel = delivery ->> 'channel'
    where not (s.replay_check and i.at < now() - s.replay_window)
  );
end
$$;
comment on function messaging.check_ages(messaging.inbound_item[], jsonb) is
  'Without what a partner sent too late; times in the future leave an event.';
revoke all on function messaging.check_ages(messaging.inbound_item[], jsonb) from public;

create function messaging.touch_channels(items messaging.inbound_item[])
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody but the rules writes states.
begin
  if not exists (
    select
    from public.channel_states as s
    where s.channel_id = any (array(select distinct i.channel_id from unnest(items) as i))
      and s.tenant_id = any (array(select distinct i.tenant_id from unnest(items) as i))
      and coalesce(s.last_webhook_at < now() - interval '10 seconds', true)
  ) then
    return;
  end if;
  update public.channel_states as s
  set last_webhook_at = now()
  from (
    select k.tenant_id, k.channel_id
    from public.channel_states as k
    where k.channel_id = any (array(select distinct i.channel_id from unnest(items) as i))
      and k.tenant_id = any (array(select distinct i.tenant_id from unnest(items) as i))
    -- Somebody else writes the same time at this moment.
    for update skip locked
  ) as free
  where s.tenant_id = free.tenant_id and s.channel_id = free.channel_id;
end
$$;
comment on function messaging.touch_channels(messaging.inbound_item[]) is
  'Remembers that the channels are alive, at most every ten seconds.';
revoke all on function messaging.touch_channels(messaging.inbound_item[]) from public;

create function messaging.note_nobodies(items messaging.inbound_item[], delivery jsonb)
returns integer
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: see note_fault.
declare
  v_item messaging.inbound_item;
  v_count integer := 0;
begin
  foreach v_item in array items loop
    if v_item.conversation_id is null then
      perform messaging.note_fault(
        delivery, v_item.raw, v_item.tenant_id, 'NO_SENDER', 'The item names no person.'
      );
      v_count := v_count + 1;
    end if;
  end loop;
  return v_count;
end
$$;
comment on function messaging.note_nobodies(messaging.inbound_item[], jsonb) is
  'Keeps the items that name no person. After the locks of conversations: its event is a lock as well. Returns how many.';
revoke all on function messaging.note_nobodies(messaging.inbound_item[], jsonb) from public;

create function messaging.ingest_messages(
  items messaging.inbound_item[],
  delivery jsonb
)
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: see the steps. One conversation after the other, its messages in the order of time.
declare
  v_channel text := delivery ->> 'channel';
  v_correlation text := left(delivery ->> 'correlation_id', 100);
  v_items messaging.inbound_item[] := messaging.open_conversations(v_channel, items);
  v_turns messaging.turn[];
  v_item messaging.inbound_item;
  v_no integer := 0;
  v_faults integer := 0;
  v_quarantined integer;
begin
  v_turns := messaging.lock_turns(v_items);
  v_faults := messaging.note_nobodies(v_items, delivery);
  v_items := messaging.judge_items(v_items, v_turns);
  if v_items is null then
    return jsonb_build_object('stored', 0, 'faults', v_faults);
  end if;
  perform messaging.store_messages(v_items, v_turns, array[v_correlation]);
  foreach v_item in array v_items loop
    -- Both are in the order of the conversations' ids.
    while v_no = 0 or (v_turns[v_no].conversation).id <> v_item.conversation_id loop
      v_no := v_no + 1;
    end loop;
    if v_item.kind = 'system' and v_item.raw ? 'new' then
      perform messaging.link_new_ids(v_item, v_channel);
    end if;
    if v_item.disposition = 'process' then
      v_turns[v_no] := messaging.try_answer(v_turns[v_no], v_item, v_correlation);
    end if;
  end loop;
  v_quarantined := messaging.finish_turns(v_items, v_turns);
  return jsonb_build_object(
    'stored', cardinality(v_items), 'faults', v_faults, 'quarantined', v_quarantined,
    'stale', (select count(*) from unnest(v_items) as i where i.disposition = 'stale'),
    'media', case when exists (select from unnest(v_items) as i where i.raw ? 'media')
      then messaging.store_media(v_channel, v_items) else 0 end,
    'queued', (select sum(t.queued_count) from unnest(v_turns) as t),
    'failed', (select sum(t.failed_count) from unnest(v_turns) as t)
  ) || messaging.turn_notice((select min(t.turn_in_ms) from unnest(v_turns) as t));
end
$$;
comment on function messaging.ingest_messages(messaging.inbound_item[], jsonb) is
  'Stores new messages and answers them. Returns the counts.';
revoke all on function messaging.ingest_messages(messaging.inbound_item[], jsonb) from public;

create type messaging.admitted as (fresh messaging.inbound_item[], counts jsonb);
comment on type messaging.admitted is
  'The items of a delivery that may come in, and the counts of those that may not.';

create function messaging.admit_items(delivery jsonb)
returns messaging.admitted
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: see the steps.
declare
  v_channel constant text := delivery ->> 'channel';
  v_all constant messaging.inbound_item[] := case delivery ->> 'source'
    when 'partner' then messaging.read_partner_items(
      v_channel, delivery -> 'items', (delivery ->> 'client_id')::uuid
    )
    else messaging.read_meta_items(v_channel, delivery -> 'items')
  end;
  v_known constant messaging.inbound_item[] := messaging.refuse_unknown(v_all, delivery);
  v_fresh constant messaging.inbound_item[] := messaging.check_ages(v_known, delivery);
begin
  return row(v_fresh, jsonb_build_object(
    'unknown_identities', coalesce(cardinality(v_all), 0) - coalesce(cardinality(v_known), 0),
    'refused', coalesce(cardinality(v_known), 0) - coalesce(cardinality(v_fresh), 0)
  ))::messaging.admitted;
end
$$;
comment on function messaging.admit_items(jsonb) is
  'The items of registered channels that are not too old, read.';
revoke all on function messaging.admit_items(jsonb) from public;

create function messaging.ingest_items(items messaging.inbound_item[], delivery jsonb)
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: see the steps. Locks are taken in one order by all: the keys of the items, sorted; our
-- messages that receipts tell of, by id; strangers, sorted; conversations, by id.
declare
  v_channel constant text := delivery ->> 'channel';
  v_new constant messaging.inbound_item[] := messaging.keep_new(items);
  v_messages messaging.inbound_item[];
  v_item messaging.inbound_item;
  v_result jsonb := '{}';
  v_statuses integer := 0;
begin
  perform messaging.touch_channels(items);
  if exists (select from unnest(v_new) as i where i.kind in ('status', 'watermark', 'echo')) then
    v_statuses := messaging.apply_receipts(v_new, v_channel);
  end if;
  foreach v_item in array coalesce(v_new, '{}') loop
    if v_item.kind = 'account' then
      perform messaging.apply_account_event(v_item);
    elsif v_item.kind not in ('status', 'watermark')
      and not (v_item.kind = 'echo' and coalesce(v_item.raw ->> 'callback', '') like 'vg1.%')
      and not (v_item.kind = 'unknown' and coalesce(v_item.raw -> 'from', v_item.raw -> 'to') is null)
    then
      v_messages := v_messages || v_item;
    elsif v_item.kind = 'unknown' then
      perform messaging.apply_account_event(v_item);
    end if;
  end loop;
  if v_messages is not null then
    v_result := messaging.ingest_messages(v_messages, delivery);
  end if;
  return jsonb_build_object(
    'duplicates', cardinality(items) - coalesce(cardinality(v_new), 0), 'statuses', v_statuses
  ) || v_result;
end
$$;
comment on function messaging.ingest_items(messaging.inbound_item[], jsonb) is
  'Items of a delivery as one set. Returns the counts.';
revoke all on function messaging.ingest_items(messaging.inbound_item[], jsonb) from public;
