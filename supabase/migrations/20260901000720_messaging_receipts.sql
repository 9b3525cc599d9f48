-- messaging: receipts move messages forward, in whatever order they come; what accounts report.
-- Depends on: outbound_messages, outbox, orphan_receipts, channel_events. Exposes: nothing.

create type messaging.receipt as (
  outbound_id bigint,
  created_at timestamptz,
  rank smallint,
  provider_message_id text,
  sent_at timestamptz,
  delivered_at timestamptz,
  read_at timestamptz,
  failed_at timestamptz,
  error_code integer
);
comment on type messaging.receipt is 'All that a delivery says about one message of ours.';

create function messaging.receipt_rank(status text)
returns smallint
language sql
immutable
security invoker
set search_path = ''
as $$
  select (case status
    when 'accepted' then 1 when 'sent' then 2 when 'delivered' then 3 when 'read' then 4
    when 'played' then 5 else 0
  end)::smallint
$$;
comment on function messaging.receipt_rank(text) is 'How far a receipt says a message came; 0: it says something else.';
revoke all on function messaging.receipt_rank(text) from public;

create function messaging.final_status(status text, rank smallint, failed_at timestamptz)
returns text
language sql
immutable
security invoker
set search_path = ''
as $$
-- Of facts, not of their order: a delivery proves a failure wrong, a failure undoes a mere sending.
-- What waits in the queue is decided by its settling, unless there is proof that it left.
  select case
    when rank >= 3 then 'SENT'
    when failed_at is not null
      then case when status in ('PENDING', 'RETRY', 'DROPPED') then status else 'DLQ' end
    when rank >= 2 then 'SENT'
    else status
  end
$$;
comment on function messaging.final_status(text, smallint, timestamptz) is
  'Status of a message from the furthest receipt and the time of failure.';
revoke all on function messaging.final_status(text, smallint, timestamptz) from public;

create function messaging.callback_time(microseconds text)
returns timestamptz
language sql
immutable
security invoker
set search_path = ''
as $$
  select timestamptz 'epoch' + microseconds::bigint * interval '1 microsecond'
$$;
comment on function messaging.callback_time(text) is 'created_at as a callback carries it.';
revoke all on function messaging.callback_time(text) from public;

create function messaging.read_receipts(channel text, items messaging.inbound_item[])
returns table (place integer, outbound_id bigint, created_at timestamptz, conversation_id uuid)
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: it looks at the messages of every tenant. The callback names the row; without one the
-- recipient's few latest messages are searched for the provider's id.
begin
  return query
  select i.place, coalesce(direct.id, found.id), coalesce(direct.created_at, found.created_at),
    c.id
  from unnest(items) as i
  cross join lateral (
    select regexp_match(i.raw ->> 'callback', '^vg1\.([0-9]{1,18})\.([0-9]{1,16})(?:\.[0-9]{1,4})?$')
      as parts
  ) as callback
  left join public.outbound_messages as direct
    on direct.id = callback.parts[1]::bigint
    and direct.created_at = messaging.callback_time(callback.parts[2])
    and direct.channel_id = i.channel_id
  left join lateral (
    select known.contact_id
    from messaging.party_ids(coalesce(i.raw -> 'to', i.raw -> 'from')) as p
    join public.contact_identities as known
      on known.tenant_id = i.tenant_id and known.channel = read_receipts.channel
      and known.kind = p.kind and known.value = p.value
    where direct.id is null
    limit 1
  ) as who on true
  left join lateral (
    select k.id
    from public.conversations as k
    where k.tenant_id = i.tenant_id and k.channel_id = i.channel_id
      and k.contact_id = who.contact_id
    offset 0
  ) as c on true
  left join lateral (
    select m.id, m.created_at
    from public.outbound_messages as m
    where m.conversation_id = c.id and m.created_at > now() - interval '31 days'
      and m.provider_message_id = i.raw ->> 'id'
    limit 1
  ) as found on true
  where i.kind = 'status' or (i.kind = 'echo' and callback.parts is not null);
end
$$;
comment on function messaging.read_receipts(text, messaging.inbound_item[]) is
  'Which message of ours each receipt is about; the conversation where only that is known.';
revoke all on function messaging.read_receipts(text, messaging.inbound_item[]) from public;

create type messaging.moved as (count integer, failed bigint[]);
comment on type messaging.moved is
  'How many messages receipts changed, and which of them had not failed before.';

create function messaging.move_forward(receipts messaging.receipt[])
returns messaging.moved
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody holds an update on messages. Queue before message, both in the order of ids, as
-- everybody here takes them. Proof that a message left while it waits for another attempt: it must
-- not be sent again, neither if it waited before nor if it was queued again while we waited for
-- its lock.
declare
  v_moved messaging.moved;
begin
  delete from messaging.outbox as o
  where o.lease is null and o.id = any (array(
    select r.outbound_id from unnest(receipts) as r where r.rank >= 2 order by 1
  ));
  perform from public.outbound_messages as m
  join unnest(receipts) as r on r.outbound_id = m.id and r.created_at = m.created_at
  order by m.id for update of m;
  with moved as (
    update public.outbound_messages as m
    set receipt_rank = n.rank,
      provider_message_id = coalesce(m.provider_message_id, r.provider_message_id),
      sent_at = coalesce(m.sent_at, r.sent_at, r.delivered_at, r.read_at),
      delivered_at = least(m.delivered_at, coalesce(r.delivered_at, r.read_at)),
      read_at = least(m.read_at, r.read_at),
      failed_at = n.failed_at,
      error_code = coalesce(m.error_code, r.error_code),
      error_key = case
        when n.failed_at is not null then coalesce(m.error_key, 'provider_failed')
        when n.rank >= 2 then null
        else m.error_key
      end,
      status = n.status,
      settled_at = case when n.status in ('PENDING', 'RETRY') then null
        else coalesce(m.settled_at, now()) end
    from unnest(receipts) as r
    join public.outbound_messages as old on old.id = r.outbound_id and old.created_at = r.created_at
    cross join lateral (
      select greatest(old.receipt_rank, r.rank) as rank,
        least(old.failed_at, case when coalesce(r.failed_at > old.requeued_at, true)
          then r.failed_at end) as failed_at
    ) as f
    cross join lateral (
      select f.rank, f.failed_at, old.status as was, old.failed_at is not null as had_failed,
        messaging.final_status(old.status, f.rank, f.failed_at) as status
    ) as n
    where m.id = r.outbound_id and m.created_at = r.created_at
      and (
        n.rank > m.receipt_rank or n.failed_at is distinct from m.failed_at
        or r.delivered_at < coalesce(m.delivered_at, 'infinity')
        or r.read_at < coalesce(m.read_at, 'infinity')
      )
    returning m.id, n.was, n.rank, n.had_failed, m.failed_at
  ), gone as (
    delete from messaging.outbox as o
    where o.lease is null and o.id = any (array(
      select w.id from moved as w where w.rank >= 2 and w.was in ('PENDING', 'RETRY')
    ))
  )
  select count(*), array_agg(w.id) filter (where w.failed_at is not null and not w.had_failed)
  into v_moved
  from moved as w;
  return v_moved;
end
$$;
comment on function messaging.move_forward(messaging.receipt[]) is
  'Writes what receipts say; nothing ever goes back. Returns what moved.';
revoke all on function messaging.move_forward(messaging.receipt[]) from public;

create function messaging.fold_receipts(items messaging.inbound_item[], channel text)
returns messaging.receipt[]
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: it keeps what cannot be attributed yet.
declare
  v_receipts messaging.receipt[];
begin
  with told as materialized (
    select r.outbound_id, r.created_at, r.conversation_id, i.tenant_id, i.at,
      case i.kind when 'echo' then 'sent' else i.raw ->> 'status' end as status,
      left(i.raw ->> 'id', 300) as provider_id,
      case when i.raw #>> '{error,code}' ~ '^[0-9]{1,9}$'
        then (i.raw #>> '{error,code}')::integer end as error_code
    from messaging.read_receipts(channel, items) as r
    join unnest(items) as i on i.place = r.place
  ), kept as (
    insert into messaging.orphan_receipts as o (
      tenant_id, conversation_id, provider_message_id, status, at, error_code
    )
    select distinct on (t.conversation_id, t.provider_id, t.status)
      t.tenant_id, t.conversation_id, t.provider_id, t.status, t.at, t.error_code
    from told as t
    where t.outbound_id is null and t.conversation_id is not null and t.provider_id is not null
      and t.status is not null
    order by t.conversation_id, t.provider_id, t.status, t.at
    on conflict on constraint orphan_receipts_pkey do nothing
  )
  select array_agg(f.receipt) into v_receipts
  from (
    select row(
      t.outbound_id, t.created_at, max(messaging.receipt_rank(t.status)), max(t.provider_id),
      min(t.at) filter (where t.status = 'sent'),
      min(t.at) filter (where t.status = 'delivered'),
      min(t.at) filter (where t.status in ('read', 'played')),
      min(t.at) filter (where t.status = 'failed'),
      max(t.error_code) filter (where t.status = 'failed')
    )::messaging.receipt as receipt
    from told as t
    where t.outbound_id is not null
    group by t.outbound_id, t.created_at
  ) as f;
  return v_receipts;
end
$$;
comment on function messaging.fold_receipts(messaging.inbound_item[], text) is
  'All that the items say, one entry per message of ours; what comes before its message was settled is kept for it.';
revoke all on function messaging.fold_receipts(messaging.inbound_item[], text) from public;

create function messaging.spread_watermarks(items messaging.inbound_item[], channel text)
returns messaging.receipt[]
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: see fold_receipts. A watermark is kept as well: a message that is being settled at this
-- moment may be older than it.
declare
  v_receipts messaging.receipt[];
begin
  with marks as materialized (
    select distinct on (i.conversation_id, i.raw ->> 'status')
      i.tenant_id, i.conversation_id, i.raw ->> 'status' as status,
      to_timestamp((i.raw ->> 'watermark_ms')::numeric / 1000.0) as at
    from unnest(messaging.find_conversations(channel, items)) as i
    where i.kind = 'watermark' and i.conversation_id is not null
      and i.raw ->> 'status' in ('delivered', 'read')
      and jsonb_typeof(i.raw -> 'watermark_ms') = 'number'
      and (i.raw ->> 'watermark_ms')::numeric between 946684800000 and 4102444800000
    order by i.conversation_id, i.raw ->> 'status', (i.raw ->> 'watermark_ms')::numeric desc
  ), kept as (
    insert into messaging.orphan_receipts as o (
      tenant_id, conversation_id, provider_message_id, status, at
    )
    select m.tenant_id, m.conversation_id, '*', m.status, m.at
    from marks as m
    order by m.conversation_id, m.status
    on conflict on constraint orphan_receipts_pkey do update
    set at = greatest(o.at, excluded.at), received_at = now()
  )
  select array_agg(f.receipt) into v_receipts
  from (
    select row(
      o.id, o.created_at, max(messaging.receipt_rank(m.status)), null, null,
      min(m.at) filter (where m.status = 'delivered'), min(m.at) filter (where m.status = 'read'),
      null, null
    )::messaging.receipt as receipt
    from marks as m
    join public.outbound_messages as o
      on o.conversation_id = m.conversation_id and o.created_at > now() - interval '31 days'
    where o.status = 'SENT' and o.sent_at <= m.at
      and o.receipt_rank < messaging.receipt_rank(m.status)
    group by o.id, o.created_at
  ) as f;
  return v_receipts;
end
$$;
comment on function messaging.spread_watermarks(messaging.inbound_item[], text) is
  'What a watermark says of every earlier message of its conversation.';
revoke all on function messaging.spread_watermarks(messaging.inbound_item[], text) from public;

create function messaging.apply_receipts(items messaging.inbound_item[], channel text)
returns integer
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: see move_forward.
declare
  v_receipts messaging.receipt[] := messaging.fold_receipts(items, channel);
  v_moved messaging.moved;
  v_count integer := 0;
begin
  if v_receipts is not null then
    v_moved := messaging.move_forward(v_receipts);
    v_count := v_moved.count;
    perform messaging.heed_failures(v_receipts, v_moved.failed);
  end if;
  if exists (select from unnest(items) as i where i.kind = 'watermark') then
    v_receipts := messaging.spread_watermarks(items, channel);
    if v_receipts is not null then
      v_moved := messaging.move_forward(v_receipts);
      v_count := v_count + v_moved.count;
    end if;
  end if;
  return v_count;
end
$$;
comment on function messaging.apply_receipts(messaging.inbound_item[], text) is
  'Statuses, our own echoes and watermarks of a delivery. Returns how many messages moved.';
revoke all on function messaging.apply_receipts(messaging.inbound_item[], text) from public;
