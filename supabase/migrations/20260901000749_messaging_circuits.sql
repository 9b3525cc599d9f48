-- messaging: circuits: when a channel stops sending, by what a sender met or a receipt tells of.
-- Depends on: channel_states, settled, receipt, provider_error_codes. Exposes: nothing.

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
-- definer: nobody else writes states. Nothing is written where it is closed. An open one is not
-- closed by what had left before it opened: only a trial does that.
begin
  update public.channel_states as s
  set circuit = 'closed', circuit_failures = 0, circuit_open_until = null,
    circuit_opened_at = null
  where s.tenant_id = close_circuit.tenant_id and s.channel_id = close_circuit.channel_id
    and (s.circuit = 'half_open' or (s.circuit = 'closed' and s.circuit_failures > 0));
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

create function messaging.sum_by_channel(settled messaging.settled[])
returns table (
  tenant_id uuid,
  channel_id uuid,
  site_id uuid,
  channel text,
  circuit_failures integer,
  circuit_open interval,
  failures bigint,
  sent bigint,
  stops boolean,
  is_unknown boolean,
  error_code integer,
  error_key text
)
language sql
stable
security definer
set search_path = ''
as $$
-- definer: it reads channels. What was accepted and has failed since, by a receipt that was faster
-- than this result, is no success: that receipt was counted.
  select
    c.tenant_id, c.id as channel_id, c.site_id, c.channel, f.circuit_failures, f.circuit_open,
    count(*) filter (where s.counts_for_circuit and s.outcome <> 'sent') as failures,
    count(*) filter (where s.outcome = 'sent' and m.id is null) as sent,
    coalesce(bool_or(s.stops_channel and s.outcome <> 'sent'), false) as stops,
    bool_or(s.raw ->> 'outcome' = 'unknown') as is_unknown,
    (array_agg(s.error_code) filter (where s.counts_for_circuit))[1] as error_code,
    (array_agg(s.error_key) filter (where s.counts_for_circuit))[1] as error_key
  from unnest(settled) as s
  join public.channel_identities as c on c.channel_no = s.channel_no
  join messaging.channel_settings as f on f.tenant_id = c.tenant_id and f.channel = c.channel
  left join public.outbound_messages as m
    on s.outcome = 'sent' and m.id = s.id and m.created_at = s.created_at and m.status = 'DLQ'
  group by c.tenant_id, c.id, c.site_id, c.channel, f.circuit_failures, f.circuit_open
$$;
comment on function messaging.sum_by_channel(messaging.settled[]) is
  'What results say about each channel.';
revoke all on function messaging.sum_by_channel(messaging.settled[]) from public;

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
    select n.* from messaging.sum_by_channel(settled) as n order by n.channel_id
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
            >= v.circuit_failures as trips
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

create function messaging.told_failures(receipts messaging.receipt[], failed bigint[])
returns messaging.settled[]
language sql
stable
security definer
set search_path = ''
as $$
-- definer: see read_receipts. What failed a while ago says nothing of now: Meta tells for seven
-- days what it could not, and a circuit that somebody closed meanwhile would open again.
  select array_agg(row(
    m.id, m.created_at, m.tenant_id, m.conversation_id, m.channel, c.channel_no, 0::smallint,
    m.attempts, 'dead', e.code, 'provider_' || e.class, null, e.counts_for_circuit,
    e.stops_channel, '{}'::jsonb, null
  )::messaging.settled order by m.id)
  from unnest(receipts) as r
  join public.provider_error_codes as e on e.code = r.error_code and e.counts_for_circuit
  join public.outbound_messages as m
    on m.id = r.outbound_id and m.created_at = r.created_at and m.receipt_rank < 3
  join public.channel_identities as c on c.tenant_id = m.tenant_id and c.id = m.channel_id
  where m.id = any (failed) and r.failed_at > now() - interval '15 minutes'
$$;
comment on function messaging.told_failures(messaging.receipt[], bigint[]) is
  'Failures of channels, not of single messages, that receipts told of for the first time: as results of a sender.';
revoke all on function messaging.told_failures(messaging.receipt[], bigint[]) from public;

create function messaging.heed_failures(receipts messaging.receipt[], failed bigint[])
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody else writes states or contacts. Nearly all receipts tell of no failure: one look
-- at what is at hand, none at a table. The state of a channel is locked after messages, as a settle
-- does, and before conversations, as a claim does.
declare
  v_failures messaging.settled[];
begin
  if not exists (select from unnest(receipts) as r where r.error_code is not null) then
    return;
  end if;
  perform messaging.note_opt_outs(
    array(select r.outbound_id from unnest(receipts) as r where r.error_code = 131050)
  );
  v_failures := messaging.told_failures(receipts, failed);
  if v_failures is not null then
    perform messaging.trip_circuits(v_failures);
  end if;
end
$$;
comment on function messaging.heed_failures(messaging.receipt[], bigint[]) is
  'After receipts were applied: who refused campaigns, and which channels cannot send.';
revoke all on function messaging.heed_failures(messaging.receipt[], bigint[]) from public;
