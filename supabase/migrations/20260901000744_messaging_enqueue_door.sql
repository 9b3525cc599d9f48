-- messaging: the door to the queue for business events.
-- Depends on: draft_outbound, put_drafts, conversations. Exposes: enqueue_outbound (service role).

create function messaging.is_moment(value text)
returns boolean
language plpgsql
stable
security invoker
set search_path = ''
as $$
-- pg_input_is_valid would say the same, from PostgreSQL 16 on.
begin
  return isfinite(value::timestamptz);
exception
  when invalid_datetime_format or datetime_field_overflow or invalid_text_representation
    or invalid_parameter_value
  then
    return false;
end
$$;
comment on function messaging.is_moment(text) is 'Whether it is a moment in time; infinity is none.';
revoke all on function messaging.is_moment(text) from public;

create function messaging.option_problem(message jsonb)
returns text
language plpgsql
stable
security invoker
set search_path = ''
as $$
-- What is beside the payload, of a business event as of a handler's reply; the payload itself
-- finish_payload judges. A reply may be its own payload.
declare
  v_approved constant text := coalesce(
    message #>> '{payload,template,approved}', message #>> '{template,approved}'
  );
  v_key text;
begin
  if message ->> 'category' not in ('reply', 'utility', 'marketing') then
    return format('category is reply, utility or marketing, not %L.', message ->> 'category');
  elsif message ->> 'origin' not in ('bot', 'person', 'system') then
    return format('origin is bot, person or system, not %L.', message ->> 'origin');
  elsif message ->> 'priority' !~ '^[0-2]$' then
    return format('priority is 0, 1 or 2, not %L.', message ->> 'priority');
  elsif message ->> 'delay_seconds' !~ '^-?[0-9]{1,8}(\.[0-9]+)?$' then
    return format('delay_seconds is a number of at most 8 digits, not %L.',
      message ->> 'delay_seconds');
  elsif v_approved !~ '^(true|false)$' then
    return format('approved is true or false, not %L.', v_approved);
  elsif jsonb_typeof(message -> 'fallback_template') not in ('object', 'null') then
    return format('fallback_template is an object, not %s.', message -> 'fallback_template');
  elsif not messaging.is_uuid(message ->> 'actor_id') then
    return format('actor_id is a uuid, not %L.', message ->> 'actor_id');
  end if;
  foreach v_key in array array['not_before', 'expires_at'] loop
    if message ->> v_key is not null and not messaging.is_moment(message ->> v_key) then
      return format('%s is a date with its time, not %L.', v_key, message ->> v_key);
    end if;
  end loop;
  return null;
end
$$;
comment on function messaging.option_problem(jsonb) is
  'What is wrong with category, priority, dates and the like of a message, as a sentence; null when nothing is.';
revoke all on function messaging.option_problem(jsonb) from public;

create function messaging.is_uuid(value text)
returns boolean
language plpgsql
immutable
security invoker
set search_path = ''
as $$
begin
  return value ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$';
end
$$;
comment on function messaging.is_uuid(text) is 'Whether it is a uuid as we write them; null of null.';
revoke all on function messaging.is_uuid(text) from public;

create function messaging.envelope_problem(message jsonb)
returns text
language plpgsql
stable
security invoker
set search_path = ''
as $$
declare
  v_key text;
begin
  if coalesce(char_length(message ->> 'dedupe_key'), 0) not between 1 and 500 then
    return format('dedupe_key has 1 to 500 characters, not %s.',
      coalesce(char_length(message ->> 'dedupe_key'), 0));
  end if;
  foreach v_key in array array['tenant_id', 'conversation_id', 'channel_id', 'contact_id'] loop
    if not messaging.is_uuid(message ->> v_key) then
      return format('%s is a uuid, not %L.', v_key, message ->> v_key);
    end if;
  end loop;
  return messaging.option_problem(message);
end
$$;
comment on function messaging.envelope_problem(jsonb) is
  'What is wrong with a message of a business event beside its payload, as a sentence; null when nothing is.';
revoke all on function messaging.envelope_problem(jsonb) from public;

create function messaging.current_contact(tenant_id uuid, contact_id uuid)
returns uuid
language sql
stable
security definer
set search_path = ''
as $$
-- definer: it reads contacts for whoever queues.
  with recursive way as (
    select c.id, c.merged_into
    from public.contacts as c
    where c.tenant_id = current_contact.tenant_id and c.id = current_contact.contact_id
    union
    select c.id, c.merged_into
    from way as w
    join public.contacts as c
      on c.tenant_id = current_contact.tenant_id and c.id = w.merged_into
  )
  select w.id from way as w where w.merged_into is null
$$;
comment on function messaging.current_contact(uuid, uuid) is
  'The contact that a contact is today, after all merges.';
revoke all on function messaging.current_contact(uuid, uuid) from public;

create function messaging.lock_conversation(message jsonb)
returns public.conversations
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: it reads conversations for whoever queues. The lock: see draft_outbound. A merge that we
-- waited for is seen after it. A conversation that was merged away stays locked while we wait for
-- the next one: nobody who holds that one wants this one any more. A conversation that a merge gave
-- to another contact while we waited is no longer the one we asked for: we ask for that contact's.
declare
  v_conversation public.conversations;
  v_tenant constant uuid := (message ->> 'tenant_id')::uuid;
  v_id uuid := (message ->> 'conversation_id')::uuid;
  v_contact uuid := case when v_id is null
    then messaging.current_contact(v_tenant, (message ->> 'contact_id')::uuid) end;
  v_asked uuid;
begin
  loop
    select c.* into v_conversation
    from public.conversations as c
    where c.tenant_id = v_tenant
      and (
        c.id = v_id
        or (
          v_id is null and c.channel_id = (message ->> 'channel_id')::uuid
          and c.contact_id = v_contact
        )
      )
    for update;
    if v_conversation.id is null and v_contact is not null then
      v_asked := v_contact;
      v_contact := messaging.current_contact(v_tenant, v_asked);
      continue when v_contact <> v_asked;
    end if;
    v_id := v_conversation.merged_into;
    exit when v_id is null;
  end loop;
  if v_conversation.id is null then
    raise exception using
      errcode = 'PT404',
      message = 'conversation_not_found',
      detail = 'There is no such conversation of this tenant.',
      hint = 'A conversation begins with the customer''s first message.';
  end if;
  return v_conversation;
end
$$;
comment on function messaging.lock_conversation(jsonb) is
  'The conversation that a message names by its id, or by channel and contact; after a merge the one it went into. Errors: conversation_not_found (404).';
revoke all on function messaging.lock_conversation(jsonb) from public;

create function messaging.enqueue(message jsonb)
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: see put_drafts. Who brings the same key at the same time waits at it and then finds
-- the first's message, unless the first rolled back.
declare
  v_conversation public.conversations;
  v_channel public.channel_identities;
  v_settings messaging.channel_settings;
  v_draft messaging.draft;
  v_first bigint;
  v_problem text;
begin
  v_problem := messaging.envelope_problem(message);
  if v_problem is not null then
    raise exception using
      errcode = 'PT422',
      message = 'outbound_payload_invalid',
      detail = v_problem,
      hint = 'See the shapes of a message in docs/reference/messaging.md.';
  end if;
  v_conversation := messaging.lock_conversation(message);
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
  v_draft := messaging.draft_outbound(v_conversation, v_channel.channel_no, v_settings, message);
  perform messaging.put_drafts(array[v_draft]);
  update messaging.outbound_keys as k
  set outbound_id = v_draft.id
  where k.tenant_id = v_conversation.tenant_id and k.dedupe_key = message ->> 'dedupe_key';
  update public.conversations as c
  set outbound_tat = v_draft.outbound_tat, last_outbound_at = now(),
    active_at = greatest(c.active_at, now())
  where c.tenant_id = v_conversation.tenant_id and c.id = v_conversation.id;
  return jsonb_build_object('id', v_draft.id, 'created', true, 'wake', messaging.should_wake());
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
