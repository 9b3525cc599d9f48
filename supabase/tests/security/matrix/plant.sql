-- Rows of every tenant in what the demo seed leaves empty, so that the matrix of rights observes
-- something everywhere: what stores nothing shows nothing, to whoever asks.
-- Run as the owner, after seed.sql, on a database that is thrown away.

insert into public.invitations (tenant_id, email, role, expires_at)
select t.id, 'planted@' || t.slug || '.example', 'admin', now() + interval '7 days'
from public.tenants as t;

insert into public.access_events (tenant_id, kind, subject_name, actor_role)
select t.id, 'MEMBER_RENAMED', 'Planted', 'admin'
from public.tenants as t;

insert into public.security_events (tenant_id, event_type, severity)
select t.id, e.code, e.severity
from public.tenants as t
cross join (
  select code, severity from public.security_event_types order by code limit 1
) as e;

insert into public.flag_values (tenant_id, flag_key, scope, value, reason)
select t.id, f.key, 'tenant', f.default_value, 'Planted for the matrix'
from public.tenants as t
cross join (
  select key, default_value from public.feature_flags
  where 'tenant' = any (scopes) and alias_of is null and default_value is not null
  order by key limit 1
) as f;

insert into public.flag_history (tenant_id, flag_key, scope, to_value, reason, version)
select v.tenant_id, v.flag_key, v.scope, v.value, v.reason, 1
from public.flag_values as v;

insert into public.system_alerts (
  tenant_id, check_code, severity, entity_type, message, fingerprint
)
select t.id, c.code, 'CRITICAL', 'planted', 'Planted for the matrix', gen_random_uuid()
from public.tenants as t
cross join (select code from public.integrity_checks order by code limit 1) as c;

insert into public.alert_events (
  tenant_id, alert_id, kind, to_status, severity, comment, alert_version
)
select a.tenant_id, a.id, 'COMMENTED', a.status, a.severity, 'Planted', a.version
from public.system_alerts as a;

insert into public.notification_rules (tenant_id, name, channel, target)
select t.id, 'Planted', 'email', 'planted@example.com'
from public.tenants as t;

insert into public.notification_deliveries (
  tenant_id, rule_id, channel, target, reason, alert_ids, payload, status, last_error
)
select r.tenant_id, r.id, r.channel, r.target, 'OPENED', '{}', '{}', 'DEAD', 'planted'
from public.notification_rules as r
where r.name = 'Planted';

insert into public.notification_suppressions (tenant_id, rule_id, check_code, window_started_at)
select r.tenant_id, r.id, c.code, now()
from public.notification_rules as r
cross join (select code from public.integrity_checks order by code limit 1) as c
where r.name = 'Planted';

insert into public.check_runs (
  check_code, started_at, finished_at, duration_ms, status, rows_found, trigger, pid
)
select c.code, now(), now(), 1, 'OK', 0, 'manual', 1
from public.integrity_checks as c;

insert into public.check_states (
  check_code, run_no, last_status, last_started_at, last_finished_at, last_duration_ms, last_ok_at,
  next_due_at
)
select c.code, 1, 'OK', now(), now(), 1, now(), now() + interval '1 hour'
from public.integrity_checks as c
on conflict do nothing;

insert into public.check_changes (check_code, reason, before, after)
select c.code, 'Planted for the matrix', '{}', '{}'
from public.integrity_checks as c
order by c.code limit 1;

insert into public.exposure_exceptions (rule, object_key, reason, owner_name, expires_at)
values (
  'POLICY_ALWAYS_TRUE', 'public.planted.planted', 'Planted for the matrix', 'Planted',
  now() + interval '1 day'
);

insert into public.leak_audit_runs (
  started_at, finished_at, target, mode, objects_total, objects_probed, leak_count, unknown_count,
  denied_count, empty_count, canary_caught, verdict, findings, tool_version, recorded_by
)
values (now(), now(), 'planted', 'catalog', 1, 1, 0, 0, 1, 0, true, 'PASS', '[]', '0', 'planted');

insert into public.job_runs (job_code, started_at, finished_at, duration_ms, status, pid)
select j.code, now(), now(), 1, 'OK', 1
from public.scheduled_jobs as j
order by j.code limit 1;

insert into public.ops_kv (key, value_json)
values ('planted', '{}');
