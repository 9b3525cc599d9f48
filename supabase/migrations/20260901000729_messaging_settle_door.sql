-- messaging: the next in line, and the door of the sender's results.
-- Depends on: the steps before. Exposes: settle_outbound (service role).

create function messaging.note_opt_outs(outbound_ids bigint[])
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody holds an update on contacts. The provider told that the customer wants no more,
-- in its answer or in a receipt afterwards. Nearly always there are none, and nothing is looked at.
begin
  if cardinality(outbound_ids) > 0 then
    update public.contacts as c
    set opted_out = 'marketing', opted_out_at = now()
    from public.outbound_messages as m
    where m.id = any (outbound_ids)
      and c.tenant_id = m.tenant_id and c.id = m.contact_id and c.opted_out is null;
  end if;
end
$$;
comment on function messaging.note_opt_outs(bigint[]) is
  'Messages that met error 131050: their customers refused campaigns; none is sent from now on.';
revoke all on function messaging.note_opt_outs(bigint[]) from public;

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
  perform messaging.note_opt_outs(
    array(select s.id from unnest(v_settled) as s where s.error_code = 131050)
  );
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
