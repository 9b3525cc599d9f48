-- messaging: the claim itself.
-- Depends on: the steps before. Exposes: claim_outbound, next_outbound_due (service role).

create table messaging.dispatchers (
  worker text not null,
  seen_at timestamptz not null,
  claimed_at timestamptz,
  constraint dispatchers_pkey primary key (worker)
) with (fillfactor = 50);
comment on table messaging.dispatchers is
  'When each sender was last here, to within ten seconds: nobody else can tell whether one runs.';
alter table messaging.dispatchers enable row level security;
create policy dispatchers_select_nobody on messaging.dispatchers
  for select to authenticated using (false);

create function messaging.note_dispatcher(worker text)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: the state is internal. A sender must never wait for another one of its name that hangs:
-- that one has signed in anyway.
begin
  if exists (
    select
    from messaging.dispatchers as d
    where d.worker = note_dispatcher.worker and d.seen_at > now() - interval '10 seconds'
  ) or not pg_try_advisory_xact_lock(hashtext('messaging.dispatchers'), hashtext(worker)) then
    return;
  end if;
  insert into messaging.dispatchers as d (worker, seen_at)
  values (note_dispatcher.worker, now())
  on conflict on constraint dispatchers_pkey do update set seen_at = excluded.seen_at;
end
$$;
comment on function messaging.note_dispatcher(text) is 'Remembers that a sender was here.';
revoke all on function messaging.note_dispatcher(text) from public;

create function messaging.use_fallbacks(taken messaging.claimed[])
returns messaging.claimed[]
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody else changes messages. The record shows what was sent, not what was meant.
declare
  v_taken messaging.claimed[];
begin
  if not exists (select from unnest(taken) as t where t.verdict = 'fallback') then
    return taken;
  end if;
  with filled as (
    update public.outbound_messages as m
    set kind = 'template', template = o.fallback ->> 'key',
      payload = jsonb_build_object(
        'type', 'template', 'template', o.fallback || '{"approved": true}'
      )
    from unnest(taken) as t
    join messaging.outbox as o on o.id = t.id
    where m.id = t.id and m.created_at = t.created_at and t.verdict = 'fallback'
      and messaging.provider_template(o.tenant_id, o.fallback) is not null
    returning m.id
  )
  select array_agg(row(t.id, t.created_at, case
    when t.verdict <> 'fallback' then t.verdict
    when f.id is null then 'window_closed'
    else 'send'
  end, t.due_at)::messaging.claimed) into v_taken
  from unnest(taken) as t
  left join filled as f on f.id = t.id;
  return v_taken;
end
$$;
comment on function messaging.use_fallbacks(messaging.claimed[]) is
  'Where the window is closed and an approved template stands by, it is sent instead; elsewhere the message waits.';
revoke all on function messaging.use_fallbacks(messaging.claimed[]) from public;

create function messaging.lease_items(
  taken messaging.claimed[],
  worker text,
  lease uuid,
  lease_seconds integer
)
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: the queue is internal.
declare
  v_items jsonb;
begin
  with leased as (
    update messaging.outbox as o
    set lease = lease_items.lease, worker = lease_items.worker, attempts = o.attempts + 1,
      held_reason = null,
      due_at = clock_timestamp() + make_interval(secs => lease_items.lease_seconds)
    from unnest(taken) as t
    where o.id = t.id and t.verdict = 'send'
    returning o.id, o.created_at, o.attempts, o.conversation_id, o.channel_no, o.expires_at,
      o.priority
  )
  select jsonb_agg(
    jsonb_build_object(
      'id', l.id, 'created_at', l.created_at, 'lease', lease_items.lease,
      'attempt', l.attempts, 'tenant_id', m.tenant_id, 'site_id', m.site_id,
      'channel_id', m.channel_id, 'channel', m.channel, 'identity', n.identity,
      'account_id', n.account_id, 'token_ref', n.token_ref, 'api_base', n.api_base,
      'conversation_id', m.conversation_id, 'contact_id', m.contact_id,
      'to', jsonb_build_object('kind', c.recipient_kind, 'value', c.recipient),
      'callback', 'vg1.' || l.id || '.'
        || (extract(epoch from l.created_at) * 1000000)::bigint || '.' || l.attempts,
      'idempotency_key', m.dedupe_key, 'category', m.category, 'in_reply_to', m.in_reply_to,
      'correlation_id', m.correlation_id, 'expires_at', l.expires_at,
      'payload', case
        when m.kind = 'template' then m.payload || jsonb_build_object('template', coalesce(
          messaging.provider_template(m.tenant_id, m.payload -> 'template'),
          m.payload -> 'template'
        ))
        else m.payload
      end
    )
    order by l.priority, l.id
  ) into v_items
  from leased as l
  join public.outbound_messages as m on m.id = l.id and m.created_at = l.created_at
  join public.conversations as c on c.tenant_id = m.tenant_id and c.id = m.conversation_id
  join public.channel_identities as n on n.channel_no = l.channel_no;
  return v_items;
end
$$;
comment on function messaging.lease_items(messaging.claimed[], text, uuid, integer) is
  'Leases what may be sent, and tells the sender all it needs.';
revoke all on function messaging.lease_items(messaging.claimed[], text, uuid, integer) from public;

create function messaging.spend_allowance(
  tenant_id uuid,
  channel_id uuid,
  taken integer,
  lease_seconds integer
)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody else writes states. No limit and no tripped circuit: nothing to write.
begin
  update public.channel_states as s
  set pace_tokens = greatest(0, least(
      c.throughput_per_second,
      s.pace_tokens + c.throughput_per_second * extract(epoch from clock_timestamp() - s.paced_at)
    ) - taken),
    paced_at = clock_timestamp(),
    circuit = case when s.circuit = 'closed' then 'closed' else 'half_open' end,
    circuit_open_until = case when s.circuit <> 'closed'
      then clock_timestamp() + make_interval(secs => lease_seconds) end
  from public.channel_identities as c
  where s.tenant_id = spend_allowance.tenant_id and s.channel_id = spend_allowance.channel_id
    and c.tenant_id = s.tenant_id and c.id = s.channel_id
    and (c.throughput_per_second is not null or s.circuit <> 'closed');
end
$$;
comment on function messaging.spend_allowance(uuid, uuid, integer, integer) is
  'Takes what was claimed from the rate of a number; a tripped circuit tries one message and waits for it.';
revoke all on function messaging.spend_allowance(uuid, uuid, integer, integer) from public;

create function messaging.next_outbound_due(channel text default null)
returns timestamptz
language sql
stable
security definer
set search_path = ''
as $$
-- definer: the queue is internal.
  select min(o.due_at)
  from messaging.outbox as o
  where (next_outbound_due.channel is null or o.channel = next_outbound_due.channel)
    and o.due_at < 'infinity'
$$;
comment on function messaging.next_outbound_due(text) is
  'When the next message may be due; the past: now, or something holds it. Reads the whole queue.';
revoke all on function messaging.next_outbound_due(text) from public;
grant execute on function messaging.next_outbound_due(text) to service_role;

create function public.next_outbound_due(channel text default null)
returns timestamptz
language sql
stable
security invoker
set search_path = ''
begin atomic
  select messaging.next_outbound_due(channel);
end;
revoke all on function public.next_outbound_due(text) from public;
grant execute on function public.next_outbound_due(text) to service_role;

create function messaging.add_counts(counts jsonb, more jsonb)
returns jsonb
language sql
immutable
security invoker
set search_path = ''
as $$
  select jsonb_object_agg(
    k.key, (counts ->> k.key)::integer + coalesce((more ->> k.key)::integer, 0)
  )
  from jsonb_object_keys(counts) as k (key)
$$;
comment on function messaging.add_counts(jsonb, jsonb) is 'The sums of two sets of counts.';
revoke all on function messaging.add_counts(jsonb, jsonb) from public;

create function messaging.claim_outbound(
  worker text,
  batch integer default 100,
  lease_seconds integer default 60,
  resume_at timestamptz default null,
  channel text default null,
  channel_id uuid default null
)
returns jsonb
language plpgsql
volatile
security definer
set plan_cache_mode = force_generic_plan
set search_path = ''
as $$
-- definer: nobody holds a grant on the queue.
-- Generic plans, here and in all it calls: planning anew took longer than the work itself.
declare
  v_lease constant uuid := gen_random_uuid();
  v_seconds constant integer := least(greatest(coalesce(lease_seconds, 60), 5), 900);
  v_left integer := least(greatest(coalesce(batch, 100), 1), 1000);
  v_channel record;
  v_taken messaging.claimed[];
  v_sent integer;
  v_part jsonb;
  v_items jsonb := '[]';
  v_counts jsonb := '{"held": 0, "dropped": 0, "unknown": 0}';
  v_wanted integer;
  v_used integer;
  v_by_channel jsonb := '{}';
  v_resume_at timestamptz := clock_timestamp() - interval '1 second';
begin
  perform messaging.note_dispatcher(left(coalesce(worker, '?'), 100));
  if exists (select from messaging.channel_settings as s where s.stale_at <= now()) then
    perform messaging.refresh_settings(only_stale => true);
  end if;
  -- A share for every channel first, what is left for those that have more: one number with a long
  -- queue must not starve the others. In the order of numbers, because some stay locked.
  for v_channel in
    select c.*, p.pass, ceil(v_left::numeric / count(*) over (partition by p.pass)) as share
    from messaging.open_channels(claim_outbound.channel, claim_outbound.channel_id, v_left) as c
    cross join generate_series(1, 2) as p (pass)
    order by p.pass, c.channel_no
  loop
    exit when v_left <= 0;
    v_used := coalesce((v_by_channel ->> v_channel.channel_no::text)::integer, 0);
    continue when v_channel.pass = 2 and v_used < v_channel.share;
    v_wanted := least(
      v_channel.allowance - v_used, v_left,
      case v_channel.pass when 1 then v_channel.share else v_left end
    );
    continue when v_wanted <= 0;
    v_taken := messaging.take_due(v_channel.channel_no, v_wanted, claim_outbound.resume_at);
    continue when v_taken is null;
    v_by_channel := v_by_channel
      || jsonb_build_object(v_channel.channel_no, v_used + cardinality(v_taken));
    if cardinality(v_taken) = v_wanted then
      v_resume_at := least(v_resume_at, (select min(t.due_at) from unnest(v_taken) as t));
    end if;
    v_taken := messaging.use_fallbacks(v_taken);
    if exists (select from unnest(v_taken) as t where t.verdict <> 'send') then
      v_counts := messaging.add_counts(v_counts, messaging.settle_unsent(v_taken));
    end if;
    v_part := messaging.lease_items(v_taken, left(worker, 100), v_lease, v_seconds);
    v_sent := coalesce(jsonb_array_length(v_part), 0);
    if v_sent > 0 then
      perform messaging.spend_allowance(
        v_channel.tenant_id, v_channel.channel_id, v_sent, v_seconds
      );
      v_items := v_items || v_part;
      v_left := v_left - v_sent;
    end if;
  end loop;
  return v_counts || jsonb_build_object('items', v_items, 'resume_at', v_resume_at);
end
$$;
comment on function messaging.claim_outbound(text, integer, integer, timestamptz, text, uuid) is
  'Hands out messages that may leave now, at most 1000, each to one sender until its lease ends; what is claimed counts as begun, so that a lease which ends unsettled is an unknown outcome. resume_at: the one returned last time, not older than two seconds, or null. channel, channel_id: only those.';
revoke all on function messaging.claim_outbound(text, integer, integer, timestamptz, text, uuid)
  from public;
grant execute on function messaging.claim_outbound(text, integer, integer, timestamptz, text, uuid)
  to service_role;

create function public.claim_outbound(
  worker text,
  batch integer default 100,
  lease_seconds integer default 60,
  resume_at timestamptz default null,
  channel text default null,
  channel_id uuid default null
)
returns jsonb
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select messaging.claim_outbound(worker, batch, lease_seconds, resume_at, channel, channel_id);
end;
revoke all on function public.claim_outbound(text, integer, integer, timestamptz, text, uuid)
  from public;
grant execute on function public.claim_outbound(text, integer, integer, timestamptz, text, uuid)
  to service_role;
