-- messaging: what a message is made of before it is queued.
-- Depends on: outbound_messages, outbox, templates, channel_settings.
-- Exposes: nothing.

create function messaging.list_rows(payload jsonb)
returns setof jsonb
language sql
immutable
security invoker
set search_path = ''
as $$
  select r.value
  from jsonb_array_elements(
    case when jsonb_typeof(payload #> '{list,sections}') = 'array'
      then payload #> '{list,sections}' else '[]' end
  ) as s (value)
  cross join lateral jsonb_array_elements(
    case when jsonb_typeof(s.value -> 'rows') = 'array' then s.value -> 'rows' else '[]' end
  ) as r (value)
$$;
comment on function messaging.list_rows(jsonb) is 'The rows of a list message, over all its sections.';
revoke all on function messaging.list_rows(jsonb) from public;

create function messaging.choices_problem(payload jsonb)
returns text
language plpgsql
immutable
security invoker
set search_path = ''
as $$
-- What is more or longer than a channel's own form takes is sent as numbered lines: only what no
-- form can show is refused.
declare
  v_choices constant jsonb[] := case payload ->> 'type'
    when 'buttons' then array(
      select b.value
      from jsonb_array_elements(
        case when jsonb_typeof(payload -> 'buttons') = 'array' then payload -> 'buttons'
          else '[]' end
      ) as b (value)
    )
    else array(select r from messaging.list_rows(payload) as r)
  end;
begin
  return case
    when cardinality(v_choices) not between 1 and 30
      then format('A message has 1 to 30 choices, not %s.', cardinality(v_choices))
    when exists (
      select
      from unnest(v_choices) as c
      where coalesce(char_length(c ->> 'title'), 0) not between 1 and 200
        or coalesce(char_length(c ->> 'id'), 0) not between 1 and 256
    ) then 'A choice has a title of 1 to 200 characters and an id of 1 to 256.'
    when payload ->> 'type' = 'list' and coalesce(payload #>> '{list,button}', '') = ''
      then 'A list has a button that opens it.'
    when concat(payload ->> 'header', payload ->> 'text', payload ->> 'footer') <> '' and (
      select sum(char_length(c ->> 'title') + 5) from unnest(v_choices) as c
    ) + char_length(concat(payload ->> 'header', payload ->> 'text', payload ->> 'footer')) > 4000
      then 'Text and choices together have more than 4000 characters.'
  end;
end
$$;
comment on function messaging.choices_problem(jsonb) is
  'What is wrong with the buttons or the list of a message; null when nothing is.';
revoke all on function messaging.choices_problem(jsonb) from public;

create function messaging.payload_problem(payload jsonb)
returns text
language plpgsql
immutable
security invoker
set search_path = ''
as $$
-- plpgsql: asked for every message.
declare
  v_type text := payload ->> 'type';
  v_length integer := coalesce(char_length(payload ->> 'text'), 0);
begin
  if v_type = 'text' then
    return case when v_length not between 1 and 4096
      then format('A text has 1 to 4096 characters, not %s.', v_length) end;
  elsif v_type in ('buttons', 'list') then
    return case when v_length = 0 then 'There is no text above the choices.'
      else messaging.choices_problem(payload) end;
  elsif v_type = 'location_request' then
    return case when v_length not between 1 and 1024
      then format('The text has 1 to 1024 characters, not %s.', v_length) end;
  end if;
  return case v_type
    when 'template' then case
      when payload #>> '{template,key}' is null then 'A template has a key.' end
    when 'media' then case
      when coalesce(payload #>> '{media,kind}', '')
        not in ('image', 'audio', 'video', 'document', 'sticker')
        then 'A file is an image, audio, video, document or sticker.'
      when num_nonnulls(payload #>> '{media,link}', payload #>> '{media,media_id}') <> 1
        then 'A file has either a link or a media_id.'
      when payload #>> '{media,link}' !~ '^https://' then 'The link of a file begins with https://.'
      when char_length(payload #>> '{media,caption}') > case
        when payload #>> '{media,kind}' in ('audio', 'sticker') then 0 else 1024 end
        then 'Words have at most 1024 characters, and there are none with sound or stickers.'
    end
    when 'mark_read' then case when payload ->> 'target' is null then 'It names no message.' end
    when 'typing' then null
    when 'reaction' then case
      when payload #>> '{reaction,target}' is null then 'It names no message.' end
    else format('There is no type %s.', coalesce(quote_literal(v_type), 'null'))
  end;
end
$$;
comment on function messaging.payload_problem(jsonb) is
  'What is wrong with a message to send, as a sentence; null when nothing is. A channel''s own form may take less: then it is numbered lines.';
revoke all on function messaging.payload_problem(jsonb) from public;

create function messaging.finish_payload(
  tenant_id uuid,
  payload jsonb,
  locale text,
  fallback_locale text
)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: it reads templates for whoever sends. A text template is rendered here, once, so that
-- what is sent is what was stored; one that Meta approved keeps its key until it is claimed.
declare
  v_payload jsonb := payload;
  v_template jsonb := payload -> 'template';
  v_problem text;
begin
  if v_template is not null and coalesce((v_template ->> 'approved')::boolean, false) is false then
    v_payload := (v_payload - 'template') || jsonb_build_object(
      'text', messaging.render_text(
        tenant_id, v_template ->> 'key', coalesce(v_template ->> 'locale', locale),
        v_template -> 'variables', fallback_locale
      ),
      'type', case
        when payload ->> 'type' <> 'template' then payload ->> 'type'
        when payload ? 'buttons' then 'buttons'
        when payload ? 'list' then 'list'
        else 'text'
      end
    );
  elsif not payload ? 'type' then
    v_payload := payload || '{"type": "text"}';
  end if;
  v_problem := messaging.payload_problem(v_payload);
  if v_problem is not null then
    raise exception using
      errcode = 'PT422',
      message = 'outbound_payload_invalid',
      detail = v_problem,
      hint = 'See the shapes of a message in docs/reference/messaging.md.';
  end if;
  return v_payload;
end
$$;
comment on function messaging.finish_payload(uuid, jsonb, text, text) is
  'A message as it will be sent: template rendered, form checked. Errors: outbound_payload_invalid (422).';
revoke all on function messaging.finish_payload(uuid, jsonb, text, text) from public;

create type messaging.draft as (
  id bigint,
  tenant_id uuid,
  site_id uuid,
  channel_id uuid,
  channel text,
  channel_no integer,
  conversation_id uuid,
  contact_id uuid,
  kind text,
  category text,
  template text,
  priority smallint,
  payload jsonb,
  fallback jsonb,
  due_at timestamptz,
  expires_at timestamptz,
  dedupe_key text,
  in_reply_to text,
  origin text,
  actor_id uuid,
  correlation_id text,
  outbound_tat timestamptz
);
comment on type messaging.draft is
  'A message as it will be stored and queued; priority: null is that of its category; outbound_tat: the pace of its conversation after it.';

create function messaging.tag_human(
  conversation public.conversations,
  payload jsonb,
  origin text
)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: it reads a flag. Nobody but this rule tags: Meta wants it for what a person wrote only.
declare
  c constant public.conversations := conversation;
begin
  if origin is distinct from 'person' or c.channel = 'whatsapp'
    or c.window_expires_at > now() or coalesce(c.last_inbound_at <= now() - interval '7 days', true)
    or not security.flag_bool('HUMAN_AGENT_TAG_ENABLED', c.tenant_id, c.channel)
  then
    return payload - 'tag';
  end if;
  return payload || '{"tag": "HUMAN_AGENT"}';
end
$$;
comment on function messaging.tag_human(public.conversations, jsonb, text) is
  'A message of a person to Messenger or Instagram after the 24 hours, within seven days: with the tag that lets it leave.';
revoke all on function messaging.tag_human(public.conversations, jsonb, text) from public;

create function messaging.draft_outbound(
  conversation public.conversations,
  channel_no integer,
  settings messaging.channel_settings,
  message jsonb
)
returns messaging.draft
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: it reads templates and takes an id. The caller holds the lock of the conversation: so
-- the ids of its messages are in the order in which they commit.
declare
  v_payload constant jsonb := messaging.tag_human(conversation, messaging.finish_payload(
    conversation.tenant_id, message -> 'payload', message ->> 'locale', settings.fallback_locale
  ), message ->> 'origin');
  v_kind constant text := v_payload ->> 'type';
  v_category constant text := coalesce(message ->> 'category', 'reply');
  v_tat timestamptz := conversation.outbound_tat;
  v_due timestamptz := clock_timestamp();
begin
  if settings.spacing > interval '0' and v_kind not in ('mark_read', 'typing', 'reaction') then
    v_tat := greatest(v_tat, v_due) + settings.spacing;
    v_due := greatest(v_due, v_tat - settings.burst * settings.spacing);
  end if;
  if message ?| array['not_before', 'delay_seconds'] then
    v_due := greatest(
      v_due, (message ->> 'not_before')::timestamptz,
      now() + make_interval(secs => (message ->> 'delay_seconds')::double precision)
    );
  end if;
  return row(
    nextval('messaging.outbound_messages_id_seq'), conversation.tenant_id, conversation.site_id,
    conversation.channel_id, conversation.channel, channel_no, conversation.id,
    conversation.contact_id, v_kind, v_category,
    coalesce(message ->> 'template', message #>> '{payload,template,key}', 'reply'),
    (message ->> 'priority')::smallint, v_payload, message -> 'fallback_template', v_due,
    (message ->> 'expires_at')::timestamptz,
    message ->> 'dedupe_key', message ->> 'in_reply_to', coalesce(message ->> 'origin', 'bot'),
    (message ->> 'actor_id')::uuid, left(message ->> 'correlation_id', 100), v_tat
  )::messaging.draft;
end
$$;
comment on function
  messaging.draft_outbound(public.conversations, integer, messaging.channel_settings, jsonb) is
  'A message with its id and its time, no sooner than the pace of its recipient allows. The caller holds the conversation locked, puts the draft and writes the pace back. Errors: outbound_payload_invalid (422).';
revoke all on function
  messaging.draft_outbound(public.conversations, integer, messaging.channel_settings, jsonb)
  from public;

create function messaging.put_drafts(drafts messaging.draft[])
returns boolean
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody holds an insert on the queue. One statement for both tables and for all drafts:
-- what each costs beside its rows is paid once.
-- It returns something because a perform would be one statement more.
begin
  with queued as (
    insert into messaging.outbox (
      id, created_at, tenant_id, channel, channel_no, conversation_id, contact_id, lane, priority,
      needs_window, is_answer, category, template, fallback, due_at, expires_at
    )
    select
      d.id, now(), d.tenant_id, d.channel, d.channel_no, d.conversation_id, d.contact_id,
      case d.category when 'marketing' then 1 else 0 end,
      coalesce(d.priority, case d.category when 'reply' then 0 when 'utility' then 1 else 2 end),
      d.kind not in ('template', 'mark_read', 'typing') and not d.payload ? 'tag',
      d.in_reply_to is not null, d.category, d.template, d.fallback, d.due_at, d.expires_at
    from unnest(drafts) as d
  )
  insert into public.outbound_messages (
    tenant_id, id, site_id, channel_id, conversation_id, contact_id, channel, dedupe_key, kind,
    category, template, payload, fallback, priority, expires_at, in_reply_to, origin, actor_id,
    correlation_id
  )
  select
    d.tenant_id, d.id, d.site_id, d.channel_id, d.conversation_id, d.contact_id, d.channel,
    d.dedupe_key, d.kind, d.category, d.template, d.payload, d.fallback, d.priority, d.expires_at,
    d.in_reply_to, d.origin, d.actor_id, d.correlation_id
  from unnest(drafts) as d;
  return found;
end
$$;
comment on function messaging.put_drafts(messaging.draft[]) is
  'Stores messages and queues them. Returns whether there were any.';
revoke all on function messaging.put_drafts(messaging.draft[]) from public;
