-- messaging: the claim itself.
-- Depends on: the steps before. Exposes: claim_outbound, next_outbound_due (service role).

create function messaging.use_fallbacks(taken messaging.claimed[])
returns messaging.claimed[]
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody else changes messages. The record shows what was sent, not what was meant.
declare
  v_taken messaging.claimed[];
begin
  if not exists (select from unnest(taken) as t where t.verdict = 'fallback') then
    return taken;
  end if;
  with filled as (
    update public.outbound_messages as m
    set kind = 'template', template = o.fallback ->> 'key',
      payload = jsonb_build_object(
        'type', 'template', 'template', o.fallback || '{"approved": true}'
      )
    from unnest(taken) as t
    join messaging.outbox as o on o.ctid = t.place
    where m.id = t.id and m.created_at = t.created_at and t.verdict = 'fallback'
      and messaging.provider_template(o.tenant_id, o.fallback) is not null
    returning m.id
  )
  select array_agg(row(t.id, t.created_at, case
    when t.verdict <> 'fallback' then t.verdict
    when f.id is null then 'window_closed'
    else 'send'
  end, t.due_at, t.place)::messaging.claimed) into v_taken
  from unnest(taken) as t
  left join filled as f on f.id = t.id;
  return v_taken;
end
$$;
comment on function messaging.use_fallbacks(messaging.claimed[]) is
  'Where the window is closed and an approved template stands by, it is sent instead; elsewhere the message waits.';
revoke all on function messaging.use_fallbacks(messaging.claimed[]) from public;

create function messaging.lease_fallbacks(
  open messaging.open_channel,
  taken messaging.claimed[],
  worker text,
  lease uuid,
  leased_until timestamptz
)
returns json
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: the queue is internal. As lease_due does, for what was looked at once more: it is sent
-- in another form, or begins a conversation that the portfolio had room for.
declare
  v_list json;
begin
  with leased as (
    update messaging.outbox as o
    set lease = lease_fallbacks.lease, leased_until = lease_fallbacks.leased_until,
      worker = lease_fallbacks.worker, attempts = o.attempts + 1, held_reason = null
    from unnest(taken) as t
    where o.ctid = t.place and t.verdict = 'send'
    returning o.id, o.created_at, o.attempts
  ), items as (
    select l.id, lease_fallbacks.lease, l.attempts as attempt, (open).channel_id, m.conversation_id,
      json_object(array['kind', c.recipient_kind, 'value', c.recipient]) as "to",
      'vg1.' || l.id || '.' || (date_part('epoch', l.created_at) * 1000000)::bigint || '.'
        || l.attempts as callback,
      m.dedupe_key as idempotency_key, m.category, m.in_reply_to,
      case when m.kind = 'template' then messaging.sent_payload(m.tenant_id, m.payload)
        else m.payload end as payload
    from leased as l
    join public.outbound_messages as m on m.id = l.id and m.created_at = l.created_at
    join public.conversations as c on c.id = m.conversation_id
  )
  select json_agg(i) into v_list
  from items as i;
  return v_list;
end
$$;
comment on function
  messaging.lease_fallbacks(messaging.open_channel, messaging.claimed[], text, uuid, timestamptz) is
  'Leases what was found after a second look that it may leave. Returns the list of it; null: nothing.';
revoke all on function
  messaging.lease_fallbacks(messaging.open_channel, messaging.claimed[], text, uuid, timestamptz)
  from public;

create function messaging.spend_allowance(
  tenant_id uuid,
  channel_id uuid,
  taken integer,
  lease_seconds integer
)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody else writes states. No limit and no tripped circuit: nothing to write.
begin
  update public.channel_states as s
  set pace_tokens = greatest(0, least(
      c.throughput_per_second,
      s.pace_tokens + c.throughput_per_second * extract(epoch from clock_timestamp() - s.paced_at)
    ) - taken),
    paced_at = clock_timestamp(),
    circuit = case when s.circuit = 'closed' then 'closed' else 'half_open' end,
    circuit_open_until = case when s.circuit <> 'closed'
      then clock_timestamp() + make_interval(secs => lease_seconds) end
  from public.channel_identities as c
  where s.tenant_id = spend_allowance.tenant_id and s.channel_id = spend_allowance.channel_id
    and c.tenant_id = s.tenant_id and c.id = s.channel_id
    and (c.throughput_per_second is not null or s.circuit <> 'closed');
end
$$;
comment on function messaging.spend_allowance(uuid, uuid, integer, integer) is
  'Takes what was claimed from the rate of a number; a tripped circuit tries one message and waits for it.';
revoke all on function messaging.spend_allowance(uuid, uuid, integer, integer) from public;

create function messaging.next_outbound_due(channel text default null)
returns timestamptz
language sql
stable
security definer
set search_path = ''
as $$
-- definer: the queue is internal.
  select min(coalesce(o.leased_until, o.due_at))
  from messaging.outbox as o
  where (next_outbound_due.channel is null or o.channel = next_outbound_due.channel)
    and o.due_at < 'infinity'
$$;
comment on function messaging.next_outbound_due(text) is
  'When the next message may be due; the past: now, or something holds it. Reads the whole queue.';
revoke all on function messaging.next_outbound_due(text) from public;
grant execute on function messaging.next_outbound_due(text) to service_role;

create function public.next_outbound_due(channel text default null)
returns timestamptz
language sql
stable
security invoker
set search_path = ''
begin atomic
  select messaging.next_outbound_due(channel);
end;
revoke all on function public.next_outbound_due(text) from public;
grant execute on function public.next_outbound_due(text) to service_role;

create function messaging.add_counts(counts jsonb, more jsonb)
returns jsonb
language sql
immutable
security invoker
set search_path = ''
as $$
  select jsonb_object_agg(
    k.key, (counts ->> k.key)::integer + coalesce((more ->> k.key)::integer, 0)
  )
  from jsonb_object_keys(counts) as k (key)
$$;
comment on function messaging.add_counts(jsonb, jsonb) is 'The sums of two sets of counts.';
revoke all on function messaging.add_counts(jsonb, jsonb) from public;

create function messaging.way_out(open messaging.open_channel)
returns jsonb
language plpgsql
immutable
security invoker
set search_path = ''
as $$
begin
  return jsonb_build_object((open).channel_id, jsonb_build_object(
    'channel', (open).channel, 'identity', (open).identity, 'account_id', (open).account_id,
    'token_ref', (open).token_ref, 'api_base', (open).api_base
  ));
end
$$;
comment on function messaging.way_out(messaging.open_channel) is
  'How the messages of a channel are sent, under its id: told once, not in each message.';
revoke all on function messaging.way_out(messaging.open_channel) from public;

create function messaging.one_list(lists json[])
returns json
language plpgsql
immutable
security invoker
set search_path = ''
as $$
-- Most claims have one list: nothing is read again.
begin
  return case cardinality(lists)
    when 0 then '[]'
    when 1 then lists[1]
    else (
      select json_agg(i.value order by l.place, i.place)
      from unnest(lists) with ordinality as l (list, place)
      cross join json_array_elements(l.list) with ordinality as i (value, place)
    )
  end;
end
$$;
comment on function messaging.one_list(json[]) is 'Lists one after the other as one.';
revoke all on function messaging.one_list(json[]) from public;

create function messaging.claim_outbound(
  worker text,
  batch integer default 100,
  lease_seconds integer default 60,
  resume jsonb default null,
  channel text default null,
  channel_id uuid default null,
  lease uuid default null
)
returns json
language plpgsql
volatile
security definer
set plan_cache_mode = force_generic_plan
set enable_seqscan = off
set enable_hashjoin = off
set enable_mergejoin = off
set enable_memoize = off
set jit = off
set search_path = ''
as $$
-- definer: nobody holds a grant on the queue.
-- The plans, here and in all it calls, are generic and go by the keys: planning anew took longer
-- than the work, and a plan made while the queue was empty would read all of it when it is long.
declare
  v_lease constant uuid := coalesce(claim_outbound.lease, gen_random_uuid());
  v_seconds constant integer := least(greatest(coalesce(lease_seconds, 60), 5), 900);
  v_left integer := least(greatest(coalesce(batch, 100), 1), 1000);
  v_open messaging.open_channel[];
  v_used integer[];
  v_share integer;
  v_wanted integer;
  v_part messaging.claimed_part;
  v_lists json[] := '{}';
  v_channels jsonb := '{}';
  v_marks jsonb := coalesce(resume, '{}');
  v_counts jsonb := '{"held": 0, "dropped": 0, "unknown": 0}';
begin
  perform messaging.note_dispatcher(left(coalesce(worker, '?'), 100));
  if exists (select from messaging.channel_settings as s where s.stale_at <= now()) then
    perform messaging.refresh_settings(only_stale => true);
  end if;
  v_open := array(select c from messaging.open_channels(
    claim_outbound.channel, claim_outbound.channel_id, v_left, resume
  ) as c);
  v_used := array_fill(0, array[cardinality(v_open)]);
  v_share := ceil(v_left::numeric / greatest(cardinality(v_open), 1));
  -- A share for every channel first, what is left for those that have more: one number with a long
  -- queue must not starve the others. In the order of numbers, because some stay locked.
  for v_pass in 1 .. 2 loop
    for v_at in 1 .. cardinality(v_open) loop
      continue when v_pass = 2 and v_used[v_at] < v_share;
      v_wanted := least(
        v_open[v_at].allowance - v_used[v_at], v_left,
        case v_pass when 1 then v_share else v_left end
      );
      continue when v_wanted <= 0;
      v_part := messaging.claim_from(
        v_open[v_at], v_wanted, v_marks -> v_open[v_at].channel_no::text, left(worker, 100),
        v_lease, v_seconds
      );
      v_marks := v_marks || jsonb_build_object(v_open[v_at].channel_no, v_part.marks);
      v_used[v_at] := v_used[v_at] + v_part.taken;
      v_left := v_left - v_part.sent;
      v_lists := v_lists || v_part.lists;
      if v_part.sent > 0 then
        v_channels := v_channels || messaging.way_out(v_open[v_at]);
      end if;
      if v_part.counts is not null then
        v_counts := messaging.add_counts(v_counts, v_part.counts);
      end if;
    end loop;
  end loop;
  return json_build_object(
    'held', v_counts -> 'held', 'dropped', v_counts -> 'dropped', 'unknown', v_counts -> 'unknown',
    'channels', v_channels, 'items', messaging.one_list(v_lists), 'resume', v_marks
  );
end
$$;
comment on function messaging.claim_outbound(text, integer, integer, jsonb, text, uuid, uuid) is
  'Hands out messages that may leave now, at most 1000, each to one sender until its lease ends; what is claimed counts as begun, so that a lease which ends unsettled is an unknown outcome. resume: what the last claim returned, to go on where it stopped, or null, to look from the beginning. channel, channel_id: only those. lease: the name of this claim, new each time: a sender that got no answer can give back what it never received (release_unreceived).';
revoke all on function messaging.claim_outbound(text, integer, integer, jsonb, text, uuid, uuid)
  from public;
grant execute on function messaging.claim_outbound(text, integer, integer, jsonb, text, uuid, uuid)
  to service_role;

create function public.claim_outbound(
  worker text,
  batch integer default 100,
  lease_seconds integer default 60,
  resume jsonb default null,
  channel text default null,
  channel_id uuid default null,
  lease uuid default null
)
returns json
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select messaging.claim_outbound(
    worker, batch, lease_seconds, resume, channel, channel_id, lease
  );
end;
revoke all on function public.claim_outbound(text, integer, integer, jsonb, text, uuid, uuid)
  from public;
grant execute on function public.claim_outbound(text, integer, integer, jsonb, text, uuid, uuid)
  to service_role;
