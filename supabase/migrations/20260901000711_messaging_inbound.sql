-- messaging: what came in: the messages, the memory of duplicates, what could not be handled.
-- Depends on: conversations, pgcrypto where it exists. Exposes: inbound_messages.

create sequence messaging.inbound_messages_id_seq as bigint;
comment on sequence messaging.inbound_messages_id_seq is
  'Ids of inbound_messages. Not an identity column: PostgreSQL 15 refuses one on a partitioned table.';

create function messaging.is_inbound_message(
  channel text,
  kind text,
  disposition text,
  text_policy text,
  content jsonb
)
returns boolean
language plpgsql
immutable
parallel safe
security invoker
set search_path = ''
as $$
-- One function instead of a check for each column: the server reads and plans the words of a check
-- anew for every statement that writes a row, and those lists cost more than the row. A function
-- keeps its plan.
begin
  return channel in ('whatsapp', 'instagram', 'messenger')
    and kind in ('message', 'reaction', 'edit', 'deletion', 'echo', 'system', 'unknown')
    and disposition in ('process', 'quarantined', 'stale', 'silent')
    and text_policy in ('encrypted', 'redacted', 'none')
    and jsonb_typeof(content) = 'object';
end
$$;
comment on function messaging.is_inbound_message(text, text, text, text, jsonb) is
  'Whether the words of a row of inbound_messages are legal ones.';
revoke all on function messaging.is_inbound_message(text, text, text, text, jsonb) from public;

create table public.inbound_messages (
  tenant_id uuid not null,
  id bigint not null default nextval('messaging.inbound_messages_id_seq'),
  site_id uuid not null,
  channel_id uuid not null,
  conversation_id uuid not null,
  channel text not null,
  provider_message_id text,
  kind text not null,
  type text not null,
  disposition text not null,
  button_id text,
  reply_to text,
  content jsonb not null default '{}',
  text_length integer,
  has_arabic boolean not null default false,
  text_policy text not null,
  text_sealed bytea,
  correlation_id text,
  sent_at timestamptz not null,
  received_at timestamptz not null default now(),
  constraint inbound_messages_pkey primary key (id, received_at),
  constraint inbound_messages_words_check
    check (messaging.is_inbound_message(channel, kind, disposition, text_policy, content))
) partition by range (received_at);
comment on table public.inbound_messages is
  'Every message that was acknowledged, once. Append-only; one partition per UTC month, in schema messaging, dropped whole. No foreign keys: each message would lock its conversation, channel and tenant.';
comment on column public.inbound_messages.disposition is
  'process: given to the conversation core (what is not done yet is in messaging.inbound_work). quarantined: the sender was too fast. stale: older than our memory of duplicates. silent: a kind that nothing answers.';
comment on column public.inbound_messages.content is
  'The structure of the message without its text. Personal data: positions, contacts.';
comment on column public.inbound_messages.text_sealed is
  'Personal data, granted to nobody: the text as text_policy says. list_messages opens it.';
create index inbound_messages_conversation_idx
  on public.inbound_messages (conversation_id, received_at desc, id desc);
create index inbound_messages_received_at_brin
  on public.inbound_messages using brin (received_at);
create trigger inbound_messages_30_guard
  before update on public.inbound_messages
  for each row execute function foundation.tg_append_only();
alter table public.inbound_messages enable row level security;
create policy inbound_messages_select_member on public.inbound_messages
  for select to authenticated
  using (site_id = any (array(select access.scopes_where('messages.read'))));
grant select (
  tenant_id, id, site_id, channel_id, conversation_id, channel, provider_message_id, kind, type,
  disposition, button_id, reply_to, content, text_length, has_arabic, text_policy, correlation_id,
  sent_at, received_at
) on public.inbound_messages to authenticated, service_role;

create table messaging.seen_items (
  key uuid not null,
  seen_at timestamptz not null,
  constraint seen_items_pkey primary key (key)
);
comment on table messaging.seen_items is
  'What was stored and must not be stored again: a hash of channel, identity and provider id. Logged: a crash must not let a duplicate in.';
create index seen_items_seen_at_brin on messaging.seen_items
  using brin (seen_at) with (pages_per_range = 16);
alter table messaging.seen_items enable row level security;
create policy seen_items_select_nobody on messaging.seen_items
  for select to authenticated using (false);

create table messaging.inbound_work (
  message_id bigint not null,
  tenant_id uuid not null,
  received_at timestamptz not null,
  conversation_id uuid not null,
  state text not null,
  attempts integer not null default 0,
  next_attempt_at timestamptz not null,
  last_error text,
  text_sealed bytea,
  turn bigint,
  choice jsonb,
  created_at timestamptz not null default now(),
  constraint inbound_work_pkey primary key (message_id),
  constraint inbound_work_state_check check (state in ('failed', 'waiting', 'gathering')),
  constraint inbound_work_turn_check
    check (turn <= message_id and (turn is not null or state <> 'gathering'))
) with (fillfactor = 70);
comment on table messaging.inbound_work is
  'Stored messages that the conversation core still has to handle. A message that was handled at once never has a row here.';
comment on column messaging.inbound_work.state is
  'failed: the core raised. waiting: maintenance, something before it, or somebody asked for it again. gathering: the customer may still be writing.';
comment on column messaging.inbound_work.turn is
  'The first message of the burst that this one belongs to; all of it is handled at once. Null: it stands alone.';
comment on column messaging.inbound_work.choice is
  'What a bare number meant when it came: choices shown since then are not what the customer saw.';
comment on column messaging.inbound_work.text_sealed is
  'The whole text, sealed, until it is handled: what is kept afterwards may be less.';
create index inbound_work_next_attempt_at_idx on messaging.inbound_work (next_attempt_at);
create index inbound_work_conversation_idx on messaging.inbound_work (conversation_id, message_id);
alter table messaging.inbound_work enable row level security;
create policy inbound_work_select_nobody on messaging.inbound_work
  for select to authenticated using (false);

create table messaging.inbound_turns (
  message_id bigint not null,
  turn_id bigint not null,
  answered_at timestamptz not null default now(),
  constraint inbound_turns_pkey primary key (message_id),
  constraint inbound_turns_turn_check check (message_id <= turn_id)
);
comment on table messaging.inbound_turns is
  'Messages that were handled together, under the id of the last of them, which is the one answered to. Who was handled alone has no row.';
create index inbound_turns_answered_at_brin on messaging.inbound_turns using brin (answered_at);
alter table messaging.inbound_turns enable row level security;
create policy inbound_turns_select_nobody on messaging.inbound_turns
  for select to authenticated using (false);

create table messaging.inbound_faults (
  id bigint generated always as identity,
  channel text not null,
  identity text,
  kind text,
  tenant_id uuid,
  error_code text not null,
  error_text text not null,
  item_sealed bytea,
  correlation_id text,
  body_hash text,
  received_at timestamptz not null default now(),
  constraint inbound_faults_pkey primary key (id)
);
comment on table messaging.inbound_faults is
  'Items of signed deliveries that could not be stored as messages: kept raw and sealed, never lost, never in the way of the others.';
create index inbound_faults_received_at_idx on messaging.inbound_faults (received_at);
alter table messaging.inbound_faults enable row level security;
create policy inbound_faults_select_nobody on messaging.inbound_faults
  for select to authenticated using (false);

create table messaging.inbound_deliveries (
  id bigint generated always as identity,
  source text not null,
  channel text not null,
  correlation_id text,
  body_hash text,
  item_count integer not null,
  result jsonb not null,
  received_at timestamptz not null default now(),
  constraint inbound_deliveries_pkey primary key (id)
);
comment on table messaging.inbound_deliveries is
  'Deliveries that were more than one ordinary message: batches, unknown identities, refusals, faults. The others are told by their message.';
create index inbound_deliveries_received_at_brin
  on messaging.inbound_deliveries using brin (received_at);
alter table messaging.inbound_deliveries enable row level security;
create policy inbound_deliveries_select_nobody on messaging.inbound_deliveries
  for select to authenticated using (false);

create table messaging.text_keys (
  id smallint not null,
  secret bytea not null,
  created_at timestamptz not null default now(),
  constraint text_keys_pkey primary key (id),
  constraint text_keys_secret_check check (octet_length(secret) = 32)
);
comment on table messaging.text_keys is
  'Secret: the keys that seal texts; the highest id seals, the others only open. No role of the API reads it.';
alter table messaging.text_keys enable row level security;
create policy text_keys_select_nobody on messaging.text_keys
  for select to authenticated using (false);
insert into messaging.text_keys (id, secret)
select 1, sha256(
  uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())
);

create function messaging.can_seal()
returns boolean
language sql
stable
security invoker
set search_path = ''
as $$
  select to_regprocedure('extensions.encrypt_iv(bytea,bytea,bytea,text)') is not null
$$;
comment on function messaging.can_seal() is 'Whether pgcrypto is there, in the schema where hosted projects have it.';
revoke all on function messaging.can_seal() from public;

create function messaging.seal_text(value text, key messaging.text_keys default null)
returns bytea
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody reads the keys. Version 1: key id, 16 random bytes, AES-256-CBC.
-- Version 0: not sealed, where pgcrypto is missing. Asked beforehand: to catch the error would cost
-- every message a subtransaction. key: the current one, where the caller has it at hand.
declare
  v_key messaging.text_keys := key;
  v_iv bytea := uuid_send(gen_random_uuid());
begin
  if value is null then
    return null;
  end if;
  if to_regprocedure('extensions.encrypt_iv(bytea,bytea,bytea,text)') is null then
    return '\x00'::bytea || convert_to(value, 'UTF8');
  end if;
  if v_key.id is null then
    select k.* into v_key from messaging.text_keys as k order by k.id desc limit 1;
  end if;
  return '\x01'::bytea || int2send(v_key.id) || v_iv
    || extensions.encrypt_iv(convert_to(value, 'UTF8'), v_key.secret, v_iv, 'aes');
end
$$;
comment on function messaging.seal_text(text, messaging.text_keys) is 'A text sealed with the current key.';
revoke all on function messaging.seal_text(text, messaging.text_keys) from public;

create function messaging.open_text(sealed bytea)
returns text
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: nobody reads the keys.
declare
  v_secret bytea;
begin
  if sealed is null or octet_length(sealed) = 0 then
    return null;
  end if;
  if get_byte(sealed, 0) = 0 then
    return convert_from(substr(sealed, 2), 'UTF8');
  end if;
  select k.secret into v_secret
  from messaging.text_keys as k
  where k.id = get_byte(sealed, 1) * 256 + get_byte(sealed, 2);
  return convert_from(
    extensions.decrypt_iv(substr(sealed, 20), v_secret, substr(sealed, 4, 16), 'aes'), 'UTF8'
  );
exception
  when undefined_function or invalid_schema_name or character_not_in_repertoire
    or external_routine_invocation_exception
  then
    return null;
end
$$;
comment on function messaging.open_text(bytea) is
  'The text of a seal; null when its key is gone. Callers have asked for messages.read.';
revoke all on function messaging.open_text(bytea) from public;

create function messaging.redact_text(value text)
returns text
language sql
immutable
security invoker
set search_path = ''
as $$
  select regexp_replace(
    regexp_replace(
      regexp_replace(value, 'https?://\S+', '[lien]', 'gi'),
      '[[:alnum:]._%+-]+@[[:alnum:].-]+\.[[:alpha:]]{2,}', '[e-mail]', 'g'
    ),
    '\+?[0-9\u0660-\u0669\u06f0-\u06f9][0-9\u0660-\u0669\u06f0-\u06f9 .()-]{4,}[0-9\u0660-\u0669\u06f0-\u06f9]',
    '[numéro]', 'g'
  )
$$;
comment on function messaging.redact_text(text) is
  'A text without links, addresses and long numbers.';
revoke all on function messaging.redact_text(text) from public;

create function messaging.keep_text(
  value text,
  policy text,
  key messaging.text_keys default null
)
returns bytea
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: see seal_text.
begin
  return case policy
    when 'encrypted' then messaging.seal_text(value, key)
    when 'redacted' then messaging.seal_text(messaging.redact_text(value), key)
  end;
end
$$;
comment on function messaging.keep_text(text, text, messaging.text_keys) is 'What the policy keeps of a text, sealed.';
revoke all on function messaging.keep_text(text, text, messaging.text_keys) from public;
