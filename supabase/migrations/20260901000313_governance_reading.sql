-- governance: what the screens read: the list, the counters, former episodes, the checks.
-- Depends on: the tables of this module, access (sites, profils). All under the reader's rights.
-- Exposes: v_system_alerts, v_alert_counters, v_checks, alert_history.

create view public.v_system_alerts
with (security_invoker = true) as
select
  a.tenant_id, a.id, a.check_code, a.severity, a.severity_rank, a.entity_type, a.entity_id,
  a.entity_key, a.entity_label, a.message, a.payload, a.status, a.first_detected_at,
  a.last_detected_at, a.acknowledged_by, a.acknowledged_at, a.first_acknowledged_at, a.resolved_by,
  a.resolved_at, a.resolved_by_system, a.resolution_reason, a.resolution_comment, a.last_comment,
  a.created_at, a.updated_at, a.site_id, a.fingerprint, a.episode, a.previous_alert_id,
  a.occurrence_count, a.is_active, a.assigned_to, a.assigned_at, a.snoozed_until, a.snoozed_by,
  a.snoozed_severity, a.due_at, a.escalated_at, a.version,
  c.title as check_title, c.remedy, c.runbook, c.entity_route, c.module, c.owner_role, c.tags,
  (
    select jsonb_object_agg(
      m.locale, governance.render_message(m.template, a.payload, a.entity_label)
    )
    from jsonb_each_text(c.message) as m (locale, template)
  ) as message_i18n,
  (
    select s.name from public.sites as s where s.tenant_id = a.tenant_id and s.id = a.site_id
  ) as site_name,
  (
    select min(p.nom_complet) from public.profils as p
    where p.tenant_id = a.tenant_id and p.user_id = a.assigned_to
  ) as assignee_name,
  (
    select min(p.nom_complet) from public.profils as p
    where p.tenant_id = a.tenant_id and p.user_id = a.acknowledged_by
  ) as acknowledged_by_name,
  (
    select min(p.nom_complet) from public.profils as p
    where p.tenant_id = a.tenant_id and p.user_id = a.resolved_by
  ) as resolved_by_name,
  (
    select min(p.nom_complet) from public.profils as p
    where p.tenant_id = a.tenant_id and p.user_id = a.snoozed_by
  ) as snoozed_by_name,
  case
    when a.is_active then greatest(
      a.last_detected_at,
      (select s.last_ok_at from public.check_states as s where s.check_code = a.check_code)
    )
    else a.last_detected_at
  end as last_seen_at,
  greatest(
    extract(epoch from coalesce(a.resolved_at, now()) - a.first_detected_at)::bigint, 0
  ) as age_seconds,
  a.status <> 'RESOLVED' and coalesce(a.due_at < now(), false) as is_overdue,
  a.status <> 'RESOLVED' and coalesce(a.snoozed_until > now(), false) as is_snoozed
from public.system_alerts as a
join public.integrity_checks as c on c.code = a.check_code;
comment on view public.v_system_alerts is
  'Alerts with everything a screen shows. severity_rank sorts CRITICAL first; message_i18n is the message in each language; last_seen_at is the last good run while the condition holds.';
grant select on public.v_system_alerts to authenticated, service_role;

create view public.v_alert_counters
with (security_invoker = true) as
select
  a.tenant_id,
  a.severity,
  a.status,
  count(*) as alert_count,
  count(*) filter (where a.due_at < now()) as overdue_count,
  count(*) filter (where a.snoozed_until > now()) as snoozed_count
from public.system_alerts as a
where a.status <> 'RESOLVED'
group by a.tenant_id, a.severity, a.status;
comment on view public.v_alert_counters is 'Alerts that wait for somebody, by severity and status.';
grant select on public.v_alert_counters to authenticated, service_role;

create view public.v_checks
with (security_invoker = true) as
select
  c.code, c.module, c.severity, c.title, c.message, c.remedy, c.runbook, c.owner_role, c.every,
  c.grace, c.budget_ms, c.due_within, c.entity_route, c.is_enabled, c.tags, c.view_name,
  c.created_at, c.updated_at, c.version,
  s.last_status, s.last_started_at, s.last_finished_at, s.last_duration_ms, s.last_ok_at,
  s.failing_since, s.error_key, s.next_due_at, s.run_no,
  c.is_enabled
    and coalesce(s.last_finished_at, c.created_at) < now() - c.every - c.grace as is_late,
  coalesce(s.last_duration_ms > c.budget_ms, false) as is_over_budget,
  (
    select count(*) from public.system_alerts as a
    where a.check_code = c.code and a.status <> 'RESOLVED' and a.is_active
  ) as open_count
from public.integrity_checks as c
left join public.check_states as s on s.check_code = c.code;
comment on view public.v_checks is
  'The catalogue with the state of each check; open_count counts the alerts that the reader sees.';
grant select on public.v_checks to authenticated, service_role;

create function public.alert_history(alert_id uuid)
returns table (
  id uuid,
  episode integer,
  severity text,
  status text,
  first_detected_at timestamptz,
  resolved_at timestamptz,
  duration_seconds bigint,
  resolved_by uuid,
  resolved_by_name text,
  resolved_by_system boolean,
  resolution_reason text,
  resolution_comment text,
  comments jsonb
)
language sql
stable
security invoker
rows 20
set search_path = ''
begin atomic
  select
    p.id, p.episode, p.severity, p.status, p.first_detected_at, p.resolved_at,
    extract(epoch from coalesce(p.resolved_at, now()) - p.first_detected_at)::bigint,
    p.resolved_by, r.actor_name, p.resolved_by_system, p.resolution_reason, p.resolution_comment,
    (
      select coalesce(
        jsonb_agg(
          jsonb_build_object(
            'at', e.created_at, 'actor_id', e.actor_id, 'actor_name', e.actor_name,
            'kind', e.kind, 'comment', e.comment
          ) order by e.id
        ),
        '[]'
      )
      from public.alert_events as e
      where e.tenant_id = p.tenant_id and e.alert_id = p.id and e.comment is not null
    )
  from public.system_alerts as a
  join public.system_alerts as p
    on p.tenant_id = a.tenant_id and p.fingerprint = a.fingerprint and p.episode < a.episode
  left join lateral (
    select e.actor_name
    from public.alert_events as e
    where e.tenant_id = p.tenant_id and e.alert_id = p.id and e.kind = 'RESOLVED'
    order by e.id desc
    limit 1
  ) as r on true
  where a.id = alert_history.alert_id
  order by p.episode desc
  limit 50;
end;
comment on function public.alert_history(uuid) is
  'Former episodes of the same violation, the latest first: who closed them, how, and what was written. Under the reader''s own rights; empty for an alert out of reach.';
revoke all on function public.alert_history(uuid) from public;
grant execute on function public.alert_history(uuid) to authenticated;

-- Where Realtime exists, screens hear of changes instead of asking; the policies of the table still
-- filter what they hear.
do $$
begin
  if exists (select from pg_catalog.pg_publication as p where p.pubname = 'supabase_realtime') then
    alter publication supabase_realtime add table public.system_alerts;
  end if;
end
$$;
