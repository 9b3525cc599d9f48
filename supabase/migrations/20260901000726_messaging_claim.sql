-- messaging: the sender's side: which messages may leave now, each to one sender.
-- Depends on: outbox, switches, channel_states, channel_settings.
-- Exposes: claim_outbound, next_outbound_due (service role).

create type messaging.claimed as (
  id bigint,
  created_at timestamptz,
  verdict text,
  due_at timestamptz
);
comment on type messaging.claimed is
  'A message that is due and what is to become of it: send, fallback, or why not.';

create function messaging.queued_channels()
returns setof integer
language plpgsql
stable
security definer
rows 10
set search_path = ''
as $$
-- definer: the queue is internal. Found by skipping through the index: channels without work cost
-- nothing.
begin
  return query
  with recursive nos as (
    (select o.channel_no from messaging.outbox as o order by o.channel_no limit 1)
    union all
    select (
      select o.channel_no from messaging.outbox as o
      where o.channel_no > n.channel_no
      order by o.channel_no
      limit 1
    )
    from nos as n
    where n.channel_no is not null
  )
  select n.channel_no from nos as n where n.channel_no is not null;
end
$$;
comment on function messaging.queued_channels() is 'Numbers of the channels that have anything queued.';
revoke all on function messaging.queued_channels() from public;

create function messaging.open_channels(
  only_channel text,
  only_channel_id uuid,
  batch integer
)
returns table (channel_no integer, channel_id uuid, tenant_id uuid, allowance integer)
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: the queue is internal.
declare
  v record;
  v_tokens double precision;
begin
  for v in
    select c.channel_no, c.id, c.tenant_id, c.throughput_per_second as rate, s.circuit
    from messaging.queued_channels() as n (channel_no)
    join public.channel_identities as c on c.channel_no = n.channel_no
    join public.channel_states as s on s.tenant_id = c.tenant_id and s.channel_id = c.id
    join messaging.channel_settings as f on f.tenant_id = c.tenant_id and f.channel = c.channel
    where c.status = 'active' and f.worker_enabled and not f.maintenance
      and f.outbound_mode <> 'hold'
      and (only_channel is null or c.channel = only_channel)
      and (only_channel_id is null or c.id = only_channel_id)
      and (s.circuit_open_until is null or s.circuit_open_until <= now())
      and not exists (
        select
        from public.outbound_switches as w
        where w.tenant_id = c.tenant_id and w.channel_id = c.id and w.mode = 'hold'
          and coalesce(w.expires_at > now(), true)
      )
    order by c.channel_no
  loop
    open_channels.channel_no := v.channel_no;
    open_channels.channel_id := v.id;
    open_channels.tenant_id := v.tenant_id;
    open_channels.allowance := batch;
    if v.rate is not null or v.circuit <> 'closed' then
      -- Two claims at once would each take the whole allowance of the number, or the one trial.
      select
        least(v.rate, s.pace_tokens
          + v.rate * extract(epoch from clock_timestamp() - s.paced_at)),
        case
          when s.circuit = 'closed' then batch
          when s.circuit_open_until <= now() then 1
          else 0
        end
      into v_tokens, open_channels.allowance
      from public.channel_states as s
      where s.tenant_id = v.tenant_id and s.channel_id = v.id
      for update;
      open_channels.allowance := least(open_channels.allowance, floor(v_tokens)::integer);
    end if;
    if open_channels.allowance > 0 then
      return next;
    end if;
  end loop;
end
$$;
comment on function messaging.open_channels(text, uuid, integer) is
  'Channels that may send, and how many each. Those with a limit or a tripped circuit stay locked.';
revoke all on function messaging.open_channels(text, uuid, integer) from public;

create function messaging.take_due(
  channel_no integer,
  wanted integer,
  resume_at timestamptz
)
returns messaging.claimed[]
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: the queue is internal.
-- skip locked: another sender has that row. not exists: within a conversation and lane the oldest
-- unfinished message goes first, and the next one not before it is settled.
begin
  return (
    with due as materialized (
      select o.*
      from unnest(array[0, 1, 2]::smallint[]) as p (priority)
      cross join lateral (
        select q.*
        from messaging.outbox as q
        where q.channel_no = take_due.channel_no
          and q.priority = p.priority
          and q.due_at <= clock_timestamp()
          and q.due_at >= coalesce(take_due.resume_at, '-infinity')
          and not exists (
            select
            from messaging.outbox as earlier
            where earlier.conversation_id = q.conversation_id and earlier.lane = q.lane
              and earlier.id < q.id and earlier.due_at < 'infinity'
          )
        order by q.due_at, q.id
        limit wanted
        for update of q skip locked
      ) as o
      order by p.priority
      limit wanted
    )
    select array_agg(row(d.id, d.created_at, case
      when d.lease is not null then 'unknown'
      when d.expires_at <= now() then 'expired'
      when k.blocked_at is not null then 'blocked'
      when k.opted_out = 'all' and d.category <> 'reply' then 'opted_out'
      when k.opted_out = 'marketing' and d.category = 'marketing' then 'opted_out'
      when f.outbound_mode = 'drop' or w.mode = 'drop' then 'switched_off'
      when w.mode = 'hold' then 'hold'
      when (f.outbound_mode = 'inbound_only' or w.mode = 'inbound_only') and not d.is_answer
        then 'hold'
      when d.needs_window and coalesce(c.window_expires_at <= now(), true)
        then case when d.fallback is not null then 'fallback' else 'window_closed' end
      else 'send'
    end, d.due_at)::messaging.claimed order by d.priority, d.due_at, d.id)
    from due as d
    join public.conversations as c on c.tenant_id = d.tenant_id and c.id = d.conversation_id
    join public.contacts as k on k.tenant_id = d.tenant_id and k.id = d.contact_id
    join messaging.channel_settings as f on f.tenant_id = d.tenant_id and f.channel = d.channel
    left join lateral (
      select s.mode
      from public.outbound_switches as s
      where s.tenant_id = d.tenant_id and coalesce(s.expires_at > now(), true)
        and (
          s.channel_id = c.channel_id or s.template_key = d.template or s.contact_id = d.contact_id
        )
      order by array_position(array['drop', 'hold', 'inbound_only'], s.mode)
      limit 1
    ) as w on true
  );
end
$$;
comment on function messaging.take_due(integer, integer, timestamptz) is
  'Messages of a channel that are due, locked, each with its verdict; answers before campaigns.';
revoke all on function messaging.take_due(integer, integer, timestamptz) from public;

create function messaging.hold_claimed(taken messaging.claimed[])
returns integer
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: the queue is internal. The window may have opened while we waited for the conversation:
-- then the message is due as it is.
declare
  v_held integer;
begin
  with locked as (
    update public.conversations as c
    set held_count = c.held_count + n.count
    from (
      select o.tenant_id, o.conversation_id, count(*) as count
      from unnest(taken) as t
      join messaging.outbox as o on o.id = t.id
      where t.verdict = 'window_closed'
      group by o.tenant_id, o.conversation_id
      order by o.conversation_id
    ) as n
    where c.tenant_id = n.tenant_id and c.id = n.conversation_id
      and coalesce(c.window_expires_at <= now(), true)
    returning c.id
  )
  update messaging.outbox as o
  set due_at = case t.verdict when 'hold' then clock_timestamp() + interval '60 seconds'
      else 'infinity' end,
    held_reason = case t.verdict when 'hold' then 'switch' else 'window_closed' end
  from unnest(taken) as t
  where o.id = t.id
    and (t.verdict = 'hold'
      or (t.verdict = 'window_closed' and o.conversation_id in (select l.id from locked as l)));
  get diagnostics v_held = row_count;
  return v_held;
end
$$;
comment on function messaging.hold_claimed(messaging.claimed[]) is
  'Puts aside what waits for a switch (a minute) or for the window (until the customer writes). Returns how many.';
revoke all on function messaging.hold_claimed(messaging.claimed[]) from public;

create function messaging.settle_unsent(taken messaging.claimed[])
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: the queue is internal. The rows are locked by the claim.
declare
  v_held integer := messaging.hold_claimed(taken);
  v_gone integer;
  v_unknown integer;
begin
  with gone as (
    delete from messaging.outbox as o
    using unnest(taken) as t
    where o.id = t.id
      and t.verdict in ('unknown', 'expired', 'blocked', 'opted_out', 'switched_off')
    returning o.id, o.created_at, t.verdict, o.attempts, o.worker
  ), settled as (
    update public.outbound_messages as m
    set status = case
        when m.status = 'SENT' then 'SENT'
        when g.verdict = 'unknown' then 'UNKNOWN'
        when g.verdict = 'switched_off' then 'DLQ'
        else 'DROPPED'
      end,
      error_key = case when m.status = 'SENT' then m.error_key
        when g.verdict = 'unknown' then 'lease_expired' else g.verdict end,
      attempts = g.attempts, settled_at = coalesce(m.settled_at, now())
    from gone as g
    where m.id = g.id and m.created_at = g.created_at
    returning m.tenant_id, m.site_id, m.id, g.attempts, g.verdict, g.worker
  ), noted as (
    insert into public.outbound_attempts (
      tenant_id, site_id, outbound_id, attempt, outcome, error_key, worker
    )
    select s.tenant_id, s.site_id, s.id, s.attempts,
      case s.verdict when 'unknown' then 'unknown' when 'switched_off' then 'dead'
        else 'dropped' end,
      case s.verdict when 'unknown' then 'lease_expired' else s.verdict end, s.worker
    from settled as s
  )
  select count(*) filter (where s.verdict <> 'unknown'),
    count(*) filter (where s.verdict = 'unknown')
  into v_gone, v_unknown
  from settled as s;
  return jsonb_build_object('held', v_held, 'dropped', v_gone, 'unknown', v_unknown);
end
$$;
comment on function messaging.settle_unsent(messaging.claimed[]) is
  'What becomes of due messages that may not leave: held, dropped, dead, or unknown because their lease ended. Returns the counts.';
revoke all on function messaging.settle_unsent(messaging.claimed[]) from public;

create function messaging.provider_template(tenant_id uuid, template jsonb)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: it reads templates for the sender.
declare
  v_row public.message_templates;
begin
  select t.* into v_row
  from messaging.resolve_template(tenant_id, template ->> 'key', template ->> 'locale') as t;
  if v_row.approval_state is distinct from 'approved' then
    return null;
  end if;
  return template || jsonb_build_object(
    'name', v_row.provider_name, 'language', v_row.provider_language,
    'components', case when v_row.variables = '{}' then '[]' else jsonb_build_array(
      jsonb_build_object('type', 'body', 'parameters', (
        select jsonb_agg(
          jsonb_build_object(
            'type', 'text', 'text', coalesce(nullif(template #>> array['variables', v.name], ''), '-')
          )
          order by v.place
        )
        from unnest(v_row.variables) with ordinality as v (name, place)
      ))
    ) end
  );
end
$$;
comment on function messaging.provider_template(uuid, jsonb) is
  'An approved template as the provider wants it; null when Meta has not approved it.';
revoke all on function messaging.provider_template(uuid, jsonb) from public;
