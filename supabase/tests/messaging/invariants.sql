-- What holds in messaging at every moment outside a transaction, after any fault. Each query
-- returns its violations: no row means that it holds. Read by invariants.ts beside it.

-- name: a provider message is stored once per channel
select m.channel_id::text, m.provider_message_id, count(*)
from public.inbound_messages as m
where m.kind = 'message' and m.provider_message_id is not null
group by m.channel_id, m.provider_message_id
having count(*) > 1;

-- name: a business event leaves one message
select m.tenant_id::text, m.dedupe_key, count(*)
from public.outbound_messages as m
group by m.tenant_id, m.dedupe_key
having count(*) > 1;

-- name: a provider message id answers to one message of ours
select m.channel_id::text, m.provider_message_id, count(*)
from public.outbound_messages as m
where m.provider_message_id is not null
group by m.channel_id, m.provider_message_id
having count(*) > 1;

-- name: what is queued has its message
select o.id
from messaging.outbox as o
left join public.outbound_messages as m on m.id = o.id and m.created_at = o.created_at
where m.id is null;

-- name: what is unfinished is queued
select m.id, m.status
from public.outbound_messages as m
left join messaging.outbox as o on o.id = m.id
where m.status in ('PENDING', 'RETRY') and o.id is null;

-- name: what is finished is not queued, unless its sender holds it
select m.id, m.status
from public.outbound_messages as m
join messaging.outbox as o on o.id = m.id
where m.status in ('SENT', 'UNKNOWN', 'DLQ', 'DROPPED') and o.lease is null;

-- name: one message at a time is being sent per conversation and lane
select o.conversation_id::text, o.lane, count(*)
from messaging.outbox as o
where o.lease is not null
group by o.conversation_id, o.lane
having count(*) > 1;

-- name: nothing overtakes an older message of its conversation and lane
select o.id, e.id as older
from messaging.outbox as o
join messaging.outbox as e
  on e.conversation_id = o.conversation_id and e.lane = o.lane and e.id < o.id
where o.lease is not null and e.lease is null and e.due_at < 'infinity'
  and not exists (
    select from public.outbound_messages as m where m.id = e.id and m.requeued_at is not null
  );

-- name: what was given up says why
select m.id, m.status
from public.outbound_messages as m
where m.status in ('DLQ', 'DROPPED', 'UNKNOWN') and m.error_key is null;

-- name: a delivered message is sent, whatever else was said
select m.id, m.status, m.receipt
from public.outbound_messages as m
where m.receipt_rank >= 3 and m.status <> 'SENT';

-- name: times of receipts follow each other
select m.id, m.sent_at, m.delivered_at, m.read_at
from public.outbound_messages as m
where m.receipt_rank >= 4 and m.read_at is null
  or m.receipt_rank >= 3 and m.delivered_at is null;

-- name: a message belongs to the tenant, site and channel of its conversation
select 'in' as direction, m.id
from public.inbound_messages as m
left join public.conversations as c
  on c.tenant_id = m.tenant_id and c.id = m.conversation_id and c.channel_id = m.channel_id
where c.id is null
union all
select 'out', m.id
from public.outbound_messages as m
left join public.conversations as c
  on c.tenant_id = m.tenant_id and c.id = m.conversation_id and c.channel_id = m.channel_id
where c.id is null;

-- name: a message to handle is answered or waits
select w.message_id
from messaging.inbound_work as w
join public.outbound_messages as o
  on o.conversation_id = w.conversation_id and o.dedupe_key like 'reply:' || w.message_id || ':%';

-- name: a message to handle exists
select w.message_id
from messaging.inbound_work as w
left join public.inbound_messages as m
  on m.id = w.message_id and m.received_at = w.received_at
where m.id is null;

-- name: a conversation that is not merged belongs to a contact that is not
select c.id::text
from public.conversations as c
join public.contacts as k on k.tenant_id = c.tenant_id and k.id = c.contact_id
where k.merged_into is not null and c.merged_into is null;

-- name: an identity belongs to a contact that is not merged
select i.channel, i.kind, i.contact_id::text
from public.contact_identities as i
join public.contacts as k on k.tenant_id = i.tenant_id and k.id = i.contact_id
where k.merged_into is not null;

-- name: every channel has a state and settings
select c.id::text
from public.channel_identities as c
left join public.channel_states as s on s.tenant_id = c.tenant_id and s.channel_id = c.id
left join messaging.channel_settings as f
  on f.tenant_id = c.tenant_id and f.channel = c.channel
where s.channel_id is null or f.tenant_id is null;

-- name: the cached settings are what the flags say
select s.tenant_id::text, s.channel
from messaging.channel_settings as s
where s is distinct from messaging.compute_settings(s.tenant_id, s.channel)
  and coalesce(s.stale_at > now(), true);

-- name: the first key of an event names its message
select k.tenant_id::text, k.dedupe_key
from messaging.outbound_keys as k
left join public.outbound_messages as m on m.id = k.outbound_id
where m.id is null and k.created_at > now() - interval '1 day';

-- name: a tripped circuit says until when
select s.channel_id::text, s.circuit
from public.channel_states as s
where (s.circuit = 'closed') <> (s.circuit_open_until is null);

-- name: answers come in the order of the questions
select a.conversation_id::text, a.id, a.question
from (
  select o.conversation_id, o.id, m.id as question,
    max(m.id) over (
      partition by o.conversation_id order by o.id
      rows between unbounded preceding and 1 preceding
    ) as later_question
  from public.outbound_messages as o
  join public.inbound_messages as m
    on m.id = substring(o.dedupe_key from '^reply:([0-9]{1,18}):')::bigint
    and m.conversation_id = o.conversation_id
  where m.disposition = 'process'
) as a
where a.question < a.later_question;

-- name: a message that was sent says when, unless a person says that it was
select m.id
from public.outbound_messages as m
where m.status = 'SENT' and m.sent_at is null
  and not exists (
    select from public.outbound_decisions as d
    where d.outbound_id = m.id and d.action = 'mark_sent'
  );

-- name: an unknown outcome has left its attempt
select m.id
from public.outbound_messages as m
where m.status = 'UNKNOWN' and m.settled_at > now() - interval '1 day'
  and not exists (
    select from public.outbound_attempts as a
    where a.outbound_id = m.id and a.outcome = 'unknown'
  );

-- name: nobody is asked whether a signal arrived
select m.id, m.kind
from public.outbound_messages as m
where m.status = 'UNKNOWN' and m.kind in ('mark_read', 'typing', 'reaction');

-- name: a fallback that is queued is kept with its message
select o.id
from messaging.outbox as o
join public.outbound_messages as m on m.id = o.id and m.created_at = o.created_at
where o.fallback is distinct from m.fallback;

-- name: a lease names its sender, and what is held back is leased to nobody
select o.id, o.worker, o.held_reason
from messaging.outbox as o
where o.lease is not null and (o.worker is null or o.held_reason is not null);

-- name: what waits for the window is counted on its conversation, which lets it go
select o.id
from messaging.outbox as o
join public.conversations as c on c.tenant_id = o.tenant_id and c.id = o.conversation_id
where o.held_reason in ('window_closed', 'daily_limit') and c.held_count = 0;

-- name: a portfolio counts the customers with whom it began conversations
select n.portfolio, n.used_count
from messaging.portfolio_counts as n
where n.used_count <> (
  select count(*) from messaging.openings as k
  where k.tenant_id = n.tenant_id and k.portfolio = n.portfolio
);

-- name: what is queued belongs to whom its message belongs
select o.id
from messaging.outbox as o
join public.outbound_messages as m on m.id = o.id and m.created_at = o.created_at
where (o.tenant_id, o.conversation_id, o.channel)
  is distinct from (m.tenant_id, m.conversation_id, m.channel);

-- name: a file belongs to a stored message
select f.id::text
from public.media as f
left join public.inbound_messages as m on m.id = f.message_id
where m.id is null and f.created_at > now() - interval '1 day';

-- name: what was answered in a turn waits no longer
select t.message_id
from messaging.inbound_turns as t
join messaging.inbound_work as w on w.message_id = t.message_id;

-- name: a burst is of one conversation, and fails as a whole
select w.turn, count(*)
from messaging.inbound_work as w
where w.turn is not null
group by w.turn
having count(distinct w.conversation_id) > 1 or count(distinct w.attempts) > 1;
