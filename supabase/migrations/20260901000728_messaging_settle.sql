-- messaging: what became of what was claimed.
-- Depends on: outbox, outbound_messages, provider_error_codes, orphan_receipts, channel_states.
-- Exposes: settle_outbound (service role).

create type messaging.settled as (
  id bigint,
  created_at timestamptz,
  tenant_id uuid,
  conversation_id uuid,
  channel text,
  channel_no integer,
  lane smallint,
  attempts smallint,
  outcome text,
  error_code integer,
  error_key text,
  delay_seconds integer,
  counts_for_circuit boolean,
  stops_channel boolean,
  raw jsonb,
  place tid
);
comment on type messaging.settled is 'A result of a sender that still holds its lease, judged.';

create function messaging.outbox_delay(
  attempt integer,
  base_seconds integer,
  max_seconds integer,
  retry_after_seconds integer
)
returns interval
language sql
volatile
security invoker
set search_path = ''
as $$
-- Jitter keeps a hundred messages that failed together from coming back together.
  select make_interval(secs => least(86400, greatest(
    least(max_seconds, base_seconds * 2 ^ (least(greatest(attempt, 1), 16) - 1))
      * (0.8 + 0.4 * random()),
    coalesce(retry_after_seconds, 0)
  )))
$$;
comment on function messaging.outbox_delay(integer, integer, integer, integer) is
  'Pause before the next attempt: the base doubled each time up to the maximum, 20 % more or less, never sooner than the provider asked, at most a day.';
revoke all on function messaging.outbox_delay(integer, integer, integer, integer) from public;

create function messaging.failure_key(result jsonb, class text)
returns text
language plpgsql
immutable
security invoker
set search_path = ''
as $$
declare
  v_status constant integer := (result ->> 'http_status')::integer;
begin
  return left(coalesce(
    nullif(result ->> 'error_key', ''),
    case when result ->> 'error_code' is not null then 'provider_' || class end,
    case when v_status >= 500 then 'http_5xx' when v_status >= 400 then 'http_4xx' end,
    result ->> 'outcome'
  ), 60);
end
$$;
comment on function messaging.failure_key(jsonb, text) is
  'What a result is filed under: the sender''s own word, the class of the provider''s code, the HTTP status, the outcome.';
revoke all on function messaging.failure_key(jsonb, text) from public;

create function messaging.is_mere_signal(kind text)
returns boolean
language sql
immutable
security invoker
set search_path = ''
as $$
-- A reaction could be sent again without harm, as it is set and not added; but the answers behind
-- it would wait for it, and no customer does.
  select kind in ('mark_read', 'typing', 'reaction')
$$;
comment on function messaging.is_mere_signal(text) is
  'Whether nobody needs to know if a message of this kind arrived: an unknown outcome ends it.';
revoke all on function messaging.is_mere_signal(text) from public;

create function messaging.judge_results(results jsonb)
returns messaging.settled[]
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: the queue is internal. The locks, in the order of ids: two settles of the same rows
-- follow each other, and the second finds its lease gone; the places hold from then on. A proof
-- that came first wins, and one that comes at this moment waits. offset 0: see settle_at_once.
begin
  return (
    with given as materialized (
      select r.value as raw
      from jsonb_array_elements(results) as r (value)
      order by (r.value ->> 'id')::bigint
    ), held as materialized (
      select q.*, m.receipt_rank, m.is_signal, g.raw
      from given as g
      cross join lateral (
        select o.*, o.ctid as place
        from messaging.outbox as o
        where o.id = (g.raw ->> 'id')::bigint and o.lease = (g.raw ->> 'lease')::uuid
        offset 0
        for update
      ) as q
      cross join lateral (
        select k.receipt_rank, messaging.is_mere_signal(k.kind) as is_signal
        from public.outbound_messages as k
        where k.id = q.id and k.created_at = q.created_at
        offset 0
        for update
      ) as m
    )
    select array_agg(row(
      h.id, h.created_at, h.tenant_id, h.conversation_id, h.channel, h.channel_no, h.lane,
      h.attempts,
      case
        when h.raw ->> 'outcome' = 'release' then 'release'
        when h.raw ->> 'outcome' = 'sent' or h.receipt_rank >= 2 then 'sent'
        when h.raw ->> 'outcome' = 'unknown'
          then case when h.is_signal then 'dropped' else 'unknown' end
        when coalesce(k.outcome, h.raw ->> 'outcome') = 'retry'
          then case when h.attempts < f.max_attempts then 'retry' else 'dead' end
        else 'dead'
      end,
      k.code,
      case when h.raw ->> 'outcome' = 'unknown' and h.is_signal then 'signal_unconfirmed'
        else messaging.failure_key(h.raw, k.class) end,
      k.base_delay_seconds, coalesce(k.counts_for_circuit, false),
      coalesce(k.stops_channel, false), h.raw, h.place
    )::messaging.settled order by h.id)
    from held as h
    join messaging.channel_settings as f on f.tenant_id = h.tenant_id and f.channel = h.channel
    left join lateral (
      select (h.raw ->> 'error_code')::integer as code, c.class, c.base_delay_seconds,
        c.counts_for_circuit, c.stops_channel,
        -- A sender that says so itself is believed; the table decides about what it only reports.
        case when h.raw ->> 'outcome' = 'error' then c.outcome end as outcome
      from messaging.class_of_error(
        (h.raw ->> 'error_code')::integer, (h.raw ->> 'http_status')::integer,
        h.raw ->> 'error_key'
      ) as c
      where h.raw ->> 'outcome' in ('error', 'retry', 'dead')
    ) as k on true
  );
end
$$;
comment on function messaging.judge_results(jsonb) is
  'The results whose lease still holds, each with its outcome: sent, retry, dead, unknown, dropped, release.';
revoke all on function messaging.judge_results(jsonb) from public;

create function messaging.settle_at_once(results jsonb)
returns messaging.settled[]
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody else changes messages or the queue. What nearly all results are: accepted at the
-- first attempt. One statement, in the order of ids: two settles of the same rows follow each
-- other. The status is what final_status makes of a message that was sent.
declare
  v_settled messaging.settled[];
begin
  with given as materialized (
    select r.*
    from jsonb_to_recordset(results) as r (
      id bigint, lease uuid, outcome text, provider_message_id text, started_at timestamptz
    )
    where r.outcome = 'sent'
    order by r.id
  ), held as materialized (
    select g.*, o.place
    from given as g
    -- offset 0: one look-up per result, however short the planner believes the queue to be.
    cross join lateral (
      select q.ctid as place
      from messaging.outbox as q
      where q.id = g.id and q.lease = g.lease and q.attempts = 1
      offset 0
    ) as o
  ), gone as (
    delete from messaging.outbox as o
    using held as h
    where o.ctid = h.place and o.lease = h.lease
    returning o.*, h.provider_message_id, h.started_at
  ), marked as (
    update public.outbound_messages as m
    set status = case when m.failed_at is null or m.receipt_rank >= 3 then 'SENT'
        else 'DLQ' end,
      error_key = case when m.failed_at is not null and m.receipt_rank < 3
        then coalesce(m.error_key, 'provider_failed') end,
      error_code = case when m.failed_at is not null then m.error_code end,
      receipt_rank = greatest(m.receipt_rank, 1::smallint),
      provider_message_id = coalesce(left(g.provider_message_id, 300), m.provider_message_id),
      attempts = 1, settled_at = coalesce(m.settled_at, clock_timestamp()),
      sent_at = least(m.sent_at, coalesce(g.started_at, clock_timestamp()))
    from gone as g
    where m.id = g.id and m.created_at = g.created_at
  )
  select array_agg(row(
    g.id, g.created_at, g.tenant_id, g.conversation_id, g.channel, g.channel_no, g.lane,
    g.attempts, 'sent', null, null, null, false, false, null, null
  )::messaging.settled) into v_settled
  from gone as g;
  return v_settled;
end
$$;
comment on function messaging.settle_at_once(jsonb) is
  'Takes out of the queue what was accepted at its first attempt. The other results are left to judge_results.';
revoke all on function messaging.settle_at_once(jsonb) from public;

create function messaging.settle_sent(settled messaging.settled[])
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody else changes messages. Receipts that were faster than this answer count now.
begin
  delete from messaging.outbox as o
  using unnest(settled) as s
  where o.ctid = s.place and s.outcome = 'sent';
  update public.outbound_messages as m
  set status = messaging.final_status('SENT', m.receipt_rank, m.failed_at),
    error_key = case when messaging.final_status('SENT', m.receipt_rank, m.failed_at) = 'DLQ'
      then coalesce(m.error_key, 'provider_failed') end,
    error_code = case when m.failed_at is not null then m.error_code end,
    receipt_rank = greatest(m.receipt_rank, 1::smallint),
    provider_message_id = coalesce(left(s.raw ->> 'provider_message_id', 300), m.provider_message_id),
    attempts = s.attempts, settled_at = coalesce(m.settled_at, clock_timestamp()),
    sent_at = least(
      m.sent_at, coalesce((s.raw ->> 'started_at')::timestamptz, clock_timestamp())
    )
  from unnest(settled) as s
  where m.id = s.id and m.created_at = s.created_at and s.outcome = 'sent';
end
$$;
comment on function messaging.settle_sent(messaging.settled[]) is
  'Takes what was accepted out of the queue.';
revoke all on function messaging.settle_sent(messaging.settled[]) from public;

create function messaging.pick_up_orphans(settled messaging.settled[])
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: see move_forward and heed_failures.
declare
  v_receipts messaging.receipt[];
  v_moved messaging.moved;
begin
  if not exists (
    select from messaging.orphan_receipts as o
    where o.conversation_id = any (
      array(select s.conversation_id from unnest(settled) as s where s.outcome = 'sent')
    )
  ) then
    return;
  end if;
  select array_agg(f.receipt) into v_receipts
  from (
    select row(
      s.id, s.created_at, max(messaging.receipt_rank(o.status)), null,
      min(o.at) filter (where o.status = 'sent'),
      min(o.at) filter (where o.status = 'delivered'),
      min(o.at) filter (where o.status in ('read', 'played')),
      min(o.at) filter (where o.status = 'failed'),
      max(o.error_code) filter (where o.status = 'failed')
    )::messaging.receipt as receipt
    from unnest(settled) as s
    join public.outbound_messages as m on m.id = s.id and m.created_at = s.created_at
    join messaging.orphan_receipts as o
      on o.conversation_id = s.conversation_id
      and (
        o.provider_message_id = m.provider_message_id
        or (o.provider_message_id = '*' and m.sent_at <= o.at)
      )
    where s.outcome = 'sent'
    group by s.id, s.created_at
  ) as f;
  if v_receipts is not null then
    v_moved := messaging.move_forward(v_receipts);
    perform messaging.heed_failures(v_receipts, v_moved.failed);
  end if;
end
$$;
comment on function messaging.pick_up_orphans(messaging.settled[]) is
  'Applies receipts that came before their message was settled.';
revoke all on function messaging.pick_up_orphans(messaging.settled[]) from public;

create function messaging.settle_failed(settled messaging.settled[])
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody else changes messages or the queue.
begin
  update messaging.outbox as o
  set lease = null, leased_until = null, worker = null,
    attempts = case s.outcome when 'release' then o.attempts - 1 else o.attempts end,
    due_at = case s.outcome
      when 'release' then clock_timestamp()
      else clock_timestamp() + messaging.outbox_delay(
        o.attempts, coalesce(s.delay_seconds, f.base_delay_seconds), f.max_delay_seconds,
        (s.raw ->> 'retry_after_seconds')::integer
      )
    end
  from unnest(settled) as s
  join messaging.channel_settings as f
    on f.tenant_id = s.tenant_id and f.channel = s.channel
  where o.ctid = s.place and s.outcome in ('retry', 'release');
  delete from messaging.outbox as o
  using unnest(settled) as s
  where o.ctid = s.place and s.outcome in ('dead', 'unknown', 'dropped');
  update public.outbound_messages as m
  set status = case s.outcome when 'retry' then 'RETRY' when 'unknown' then 'UNKNOWN'
      when 'dropped' then 'DROPPED' else 'DLQ' end,
    error_code = s.error_code, error_key = s.error_key, attempts = s.attempts,
    settled_at = case when s.outcome <> 'retry' then clock_timestamp() end
  from unnest(settled) as s
  where m.id = s.id and m.created_at = s.created_at
    and s.outcome in ('retry', 'dead', 'unknown', 'dropped');
end
$$;
comment on function messaging.settle_failed(messaging.settled[]) is
  'Queues again, gives up, drops, or marks as unknown.';
revoke all on function messaging.settle_failed(messaging.settled[]) from public;

create function messaging.record_attempts(settled messaging.settled[])
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody holds an insert on attempts. The common case, sent at once, leaves no row.
begin
  insert into public.outbound_attempts (
    tenant_id, site_id, outbound_id, attempt, outcome, http_status, error_code, error_key,
    error_details, retry_after_seconds, latency_ms, provider_message_id, worker, started_at
  )
  select s.tenant_id, m.site_id, s.id, s.attempts, s.outcome, (s.raw ->> 'http_status')::integer,
    s.error_code, case when s.outcome <> 'sent' then s.error_key end,
    left(s.raw ->> 'error_details', 500), (s.raw ->> 'retry_after_seconds')::integer,
    (s.raw ->> 'latency_ms')::integer, left(s.raw ->> 'provider_message_id', 300),
    left(s.raw ->> 'worker', 100), (s.raw ->> 'started_at')::timestamptz
  from unnest(settled) as s
  join public.outbound_messages as m on m.id = s.id and m.created_at = s.created_at
  where s.outcome in ('retry', 'dead', 'unknown', 'dropped') or (s.outcome = 'sent' and s.attempts > 1);
end
$$;
comment on function messaging.record_attempts(messaging.settled[]) is 'The log of what attempts met.';
revoke all on function messaging.record_attempts(messaging.settled[]) from public;
