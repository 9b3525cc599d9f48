-- governance: what people do to many alerts at once.
-- Depends on: the state machine and the doors' steps of this module.
-- Exposes: acknowledge_alerts, resolve_alerts, assign_alerts, snooze_alerts.

create type governance.outcome as (alert_id uuid, ok boolean, error_key text, error_detail text);
comment on type governance.outcome is 'What a bulk action did to one alert.';

create function governance.lock_alerts(alert_ids uuid[])
returns setof public.system_alerts
language sql
volatile
security definer
set search_path = ''
as $$
-- definer: see lock_alert. In the order of ids, like every run: two bulks over the same alerts
-- queue up, they never wait for each other.
  select a.*
  from public.system_alerts as a
  where a.id = any (alert_ids)
    and (
      access.is_system()
      or coalesce(a.site_id, a.tenant_id) = any (array(select access.scopes_where('alerts.read')))
    )
  order by a.id
  for no key update
$$;
comment on function governance.lock_alerts(uuid[]) is 'The alerts that the caller may see, locked in one order.';
revoke all on function governance.lock_alerts(uuid[]) from public;

create function governance.move_alerts(alert_ids uuid[], intent governance.intent)
returns setof governance.outcome
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: see move_alert. One refusal does not stop the others; what is so already is a success,
-- so that the same request sent twice gives the same answer twice.
declare
  v_alerts public.system_alerts[];
begin
  if cardinality(alert_ids) > 1000 then
    raise exception using
      errcode = 'PT422',
      message = 'too_many_alerts',
      detail = format('%s alerts were given, 1000 is the limit.', cardinality(alert_ids)),
      hint = 'Send them in smaller portions.';
  end if;
  select array_agg(l) into v_alerts from governance.lock_alerts(alert_ids) as l;
  return query
  with judged as (
    select asked.id, a.alert, governance.refuse(a.alert, intent) as refusal
    from (select distinct u.id from unnest(alert_ids) as u (id)) as asked
    left join (
      select (l).id, l as alert
      from (select (u.*)::public.system_alerts as l from unnest(v_alerts) as u) as locked
    ) as a on a.id = asked.id
  ),
  stored as materialized (
    select s.id
    from governance.store_alerts(array(
      select governance.moved(j.alert, intent) from judged as j where (j.refusal).key is null
    )) as s
  )
  select
    j.id,
    s.id is not null or coalesce((j.refusal).key = 'nothing_changed', false),
    nullif((j.refusal).key, 'nothing_changed'),
    case when (j.refusal).key <> 'nothing_changed' then (j.refusal).detail end
  from judged as j
  left join stored as s on s.id = j.id
  order by j.id;
end
$$;
comment on function governance.move_alerts(uuid[], governance.intent) is
  'Does one action to many alerts, each judged by itself. Errors: too_many_alerts (422).';
revoke all on function governance.move_alerts(uuid[], governance.intent) from public;

create function governance.acknowledge_alerts(alert_ids uuid[], comment text default null)
returns table (alert_id uuid, ok boolean, error_key text, error_detail text)
language sql
volatile
security definer
rows 100
set search_path = ''
as $$
-- definer: see move_alert.
  select m.alert_id, m.ok, m.error_key, m.error_detail
  from governance.move_alerts(
    alert_ids, ('acknowledge', comment, null, null, null, null)::governance.intent
  ) as m
$$;
comment on function governance.acknowledge_alerts(uuid[], text) is
  'Takes several alerts in charge. Permission alerts.ack on each. One row per alert; error_key is that of the single action. Errors: too_many_alerts (422).';
revoke all on function governance.acknowledge_alerts(uuid[], text) from public;
grant execute on function governance.acknowledge_alerts(uuid[], text) to authenticated;

create function public.acknowledge_alerts(alert_ids uuid[], comment text default null)
returns table (alert_id uuid, ok boolean, error_key text, error_detail text)
language sql
volatile
security invoker
rows 100
set search_path = ''
begin atomic
  select m.alert_id, m.ok, m.error_key, m.error_detail
  from governance.acknowledge_alerts(alert_ids, comment) as m;
end;
comment on function public.acknowledge_alerts(uuid[], text) is
  'Takes several alerts in charge. Permission alerts.ack on each. One row per alert; error_key is that of the single action. Errors: too_many_alerts (422).';
revoke all on function public.acknowledge_alerts(uuid[], text) from public;
grant execute on function public.acknowledge_alerts(uuid[], text) to authenticated;

create function governance.resolve_alerts(alert_ids uuid[], reason text, comment text default null)
returns table (alert_id uuid, ok boolean, error_key text, error_detail text)
language sql
volatile
security definer
rows 100
set search_path = ''
as $$
-- definer: see move_alert.
  select m.alert_id, m.ok, m.error_key, m.error_detail
  from governance.move_alerts(
    alert_ids, ('resolve', comment, reason, null, null, null)::governance.intent
  ) as m
$$;
comment on function governance.resolve_alerts(uuid[], text, text) is
  'Closes several alerts for one reason, which is required. Permission alerts.resolve on each. One row per alert; error_key is that of the single action. Errors: too_many_alerts (422).';
revoke all on function governance.resolve_alerts(uuid[], text, text) from public;
grant execute on function governance.resolve_alerts(uuid[], text, text) to authenticated;

create function public.resolve_alerts(alert_ids uuid[], reason text, comment text default null)
returns table (alert_id uuid, ok boolean, error_key text, error_detail text)
language sql
volatile
security invoker
rows 100
set search_path = ''
begin atomic
  select m.alert_id, m.ok, m.error_key, m.error_detail
  from governance.resolve_alerts(alert_ids, reason, comment) as m;
end;
comment on function public.resolve_alerts(uuid[], text, text) is
  'Closes several alerts for one reason, which is required. Permission alerts.resolve on each. One row per alert; error_key is that of the single action. Errors: too_many_alerts (422).';
revoke all on function public.resolve_alerts(uuid[], text, text) from public;
grant execute on function public.resolve_alerts(uuid[], text, text) to authenticated;

create function governance.assign_alerts(alert_ids uuid[], assignee uuid, comment text default null)
returns table (alert_id uuid, ok boolean, error_key text, error_detail text)
language sql
volatile
security definer
rows 100
set search_path = ''
as $$
-- definer: see move_alert.
  select m.alert_id, m.ok, m.error_key, m.error_detail
  from governance.move_alerts(
    alert_ids, ('assign', comment, null, assignee, null, null)::governance.intent
  ) as m
$$;
comment on function governance.assign_alerts(uuid[], uuid, text) is
  'Makes one person responsible for several alerts; null: nobody. Permission alerts.assign on each. One row per alert; error_key is that of the single action. Errors: too_many_alerts (422).';
revoke all on function governance.assign_alerts(uuid[], uuid, text) from public;
grant execute on function governance.assign_alerts(uuid[], uuid, text) to authenticated;

create function public.assign_alerts(alert_ids uuid[], assignee uuid, comment text default null)
returns table (alert_id uuid, ok boolean, error_key text, error_detail text)
language sql
volatile
security invoker
rows 100
set search_path = ''
begin atomic
  select m.alert_id, m.ok, m.error_key, m.error_detail
  from governance.assign_alerts(alert_ids, assignee, comment) as m;
end;
comment on function public.assign_alerts(uuid[], uuid, text) is
  'Makes one person responsible for several alerts; null: nobody. Permission alerts.assign on each. One row per alert; error_key is that of the single action. Errors: too_many_alerts (422).';
revoke all on function public.assign_alerts(uuid[], uuid, text) from public;
grant execute on function public.assign_alerts(uuid[], uuid, text) to authenticated;

create function governance.snooze_alerts(
  alert_ids uuid[],
  until timestamptz,
  comment text default null
)
returns table (alert_id uuid, ok boolean, error_key text, error_detail text)
language sql
volatile
security definer
rows 100
set search_path = ''
as $$
-- definer: see move_alert.
  select m.alert_id, m.ok, m.error_key, m.error_detail
  from governance.move_alerts(
    alert_ids, ('snooze', comment, null, null, until, null)::governance.intent
  ) as m
$$;
comment on function governance.snooze_alerts(uuid[], timestamptz, text) is
  'Keeps several alerts quiet until a moment. Permission alerts.snooze on each. One row per alert; error_key is that of the single action. Errors: too_many_alerts (422).';
revoke all on function governance.snooze_alerts(uuid[], timestamptz, text) from public;
grant execute on function governance.snooze_alerts(uuid[], timestamptz, text) to authenticated;

create function public.snooze_alerts(alert_ids uuid[], until timestamptz, comment text default null)
returns table (alert_id uuid, ok boolean, error_key text, error_detail text)
language sql
volatile
security invoker
rows 100
set search_path = ''
begin atomic
  select m.alert_id, m.ok, m.error_key, m.error_detail
  from governance.snooze_alerts(alert_ids, until, comment) as m;
end;
comment on function public.snooze_alerts(uuid[], timestamptz, text) is
  'Keeps several alerts quiet until a moment. Permission alerts.snooze on each. One row per alert; error_key is that of the single action. Errors: too_many_alerts (422).';
revoke all on function public.snooze_alerts(uuid[], timestamptz, text) from public;
grant execute on function public.snooze_alerts(uuid[], timestamptz, text) to authenticated;
