-- messaging: bursts: messages that wait for what else their sender writes (TURN_DEBOUNCE_SEC).
-- Depends on: inbound_work, postpone_message. Exposes: nothing; the ingest defers messages by it.
-- One order of locks, here and where turns are run: the conversation, then its work. Whoever holds
-- a conversation is alone with its burst: adds to it, ends it or answers it.

create function messaging.turn_notice(ms integer)
returns jsonb
language plpgsql
immutable
security invoker
set search_path = ''
as $$
begin
  return case when ms is null then '{}' else jsonb_build_object('turn_in_ms', ms) end;
end
$$;
comment on function messaging.turn_notice(integer) is
  'What a delivery says of the burst it added to: when to call answer_turns. Empty where there is none.';
revoke all on function messaging.turn_notice(integer) from public;

create function messaging.ms_until(at timestamptz)
returns integer
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  return case when at is not null then
    greatest(0, ceil(extract(epoch from at - now()) * 1000))::integer
  end;
end
$$;
comment on function messaging.ms_until(timestamptz) is
  'Milliseconds from now to a time, 0 for the past; null for none.';
revoke all on function messaging.ms_until(timestamptz) from public;

create function messaging.acts_at_once(value text)
returns boolean
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: the phrases are internal. The whole text is the request, not a word within it.
begin
  return char_length(value) <= 60 and (
    value ~* '^\s*lang\s+(fr|ar|en|dz)\s*$'
    or exists (
      select
      from (select messaging.normalize_text(value) as words offset 0) as n
      join messaging.intent_phrases as p on p.normalized = n.words
      where p.intent = 'stop'
    )
  );
end
$$;
comment on function messaging.acts_at_once(text) is
  'Whether a text is a command or a request to stop, which never waits for company.';
revoke all on function messaging.acts_at_once(text) from public;

create function messaging.is_gathered(conversation public.conversations, raw jsonb)
returns boolean
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: see read_number.
begin
  return coalesce(
    raw ->> 'type' = 'text' and raw ->> 'button_id' is null and not raw ? 'media'
      and btrim(raw ->> 'text') <> '' and not messaging.acts_at_once(raw ->> 'text')
      and messaging.read_choice(conversation, raw) is null,
    false
  );
end
$$;
comment on function messaging.is_gathered(public.conversations, jsonb) is
  'Whether a message waits for what else its sender writes: plain text does; a choice, also one by its number, a file, a position, a command does not.';
revoke all on function messaging.is_gathered(public.conversations, jsonb) from public;

create function messaging.read_choice(conversation public.conversations, raw jsonb)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: see read_number.
declare
  v_read constant jsonb := messaging.read_number(conversation, raw);
begin
  return case when v_read is distinct from raw then jsonb_build_object(
    'button_id', v_read -> 'button_id', 'text', v_read -> 'text', 'type', v_read -> 'type'
  ) end;
end
$$;
comment on function messaging.read_choice(public.conversations, jsonb) is
  'The choice that a bare number means now; null: it is none.';
revoke all on function messaging.read_choice(public.conversations, jsonb) from public;

create function messaging.gather_message(turn messaging.turn, message_id bigint, raw jsonb)
returns timestamptz
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: the work is internal. The conversation is locked: nobody else adds to the burst, and it
-- is not being answered. A burst of fifty is answered as it is.
declare
  c constant public.conversations := turn.conversation;
  v_pause constant interval := make_interval(secs => (turn.settings).debounce_seconds);
  v_turn bigint;
  v_began_at timestamptz;
  v_due_at timestamptz;
begin
  select w.turn, min(w.created_at) into v_turn, v_began_at
  from messaging.inbound_work as w
  where w.conversation_id = c.id and w.turn = (
    select k.turn
    from (
      select n.turn, n.state
      from messaging.inbound_work as n
      where n.conversation_id = c.id
      order by n.message_id desc
      limit 1
    ) as k
    where k.state = 'gathering'
  )
  group by w.turn
  having count(*) < 50;
  v_due_at := least(now() + v_pause, coalesce(v_began_at, now()) + 3 * v_pause);
  insert into messaging.inbound_work (
    message_id, tenant_id, received_at, conversation_id, state, next_attempt_at, text_sealed, turn
  )
  values (
    gather_message.message_id, c.tenant_id, now(), c.id, 'gathering', v_due_at,
    messaging.seal_text(raw ->> 'text'), coalesce(v_turn, gather_message.message_id)
  );
  return v_due_at;
end
$$;
comment on function messaging.gather_message(messaging.turn, bigint, jsonb) is
  'Adds a stored message to the burst that its sender is writing, or begins one. Returns when it is due.';
revoke all on function messaging.gather_message(messaging.turn, bigint, jsonb) from public;

create function messaging.end_burst(conversation_id uuid)
returns timestamptz
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: the work is internal. The conversation is locked by the caller.
begin
  update messaging.inbound_work as w
  set next_attempt_at = least(w.next_attempt_at, now())
  where w.conversation_id = end_burst.conversation_id and w.state = 'gathering';
  return case when found then now() end;
end
$$;
comment on function messaging.end_burst(uuid) is
  'What was gathered waits no longer. Returns when it is due; null: nothing was gathered.';
revoke all on function messaging.end_burst(uuid) from public;

create function messaging.defer_message(turn messaging.turn, message_id bigint, raw jsonb)
returns messaging.turn
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: the work is internal. What does not wait for company ends the burst before it, and comes
-- right after it: answers are in the order of the questions.
declare
  v_turn messaging.turn := turn;
  v_due_at timestamptz;
begin
  if (turn.settings).debounce_seconds > 0 and messaging.is_gathered(turn.conversation, raw) then
    v_due_at := messaging.gather_message(turn, message_id, raw);
  else
    perform messaging.postpone_message(turn, message_id, raw, 'waiting', null);
    v_due_at := messaging.end_burst((turn.conversation).id);
  end if;
  v_turn.turn_in_ms := least(turn.turn_in_ms, messaging.ms_until(v_due_at));
  return v_turn;
end
$$;
comment on function messaging.defer_message(messaging.turn, bigint, jsonb) is
  'Leaves a stored message to its burst, or behind what waits already. Returns the turn with the time until something is due.';
revoke all on function messaging.defer_message(messaging.turn, bigint, jsonb) from public;
