-- messaging: what people read: conversations with their texts, dead letters with their reasons.
-- Depends on: everything above. Exposes: list_messages, search_conversations, list_dead_letters,
-- explain_outbound.

create function messaging.media_of(message_id bigint)
returns jsonb
language sql
stable
security definer
set search_path = ''
as $$
-- definer: called for messages that the caller may read.
  select jsonb_agg(jsonb_build_object(
    'id', f.id, 'kind', f.kind, 'mime', f.mime, 'filename', f.filename,
    'size_bytes', f.size_bytes, 'is_voice', f.is_voice, 'status', f.status,
    'storage_path', f.storage_path, 'error_key', f.error_key
  ))
  from public.media as f
  where f.message_id = media_of.message_id
$$;
comment on function messaging.media_of(bigint) is 'The files of a message, without their source.';
revoke all on function messaging.media_of(bigint) from public;

create function messaging.list_messages(
  conversation_id uuid,
  before_at timestamptz default null,
  limit_count integer default 50
)
returns table (
  direction text,
  id bigint,
  at timestamptz,
  kind text,
  type text,
  text text,
  payload jsonb,
  content jsonb,
  status text,
  receipt text,
  delivered_at timestamptz,
  read_at timestamptz,
  failed_at timestamptz,
  error_code integer,
  error_key text,
  reason jsonb,
  media jsonb,
  origin text,
  disposition text,
  held_reason text,
  held_until timestamptz,
  turn bigint
)
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: texts and payloads are granted to nobody; the permission is asked of the conversation.
declare
  v_conversation public.conversations :=
    messaging.readable_conversation(list_messages.conversation_id, 'messages.read');
  v_limit constant integer := least(greatest(coalesce(limit_count, 50), 1), 200);
  v_before constant timestamptz := coalesce(before_at, 'infinity');
begin
  return query
  with own as (
    select c.id
    from public.conversations as c
    where c.tenant_id = v_conversation.tenant_id
      and (c.id = v_conversation.id or c.merged_into = v_conversation.id)
  )
  select l.*
  from (
    (
      select 'in'::text, i.id, i.received_at, i.kind, i.type, messaging.open_text(i.text_sealed),
        null::jsonb,
        i.content || jsonb_strip_nulls(
          jsonb_build_object('button_id', i.button_id, 'reply_to', i.reply_to)
        ),
        coalesce(w.state, case i.disposition when 'process' then 'answered' else i.disposition end),
        null::text, null::timestamptz, null::timestamptz, null::timestamptz, null::integer,
        w.last_error, null::jsonb, messaging.media_of(i.id), 'customer'::text, i.disposition,
        null::text, null::timestamptz, t.turn_id
      from own
      join public.inbound_messages as i on i.conversation_id = own.id
      left join messaging.inbound_work as w on w.message_id = i.id
      left join messaging.inbound_turns as t on t.message_id = i.id
      where i.received_at < v_before
      order by i.received_at desc, i.id desc
      limit v_limit
    )
    union all
    (
      select 'out', m.id, m.created_at, m.category, m.kind, m.payload ->> 'text', m.payload, null,
        m.status, m.receipt, m.delivered_at, m.read_at, m.failed_at, m.error_code, m.error_key,
        case when m.status in ('DLQ', 'RETRY', 'UNKNOWN') then (
          messaging.class_of_error(m.error_code, null, m.error_key)
        ).reason end,
        null, m.origin, null, h.held_reason, nullif(h.due_at, 'infinity'), null
      from own
      join public.outbound_messages as m on m.conversation_id = own.id
      left join lateral (
        select o.held_reason, o.due_at from messaging.outbox as o
        where o.id = m.id and o.held_reason is not null offset 0
      ) as h on true
      where m.created_at < v_before
      order by m.created_at desc, m.id desc
      limit v_limit
    )
  ) as l (
    direction, id, at, kind, type, text, payload, content, status, receipt, delivered_at, read_at,
    failed_at, error_code, error_key, reason, media, origin, disposition, held_reason, held_until,
    turn
  )
  order by l.at desc, l.direction, l.id desc
  limit v_limit;
end
$$;
comment on function messaging.list_messages(uuid, timestamptz, integer) is
  'Messages of a conversation in both directions, newest first, at most 200, with their texts; what waits says for what. turn: messages of the customer that were handled together have the same. Permission messages.read. Errors: conversation_not_found (404).';
revoke all on function messaging.list_messages(uuid, timestamptz, integer) from public;
grant execute on function messaging.list_messages(uuid, timestamptz, integer)
  to authenticated, service_role;

create function public.list_messages(
  conversation_id uuid,
  before_at timestamptz default null,
  limit_count integer default 50
)
returns table (
  direction text,
  id bigint,
  at timestamptz,
  kind text,
  type text,
  text text,
  payload jsonb,
  content jsonb,
  status text,
  receipt text,
  delivered_at timestamptz,
  read_at timestamptz,
  failed_at timestamptz,
  error_code integer,
  error_key text,
  reason jsonb,
  media jsonb,
  origin text,
  disposition text,
  held_reason text,
  held_until timestamptz,
  turn bigint
)
language sql
stable
security invoker
set search_path = ''
begin atomic
  select * from messaging.list_messages(conversation_id, before_at, limit_count);
end;
revoke all on function public.list_messages(uuid, timestamptz, integer) from public;
grant execute on function public.list_messages(uuid, timestamptz, integer)
  to authenticated, service_role;

create function messaging.last_text(conversation_id uuid)
returns text
language sql
stable
security definer
set search_path = ''
as $$
-- definer: called for conversations that the caller may read.
  select left(messaging.open_text(i.text_sealed), 120)
  from public.inbound_messages as i
  where i.conversation_id = last_text.conversation_id and i.kind = 'message'
  order by i.received_at desc, i.id desc
  limit 1
$$;
comment on function messaging.last_text(uuid) is 'Beginning of the customer''s last message.';
revoke all on function messaging.last_text(uuid) from public;

create function messaging.is_sought(
  name text,
  phone text,
  recipient text,
  words text,
  folded text
)
returns boolean
language plpgsql
immutable
security invoker
set search_path = ''
as $$
-- plpgsql: asked of every row. What has plain letters only is folded by lower.
begin
  return position(folded in case
      when octet_length(name) = char_length(name) then lower(name)
      else messaging.fold_letters(name)
    end) > 0
    or recipient = regexp_replace(words, '[^0-9A-Za-z_.]', '', 'g')
    or phone like '%' || nullif(regexp_replace(words, '[^0-9]', '', 'g'), '') || '%';
end
$$;
comment on function messaging.is_sought(text, text, text, text, text) is
  'Whether words are part of a customer''s name, without case, accents and forms of letters, or of the number, or the id on the channel; folded: the words after fold_letters.';
revoke all on function messaging.is_sought(text, text, text, text, text) from public;

create function messaging.search_conversations(
  tenant_id uuid,
  query text default null,
  channel text default null,
  site_id uuid default null,
  state text default null,
  before_at timestamptz default null,
  limit_count integer default 50
)
returns table (
  conversation_id uuid,
  contact_id uuid,
  contact_name text,
  phone text,
  channel_name text,
  site uuid,
  active_at timestamptz,
  window_expires_at timestamptz,
  handled_by text,
  failed_count bigint,
  waiting_count bigint,
  last_text text,
  recipient text
)
language plpgsql
stable
security definer
set enable_sort = off
set search_path = ''
as $$
-- definer: it opens texts. The scopes of the caller are part of the query. No sort of all: the
-- index gives the hours, latest first, and one after the other is sorted until there is enough.
declare
  v_scopes constant uuid[] := array(select access.scopes_where('messages.read'));
  v_words constant text := nullif(btrim(query), '');
  v_folded constant text := messaging.fold_letters(v_words);
begin
  return query
  select c.id, k.id, k.display_name, k.phone, c.channel, c.site_id, c.active_at,
    c.window_expires_at, c.handled_by, n.failed, w.waiting, messaging.last_text(c.id), c.recipient
  from (
    -- Before anything is looked up for a row.
    select n.*
    from public.conversations as n
    where n.tenant_id = search_conversations.tenant_id
      and n.active_hour <= coalesce(before_at, 'infinity')
    order by n.active_hour desc, n.active_at desc, n.id
    offset 0
  ) as c
  join public.contacts as k on k.tenant_id = c.tenant_id and k.id = c.contact_id
  cross join lateral (
    select count(*) as failed
    from public.outbound_messages as m
    where m.conversation_id = c.id and m.unsettled is not null
      and m.created_at > now() - interval '31 days'
  ) as n
  cross join lateral (
    -- Each half has its index.
    select (
      select count(*) from messaging.outbox as o
      where o.conversation_id = c.id and o.due_at < 'infinity'
    ) + (
      select count(*) from messaging.outbox as o
      where o.conversation_id = c.id and o.due_at = 'infinity'
    ) as waiting
  ) as w
  where (access.is_system() or c.site_id = any (v_scopes))
    and c.merged_into is null
    and c.active_at < coalesce(before_at, 'infinity')
    and (search_conversations.channel is null or c.channel = search_conversations.channel)
    and (search_conversations.site_id is null or c.site_id = search_conversations.site_id)
    and (
      v_words is null
      or messaging.is_sought(k.display_name, k.phone, c.recipient, v_words, v_folded)
    )
    and case search_conversations.state
      when 'open_window' then c.window_expires_at > now()
      when 'quarantined' then c.quarantined_until > now()
      when 'human' then c.handled_by = 'human'
      when 'failed' then n.failed > 0
      else true
    end
  order by c.active_hour desc, c.active_at desc, c.id
  limit least(greatest(coalesce(limit_count, 50), 1), 200);
end
$$;
comment on function
  messaging.search_conversations(uuid, text, text, uuid, text, timestamptz, integer) is
  'Conversations of a tenant that the caller may read, the latest first, at most 200. state: open_window, failed, quarantined, human. query: part of a name or number. recipient: the id of the customer on the channel, for whom nobody knows a name.';
revoke all on function
  messaging.search_conversations(uuid, text, text, uuid, text, timestamptz, integer) from public;
grant execute on function
  messaging.search_conversations(uuid, text, text, uuid, text, timestamptz, integer)
  to authenticated, service_role;

create function public.search_conversations(
  tenant_id uuid,
  query text default null,
  channel text default null,
  site_id uuid default null,
  state text default null,
  before_at timestamptz default null,
  limit_count integer default 50
)
returns table (
  conversation_id uuid,
  contact_id uuid,
  contact_name text,
  phone text,
  channel_name text,
  site uuid,
  active_at timestamptz,
  window_expires_at timestamptz,
  handled_by text,
  failed_count bigint,
  waiting_count bigint,
  last_text text,
  recipient text
)
language sql
stable
security invoker
set search_path = ''
begin atomic
  select *
  from messaging.search_conversations(
    tenant_id, query, channel, site_id, state, before_at, limit_count
  );
end;
revoke all on function
  public.search_conversations(uuid, text, text, uuid, text, timestamptz, integer) from public;
grant execute on function
  public.search_conversations(uuid, text, text, uuid, text, timestamptz, integer)
  to authenticated, service_role;
