-- messaging: what becomes of due messages that may not leave, and the form of approved templates.
-- Depends on: the claim's steps. Exposes: nothing.

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
    set held_count = greatest(c.held_count + n.closed_count, n.limited_count)
    from (
      select o.conversation_id,
        count(*) filter (where t.verdict = 'window_closed') as closed_count,
        count(*) filter (where t.verdict = 'daily_limit') as limited_count
      from unnest(taken) as t
      join messaging.outbox as o on o.ctid = t.place
      where t.verdict in ('window_closed', 'daily_limit')
      group by o.conversation_id
      order by o.conversation_id
    ) as n
    where c.id = n.conversation_id
      and coalesce(c.window_expires_at <= now(), true)
    returning c.id
  )
  update messaging.outbox as o
  set due_at = case t.verdict
      when 'hold' then clock_timestamp() + interval '60 seconds'
      when 'busy' then clock_timestamp() + interval '200 milliseconds'
      when 'daily_limit' then t.due_at
      else 'infinity'
    end,
    held_reason = case t.verdict when 'hold' then 'switch' when 'busy' then null
      else t.verdict end
  from unnest(taken) as t
  where o.ctid = t.place
    and (t.verdict in ('hold', 'busy') or (
      t.verdict in ('window_closed', 'daily_limit')
      and o.conversation_id in (select l.id from locked as l)
    ));
  get diagnostics v_held = row_count;
  return v_held;
end
$$;
comment on function messaging.hold_claimed(messaging.claimed[]) is
  'Puts aside what waits for a switch (a minute), for the window (until the customer writes) or for room within the daily limit (until then). Returns how many.';
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
    where o.ctid = t.place
      and t.verdict in ('unknown', 'expired', 'blocked', 'opted_out', 'switched_off')
    returning o.id, o.created_at, t.verdict, o.attempts, o.worker
  ), settled as (
    update public.outbound_messages as m
    set status = case
        when m.status = 'SENT' then 'SENT'
        when g.verdict = 'unknown' and not messaging.is_mere_signal(m.kind) then 'UNKNOWN'
        when g.verdict = 'switched_off' then 'DLQ'
        else 'DROPPED'
      end,
      error_key = case
        when m.status = 'SENT' then m.error_key
        when g.verdict <> 'unknown' then g.verdict
        when messaging.is_mere_signal(m.kind) then 'signal_unconfirmed'
        else 'lease_expired'
      end,
      attempts = g.attempts, settled_at = coalesce(m.settled_at, now())
    from gone as g
    where m.id = g.id and m.created_at = g.created_at
    returning m.tenant_id, m.site_id, m.id, g.attempts, g.worker,
      case when g.verdict = 'unknown' and messaging.is_mere_signal(m.kind)
        then 'signal_unconfirmed' else g.verdict end as verdict
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

create function messaging.sent_payload(tenant_id uuid, payload jsonb)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: see provider_template.
begin
  return payload || jsonb_build_object('template', coalesce(
    messaging.provider_template(tenant_id, payload -> 'template'), payload -> 'template'
  ));
end
$$;
comment on function messaging.sent_payload(uuid, jsonb) is
  'The payload of a template as it is handed to the sender.';
revoke all on function messaging.sent_payload(uuid, jsonb) from public;
