-- messaging: ordinary messages of many deliveries in one transaction.
-- Depends on: the steps of a delivery. Exposes: ingest_deliveries (service role, vigie_ingest).
-- A delivery of its own costs a commit and eight statements; here all of them are paid once.

create function messaging.check_group(deliveries jsonb)
returns integer
language plpgsql
immutable
security invoker
set search_path = ''
as $$
declare
  v_size integer;
begin
  if jsonb_typeof(deliveries) is distinct from 'array' then
    raise exception using
      errcode = '22023',
      message = 'delivery_invalid',
      detail = 'The deliveries are not a list.',
      hint = 'The function that called has a fault: the sender is not told.';
  end if;
  v_size := jsonb_array_length(deliveries);
  for v_no in 0 .. v_size - 1 loop
    -- It raises and is never null: so asked, it costs no statement of its own.
    exit when messaging.check_delivery(deliveries -> v_no) is null;
  end loop;
  return v_size;
end
$$;
comment on function messaging.check_group(jsonb) is
  'How many deliveries; raises delivery_invalid (400) unless they are a list of such.';
revoke all on function messaging.check_group(jsonb) from public;

create type messaging.group_found as (items messaging.inbound_item[], duplicates integer[]);
comment on type messaging.group_found is
  'What of a group is new, place being that of its delivery, and which deliveries came before.';

-- lint: body-length: one statement; steps of their own would be statements more for each group.
create function messaging.find_group(deliveries jsonb)
returns messaging.group_found
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: see find_short_way; its twin for many. Keys go in sorted, as everywhere. A customer or a
-- key that comes twice in the group is taken the first time only.
declare
  v_found messaging.group_found;
begin
  -- In steps, so that each is one look by a whole key.
  with asked as materialized (
    select e.place::integer as place, e.value ->> 'channel' as channel,
      e.value #> '{items,0}' as raw, e.value #> '{items,0,from}' as party,
      messaging.ordinary_time(e.value) as at,
      messaging.first_kind(e.value #> '{items,0,from}') as kind
    from jsonb_array_elements(deliveries) with ordinality as e (value, place)
  ), placed as materialized (
    select a.*, n.tenant_id, n.site_id, n.id as channel_id, n.channel_no,
      messaging.message_key(a.channel, a.raw ->> 'identity', a.raw ->> 'id') as key, a.party ->> a.kind as value,
      case when a.kind = 'wa_id' then a.party ->> 'bsuid' end as other_value
    from asked as a
    join public.channel_identities as n
      on n.channel = a.channel and n.identity = a.raw ->> 'identity' and n.status <> 'disconnected'
    join messaging.channel_settings as s
      on s.tenant_id = n.tenant_id and s.channel = n.channel and s.dedupe_enabled
    where a.at is not null
  ), way as materialized (
    select w.*, c.id as conversation_id, c.contact_id,
      row_number() over (partition by c.id order by w.place) as nth_of_customer,
      row_number() over (partition by w.key order by w.place) as nth_of_key
    from placed as w
    cross join lateral (
      select k.id, k.contact_id
      from public.conversations as k
      where k.tenant_id = w.tenant_id and k.channel_id = w.channel_id and k.recipient = w.value
        and k.contact_id = (
          select i.contact_id
          from public.contact_identities as i
          where i.tenant_id = w.tenant_id and i.channel = w.channel and i.kind = w.kind
            and i.value = w.value
        )
      offset 0
    ) as c
    where w.other_value is null or exists (
      select
      from public.contact_identities as other
      where other.tenant_id = w.tenant_id and other.channel = w.channel and other.kind = 'bsuid'
        and other.value = w.other_value and other.contact_id = c.contact_id
    )
  ), seen as (
    insert into messaging.seen_items (key, seen_at)
    select w.key, now()
    from way as w
    where w.nth_of_customer = 1 and w.nth_of_key = 1
    order by w.key
    on conflict on constraint seen_items_pkey do nothing
    returning key
  )
  select
    array_agg(row(
      w.place, 'message', w.tenant_id, w.site_id, w.channel_id, w.channel_no, w.at, w.key, w.raw,
      w.conversation_id, w.contact_id, null, null
    )::messaging.inbound_item) filter (where s.key is not null),
    array_agg(w.place) filter (where s.key is null)
  into v_found
  from way as w
  left join seen as s on s.key = w.key
  where w.nth_of_customer = 1 and w.nth_of_key = 1;
  return v_found;
end
$$;
comment on function messaging.find_group(jsonb) is
  'Channels and conversations of ordinary messages of known customers, and notes them as seen.';
revoke all on function messaging.find_group(jsonb) from public;

create function messaging.answer_group(
  items messaging.inbound_item[],
  turns messaging.turn[],
  correlations text[]
)
returns messaging.turn[]
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: see answer_message. Items and turns go side by side. Nothing is caught: what a handler
-- raises undoes the group, and its deliveries come again one by one.
declare
  v_turns messaging.turn[] := turns;
  v_commands constant text[] := array(
    select h.command
    from messaging.conversation_handlers as h
    where h.is_enabled
    order by h.position
  );
  v_waiting constant uuid[] := array(
    select w.conversation_id
    from messaging.inbound_work as w
    where w.conversation_id = any (array(select i.conversation_id from unnest(items) as i))
  );
  v_drafts messaging.draft[];
  v_turn messaging.turn;
  v_item messaging.inbound_item;
begin
  for v_no in 1 .. cardinality(items) loop
    v_item := items[v_no];
    continue when v_item.disposition <> 'process';
    v_turn := turns[v_no];
    v_turn.commands := v_commands;
    if (v_turn.settings).maintenance or v_item.conversation_id = any (v_waiting)
      or ((v_turn.settings).debounce_seconds > 0
        and messaging.is_gathered(v_turn.conversation, v_item.raw))
    then
      v_turn := messaging.defer_message(v_turn, v_item.message_id, v_item.raw);
    else
      v_turn := messaging.answer_message(
        v_turn, v_item.message_id, v_item.at, v_item.raw, left(correlations[v_item.place], 100)
      );
      v_drafts := v_drafts || v_turn.drafts;
    end if;
    v_turns[v_no] := v_turn;
  end loop;
  if v_drafts is not null then
    perform messaging.put_drafts(v_drafts);
  end if;
  return v_turns;
end
$$;
comment on function messaging.answer_group(messaging.inbound_item[], messaging.turn[], text[]) is
  'Answers one message of each conversation. Returns the turns after it.';
revoke all on function
  messaging.answer_group(messaging.inbound_item[], messaging.turn[], text[]) from public;

create function messaging.group_results(
  size integer,
  duplicates integer[],
  items messaging.inbound_item[],
  turns messaging.turn[]
)
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: should_wake is internal.
declare
  v_none constant jsonb := messaging.no_counts();
  v_results jsonb[] := array_fill(null::jsonb, array[size]);
  v_place integer;
  v_queued integer;
  v_wake boolean;
begin
  foreach v_place in array coalesce(duplicates, '{}') loop
    v_results[v_place] := v_none || '{"duplicates": 1}';
  end loop;
  for v_no in 1 .. coalesce(cardinality(items), 0) loop
    v_queued := turns[v_no].queued_count;
    if v_queued > 0 and v_wake is null then
      v_wake := messaging.should_wake();
    end if;
    v_results[items[v_no].place] := v_none || jsonb_build_object(
      'stored', 1, 'queued', v_queued, 'wake', v_queued > 0 and v_wake,
      'quarantined', (items[v_no].disposition = 'quarantined')::integer
    ) || messaging.turn_notice(turns[v_no].turn_in_ms);
  end loop;
  return to_jsonb(v_results);
end
$$;
comment on function
  messaging.group_results(integer, integer[], messaging.inbound_item[], messaging.turn[]) is
  'What became of each delivery of a group; null: nothing, it has to come alone.';
revoke all on function
  messaging.group_results(integer, integer[], messaging.inbound_item[], messaging.turn[])
  from public;

create function messaging.ingest_deliveries(deliveries jsonb)
returns jsonb
language plpgsql
volatile
security definer
set plan_cache_mode = force_generic_plan
set enable_seqscan = off
set enable_hashjoin = off
set enable_mergejoin = off
set search_path = ''
as $$
-- definer: the callers hold no grant on anything else. Plans: see ingest_delivery; by keys, because
-- one that was kept since the tables were small would read all of them.
declare
  v_size constant integer := messaging.check_group(deliveries);
  v_correlations constant text[] := array(
    select e.value ->> 'correlation_id' from jsonb_array_elements(deliveries) as e (value)
  );
  v_found constant messaging.group_found := messaging.find_group(deliveries);
  v_turns messaging.turn[];
  v_items messaging.inbound_item[];
begin
  if v_found.items is not null then
    v_turns := messaging.lock_turns(v_found.items);
    v_items := messaging.judge_items(v_found.items, v_turns);
    perform messaging.store_messages(v_items, v_turns, v_correlations);
    v_turns := messaging.answer_group(v_items, v_turns, v_correlations);
    if messaging.finish_turns(v_items, v_turns) > 0 then
      perform messaging.note_refusal(
        'RATE_LIMIT_EXCEEDED', jsonb_build_object('messages', q.messages), q.channel, q.correlation
      )
      from (
        select (t.conversation).channel, count(*) as messages,
          left(min(v_correlations[i.place]), 100) as correlation
        from unnest(v_items) as i
        join unnest(v_turns) as t on (t.conversation).id = i.conversation_id
        where i.disposition = 'quarantined'
        group by 1
        order by 1
      ) as q;
    end if;
    perform messaging.touch_channels(v_items);
  end if;
  return messaging.group_results(v_size, v_found.duplicates, v_items, v_turns);
end
$$;
comment on function messaging.ingest_deliveries(jsonb) is
  'Takes in those of some deliveries that are one ordinary message of a known customer, all or none. Service role and vigie_ingest only. Returns for each, in their order, what ingest_delivery returns, or null: it has to come alone. Errors: delivery_invalid (400); whatever a handler raises: then each comes alone.';
revoke all on function messaging.ingest_deliveries(jsonb) from public;
grant execute on function messaging.ingest_deliveries(jsonb) to service_role, vigie_ingest;

create function public.ingest_deliveries(deliveries jsonb)
returns jsonb
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select messaging.ingest_deliveries(deliveries);
end;
revoke all on function public.ingest_deliveries(jsonb) from public;
grant execute on function public.ingest_deliveries(jsonb) to service_role, vigie_ingest;
