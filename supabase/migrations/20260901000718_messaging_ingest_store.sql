-- messaging: storing what is new: the judgement of each item, the messages, their files.
-- Depends on: the reading steps. Exposes: media.

create table public.media (
  tenant_id uuid not null,
  id uuid not null default gen_random_uuid(),
  site_id uuid not null,
  channel_id uuid not null,
  conversation_id uuid not null,
  message_id bigint not null,
  channel text not null,
  kind text not null,
  mime text,
  filename text,
  size_bytes bigint,
  sha256 text,
  is_voice boolean not null default false,
  provider_media_id text,
  source_url text,
  status text not null default 'PENDING',
  storage_path text,
  error_key text,
  attempts smallint not null default 0,
  next_attempt_at timestamptz not null default now(),
  lease uuid,
  created_at timestamptz not null default now(),
  settled_at timestamptz,
  constraint media_pkey primary key (tenant_id, id),
  constraint media_id_key unique (id),
  constraint media_channel_fkey
    foreign key (tenant_id, channel_id) references public.channel_identities (tenant_id, id),
  constraint media_kind_check check (kind in ('image', 'audio', 'video', 'document', 'sticker')),
  constraint media_status_check
    check (status in ('PENDING', 'FETCHING', 'STORED', 'REFUSED', 'EXPIRED', 'DEAD', 'ERASED')),
  constraint media_source_check check (num_nonnulls(provider_media_id, source_url) >= 1),
  constraint media_lease_check check ((status = 'FETCHING') = (lease is not null)),
  constraint media_settled_check
    check ((status in ('PENDING', 'FETCHING')) = (settled_at is null)),
  constraint media_stored_check check ((status = 'STORED') = (storage_path is not null))
) with (fillfactor = 80);
comment on table public.media is
  'Files that messages name. They are fetched after the message is acknowledged, by a lease.';
comment on column public.media.source_url is
  'Secret while it lasts, granted to nobody: whoever has it can read the file.';
create index media_message_idx on public.media (message_id);
create index media_channel_idx on public.media (tenant_id, channel_id);
create index media_due_idx on public.media (next_attempt_at)
  where status in ('PENDING', 'FETCHING');
alter table public.media enable row level security;
create policy media_select_member on public.media
  for select to authenticated
  using (site_id = any (array(select access.scopes_where('messages.read'))));
grant select (
  tenant_id, id, site_id, channel_id, conversation_id, message_id, channel, kind, mime, filename,
  size_bytes, sha256, is_voice, status, storage_path, error_key, attempts, next_attempt_at,
  created_at, settled_at
) on public.media to authenticated, service_role;

create type messaging.turn as (
  conversation public.conversations,
  settings messaging.channel_settings,
  channel_no integer,
  preference text,
  allowance integer,
  queued_count integer,
  failed_count integer,
  commands text[],
  drafts messaging.draft[],
  turn_in_ms integer
);
comment on type messaging.turn is 'A conversation that a delivery touches, locked, with what is needed to answer.';

create function messaging.lock_turns(items messaging.inbound_item[])
returns messaging.turn[]
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody but the rules writes conversations.
-- The lock, in the order of ids: two deliveries to the same customer answer one after the other, so
-- that ids and pace of what is queued are in the order of the commits.
begin
  return (
    with locked as materialized (
      select c as conversation, c.tenant_id, c.channel_id, c.channel, c.contact_id, c.id,
        c.inbound_tat
      from public.conversations as c
      where c.id = any (array(select distinct i.conversation_id from unnest(items) as i))
      order by c.id
      for update
    )
    select array_agg(
      row(
        l.conversation, s, n.channel_no, p.locale,
        floor(
          (30 - greatest(0, extract(epoch from l.inbound_tat - now())))
          * s.rate_limit_30s / 30.0
        )::integer,
        0, 0, null, null, null
      )::messaging.turn
      order by l.id
    )
    from locked as l
    join messaging.channel_settings as s on s.tenant_id = l.tenant_id and s.channel = l.channel
    join public.channel_identities as n on n.tenant_id = l.tenant_id and n.id = l.channel_id
    left join public.customer_preferences as p
      on p.tenant_id = l.tenant_id and p.contact_id = l.contact_id
  );
end
$$;
comment on function messaging.lock_turns(messaging.inbound_item[]) is
  'The conversations of the items, locked; allowance: how many messages their rate limit still admits.';
revoke all on function messaging.lock_turns(messaging.inbound_item[]) from public;

create function messaging.judge_items(
  items messaging.inbound_item[],
  turns messaging.turn[]
)
returns messaging.inbound_item[]
language plpgsql
volatile
security invoker
set search_path = ''
as $$
-- Eight days: Meta delivers for seven, and the memory of duplicates is longer than that.
begin
  return (
    select array_agg(
      row(
        j.place, j.kind, j.tenant_id, j.site_id, j.channel_id, j.channel_no, j.at, j.key, j.raw,
        j.conversation_id, j.contact_id, nextval('messaging.inbound_messages_id_seq'),
        case
          when j.kind <> 'message' then 'silent'
          when j.quarantined_until > now() or j.nth > coalesce(j.allowance, 30) then 'quarantined'
          when j.replay_check and j.at < now() - interval '8 days' then 'stale'
          else 'process'
        end
      )::messaging.inbound_item
      order by j.conversation_id, j.at, j.place
    )
    from (
      select i.*, t.allowance, (t.conversation).quarantined_until, (t.settings).replay_check,
        row_number() over (
          partition by i.conversation_id, i.kind = 'message' order by i.at, i.place
        ) as nth
      from unnest(items) as i
      join unnest(turns) as t on (t.conversation).id = i.conversation_id
    ) as j
  );
end
$$;
comment on function messaging.judge_items(messaging.inbound_item[], messaging.turn[]) is
  'What becomes of each item, with its id, in the order in which the conversation reads.';
revoke all on function messaging.judge_items(messaging.inbound_item[], messaging.turn[])
  from public;

create function messaging.store_messages(
  items messaging.inbound_item[],
  turns messaging.turn[],
  correlations text[]
)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody holds an insert on messages.
begin
  insert into public.inbound_messages (
    tenant_id, id, site_id, channel_id, conversation_id, channel, provider_message_id, kind, type,
    disposition, button_id, reply_to, content, text_length, has_arabic, text_policy, text_sealed,
    correlation_id, sent_at
  )
  select
    i.tenant_id, i.message_id, i.site_id, i.channel_id, i.conversation_id,
    (t.conversation).channel, left(i.raw ->> 'id', 300),
    case
      when i.kind in ('message', 'reaction', 'edit', 'deletion', 'echo', 'system') then i.kind
      else 'unknown'
    end,
    case when i.raw ->> 'type' ~ '^[a-z_]{1,40}$' then i.raw ->> 'type' else 'unsupported' end,
    i.disposition, left(i.raw ->> 'button_id', 300),
    left(coalesce(i.raw ->> 'reply_to', i.raw ->> 'target'), 300),
    case
      when jsonb_typeof(i.raw -> 'content') = 'object' then i.raw -> 'content'
      when i.raw ? 'content' then jsonb_build_object('value', i.raw -> 'content')
      else '{}'
    end,
    char_length(i.raw ->> 'text'), messaging.has_arabic(i.raw ->> 'text'),
    (t.settings).text_policy,
    messaging.keep_text(left(i.raw ->> 'text', 65536), (t.settings).text_policy, k.newest),
    left(correlations[least(i.place, cardinality(correlations))], 100), least(i.at, now())
  from unnest(items) as i
  join unnest(turns) as t on (t.conversation).id = i.conversation_id
  cross join (
    select (select k from messaging.text_keys as k order by k.id desc limit 1) as newest
  ) as k;
end
$$;
comment on function
  messaging.store_messages(messaging.inbound_item[], messaging.turn[], text[]) is
  'Writes the messages, in one statement. correlations: one for all, or one for each place.';
revoke all on function messaging.store_messages(messaging.inbound_item[], messaging.turn[], text[])
  from public;

create function messaging.store_media(channel text, items messaging.inbound_item[])
returns integer
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody holds an insert on files.
declare
  v_count integer;
begin
  insert into public.media (
    tenant_id, site_id, channel_id, conversation_id, message_id, channel, kind, mime, filename,
    size_bytes, sha256, is_voice, provider_media_id, source_url
  )
  select
    i.tenant_id, i.site_id, i.channel_id, i.conversation_id, i.message_id, store_media.channel,
    case when m.value ->> 'kind' in ('image', 'audio', 'video', 'document', 'sticker')
      then m.value ->> 'kind' else 'document' end,
    left(m.value ->> 'mime', 100), left(m.value ->> 'filename', 255),
    case when m.value ->> 'size' ~ '^[0-9]{1,15}$' then (m.value ->> 'size')::bigint end,
    left(m.value ->> 'sha256', 100), m.value ->> 'voice' is not distinct from 'true',
    left(m.value ->> 'media_id', 300), left(m.value ->> 'url', 4000)
  from unnest(items) as i
  cross join lateral jsonb_array_elements(i.raw -> 'media') as m (value)
  where jsonb_typeof(i.raw -> 'media') = 'array'
    and (m.value ->> 'media_id' is not null or m.value ->> 'url' is not null);
  get diagnostics v_count = row_count;
  return v_count;
end
$$;
comment on function messaging.store_media(text, messaging.inbound_item[]) is
  'Notes the files to fetch. Returns how many.';
revoke all on function messaging.store_media(text, messaging.inbound_item[]) from public;

create function messaging.note_fault(
  delivery jsonb,
  item jsonb,
  tenant_id uuid,
  error_code text,
  error_text text
)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: faults are internal. The error text is ours or the server's, never the customer's: it
-- is cut before the details.
begin
  insert into messaging.inbound_faults (
    channel, identity, kind, tenant_id, error_code, error_text, item_sealed, correlation_id,
    body_hash
  )
  values (
    coalesce(delivery ->> 'channel', '?'), left(item ->> 'identity', 64),
    left(item ->> 'kind', 40), note_fault.tenant_id, note_fault.error_code,
    left(note_fault.error_text, 300), messaging.seal_text(item::text),
    left(delivery ->> 'correlation_id', 100), left(delivery ->> 'body_hash', 64)
  );
  perform messaging.note_refusal(
    'INBOUND_FAULT', jsonb_build_object('error', note_fault.error_code), delivery ->> 'channel',
    left(delivery ->> 'correlation_id', 100), note_fault.tenant_id
  );
end
$$;
comment on function messaging.note_fault(jsonb, jsonb, uuid, text, text) is
  'Keeps an item that could not be stored as a message, sealed, and says so.';
revoke all on function messaging.note_fault(jsonb, jsonb, uuid, text, text) from public;
