-- governance: what a run writes, and how a run ends.
-- Depends on: the runner's types and steps, system_alerts, check_runs, check_states.
-- Exposes: governance.run_check, run_next_due_check, run_due_checks, running_checks.

create function governance.judge_alerts(found governance.violation[], changed uuid[])
returns table (
  id uuid,
  gone boolean,
  rose boolean,
  worse boolean,
  speaks boolean,
  severity text,
  payload jsonb,
  entity_label text,
  site_id uuid,
  locale text,
  timezone text
)
language sql
stable
security definer
rows 1000
set enable_nestloop = off
set jit = off
set search_path = ''
as $$
-- definer: see lock_changed_alerts.
-- gone: the condition cleared, the system closes; what a person had resolved stays his.
-- rose: resolved by a person, and worse now than what he decided on: this episode ends, the next
-- statement opens another. worse: still open, so it wakes up and is due sooner.
  select
    a.id, f.fingerprint is null,
    coalesce(a.status = 'RESOLVED' and r.rank < a.severity_rank, false),
    coalesce(a.status <> 'RESOLVED' and r.rank < a.severity_rank, false),
    a.status <> 'RESOLVED' and f.fingerprint is not null,
    f.severity, f.payload, f.entity_label, f.site_id, t.default_locale,
    coalesce(s.timezone, t.timezone)
  from public.system_alerts as a
  join public.tenants as t on t.id = a.tenant_id
  left join unnest(found) as f on f.tenant_id = a.tenant_id and f.fingerprint = a.fingerprint
  left join public.sites as s on s.tenant_id = f.tenant_id and s.id = f.site_id
  cross join lateral (
    select array_position(array['CRITICAL', 'WARN', 'INFO'], f.severity) as rank
  ) as r
  where a.id = any (changed)
$$;
comment on function governance.judge_alerts(governance.violation[], uuid[]) is
  'What a run means for each alert that it has locked.';
revoke all on function governance.judge_alerts(governance.violation[], uuid[]) from public;

create function governance.write_changed_alerts(
  check_row public.integrity_checks,
  found governance.violation[],
  changed uuid[],
  run_no bigint,
  at timestamptz,
  out refreshed integer,
  out closed integer
)
returns record
language sql
volatile
security definer
set enable_nestloop = off
set jit = off
set search_path = ''
as $$
-- definer: see lock_changed_alerts. is_active and check_code are said again, so that the plan
-- starts from the current alerts and never from the history.
  with written as (
    update public.system_alerts as a
    set
      is_active = not (j.gone or j.rose),
      status = case when j.gone then 'RESOLVED' else a.status end,
      resolved_at = case when j.gone then coalesce(a.resolved_at, at) else a.resolved_at end,
      resolved_by_system = a.resolved_by_system or (j.gone and a.status <> 'RESOLVED'),
      last_comment = case
        when j.gone or j.rose or j.severity <> a.severity then null else a.last_comment
      end,
      last_detected_at = case when j.gone then a.last_detected_at else at end,
      occurrence_count = greatest(
        a.occurrence_count, run_no - a.first_run_no + case when j.gone then 0 else 1 end
      ),
      severity = case when j.speaks then j.severity else a.severity end,
      payload = case when j.speaks then j.payload else a.payload end,
      entity_label = case when j.speaks then j.entity_label else a.entity_label end,
      site_id = case when j.speaks then j.site_id else a.site_id end,
      message = case
        when j.speaks and (a.payload, a.entity_label) is distinct from (j.payload, j.entity_label)
          then governance.render_message(
            check_row.message ->> j.locale, j.payload, j.entity_label)
        else a.message
      end,
      due_at = case
        when j.worse
          then least(a.due_at, governance.due_at(j.severity, at, j.timezone, check_row.due_within))
        else a.due_at
      end,
      escalated_at = case when j.worse then null else a.escalated_at end,
      snoozed_until = case when j.worse then null else a.snoozed_until end,
      snoozed_by = case when j.worse then null else a.snoozed_by end,
      snoozed_severity = case when j.worse then null else a.snoozed_severity end
    from governance.judge_alerts(found, changed) as j
    where a.id = j.id and a.is_active and a.check_code = check_row.code
    returning a.is_active
  )
  select
    (count(*) filter (where w.is_active))::integer,
    (count(*) filter (where not w.is_active))::integer
  from written as w
$$;
comment on function governance.write_changed_alerts(
  public.integrity_checks, governance.violation[], uuid[], bigint, timestamptz
) is 'Refreshes, worsens, eases and closes the alerts that a run has locked, in one statement.';
revoke all on function governance.write_changed_alerts(
  public.integrity_checks, governance.violation[], uuid[], bigint, timestamptz
) from public;

create function governance.open_alerts(
  check_row public.integrity_checks,
  found governance.violation[],
  run_no bigint,
  at timestamptz
)
returns integer
language sql
volatile
security definer
set enable_nestloop = off
set jit = off
set search_path = ''
as $$
-- definer: see lock_changed_alerts.
-- Only this function inserts alerts, and only under the lock of its check.
  with fresh as (
    select f.*, t.default_locale, coalesce(s.timezone, t.timezone) as timezone
    from unnest(found) as f
    join public.tenants as t on t.id = f.tenant_id
    left join public.sites as s on s.tenant_id = f.tenant_id and s.id = f.site_id
    where not exists (
      select
      from public.system_alerts as a
      where a.tenant_id = f.tenant_id and a.fingerprint = f.fingerprint and a.is_active
    )
  ),
  opened as (
    insert into public.system_alerts (
      tenant_id, check_code, severity, entity_type, entity_id, entity_key, entity_label, site_id,
      payload, message, fingerprint, first_detected_at, last_detected_at, first_run_no, due_at,
      episode, previous_alert_id
    )
    select
      f.tenant_id, check_row.code, f.severity, f.entity_type, f.entity_id, f.entity_key,
      f.entity_label, f.site_id, f.payload,
      governance.render_message(check_row.message ->> f.default_locale, f.payload, f.entity_label),
      f.fingerprint, at, at, run_no,
      governance.due_at(f.severity, at, f.timezone, check_row.due_within),
      coalesce(p.episode, 0) + 1, p.id
    from fresh as f
    left join lateral (
      select e.id, e.episode
      from public.system_alerts as e
      where e.tenant_id = f.tenant_id and e.fingerprint = f.fingerprint
      order by e.episode desc
      limit 1
    ) as p on true
    returning 1
  )
  select count(*)::integer from opened
$$;
comment on function governance.open_alerts(
  public.integrity_checks, governance.violation[], bigint, timestamptz
) is 'Opens an episode for every violation that has no current one; it points to the one before.';
revoke all on function governance.open_alerts(
  public.integrity_checks, governance.violation[], bigint, timestamptz
) from public;

create function governance.sync_alerts(
  check_row public.integrity_checks,
  only_key text default null
)
returns governance.sync_result
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: see lock_changed_alerts. The caller holds the lock of the check.
declare
  v_found governance.violation[] := governance.find_violations(check_row, only_key);
  v_run_no bigint := 1 + coalesce(
    (select s.run_no from public.check_states as s where s.check_code = check_row.code), 0
  );
  v_at timestamptz := clock_timestamp();
  v_changed uuid[];
  v_result governance.sync_result;
begin
  if exists (select from unnest(v_found) as f where f.tenant_id is null) then
    raise exception using
      errcode = 'PT422',
      message = 'operator_tenant_missing',
      detail = 'The check found something that belongs to the operator, and no tenant exists yet.',
      hint = 'Create the first tenant: it becomes the operator.';
  end if;
  v_result.rows_found := cardinality(v_found);
  v_changed := governance.lock_changed_alerts(check_row.code, v_found, v_at, only_key);
  v_at := clock_timestamp();
  v_result.refreshed := 0;
  v_result.closed := 0;
  if v_changed is not null then
    select w.refreshed, w.closed into v_result.refreshed, v_result.closed
    from governance.write_changed_alerts(check_row, v_found, v_changed, v_run_no, v_at) as w;
  end if;
  v_result.opened := governance.open_alerts(check_row, v_found, v_run_no, v_at);
  return v_result;
end
$$;
comment on function governance.sync_alerts(public.integrity_checks, text) is
  'Brings the alerts of one check in line with its view: find, lock, write, open. only_key: just this entity. Errors: operator_tenant_missing (422), whatever the view raises.';
revoke all on function governance.sync_alerts(public.integrity_checks, text) from public;
