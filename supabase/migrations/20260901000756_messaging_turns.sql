-- messaging: running the turns of stored messages: bursts, answered once, and messages whose core
-- failed or that had to wait. All are rows of inbound_work; locks: see the bursts.
-- Depends on: answer_message, lock_turns. Exposes: answer_turns (service role).

create function messaging.stored_raw(work messaging.inbound_work)
returns jsonb
language sql
stable
security definer
set search_path = ''
as $$
-- definer: it opens the text.
  select jsonb_build_object(
    'id', m.provider_message_id, 'type', m.type, 'button_id', m.button_id,
    'reply_to', m.reply_to, 'content', m.content, 'text', messaging.open_text(work.text_sealed),
    'correlation_id', m.correlation_id, 'at', m.sent_at
  ) || coalesce(work.choice, '{}')
  from public.inbound_messages as m
  where m.id = work.message_id and m.received_at = work.received_at
$$;
comment on function messaging.stored_raw(messaging.inbound_work) is
  'A stored message as it came in, as far as an answer needs it; no row when it was purged.';
revoke all on function messaging.stored_raw(messaging.inbound_work) from public;

create function messaging.turn_raw(works messaging.inbound_work[])
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: see stored_raw. The last message stands for all, with the text of all.
begin
  if cardinality(works) = 1 then
    return messaging.stored_raw(works[1]);
  end if;
  return (
    select (array_agg(r.raw order by r.place desc))[1] || jsonb_build_object(
      'text', string_agg(r.raw ->> 'text', E'\n' order by r.place),
      'arabic_count', count(*) filter (where messaging.has_arabic(r.raw ->> 'text')),
      'messages', jsonb_agg(
        jsonb_build_object(
          'message_id', r.message_id, 'provider_message_id', r.raw -> 'id',
          'text', r.raw -> 'text', 'reply_to', r.raw -> 'reply_to',
          'content', r.raw -> 'content', 'sent_at', r.raw -> 'at'
        )
        order by r.place
      )
    )
    from (
      select p.place, (works[p.place]).message_id, messaging.stored_raw(works[p.place]) as raw
      from generate_subscripts(works, 1) as p (place)
    ) as r
    where r.raw is not null
  );
end
$$;
comment on function messaging.turn_raw(messaging.inbound_work[]) is
  'The messages of a turn as one, as a handler is told of them; null when all were purged.';
revoke all on function messaging.turn_raw(messaging.inbound_work[]) from public;

create function messaging.fail_turn(works messaging.inbound_work[], error text)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: the work is internal.
declare
  v_at constant timestamptz := clock_timestamp() + make_interval(
    secs => least(3600, 5 * 2 ^ least(works[1].attempts, 10)) * (0.8 + 0.4 * random())
  );
begin
  update messaging.inbound_work as w
  set state = 'failed', attempts = w.attempts + 1, last_error = fail_turn.error,
    next_attempt_at = v_at
  where w.message_id = any (array(select k.message_id from unnest(works) as k));
end
$$;
comment on function messaging.fail_turn(messaging.inbound_work[], text) is
  'The core raised: the turn comes again, later each time, with the same messages.';
revoke all on function messaging.fail_turn(messaging.inbound_work[], text) from public;

create function messaging.finish_turn(works messaging.inbound_work[], turn messaging.turn)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: the work is internal; the conversation is locked.
declare
  c constant public.conversations := turn.conversation;
begin
  delete from messaging.inbound_work as w
  where w.message_id = any (array(select k.message_id from unnest(works) as k));
  if cardinality(works) > 1 then
    insert into messaging.inbound_turns (message_id, turn_id)
    select k.message_id, works[cardinality(works)].message_id
    from unnest(works) as k;
  end if;
  update public.conversations as v
  set state = c.state, outbound_tat = c.outbound_tat, last_outbound_at = c.last_outbound_at,
    last_reply_locale = c.last_reply_locale, arabic_count = c.arabic_count,
    is_sticky_ar = c.is_sticky_ar
  where v.id = c.id;
end
$$;
comment on function messaging.finish_turn(messaging.inbound_work[], messaging.turn) is
  'The turn is done: its messages wait no longer, and know that they were answered together.';
revoke all on function messaging.finish_turn(messaging.inbound_work[], messaging.turn)
  from public;

create function messaging.run_turn(works messaging.inbound_work[])
returns boolean
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: see answer_message. The conversation is locked by the caller: the turn is answered once.
declare
  v_last constant messaging.inbound_work := works[cardinality(works)];
  v_raw constant jsonb := messaging.turn_raw(works);
  v_turns messaging.turn[];
  v_item messaging.inbound_item;
  v_detail text;
begin
  v_item.conversation_id := v_last.conversation_id;
  v_turns := messaging.lock_turns(array[v_item]);
  if v_raw is not null and v_turns is not null then
    if (v_turns[1].settings).maintenance then
      return false;
    end if;
    begin
      v_turns[1] := messaging.answer_message(
        v_turns[1], v_last.message_id, (v_raw ->> 'at')::timestamptz, v_raw,
        v_raw ->> 'correlation_id'
      );
      perform messaging.put_drafts(v_turns[1].drafts);
    exception
      when assert_failure or others then
        if messaging.is_server_error(sqlstate) then
          raise;
        end if;
        get stacked diagnostics v_detail = pg_exception_detail;
        perform messaging.fail_turn(works, messaging.failure_cause(sqlstate, sqlerrm, v_detail));
        return false;
    end;
  end if;
  perform messaging.finish_turn(works, v_turns[1]);
  return true;
end
$$;
comment on function messaging.run_turn(messaging.inbound_work[]) is
  'Gives stored messages to the core, once for all of them. Returns whether they are done.';
revoke all on function messaging.run_turn(messaging.inbound_work[]) from public;

create function messaging.next_turn(conversation_id uuid)
returns messaging.inbound_work[]
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: the work is internal. A burst is due when the latest of it is; one that failed, or that
-- somebody asked for, when any of it is.
begin
  return (
    select array_agg(w order by w.message_id)
    from messaging.inbound_work as w
    where w.conversation_id = next_turn.conversation_id
      and coalesce(w.turn, w.message_id) = (
        select coalesce(h.turn, h.message_id)
        from messaging.inbound_work as h
        where h.conversation_id = next_turn.conversation_id
        order by h.message_id
        limit 1
      )
    having bool_or(w.next_attempt_at <= now())
      and not bool_or(w.state = 'gathering' and w.next_attempt_at > now())
  );
end
$$;
comment on function messaging.next_turn(uuid) is
  'The oldest messages of a conversation that belong together; null: there are none, or they are not due.';
revoke all on function messaging.next_turn(uuid) from public;

create function messaging.work_off_conversation(conversation_id uuid)
returns integer
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: the work is internal. The oldest turn first: one that keeps failing holds its own
-- conversation up, never another one.
declare
  v_works messaging.inbound_work[];
  v_done integer := 0;
begin
  perform from public.conversations as c
  where c.id = work_off_conversation.conversation_id
  -- A delivery adds to the burst at this moment, or somebody else answers it.
  for update skip locked;
  if not found then
    return null;
  end if;
  while v_done < 100 loop
    v_works := messaging.next_turn(work_off_conversation.conversation_id);
    exit when v_works is null or not messaging.run_turn(v_works);
    v_done := v_done + cardinality(v_works);
  end loop;
  return v_done;
end
$$;
comment on function messaging.work_off_conversation(uuid) is
  'Runs the turns of a conversation that are due. Returns of how many messages; null: somebody holds it.';
revoke all on function messaging.work_off_conversation(uuid) from public;

create type messaging.worked_off as (done integer, is_left boolean);
comment on type messaging.worked_off is
  'Of how many messages the turns were run, and whether turns are left that are due.';

create function messaging.work_off(batch integer)
returns messaging.worked_off
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: the work is internal. Only first turns are looked at, and none that maintenance holds:
-- a crowd behind one that fails must not be all that is seen.
declare
  v_resting constant uuid[] := array(
    select distinct s.tenant_id from messaging.channel_settings as s where s.maintenance
  );
  v_heads constant uuid[] := array(
    select w.conversation_id
    from messaging.inbound_work as w
    where w.next_attempt_at <= now() and w.tenant_id <> all (v_resting)
      and not exists (
        select
        from messaging.inbound_work as earlier
        where earlier.conversation_id = w.conversation_id
          and earlier.message_id < coalesce(w.turn, w.message_id)
      )
    order by w.next_attempt_at
    limit work_off.batch
  );
  v_conversation uuid;
  v_count integer;
  v_done integer := 0;
  v_held boolean := false;
begin
  for v_conversation in select distinct h from unnest(v_heads) as h order by h loop
    v_count := messaging.work_off_conversation(v_conversation);
    v_held := v_held or v_count is null;
    v_done := v_done + coalesce(v_count, 0);
  end loop;
  return row(v_done, v_held or (v_done > 0 and cardinality(v_heads) >= work_off.batch));
end
$$;
comment on function messaging.work_off(integer) is
  'Runs the turns that are due, of at most so many conversations.';
revoke all on function messaging.work_off(integer) from public;

create function messaging.retry_inbound(batch integer default 200)
returns integer
language plpgsql
volatile
security definer
set plan_cache_mode = force_generic_plan
set search_path = ''
as $$
-- definer: the work is internal.
-- Generic plans, here and in all it calls: planning anew took longer than the work itself.
declare
  v_done constant integer := (messaging.work_off(batch)).done;
begin
  if v_done > 0 then
    perform messaging.should_wake();
  end if;
  return v_done;
end
$$;
comment on function messaging.retry_inbound(integer) is
  'Answers stored messages whose turn has come. Returns how many are done. Runs at every tick.';
revoke all on function messaging.retry_inbound(integer) from public;

create function messaging.answer_turns(batch integer default 50)
returns jsonb
language plpgsql
volatile
security definer
set plan_cache_mode = force_generic_plan
set search_path = ''
as $$
-- definer: the work is internal. Plans: see retry_inbound.
declare
  v_worked constant messaging.worked_off := messaging.work_off(batch);
  v_next_at timestamptz;
begin
  select min(w.next_attempt_at) into v_next_at
  from messaging.inbound_work as w
  where w.state = 'gathering' and w.next_attempt_at > now();
  return jsonb_build_object(
    'answered', v_worked.done,
    'wake', v_worked.done > 0 and messaging.should_wake(),
    'next_ms', case when v_worked.is_left then 0 else messaging.ms_until(v_next_at) end
  );
end
$$;
comment on function messaging.answer_turns(integer) is
  'Gives the bursts that are due to the core. Service role only. Returns how many messages were answered, whether the sender is to be woken, and in how many milliseconds to call again; null: nothing is gathering.';
revoke all on function messaging.answer_turns(integer) from public;
grant execute on function messaging.answer_turns(integer) to service_role;

create function public.answer_turns(batch integer default 50)
returns jsonb
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select messaging.answer_turns(batch);
end;
revoke all on function public.answer_turns(integer) from public;
grant execute on function public.answer_turns(integer) to service_role;
