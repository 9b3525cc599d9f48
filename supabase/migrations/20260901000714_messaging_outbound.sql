-- messaging: what goes out: the messages, the queue of those that are not finished, their attempts.
-- Depends on: conversations. Exposes: outbound_messages, outbound_attempts.

create sequence messaging.outbound_messages_id_seq as bigint;
comment on sequence messaging.outbound_messages_id_seq is
  'Ids of outbound_messages, in the order in which a conversation''s messages are queued.';

create function messaging.is_outbound_message(
  channel text,
  kind text,
  category text,
  origin text,
  status text,
  receipt_rank smallint,
  error_key text,
  settled_at timestamptz
)
returns boolean
language plpgsql
immutable
parallel safe
security invoker
set search_path = ''
as $$
-- A function: see is_inbound_message. In this order: the words; what is settled has a time; what
-- ended badly has a reason; what was delivered was sent.
begin
  return channel in ('whatsapp', 'instagram', 'messenger')
    and kind in (
      'text', 'buttons', 'list', 'template', 'media', 'location_request', 'mark_read', 'typing',
      'reaction'
    )
    and category in ('reply', 'utility', 'marketing')
    and origin in ('bot', 'person', 'system', 'elsewhere')
    and status in ('PENDING', 'RETRY', 'SENT', 'UNKNOWN', 'DLQ', 'DROPPED')
    and (status in ('PENDING', 'RETRY')) = (settled_at is null)
    and (status not in ('DLQ', 'DROPPED', 'UNKNOWN') or error_key is not null)
    and receipt_rank between 0 and 5
    and (receipt_rank < 3 or status = 'SENT');
end
$$;
comment on function messaging.is_outbound_message(
  text, text, text, text, text, smallint, text, timestamptz
) is 'Whether a row of outbound_messages is in a legal state.';
revoke all on function messaging.is_outbound_message(
  text, text, text, text, text, smallint, text, timestamptz
) from public;

create table public.outbound_messages (
  tenant_id uuid not null,
  id bigint not null default nextval('messaging.outbound_messages_id_seq'),
  site_id uuid not null,
  channel_id uuid not null,
  conversation_id uuid not null,
  contact_id uuid not null,
  channel text not null,
  dedupe_key text not null,
  kind text not null,
  category text not null,
  template text not null default 'reply',
  payload jsonb not null,
  fallback jsonb,
  priority smallint,
  expires_at timestamptz,
  in_reply_to text,
  origin text not null default 'bot',
  actor_id uuid,
  status text not null default 'PENDING',
  unsettled text generated always as (
    case when status in ('UNKNOWN', 'DLQ') then status end
  ) stored,
  attempts smallint not null default 0,
  receipt_rank smallint not null default 0,
  receipt text generated always as (
    case receipt_rank
      when 1 then 'accepted' when 2 then 'sent' when 3 then 'delivered' when 4 then 'read'
      when 5 then 'played'
    end
  ) stored,
  provider_message_id text,
  error_code integer,
  error_key text,
  correlation_id text,
  created_at timestamptz not null default now(),
  requeued_at timestamptz,
  sent_at timestamptz,
  delivered_at timestamptz,
  read_at timestamptz,
  failed_at timestamptz,
  settled_at timestamptz,
  constraint outbound_messages_pkey primary key (id, created_at),
  constraint outbound_messages_state_check check (messaging.is_outbound_message(
    channel, kind, category, origin, status, receipt_rank, error_key, settled_at
  ))
) partition by range (created_at);
comment on table public.outbound_messages is
  'Every message that we wanted to send, and what became of it. One partition per UTC month, in schema messaging. No foreign keys: see inbound_messages.';
comment on column public.outbound_messages.dedupe_key is
  'Names the business event. Answers carry reply:<message>:<n>, which the exactly-once handling of the message makes unique; the others are kept unique by messaging.outbound_keys.';
comment on column public.outbound_messages.payload is
  'Personal data, granted to nobody: the message as the contract describes it.';
comment on column public.outbound_messages.fallback is
  'Granted to nobody, as the payload: the approved template that may stand in for it outside the window, kept for a replay.';
comment on column public.outbound_messages.priority is
  'As it was asked for, kept for a replay; null: that of its category.';
comment on column public.outbound_messages.expires_at is
  'After this it is of no use to the customer and is not sent, nor replayed; null: always.';
comment on column public.outbound_messages.status is
  'PENDING and RETRY are in the queue. UNKNOWN: the request left and no answer came; never sent again by itself. DLQ: given up, with its reason. DROPPED: not wanted any more.';
comment on column public.outbound_messages.unsettled is
  'UNKNOWN or DLQ, for the index: with status itself in one, every settling and every receipt would write all indexes of the row anew.';
comment on column public.outbound_messages.receipt_rank is
  'The furthest that a receipt has told; it never falls.';
comment on column public.outbound_messages.requeued_at is
  'When somebody replayed it: what failed before counts no more.';
comment on column public.outbound_messages.failed_at is
  'When the provider said that it failed. A later delivery proves it wrong; it stays as a fact.';
create index outbound_messages_conversation_idx
  on public.outbound_messages (conversation_id, created_at desc, id desc);
create index outbound_messages_unsettled_idx
  on public.outbound_messages (tenant_id, unsettled, id) where unsettled is not null;
create index outbound_messages_created_at_brin
  on public.outbound_messages using brin (created_at);
alter table public.outbound_messages enable row level security;
create policy outbound_messages_select_member on public.outbound_messages
  for select to authenticated
  using (
    site_id = any (array(
      select access.scopes_where('outbox.read') union select access.scopes_where('messages.read')
    ))
  );
grant select (
  tenant_id, id, site_id, channel_id, conversation_id, contact_id, channel, dedupe_key, kind,
  category, template, priority, expires_at, in_reply_to, origin, actor_id, status, unsettled,
  attempts, receipt_rank, receipt, provider_message_id, error_code, error_key, correlation_id,
  created_at, requeued_at, sent_at, delivered_at, read_at, failed_at, settled_at
) on public.outbound_messages to authenticated, service_role;
select messaging.make_partitions('outbound_messages');

create sequence messaging.outbound_attempts_id_seq as bigint;
comment on sequence messaging.outbound_attempts_id_seq is 'Ids of outbound_attempts.';
create table public.outbound_attempts (
  tenant_id uuid not null,
  id bigint not null default nextval('messaging.outbound_attempts_id_seq'),
  site_id uuid not null,
  outbound_id bigint not null,
  attempt smallint not null,
  outcome text not null,
  http_status integer,
  error_code integer,
  error_key text,
  error_details text,
  retry_after_seconds integer,
  latency_ms integer,
  provider_message_id text,
  worker text,
  started_at timestamptz,
  finished_at timestamptz not null default clock_timestamp(),
  constraint outbound_attempts_pkey primary key (id, finished_at),
  constraint outbound_attempts_outcome_check
    check (outcome in ('sent', 'retry', 'dead', 'unknown', 'dropped')),
  constraint outbound_attempts_details_check check (char_length(error_details) <= 500)
) partition by range (finished_at);
comment on table public.outbound_attempts is
  'What each attempt met. A message that left at the first attempt has none: its own row says it all.';
create index outbound_attempts_outbound_idx on public.outbound_attempts (outbound_id, attempt);
create trigger outbound_attempts_30_guard
  before update on public.outbound_attempts
  for each row execute function foundation.tg_append_only();
alter table public.outbound_attempts enable row level security;
create policy outbound_attempts_select_member on public.outbound_attempts
  for select to authenticated
  using (site_id = any (array(select access.scopes_where('outbox.read'))));
grant select on public.outbound_attempts to authenticated, service_role;
select messaging.make_partitions('outbound_attempts');

create table messaging.outbox (
  id bigint not null,
  created_at timestamptz not null,
  tenant_id uuid not null,
  channel text not null,
  channel_no integer not null,
  conversation_id uuid not null,
  contact_id uuid not null,
  lane smallint not null,
  priority smallint not null,
  attempts smallint not null default 0,
  needs_window boolean not null,
  is_answer boolean not null,
  category text not null,
  template text not null,
  fallback jsonb,
  due_at timestamptz not null,
  expires_at timestamptz,
  lease uuid,
  leased_until timestamptz,
  worker text,
  held_reason text,
  constraint outbox_pkey primary key (id),
  -- Few words and no lists: read for every statement, it costs no more than a function would; asked
  -- for every row of a claim, it costs nothing beside one.
  constraint outbox_row_check check (
    (lane = 0 or lane = 1) and priority between 0 and 2
    and (due_at = 'infinity') = (held_reason is not distinct from 'window_closed')
    and num_nulls(lease, leased_until) <> 1
  )
) with (
  fillfactor = 45,
  autovacuum_vacuum_scale_factor = 0.01,
  autovacuum_vacuum_threshold = 500
);
comment on table messaging.outbox is
  'What is not finished, and nothing else: settling deletes. All that a claim has to judge by, without the payload.';
comment on column messaging.outbox.lane is
  'Order holds within a conversation and lane: 0 the conversation, 1 campaigns, which never hold an answer up.';
comment on column messaging.outbox.due_at is
  'When it may be claimed; infinity while it waits for the window.';
comment on column messaging.outbox.leased_until is
  'Until when a sender holds it. In no index, as all that a claim writes: half of each page is free, so that a claim writes a row and no index.';
-- No look-up by id alone can take one of these, without the id or partial: to a planner that
-- believes the queue to be empty, every index is as good as any other.
create index outbox_due_idx on messaging.outbox (channel_no, priority, due_at);
create index outbox_conversation_idx on messaging.outbox (conversation_id, lane, id)
  where due_at < 'infinity';
create index outbox_held_idx on messaging.outbox (conversation_id) where due_at = 'infinity';
alter table messaging.outbox enable row level security;
create policy outbox_select_nobody on messaging.outbox
  for select to authenticated using (false);

create table messaging.outbound_keys (
  tenant_id uuid not null,
  dedupe_key text not null,
  outbound_id bigint not null,
  created_at timestamptz not null,
  constraint outbound_keys_pkey primary key (tenant_id, dedupe_key)
);
comment on table messaging.outbound_keys is
  'Business events that were queued once and must not be again: it spans the partitions of the messages.';
create index outbound_keys_created_at_brin on messaging.outbound_keys using brin (created_at);
alter table messaging.outbound_keys enable row level security;
create policy outbound_keys_select_nobody on messaging.outbound_keys
  for select to authenticated using (false);

create table messaging.orphan_receipts (
  tenant_id uuid not null,
  conversation_id uuid not null,
  provider_message_id text not null,
  status text not null,
  at timestamptz not null,
  error_code integer,
  received_at timestamptz not null default now(),
  constraint orphan_receipts_pkey
    primary key (conversation_id, provider_message_id, status)
);
comment on table messaging.orphan_receipts is
  'Receipts that came before the send was settled: the settle picks them up.';
create index orphan_receipts_received_at_idx on messaging.orphan_receipts (received_at);
alter table messaging.orphan_receipts enable row level security;
create policy orphan_receipts_select_nobody on messaging.orphan_receipts
  for select to authenticated using (false);

-- A sequence, because it is outside transactions: who wakes need not wait for who woke last.
create sequence messaging.wake_seq as bigint;
comment on sequence messaging.wake_seq is
  'When somebody was last told that there is work, in milliseconds since 2020.';

create function messaging.should_wake()
returns boolean
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: the sequence is internal.
-- Two at once may both wake: one call too many. Who is refused relies on the dispatcher, which
-- looks once more at least 100 ms after it found nothing.
declare
  v_now bigint := (extract(epoch from clock_timestamp()) * 1000)::bigint - 1577836800000;
begin
  if v_now - pg_sequence_last_value('messaging.wake_seq') between 0 and 49 then
    return false;
  end if;
  perform setval('messaging.wake_seq', greatest(v_now, 1));
  perform pg_notify('messaging_outbox', '');
  return true;
end
$$;
comment on function messaging.should_wake() is
  'True at most once in 50 ms: then the caller wakes the dispatcher after its commit; listeners of messaging_outbox are told as well.';
revoke all on function messaging.should_wake() from public;
