-- messaging: the heart of the claim: what is due, judged and leased in one statement.
-- Depends on: the claim's steps. Exposes: nothing.

-- lint: body-length: one statement; steps of their own would read every row again.
create function messaging.lease_due(
  open messaging.open_channel,
  priority smallint,
  wanted integer,
  from_due_at timestamptz,
  worker text,
  lease uuid,
  leased_until timestamptz
)
returns messaging.claimed_part
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: the queue is internal.
-- skip locked: another sender has that row. not exists: within a conversation and lane the oldest
-- unfinished message goes first, and the next one not before it is settled; offset 0: asked of each
-- message, by the one index that serves it. A conversation by its id alone: by the tenant as well
-- another index would do, to a planner that knows of few. The update goes by places, which the
-- locks keep. All are the same whatever the planner believes. json, not jsonb, which took three
-- times as long: nobody here reads it.
declare
  v_now constant timestamptz := clock_timestamp();
  v_part messaging.claimed_part;
begin
  with due as materialized (
    select q.id, q.created_at, q.tenant_id, q.conversation_id, q.contact_id, q.category, q.template,
      q.is_answer, q.needs_window, q.fallback is not null as has_fallback, q.due_at, q.expires_at,
      q.lease, q.ctid as place
    from messaging.outbox as q
    where q.channel_no = (open).channel_no and q.priority = lease_due.priority
      and q.due_at between from_due_at and v_now
      and (q.lease is null or q.leased_until <= v_now)
      and not exists (
        select
        from messaging.outbox as earlier
        where earlier.conversation_id = q.conversation_id and earlier.lane = q.lane
          and (earlier.conversation_id, earlier.lane, earlier.id)
            < (q.conversation_id, q.lane, q.id)
          and earlier.due_at < 'infinity'
        offset 0
      )
    order by q.due_at
    limit wanted
    for update of q skip locked
  ), judged as materialized (
    select d.*, c.recipient_kind, c.recipient, case
      when d.lease is not null then 'unknown'
      when d.expires_at <= now() then 'expired'
      when k.blocked_at is not null then 'blocked'
      when k.opted_out = 'all' and (d.category <> 'reply' or not d.is_answer) then 'opted_out'
      when k.opted_out = 'marketing' and d.category = 'marketing' then 'opted_out'
      when (open).outbound_mode = 'drop' or w.mode = 'drop' then 'switched_off'
      when w.mode = 'hold' then 'hold'
      when ((open).outbound_mode = 'inbound_only' or w.mode = 'inbound_only') and not d.is_answer
        then 'hold'
      when d.needs_window and coalesce(c.window_expires_at <= now(), true)
        then case when d.has_fallback then 'fallback' else 'window_closed' end
      when (open).daily_limit is not null and not d.needs_window
        and coalesce(c.window_expires_at <= now(), true) then 'opening'
      else 'send'
    end as verdict
    from due as d
    join public.conversations as c on c.id = d.conversation_id
    -- offset 0: each contact looked up in the short index of those who stopped us.
    left join lateral (
      select s.opted_out, s.blocked_at
      from public.contacts as s
      where s.tenant_id = d.tenant_id and s.id = d.contact_id
        and (s.opted_out is not null or s.blocked_at is not null)
      offset 0
    ) as k on true
    left join lateral (
      select s.mode
      from public.outbound_switches as s
      where (open).has_switches and s.tenant_id = d.tenant_id
        and coalesce(s.expires_at > now(), true)
        and (
          s.channel_id = (open).channel_id or s.template_key = d.template
          or s.contact_id = d.contact_id
        )
      order by array_position(array['drop', 'hold', 'inbound_only'], s.mode)
      limit 1
    ) as w on true
  ), leased as (
    update messaging.outbox as o
    set lease = lease_due.lease, leased_until = lease_due.leased_until, worker = lease_due.worker,
      attempts = o.attempts + 1, held_reason = null
    from judged as j
    where o.ctid = j.place and j.verdict = 'send'
    returning o.id, o.created_at, o.attempts, j.recipient_kind, j.recipient
  ), items as (
    select l.id, lease_due.lease, l.attempts as attempt, (open).channel_id, m.conversation_id,
      json_object(array['kind', l.recipient_kind, 'value', l.recipient]) as "to",
      'vg1.' || l.id || '.' || (date_part('epoch', l.created_at) * 1000000)::bigint || '.'
        || l.attempts as callback,
      m.dedupe_key as idempotency_key, m.category, m.in_reply_to,
      case when m.kind = 'template' then messaging.sent_payload(m.tenant_id, m.payload)
        else m.payload end as payload
    from leased as l
    join public.outbound_messages as m on m.id = l.id and m.created_at = l.created_at
  )
  select array[(select json_agg(i) from items as i)],
    count(*) filter (where j.verdict = 'send'), count(*), max(j.due_at),
    array_agg(row(j.id, j.created_at, j.verdict, j.due_at, j.place)::messaging.claimed)
      filter (where j.verdict <> 'send'),
    null, null
  into v_part
  from judged as j;
  return v_part;
end
$$;
comment on function messaging.lease_due(
  messaging.open_channel, smallint, integer, timestamptz, text, uuid, timestamptz
) is
  'Messages of a channel and priority that are due, the first first: those that may be sent are leased, with all that the sender needs; the others are locked, each with its verdict.';
revoke all on function messaging.lease_due(
  messaging.open_channel, smallint, integer, timestamptz, text, uuid, timestamptz
) from public;

create function messaging.take_due(
  open messaging.open_channel,
  wanted integer,
  marks jsonb,
  worker text,
  lease uuid,
  leased_until timestamptz
)
returns messaging.claimed_part
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: the queue is internal. A mark stays a second behind: what was queued by a transaction
-- that took so long to commit is still found; what took longer, by the next full look.
declare
  v_behind constant timestamptz := clock_timestamp() - interval '1 second';
  v_marks timestamptz[] := array[marks ->> 0, marks ->> 1, marks ->> 2]::timestamptz[];
  v_priority smallint;
  v_from timestamptz;
  v_left integer;
  v_more messaging.claimed_part;
  v_part messaging.claimed_part := row('{}', 0, 0, null, '{}', null, null)::messaging.claimed_part;
begin
  foreach v_priority in array array[0, 1, 2]::smallint[] loop
    v_left := wanted - v_part.taken;
    v_from := coalesce(v_marks[v_priority + 1], '-infinity');
    v_more := messaging.lease_due(open, v_priority, v_left, v_from, worker, lease, leased_until);
    v_marks[v_priority + 1] := greatest(v_from, least(
      v_behind, case when v_more.taken = v_left then v_more.last_due_at end
    ));
    if v_more.sent > 0 then
      v_part.lists := v_part.lists || v_more.lists;
      v_part.sent := v_part.sent + v_more.sent;
    end if;
    v_part.taken := v_part.taken + v_more.taken;
    v_part.others := v_part.others || v_more.others;
    exit when v_part.taken >= wanted;
  end loop;
  v_part.marks := to_jsonb(v_marks);
  return v_part;
end
$$;
comment on function
  messaging.take_due(messaging.open_channel, integer, jsonb, text, uuid, timestamptz) is
  'As lease_due, answers before campaigns, each from its mark on; null: from the beginning.';
revoke all on function
  messaging.take_due(messaging.open_channel, integer, jsonb, text, uuid, timestamptz)
  from public;

create function messaging.claim_from(
  open messaging.open_channel,
  wanted integer,
  marks jsonb,
  worker text,
  lease uuid,
  lease_seconds integer
)
returns messaging.claimed_part
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: the queue is internal.
declare
  v_until constant timestamptz := clock_timestamp() + make_interval(secs => lease_seconds);
  v_part messaging.claimed_part
    := messaging.take_due(open, wanted, marks, worker, lease, v_until);
  v_more json;
begin
  if cardinality(v_part.others) > 0 then
    v_part.others := messaging.use_fallbacks(messaging.admit_openings(open, v_part.others));
    v_part.counts := messaging.settle_unsent(v_part.others);
    v_more := messaging.lease_fallbacks(open, v_part.others, worker, lease, v_until);
    if v_more is not null then
      v_part.lists := v_part.lists || v_more;
      v_part.sent := v_part.sent + json_array_length(v_more);
    end if;
  end if;
  if (open).is_limited and v_part.sent > 0 then
    perform messaging.spend_allowance(
      (open).tenant_id, (open).channel_id, v_part.sent, lease_seconds
    );
  end if;
  return v_part;
end
$$;
comment on function
  messaging.claim_from(messaging.open_channel, integer, jsonb, text, uuid, integer) is
  'What one channel gives to a claim: at most so many.';
revoke all on function
  messaging.claim_from(messaging.open_channel, integer, jsonb, text, uuid, integer) from public;
