-- messaging: what people read of the outbox and the channels.
-- Depends on: outbound tables, channels. Exposes: list_dead_letters, explain_outbound, v_outbox,
-- v_channels.

create function messaging.list_dead_letters(
  tenant_id uuid,
  channel_id uuid default null,
  error_key text default null,
  query text default null,
  before_id bigint default null,
  limit_count integer default 50
)
returns table (
  id bigint,
  created_at timestamptz,
  channel text,
  conversation_id uuid,
  contact_name text,
  status text,
  error_code integer,
  key text,
  reason jsonb,
  remedy jsonb,
  button text,
  attempts smallint,
  template text,
  can_replay boolean
)
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: names of contacts need another permission; who reads dead letters sees whose they are.
declare
  v_scopes constant uuid[] := array(select access.scopes_where('outbox.read'));
  v_words constant text := nullif(btrim(query), '');
  v_folded constant text := messaging.fold_letters(v_words);
begin
  return query
  select m.id, m.created_at, m.channel, m.conversation_id, k.display_name, m.status, m.error_code,
    m.error_key, e.reason, e.remedy, e.button, m.attempts, m.template,
    m.status = 'DLQ' and e.button <> 'none'
  from public.outbound_messages as m
  join public.contacts as k on k.tenant_id = m.tenant_id and k.id = m.contact_id
  join public.conversations as c on c.tenant_id = m.tenant_id and c.id = m.conversation_id
  cross join lateral messaging.class_of_error(m.error_code, null, m.error_key) as e
  where m.tenant_id = list_dead_letters.tenant_id
    and m.unsettled is not null
    and (access.is_system() or m.site_id = any (v_scopes))
    and (list_dead_letters.channel_id is null or m.channel_id = list_dead_letters.channel_id)
    and (list_dead_letters.error_key is null or m.error_key = list_dead_letters.error_key)
    and (
      v_words is null
      or messaging.is_sought(k.display_name, k.phone, c.recipient, v_words, v_folded)
    )
    and m.id < coalesce(before_id, 9223372036854775807)
  order by m.id desc
  limit least(greatest(coalesce(limit_count, 50), 1), 500);
end
$$;
comment on function messaging.list_dead_letters(uuid, uuid, text, text, bigint, integer) is
  'Dead letters and unknown outcomes, newest first, at most 500, each with its reason and remedy in words. query: as search_conversations. Permission outbox.read.';
revoke all on function messaging.list_dead_letters(uuid, uuid, text, text, bigint, integer)
  from public;
grant execute on function messaging.list_dead_letters(uuid, uuid, text, text, bigint, integer)
  to authenticated, service_role;

create function public.list_dead_letters(
  tenant_id uuid,
  channel_id uuid default null,
  error_key text default null,
  query text default null,
  before_id bigint default null,
  limit_count integer default 50
)
returns table (
  id bigint,
  created_at timestamptz,
  channel text,
  conversation_id uuid,
  contact_name text,
  status text,
  error_code integer,
  key text,
  reason jsonb,
  remedy jsonb,
  button text,
  attempts smallint,
  template text,
  can_replay boolean
)
language sql
stable
security invoker
set search_path = ''
begin atomic
  select *
  from messaging.list_dead_letters(
    tenant_id, channel_id, error_key, query, before_id, limit_count
  );
end;
revoke all on function public.list_dead_letters(uuid, uuid, text, text, bigint, integer)
  from public;
grant execute on function public.list_dead_letters(uuid, uuid, text, text, bigint, integer)
  to authenticated, service_role;

create function messaging.explain_outbound(outbound_id bigint)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: the payload is granted to nobody; the permission is asked of the message.
declare
  v_message public.outbound_messages;
  v_class messaging.error_classes;
  v_work messaging.outbox;
  v_has_cause boolean;
begin
  select m.* into v_message
  from public.outbound_messages as m
  where m.id = explain_outbound.outbound_id;
  if v_message.id is null or not (
    access.is_system()
    or access.has_permission('outbox.read', v_message.tenant_id, v_message.site_id)
  ) then
    raise exception using
      errcode = 'PT404',
      message = 'outbound_not_found',
      detail = format('There is no message %s that you may see.', outbound_id),
      hint = 'Refresh the list: it may belong to another company or site.';
  end if;
  v_class := messaging.class_of_error(v_message.error_code, null, v_message.error_key);
  -- An unanswered signal says in its own word what it met; it is no refusal of the provider.
  v_has_cause := v_message.error_key <> 'signal_unconfirmed';
  select o.* into v_work from messaging.outbox as o where o.id = v_message.id;
  return jsonb_build_object(
    'message', to_jsonb(v_message) - '{payload,fallback}'::text[], 'payload', v_message.payload,
    'reason', case when v_has_cause then v_class.reason end,
    'remedy', case when v_has_cause then v_class.remedy end,
    'button', case when v_message.status = 'DLQ' then v_class.button end,
    'due_at', case when v_work.due_at < 'infinity' then v_work.due_at end,
    'held_reason', v_work.held_reason, 'is_leased', v_work.lease is not null,
    'blocked_by', (
      select min(e.id) from messaging.outbox as e
      where e.conversation_id = v_work.conversation_id and e.lane = v_work.lane
        and e.id < v_work.id and e.due_at < 'infinity'
    ),
    'window_open', (
      select coalesce(c.window_expires_at > now(), false)
      from public.conversations as c where c.id = v_message.conversation_id
    ),
    'attempts', coalesce((
      select jsonb_agg(to_jsonb(a) order by a.id)
      from public.outbound_attempts as a where a.outbound_id = v_message.id
    ), '[]'),
    'decisions', coalesce((
      select jsonb_agg(to_jsonb(d) order by d.id)
      from public.outbound_decisions as d where d.outbound_id = v_message.id
    ), '[]'),
    'switches', coalesce((
      select jsonb_agg(to_jsonb(s))
      from public.outbound_switches as s
      where s.tenant_id = v_message.tenant_id
        and (
          s.channel_id = v_message.channel_id or s.contact_id = v_message.contact_id
          or s.template_key = v_message.template
        )
    ), '[]')
  );
end
$$;
comment on function messaging.explain_outbound(bigint) is
  'All that is known of a message to send: payload, attempts, decisions, the reason in words, what holds it. Permission outbox.read. Errors: outbound_not_found (404).';
revoke all on function messaging.explain_outbound(bigint) from public;
grant execute on function messaging.explain_outbound(bigint) to authenticated, service_role;

create function public.explain_outbound(outbound_id bigint)
returns jsonb
language sql
stable
security invoker
set search_path = ''
begin atomic
  select messaging.explain_outbound(outbound_id);
end;
revoke all on function public.explain_outbound(bigint) from public;
grant execute on function public.explain_outbound(bigint) to authenticated, service_role;

create function messaging.readable_queue()
returns table (
  id bigint,
  due_at timestamptz,
  leased_until timestamptz,
  worker text,
  held_reason text,
  priority smallint,
  blocked_by bigint
)
language plpgsql
stable
security definer
rows 1000
set search_path = ''
as $$
-- definer: the queue is internal; only rows of tenants whose outbox the caller reads. Bounded: a
-- screen shows the head of a queue, not a million rows.
declare
  v_tenants constant uuid[] := array(
    select distinct s.tenant_id
    from public.sites as s
    where s.id = any (array(select access.scopes_where('outbox.read')))
  );
begin
  return query
  select o.id, nullif(o.due_at, 'infinity'), o.leased_until,
    o.worker, o.held_reason, o.priority,
    (
      select min(e.id) from messaging.outbox as e
      where e.conversation_id = o.conversation_id and e.lane = o.lane and e.id < o.id
        and e.due_at < 'infinity'
    )
  from messaging.outbox as o
  where access.is_system() or o.tenant_id = any (v_tenants)
  order by o.id
  limit 5000;
end
$$;
comment on function messaging.readable_queue() is
  'The oldest 5,000 rows of the queue among the tenants whose outbox the caller reads.';
revoke all on function messaging.readable_queue() from public;
grant execute on function messaging.readable_queue() to authenticated, service_role;

create view public.v_outbox
with (security_invoker = true) as
select m.tenant_id, m.id, m.created_at, m.site_id, m.channel_id, m.conversation_id, m.contact_id,
  m.channel, m.kind, m.category, m.template, m.origin, m.status, m.attempts, m.error_code,
  m.error_key, m.correlation_id, q.due_at, q.leased_until, q.worker, q.held_reason, q.priority,
  q.blocked_by
from messaging.readable_queue() as q
join public.outbound_messages as m on m.id = q.id
union all
select m.tenant_id, m.id, m.created_at, m.site_id, m.channel_id, m.conversation_id, m.contact_id,
  m.channel, m.kind, m.category, m.template, m.origin, m.status, m.attempts, m.error_code,
  m.error_key, m.correlation_id, null, null, null, null, null, null
from public.outbound_messages as m
where m.unsettled is not null;
comment on view public.v_outbox is
  'What waits, is being sent, was given up or is unknown, as far as the caller may see it.';
grant select on public.v_outbox to authenticated, service_role;

create function messaging.channel_load(tenant_id uuid, channel_id uuid, channel_no integer)
returns table (waiting_count bigint, oldest_waiting_at timestamptz, dead_count bigint)
language plpgsql
stable
security definer
rows 1
set search_path = ''
as $$
-- definer: the queue is internal. Bounded: above ten thousand the number says "many".
begin
  if not access.is_system()
    and not access.has_permission('channels.read', channel_load.tenant_id)
    and not exists (
      select from public.channel_identities as c
      where c.id = channel_load.channel_id
        and access.has_permission('channels.read', c.tenant_id, c.site_id)
    )
  then
    return;
  end if;
  return query
  select w.count, w.oldest, d.count
  from (
    select count(*) as count, min(o.created_at) as oldest
    from (
      select q.created_at from messaging.outbox as q
      where q.channel_no = channel_load.channel_no
      limit 10000
    ) as o
  ) as w
  cross join (
    select count(*) as count
    from (
      select from public.outbound_messages as m
      where m.tenant_id = channel_load.tenant_id and m.unsettled = 'DLQ'
        and m.channel_id = channel_load.channel_id
      limit 10000
    ) as l
  ) as d;
end
$$;
comment on function messaging.channel_load(uuid, uuid, integer) is
  'What waits and what was given up on a channel, each counted up to 10,000.';
revoke all on function messaging.channel_load(uuid, uuid, integer) from public;
grant execute on function messaging.channel_load(uuid, uuid, integer)
  to authenticated, service_role;

create function messaging.budget_used(tenant_id uuid, portfolio text)
returns integer
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: the counts are internal. What left the window since somebody counted is taken off.
begin
  return (
    select greatest(0, n.used_count - (
      select count(*)
      from messaging.openings as k
      where k.tenant_id = n.tenant_id and k.portfolio = n.portfolio
        and k.opened_at <= now() - interval '24 hours'
    ))
    from messaging.portfolio_counts as n
    where n.tenant_id = budget_used.tenant_id and n.portfolio = budget_used.portfolio
  );
end
$$;
comment on function messaging.budget_used(uuid, text) is
  'With how many customers a portfolio began conversations in the last 24 hours, since a limit is known.';
revoke all on function messaging.budget_used(uuid, text) from public;

create function messaging.channel_budget(tenant_id uuid, channel_id uuid)
returns table (
  daily_limit integer,
  daily_used integer,
  limit_told_at timestamptz,
  limit_source text
)
language plpgsql
stable
security definer
rows 1
set search_path = ''
as $$
-- definer: portfolios are internal; the permission is asked of the channel that is found.
begin
  return query
  select p.daily_limit,
    case when p.daily_limit is not null
      then messaging.budget_used(p.tenant_id, p.portfolio) end,
    p.told_at, p.source
  from public.channel_identities as c
  join messaging.portfolios as p on p.tenant_id = c.tenant_id and p.portfolio = c.portfolio
  where c.tenant_id = channel_budget.tenant_id and c.id = channel_budget.channel_id
    and (
      access.is_system() or access.has_permission('channels.read', c.tenant_id, c.site_id)
    );
end
$$;
comment on function messaging.channel_budget(uuid, uuid) is
  'Meta''s limit of new conversations in 24 hours for the portfolio of a channel, how much of it is used, and who said so when.';
revoke all on function messaging.channel_budget(uuid, uuid) from public;
grant execute on function messaging.channel_budget(uuid, uuid)
  to authenticated, service_role;

create view public.v_channels
with (security_invoker = true) as
select c.*, s.last_webhook_at, s.last_sent_at, s.last_error_at, s.last_error_code,
  s.last_error_key, s.circuit, s.circuit_failures, s.circuit_opened_at, s.circuit_open_until,
  l.waiting_count, l.oldest_waiting_at, l.dead_count, b.daily_limit, b.daily_used, b.limit_told_at,
  b.limit_source
from public.channel_identities as c
join public.channel_states as s on s.tenant_id = c.tenant_id and s.channel_id = c.id
left join lateral messaging.channel_load(c.tenant_id, c.id, c.channel_no) as l on true
left join lateral messaging.channel_budget(c.tenant_id, c.id) as b on true;
comment on view public.v_channels is 'Channels with how they fare.';
grant select on public.v_channels to authenticated, service_role;
