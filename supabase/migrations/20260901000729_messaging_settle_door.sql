-- messaging: circuits, the next in line, and the door of the sender's results.
-- Depends on: the steps before. Exposes: settle_outbound (service role).

create function messaging.all_goes_well(settled messaging.settled[])
returns boolean
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: it reads states. The usual case in one look.
begin
  return not exists (select from unnest(settled) as s where s.outcome <> 'sent')
    and not exists (
      select
      from (select distinct s.channel_no from unnest(settled) as s) as n
      join public.channel_identities as c on c.channel_no = n.channel_no
      join public.channel_states as s on s.tenant_id = c.tenant_id and s.channel_id = c.id
      where s.circuit <> 'closed' or s.circuit_failures > 0
        or coalesce(s.last_sent_at < now() - interval '10 seconds', true)
    );
end
$$;
comment on function messaging.all_goes_well(messaging.settled[]) is
  'Whether there is nothing to write about the channels of these results.';
revoke all on function messaging.all_goes_well(messaging.settled[]) from public;

create function messaging.close_circuit(tenant_id uuid, channel_id uuid)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody else writes states. Nothing is written where it is closed.
begin
  update public.channel_states as s
  set circuit = 'closed', circuit_failures = 0, circuit_open_until = null,
    circuit_opened_at = null
  where s.tenant_id = close_circuit.tenant_id and s.channel_id = close_circuit.channel_id
    and (s.circuit <> 'closed' or s.circuit_failures > 0);
end
$$;
comment on function messaging.close_circuit(uuid, uuid) is 'After a success everything may leave.';
revoke all on function messaging.close_circuit(uuid, uuid) from public;

create function messaging.free_trial(tenant_id uuid, channel_id uuid, pause interval)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody else writes states. A trial that was given back, or failed by its own message,
-- says nothing about the channel: without this the next one would wait until its lease ended.
begin
  update public.channel_states as s
  set circuit_open_until = now() + coalesce(pause, interval '0')
  where s.tenant_id = free_trial.tenant_id and s.channel_id = free_trial.channel_id
    and s.circuit = 'half_open'
    and s.circuit_open_until > now() + coalesce(pause, interval '0');
end
$$;
comment on function messaging.free_trial(uuid, uuid, interval) is
  'After a trial without a verdict the next message may try: at once, or after a pause.';
revoke all on function messaging.free_trial(uuid, uuid, interval) from public;

create function messaging.trip_circuits(settled messaging.settled[])
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody else writes states. Nothing is written while all goes well.
declare
  v record;
begin
  if messaging.all_goes_well(settled) then
    return;
  end if;
  for v in
    select
      c.tenant_id, c.id as channel_id, c.site_id, c.channel, f.circuit_failures, f.circuit_open,
      count(*) filter (where s.counts_for_circuit and s.outcome <> 'sent') as failures,
      count(*) filter (where s.outcome = 'sent') as sent,
      coalesce(bool_or(s.stops_channel and s.outcome <> 'sent'), false) as stops,
      bool_or(s.raw ->> 'outcome' = 'unknown') as is_unknown,
      (array_agg(s.error_code) filter (where s.counts_for_circuit))[1] as error_code,
      (array_agg(s.error_key) filter (where s.counts_for_circuit))[1] as error_key
    from unnest(settled) as s
    join public.channel_identities as c on c.channel_no = s.channel_no
    join messaging.channel_settings as f on f.tenant_id = c.tenant_id and f.channel = c.channel
    group by c.tenant_id, c.id, c.site_id, c.channel, f.circuit_failures, f.circuit_open
    order by c.id
  loop
    if v.failures > 0 then
      -- One statement: two settles at once each add their failures.
      update public.channel_states as s
      set circuit_failures = case when v.sent > 0 then 0 else s.circuit_failures end + v.failures,
        last_error_at = now(), last_error_code = v.error_code, last_error_key = v.error_key,
        circuit = case when n.trips then 'open' else s.circuit end,
        circuit_opened_at = case when n.trips then coalesce(s.circuit_opened_at, now())
          else s.circuit_opened_at end,
        circuit_open_until = case when n.trips
          -- As long again as it is open already: doubled by each trial that fails, by nothing else.
          then now() + least(v.circuit_open * 60, greatest(
            v.circuit_open, now() - coalesce(s.circuit_opened_at, now())
          ))
          else s.circuit_open_until end
      from (
        select v.stops or k.circuit = 'half_open'
          or case when v.sent > 0 then 0 else k.circuit_failures end + v.failures
            >= v.circuit_failures as trips, k.circuit = 'closed' as was_closed
        from public.channel_states as k
        where k.tenant_id = v.tenant_id and k.channel_id = v.channel_id
        for update
      ) as n
      where s.tenant_id = v.tenant_id and s.channel_id = v.channel_id;
      perform messaging.note_open_circuit(v.tenant_id, v.channel_id, v.site_id, v.channel);
    elsif v.sent > 0 then
      perform messaging.close_circuit(v.tenant_id, v.channel_id);
    else
      perform messaging.free_trial(
        v.tenant_id, v.channel_id, case when v.is_unknown then v.circuit_open end
      );
    end if;
    if v.sent > 0 then
      perform messaging.touch_sent(v.tenant_id, v.channel_id);
    end if;
  end loop;
end
$$;
comment on function messaging.trip_circuits(messaging.settled[]) is
  'Counts failures of channels in a row; from the limit on, or at once when the channel cannot send at all, nothing leaves until a trial succeeds.';
revoke all on function messaging.trip_circuits(messaging.settled[]) from public;

create function messaging.note_open_circuit(
  tenant_id uuid,
  channel_id uuid,
  site_id uuid,
  channel text
)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: it writes the event, once per opening.
begin
  if exists (
    select
    from public.channel_states as s
    where s.tenant_id = note_open_circuit.tenant_id
      and s.channel_id = note_open_circuit.channel_id
      and s.circuit = 'open' and s.circuit_opened_at = now()
  ) then
    perform security.log_event(
      'CIRCUIT_OPENED', tenant_id, jsonb_build_object('channel_id', channel_id),
      site_id => site_id, channel => channel
    );
  end if;
end
$$;
comment on function messaging.note_open_circuit(uuid, uuid, uuid, text) is
  'The event of a circuit that opened in this transaction.';
revoke all on function messaging.note_open_circuit(uuid, uuid, uuid, text) from public;

create function messaging.touch_sent(tenant_id uuid, channel_id uuid)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody else writes states. skip locked: somebody else writes the same at this moment.
begin
  if not exists (
    select
    from public.channel_states as s
    where s.tenant_id = touch_sent.tenant_id and s.channel_id = touch_sent.channel_id
      and coalesce(s.last_sent_at < now() - interval '10 seconds', true)
  ) then
    return;
  end if;
  update public.channel_states as s
  set last_sent_at = now()
  from (
    select k.channel_id
    from public.channel_states as k
    where k.tenant_id = touch_sent.tenant_id and k.channel_id = touch_sent.channel_id
    for update skip locked
  ) as free
  where s.tenant_id = touch_sent.tenant_id and s.channel_id = free.channel_id;
end
$$;
comment on function messaging.touch_sent(uuid, uuid) is
  'Remembers that a channel sends, at most every ten seconds.';
revoke all on function messaging.touch_sent(uuid, uuid) from public;

create function messaging.note_opt_outs(settled messaging.settled[])
returns void
language sql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody holds an update on contacts. The provider told that the customer wants no more.
  update public.contacts as c
  set opted_out = 'marketing', opted_out_at = now()
  from unnest(settled) as s
  join public.outbound_messages as m on m.id = s.id and m.created_at = s.created_at
  where s.error_code = 131050
    and c.tenant_id = m.tenant_id and c.id = m.contact_id and c.opted_out is null
$$;
comment on function messaging.note_opt_outs(messaging.settled[]) is
  'Error 131050: the customer refused campaigns; none is sent from now on.';
revoke all on function messaging.note_opt_outs(messaging.settled[]) from public;

create function messaging.call_next(settled messaging.settled[])
returns integer
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: the queue is internal. Whoever waited behind a settled message is due from now on, so
-- that a sender that resumes where it stopped comes across it. A successor that is not visible yet,
-- or that somebody else changes at this moment, is found by the sender's next full look.
-- Rows are compared, because no other index than the conversation's can serve that.
declare
  v_count integer;
begin
  update messaging.outbox as o
  set due_at = clock_timestamp()
  from (
    select w.place
    from unnest(settled) as s
    cross join lateral (
      select q.ctid as place
      from messaging.outbox as q
      where q.conversation_id = s.conversation_id and q.lane = s.lane and q.due_at < 'infinity'
        and (q.conversation_id, q.lane, q.id) > (s.conversation_id, s.lane, s.id)
      order by q.id
      limit 1
    ) as w
    where s.outcome in ('sent', 'dead', 'unknown', 'dropped')
  ) as n
  where o.ctid = n.place and o.lease is null and o.due_at <= clock_timestamp();
  get diagnostics v_count = row_count;
  return v_count;
end
$$;
comment on function messaging.call_next(messaging.settled[]) is
  'Makes the next message of each conversation due. Returns how many there are.';
revoke all on function messaging.call_next(messaging.settled[]) from public;

create function messaging.tell_settled(
  settled messaging.settled[],
  next_count integer,
  results jsonb
)
returns jsonb
language plpgsql
immutable
security invoker
set search_path = ''
as $$
begin
  return (
    select jsonb_build_object(
      'settled', count(*) filter (where s.outcome <> 'release'),
      'sent', count(*) filter (where s.outcome = 'sent'),
      'retry', count(*) filter (where s.outcome = 'retry'),
      'dead', count(*) filter (where s.outcome = 'dead'),
      'unknown', count(*) filter (where s.outcome = 'unknown'),
      'dropped', count(*) filter (where s.outcome = 'dropped'),
      'released', count(*) filter (where s.outcome = 'release'),
      'wake', next_count > 0,
      'lost', case when count(*) = jsonb_array_length(results) then '[]' else to_jsonb(array(
        select (r.value ->> 'id')::bigint
        from jsonb_array_elements(results) as r (value)
        where not exists (
          select from unnest(settled) as k where k.id = (r.value ->> 'id')::bigint
        )
      )) end
    )
    from unnest(settled) as s
  );
end
$$;
comment on function messaging.tell_settled(messaging.settled[], integer, jsonb) is
  'What a sender is told about its results.';
revoke all on function messaging.tell_settled(messaging.settled[], integer, jsonb) from public;

create function messaging.settle_the_rest(results jsonb)
returns messaging.settled[]
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody holds a grant on the queue.
declare
  v_settled messaging.settled[] := coalesce(messaging.judge_results(results), '{}');
begin
  perform messaging.settle_sent(v_settled);
  perform messaging.settle_failed(v_settled);
  perform messaging.record_attempts(v_settled);
  perform messaging.note_opt_outs(v_settled);
  return v_settled;
end
$$;
comment on function messaging.settle_the_rest(jsonb) is
  'Settles what still is in the queue under its lease: failures, later attempts.';
revoke all on function messaging.settle_the_rest(jsonb) from public;

create function messaging.settle_outbound(results jsonb)
returns jsonb
language plpgsql
volatile
security definer
set plan_cache_mode = force_generic_plan
set enable_seqscan = off
set enable_hashjoin = off
set enable_mergejoin = off
set enable_memoize = off
set jit = off
set search_path = ''
as $$
-- definer: nobody holds a grant on the queue. The plans: see claim_outbound.
declare
  v_settled messaging.settled[];
  v_given integer;
  v_is_simple boolean;
  v_next integer;
begin
  if jsonb_typeof(results) is distinct from 'array' or jsonb_array_length(results) > 1000 then
    raise exception using
      errcode = '22023',
      message = 'results_invalid',
      detail = 'The results are not a list of at most 1000.',
      hint = 'Send what the claim handed out, each with its outcome.';
  end if;
  v_given := jsonb_array_length(results);
  v_settled := coalesce(messaging.settle_at_once(results), '{}');
  v_is_simple := cardinality(v_settled) = v_given;
  if not v_is_simple then
    v_settled := v_settled || messaging.settle_the_rest(results);
  end if;
  perform messaging.pick_up_orphans(v_settled);
  perform messaging.trip_circuits(v_settled);
  v_next := messaging.call_next(v_settled);
  if v_is_simple then
    return jsonb_build_object(
      'settled', v_given, 'sent', v_given, 'retry', 0, 'dead', 0, 'unknown', 0, 'dropped', 0,
      'released', 0, 'wake', v_next > 0, 'lost', '[]'::jsonb
    );
  end if;
  return messaging.tell_settled(v_settled, v_next, results);
end
$$;
comment on function messaging.settle_outbound(jsonb) is
  'What became of claimed messages: sent, error (the table of codes decides), retry, dead, unknown, release. lost: no longer leased under this token, nothing to do. Errors: results_invalid (400).';
revoke all on function messaging.settle_outbound(jsonb) from public;
grant execute on function messaging.settle_outbound(jsonb) to service_role;

create function public.settle_outbound(results jsonb)
returns jsonb
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select messaging.settle_outbound(results);
end;
revoke all on function public.settle_outbound(jsonb) from public;
grant execute on function public.settle_outbound(jsonb) to service_role;
