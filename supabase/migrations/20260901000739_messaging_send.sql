-- messaging: a person writes to a customer.
-- Depends on: conversations, enqueue. Exposes: send_message.

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
  -- The rules of the one it went into: its site is the same, as its channel is.
  while v_conversation.merged_into is not null loop
    select c.* into v_conversation
    from public.conversations as c
    where c.id = v_conversation.merged_into;
  end loop;
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
  'A person writes to a customer; a conversation that was merged away is followed. The same key again sends nothing again. Permission messages.send. Errors: conversation_not_found (404), dedupe_key_invalid, outbound_payload_invalid (422).';
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
