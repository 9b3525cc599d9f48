-- messaging: answering the messages that were stored, one after the other within a conversation.
-- Depends on: run_handlers, put_drafts, the turns of a delivery. Exposes: nothing.

create function messaging.is_server_error(code text)
returns boolean
language sql
immutable
security invoker
set search_path = ''
as $$
-- Lost connection, rollback forced on us, out of memory or disk, cancelled, broken files, a bug of
-- the server: nothing about the message, so nothing may be recorded about it either.
  select left(code, 2) in ('08', '40', '53', '57', '58', 'XX') or code in ('55P03', '25006', '25P03')
$$;
comment on function messaging.is_server_error(text) is
  'Whether an SQLSTATE tells of the server and not of the data: then the sender has to come again.';
revoke all on function messaging.is_server_error(text) from public;

create function messaging.message_context(
  conversation public.conversations,
  locale text,
  preference text,
  message_id bigint,
  at timestamptz,
  raw jsonb,
  correlation_id text
)
returns jsonb
language plpgsql
stable
security invoker
set search_path = ''
as $$
declare
  c constant public.conversations := conversation;
begin
  return jsonb_build_object(
    'tenant_id', c.tenant_id, 'site_id', c.site_id, 'channel', c.channel,
    'channel_id', c.channel_id, 'conversation_id', c.id, 'contact_id', c.contact_id,
    'conversation_key', c.conversation_key, 'message_id', message_id,
    'provider_message_id', raw -> 'id', 'type', coalesce(raw ->> 'type', 'unsupported'),
    'text', raw ->> 'text', 'button_id', raw -> 'button_id', 'reply_to', raw -> 'reply_to',
    'content', raw -> 'content', 'media', raw -> 'media', 'messages', raw -> 'messages',
    'sent_at', at, 'locale', locale,
    'has_arabic', messaging.has_arabic(raw ->> 'text'), 'is_sticky_ar', c.is_sticky_ar,
    'preference', preference, 'handled_by', c.handled_by, 'state', c.state,
    'correlation_id', correlation_id
  );
end
$$;
comment on function messaging.message_context(
  public.conversations, text, text, bigint, timestamptz, jsonb, text
) is 'What a handler is told of a message.';
revoke all on function messaging.message_context(
  public.conversations, text, text, bigint, timestamptz, jsonb, text
) from public;

create function messaging.take_answer(
  conversation public.conversations,
  answer jsonb,
  sticky_threshold integer
)
returns public.conversations
language plpgsql
immutable
security invoker
set search_path = ''
as $$
declare
  c public.conversations := conversation;
begin
  if answer ? 'state' then
    c.state := answer -> 'state';
  end if;
  if answer ? 'sticky_ar' then
    c.is_sticky_ar := (answer ->> 'sticky_ar')::boolean;
    c.arabic_count := case when c.is_sticky_ar
      then greatest(c.arabic_count, sticky_threshold) else 0 end;
  end if;
  return c;
end
$$;
comment on function messaging.take_answer(public.conversations, jsonb, integer) is
  'The conversation after what a handler says about it.';
revoke all on function messaging.take_answer(public.conversations, jsonb, integer) from public;

create function messaging.answer_message(
  turn messaging.turn,
  message_id bigint,
  at timestamptz,
  raw jsonb,
  correlation_id text
)
returns messaging.turn
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: handlers act for every tenant. The answers are drafts: the caller puts them.
declare
  v_turn messaging.turn := turn;
  c public.conversations := turn.conversation;
  s constant messaging.channel_settings := turn.settings;
  v_raw constant jsonb := messaging.read_number(turn.conversation, raw);
  v_is_choice constant boolean := v_raw ->> 'button_id' is not null;
  v_locale text;
  v_answer jsonb;
  v_reply jsonb;
  v_draft messaging.draft;
begin
  -- Buttons are our own words and count for nothing; from the threshold on Arabic sticks.
  if not v_is_choice and messaging.has_arabic(raw ->> 'text') then
    c.arabic_count := c.arabic_count + coalesce((raw ->> 'arabic_count')::integer, 1);
    c.is_sticky_ar := c.is_sticky_ar
      or (s.sticky_enabled and c.arabic_count >= s.sticky_threshold);
  end if;
  v_locale := messaging.reply_locale(c, s, raw ->> 'text', v_is_choice, turn.preference);
  v_answer := messaging.run_handlers(messaging.message_context(
    c, v_locale, turn.preference, message_id, at, v_raw, correlation_id
  ), turn.commands);
  if v_answer ?| array['state', 'sticky_ar', 'locale'] then
    c := messaging.take_answer(c, v_answer, s.sticky_threshold);
    v_turn.preference := coalesce(v_answer ->> 'locale', turn.preference);
  end if;
  for v_no in 0 .. coalesce(jsonb_array_length(v_answer -> 'replies'), 0) - 1 loop
    v_reply := v_answer -> 'replies' -> v_no;
    v_draft := messaging.draft_outbound(
      c, turn.channel_no, s,
      -- The template of a reply is an object with words of the customer: it stays in the payload.
      (v_reply - array['payload', 'dedupe_key', 'template']) || jsonb_build_object(
        'payload', coalesce(v_reply -> 'payload', v_reply - array[
          'category', 'priority', 'fallback_template', 'delay_seconds', 'expires_at'
        ]),
        'dedupe_key', 'reply:' || message_id || ':' || v_no + 1,
        'in_reply_to', coalesce(raw ->> 'id', message_id::text),
        'locale', v_locale, 'correlation_id', correlation_id
      )
    );
    v_turn.drafts := v_turn.drafts || v_draft;
    c.outbound_tat := v_draft.outbound_tat;
    c.last_outbound_at := now();
    c.last_reply_locale := coalesce(v_answer ->> 'locale', v_locale);
    v_turn.queued_count := v_turn.queued_count + 1;
  end loop;
  v_turn.conversation := c;
  return v_turn;
end
$$;
comment on function
  messaging.answer_message(messaging.turn, bigint, timestamptz, jsonb, text) is
  'Gives one message to the handlers. Returns the turn after it, with what they answer as drafts.';
revoke all on function
  messaging.answer_message(messaging.turn, bigint, timestamptz, jsonb, text) from public;

create function messaging.postpone_message(
  turn messaging.turn,
  message_id bigint,
  raw jsonb,
  state text,
  error text
)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: the work is internal.
begin
  insert into messaging.inbound_work (
    message_id, tenant_id, received_at, conversation_id, state, attempts, next_attempt_at,
    last_error, text_sealed, choice
  )
  values (
    postpone_message.message_id, (turn.conversation).tenant_id, now(), (turn.conversation).id,
    postpone_message.state, case postpone_message.state when 'failed' then 1 else 0 end,
    now() + case postpone_message.state
      when 'failed' then interval '5 seconds' else interval '0' end,
    left(error, 300), messaging.seal_text(raw ->> 'text'),
    messaging.read_choice(turn.conversation, raw)
  );
end
$$;
comment on function
  messaging.postpone_message(messaging.turn, bigint, jsonb, text, text) is
  'Leaves a stored message to the tick, with its whole text sealed until then.';
revoke all on function messaging.postpone_message(messaging.turn, bigint, jsonb, text, text)
  from public;

create function messaging.failure_cause(code text, message text, detail text)
returns text
language sql
immutable
security invoker
set search_path = ''
as $$
-- The facts of our own keys only: what the server says in detail may hold a customer's words.
  select left(concat(
    code, ' ', message,
    case when message ~ '^[A-Za-z0-9]+(_[A-Za-z0-9]+)+$' then ': ' || nullif(detail, '') end
  ), 300)
$$;
comment on function messaging.failure_cause(text, text, text) is
  'Why a message could not be answered, for whoever repairs it: SQLSTATE, key, facts.';
revoke all on function messaging.failure_cause(text, text, text) from public;

create function messaging.try_answer(
  turn messaging.turn,
  item messaging.inbound_item,
  correlation_id text
)
returns messaging.turn
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: see answer_message. A conversation with unfinished messages waits for them: answers come
-- in the order of the questions. What is raised here undoes the answers to this message only.
declare
  v_turn messaging.turn := turn;
  v_detail text;
begin
  if (turn.settings).maintenance
    or ((turn.settings).debounce_seconds > 0 and messaging.is_gathered(turn.conversation, item.raw))
    or exists (
      select from messaging.inbound_work as w where w.conversation_id = (turn.conversation).id
    )
  then
    return messaging.defer_message(turn, item.message_id, item.raw);
  end if;
  begin
    v_turn := messaging.answer_message(
      turn, item.message_id, item.at, item.raw, try_answer.correlation_id
    );
    if v_turn.drafts is not null then
      perform messaging.put_drafts(v_turn.drafts);
      v_turn.drafts := null;
    end if;
    return v_turn;
  exception
    when assert_failure or others then
      if messaging.is_server_error(sqlstate) then
        raise;
      end if;
      get stacked diagnostics v_detail = pg_exception_detail;
      perform messaging.postpone_message(
        turn, item.message_id, item.raw, 'failed',
        messaging.failure_cause(sqlstate, sqlerrm, v_detail)
      );
      v_turn := turn;
      v_turn.failed_count := v_turn.failed_count + 1;
      return v_turn;
  end;
end
$$;
comment on function messaging.try_answer(messaging.turn, messaging.inbound_item, text) is
  'Answers a message, or leaves it to the tick if the core raises; never loses it.';
revoke all on function messaging.try_answer(messaging.turn, messaging.inbound_item, text)
  from public;

create function messaging.finish_turns(items messaging.inbound_item[], turns messaging.turn[])
returns integer
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody but the rules writes conversations; they are locked already, so that their places
-- hold. offset 0: each found by its id, whatever the planner believes.
declare
  v_quarantined integer;
begin
  -- Materialized: or it is worked out anew for every conversation.
  with said as materialized (
    select i.conversation_id,
      max(least(i.at, now())) filter (where i.kind = 'message') as last_at,
      (array_agg(i.raw ->> 'id' order by i.at desc, i.place desc)
        filter (where i.kind = 'message'))[1] as last_id,
      count(*) filter (where i.disposition = 'process') as admitted,
      coalesce(bool_or(i.disposition = 'quarantined'), false) as has_excess
    from unnest(items) as i
    group by i.conversation_id
  ), placed as materialized (
    select s.*, t as turn, k.place
    from unnest(turns) as t
    join said as s on s.conversation_id = (t.conversation).id
    cross join lateral (
      select c.ctid as place from public.conversations as c where c.id = s.conversation_id offset 0
    ) as k
  )
  update public.conversations as c
  set last_inbound_at = greatest(c.last_inbound_at, s.last_at),
    last_inbound_message_id = coalesce(s.last_id, c.last_inbound_message_id),
    window_expires_at = greatest(c.window_expires_at, s.last_at + interval '24 hours'),
    active_at = greatest(c.active_at, now()),
    inbound_tat = greatest(c.inbound_tat, now())
      + s.admitted * interval '30 seconds' / ((s.turn).settings).rate_limit_30s,
    quarantined_until = case
      when s.has_excess and coalesce(c.quarantined_until <= now(), true)
        then now() + make_interval(mins => ((s.turn).settings).quarantine_minutes)
      else c.quarantined_until
    end,
    outbound_tat = ((s.turn).conversation).outbound_tat,
    last_outbound_at = ((s.turn).conversation).last_outbound_at,
    arabic_count = ((s.turn).conversation).arabic_count,
    is_sticky_ar = ((s.turn).conversation).is_sticky_ar,
    last_reply_locale = ((s.turn).conversation).last_reply_locale,
    state = ((s.turn).conversation).state,
    held_count = case when s.last_at is null then c.held_count else 0 end
  from placed as s
  where c.ctid = s.place;
  if exists (select from unnest(turns) as t where (t.conversation).held_count > 0) then
    perform messaging.release_held(t.conversation)
    from unnest(turns) as t
    where (t.conversation).held_count > 0
      and exists (
        select from unnest(items) as i
        where i.conversation_id = (t.conversation).id and i.kind = 'message'
      );
  end if;
  select count(*) into v_quarantined
  from unnest(items) as i where i.disposition = 'quarantined';
  return v_quarantined;
end
$$;
comment on function messaging.finish_turns(messaging.inbound_item[], messaging.turn[]) is
  'Writes each conversation once: window, rate, pace, language, state. Returns how many messages were over the rate.';
revoke all on function messaging.finish_turns(messaging.inbound_item[], messaging.turn[])
  from public;

create function messaging.release_held(conversation public.conversations)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: the queue is internal. The caller holds the conversation locked, and so does whoever
-- holds a message back: none is held after this and forgotten. skip locked: a claim looks at that
-- one again and may wait for the conversation; it will find the window open.
begin
  update messaging.outbox as o
  set due_at = clock_timestamp(), held_reason = null
  where o.conversation_id = conversation.id and o.due_at = 'infinity';
  update messaging.outbox as o
  set due_at = clock_timestamp(), held_reason = null
  where o.ctid = any (array(
    select q.ctid
    from messaging.outbox as q
    where q.conversation_id = conversation.id and q.due_at < 'infinity'
      and q.held_reason = 'daily_limit'
    for update skip locked
  ));
end
$$;
comment on function messaging.release_held(public.conversations) is
  'The customer wrote: what waited for the window, or for room to begin a conversation, may leave.';
revoke all on function messaging.release_held(public.conversations) from public;
