-- messaging: how a message gets into the queue.
-- Depends on: outbound_messages, outbox, templates, channel_settings.
-- Exposes: enqueue_outbound (service role), send_message.

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
language sql
immutable
security invoker
set search_path = ''
as $$
  select case payload ->> 'type'
    when 'buttons' then case
      when jsonb_typeof(payload -> 'buttons') is distinct from 'array'
        or jsonb_array_length(payload -> 'buttons') not between 1 and 3
        then 'A message has 1 to 3 buttons.'
      when exists (
        select
        from jsonb_array_elements(payload -> 'buttons') as b (value)
        where coalesce(char_length(b.value ->> 'title'), 0) not between 1 and 20
          or coalesce(char_length(b.value ->> 'id'), 0) not between 1 and 256
      ) then 'A button has a title of 1 to 20 characters and an id of 1 to 256.'
    end
    when 'list' then case
      when (select count(*) from messaging.list_rows(payload)) not between 1 and 10
        then 'A list has 1 to 10 rows over all its sections.'
      when coalesce(char_length(payload #>> '{list,button}'), 0) not between 1 and 20
        then 'The button of a list has 1 to 20 characters.'
      when exists (
        select
        from messaging.list_rows(payload) as r (value)
        where coalesce(char_length(r.value ->> 'title'), 0) not between 1 and 24
          or coalesce(char_length(r.value ->> 'id'), 0) not between 1 and 200
          or char_length(r.value ->> 'description') > 72
      ) then 'A row has a title of 1 to 24 characters, an id of 1 to 200, a description of at most 72.'
    end
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
  elsif v_type in ('buttons', 'list', 'location_request') then
    return coalesce(
      case when v_length not between 1 and 1024
        then format('The text above choices has 1 to 1024 characters, not %s.', v_length) end,
      case when char_length(payload ->> 'header') > 60 or char_length(payload ->> 'footer') > 60
        then 'Header and footer have at most 60 characters.' end,
      messaging.choices_problem(payload)
    );
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
  'What is wrong with a message to send, as a sentence; null when nothing is. The limits are those of the strictest channel.';
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
      'text', messaging.render_key(
        tenant_id, v_template ->> 'key', coalesce(v_template ->> 'locale', locale),
        v_template -> 'variables', fallback_locale
      ) -> 'text',
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

create type messaging.queued as (id bigint, outbound_tat timestamptz);
comment on type messaging.queued is 'A message that was queued, and the pace of its conversation after it.';

create function messaging.put_outbound(
  conversation public.conversations,
  channel_no integer,
  settings messaging.channel_settings,
  message jsonb
)
returns messaging.queued
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody holds an insert on the queue. The caller holds the lock of the conversation: so
-- the ids of its messages are in the order in which they commit.
declare
  v_payload jsonb := messaging.finish_payload(
    conversation.tenant_id, message -> 'payload', message ->> 'locale', settings.fallback_locale
  );
  v_kind constant text := v_payload ->> 'type';
  v_category constant text := coalesce(message ->> 'category', 'reply');
  v_template constant text :=
    coalesce(message ->> 'template', message #>> '{payload,template,key}', 'reply');
  v_queued messaging.queued;
  v_due timestamptz := clock_timestamp();
begin
  v_queued.id := nextval('messaging.outbound_messages_id_seq');
  v_queued.outbound_tat := conversation.outbound_tat;
  if settings.spacing > interval '0' and v_kind not in ('mark_read', 'typing', 'reaction') then
    v_queued.outbound_tat := greatest(conversation.outbound_tat, v_due) + settings.spacing;
    v_due := greatest(v_due, v_queued.outbound_tat - settings.burst * settings.spacing);
  end if;
  if message ?| array['not_before', 'delay_seconds'] then
    v_due := greatest(
      v_due, (message ->> 'not_before')::timestamptz,
      now() + make_interval(secs => (message ->> 'delay_seconds')::double precision)
    );
  end if;
  -- One statement for both: what each costs beside its row is paid once.
  with queued as (
    insert into messaging.outbox (
      id, created_at, tenant_id, channel, channel_no, conversation_id, contact_id, lane, priority,
      needs_window, is_answer, category, template, fallback, due_at, expires_at
    )
    values (
      v_queued.id, now(), conversation.tenant_id, conversation.channel, channel_no,
      conversation.id, conversation.contact_id, case v_category when 'marketing' then 1 else 0 end,
      coalesce(
        (message ->> 'priority')::smallint,
        case v_category when 'reply' then 0 when 'utility' then 1 else 2 end
      ),
      v_kind not in ('template', 'mark_read', 'typing'), message ->> 'in_reply_to' is not null,
      v_category, v_template, message -> 'fallback_template', v_due,
      (message ->> 'expires_at')::timestamptz
    )
  )
  insert into public.outbound_messages (
    tenant_id, id, site_id, channel_id, conversation_id, contact_id, channel, dedupe_key, kind,
    category, template, payload, in_reply_to, origin, actor_id, correlation_id
  )
  values (
    conversation.tenant_id, v_queued.id, conversation.site_id, conversation.channel_id,
    conversation.id, conversation.contact_id, conversation.channel, message ->> 'dedupe_key',
    v_kind, v_category, v_template, v_payload, message ->> 'in_reply_to',
    coalesce(message ->> 'origin', 'bot'), (message ->> 'actor_id')::uuid,
    left(message ->> 'correlation_id', 100)
  );
  return v_queued;
end
$$;
comment on function
  messaging.put_outbound(public.conversations, integer, messaging.channel_settings, jsonb) is
  'Stores a message and queues it, no sooner than the pace of its recipient allows. The caller holds the conversation locked and writes the pace back. Errors: outbound_payload_invalid (422).';
revoke all on function
  messaging.put_outbound(public.conversations, integer, messaging.channel_settings, jsonb)
  from public;

create function messaging.enqueue(message jsonb)
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: see put_outbound. Who brings the same key at the same time waits at it and then finds
-- the first's message, unless the first rolled back.
declare
  v_conversation public.conversations;
  v_channel public.channel_identities;
  v_settings messaging.channel_settings;
  v_queued messaging.queued;
  v_first bigint;
begin
  -- The lock: see put_outbound.
  select c.* into v_conversation
  from public.conversations as c
  where c.tenant_id = (message ->> 'tenant_id')::uuid
    and (
      c.id = (message ->> 'conversation_id')::uuid
      or (
        message ->> 'conversation_id' is null
        and c.channel_id = (message ->> 'channel_id')::uuid
        and c.contact_id = (message ->> 'contact_id')::uuid
      )
    )
  for update;
  if v_conversation.id is null then
    raise exception using
      errcode = 'PT404',
      message = 'conversation_not_found',
      detail = 'There is no such conversation of this tenant.',
      hint = 'A conversation begins with the customer''s first message.';
  end if;
  insert into messaging.outbound_keys as k (tenant_id, dedupe_key, outbound_id, created_at)
  values (v_conversation.tenant_id, message ->> 'dedupe_key', 0, now())
  on conflict on constraint outbound_keys_pkey do nothing;
  if not found then
    select k.outbound_id into v_first
    from messaging.outbound_keys as k
    where k.tenant_id = v_conversation.tenant_id and k.dedupe_key = message ->> 'dedupe_key';
    return jsonb_build_object('id', v_first, 'created', false, 'wake', false);
  end if;
  select c.* into v_channel
  from public.channel_identities as c
  where c.tenant_id = v_conversation.tenant_id and c.id = v_conversation.channel_id;
  select s.* into v_settings
  from messaging.channel_settings as s
  where s.tenant_id = v_conversation.tenant_id and s.channel = v_conversation.channel;
  v_queued := messaging.put_outbound(v_conversation, v_channel.channel_no, v_settings, message);
  update messaging.outbound_keys as k
  set outbound_id = v_queued.id
  where k.tenant_id = v_conversation.tenant_id and k.dedupe_key = message ->> 'dedupe_key';
  update public.conversations as c
  set outbound_tat = v_queued.outbound_tat, last_outbound_at = now(),
    active_at = greatest(c.active_at, date_trunc('minute', now()))
  where c.tenant_id = v_conversation.tenant_id and c.id = v_conversation.id;
  return jsonb_build_object('id', v_queued.id, 'created', true, 'wake', messaging.should_wake());
end
$$;
comment on function messaging.enqueue(jsonb) is
  'Queues a message of a business event, once per dedupe_key. For rules of other modules and the service role. Errors: conversation_not_found (404), outbound_payload_invalid (422).';
revoke all on function messaging.enqueue(jsonb) from public;
grant execute on function messaging.enqueue(jsonb) to service_role;

create function public.enqueue_outbound(message jsonb)
returns jsonb
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select messaging.enqueue(message);
end;
revoke all on function public.enqueue_outbound(jsonb) from public;
grant execute on function public.enqueue_outbound(jsonb) to service_role;

create function messaging.readable_conversation(conversation_id uuid, permission text)
returns public.conversations
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: the permission is asked of the row that is found.
declare
  v_row public.conversations;
begin
  select c.* into v_row
  from public.conversations as c
  where c.id = readable_conversation.conversation_id;
  if v_row.id is null or not (
    access.is_system()
    or access.has_permission(readable_conversation.permission, v_row.tenant_id, v_row.site_id)
  ) then
    raise exception using
      errcode = 'PT404',
      message = 'conversation_not_found',
      detail = format('There is no conversation %s that you may use so.', conversation_id),
      hint = 'Refresh the list: it may belong to another company or site.';
  end if;
  return v_row;
end
$$;
comment on function messaging.readable_conversation(uuid, text) is
  'The conversation if the caller holds the permission there. Errors: conversation_not_found (404).';
revoke all on function messaging.readable_conversation(uuid, text) from public;

create function messaging.send_message(conversation_id uuid, payload jsonb, dedupe_key text)
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody holds an insert on the queue.
declare
  v_conversation public.conversations :=
    messaging.readable_conversation(conversation_id, 'messages.send');
begin
  if coalesce(char_length(btrim(dedupe_key)), 0) not between 8 and 200 then
    raise exception using
      errcode = 'PT422',
      message = 'dedupe_key_invalid',
      detail = format('The key has %s characters.', coalesce(char_length(btrim(dedupe_key)), 0)),
      hint = 'Send a random key of 8 to 200 characters, the same one when you try again.';
  end if;
  return messaging.enqueue(jsonb_build_object(
    'tenant_id', v_conversation.tenant_id,
    'conversation_id', v_conversation.id,
    'dedupe_key', 'person:' || btrim(dedupe_key),
    'payload', payload,
    'in_reply_to', v_conversation.last_inbound_message_id,
    'locale', coalesce(v_conversation.last_reply_locale, 'fr'),
    'origin', 'person',
    'actor_id', access.actor()
  ));
end
$$;
comment on function messaging.send_message(uuid, jsonb, text) is
  'A person writes to a customer. The same key again sends nothing again. Permission messages.send. Errors: conversation_not_found (404), dedupe_key_invalid, outbound_payload_invalid (422).';
revoke all on function messaging.send_message(uuid, jsonb, text) from public;
grant execute on function messaging.send_message(uuid, jsonb, text) to authenticated, service_role;

create function public.send_message(conversation_id uuid, payload jsonb, dedupe_key text)
returns jsonb
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select messaging.send_message(conversation_id, payload, dedupe_key);
end;
revoke all on function public.send_message(uuid, jsonb, text) from public;
grant execute on function public.send_message(uuid, jsonb, text) to authenticated, service_role;
