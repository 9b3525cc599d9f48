-- governance: what time does to alerts: a snooze ends, a due time passes.
-- Depends on: system_alerts of this module.
-- Exposes: governance.escalate_overdue and purge_check_runs, for the scheduler.

create function governance.end_snoozes()
returns integer
language sql
volatile
security definer
set search_path = ''
as $$
-- definer: the scheduler acts for every tenant. In the order of ids: see lock_alerts.
  with due as (
    select a.id
    from public.system_alerts as a
    where a.status <> 'RESOLVED' and a.snoozed_until <= now()
    order by a.id
    for no key update
  ),
  woken as (
    update public.system_alerts as a
    set
      snoozed_until = null,
      snoozed_by = null,
      snoozed_severity = null,
      last_comment = null
    from due as d
    where a.id = d.id
    returning 1
  )
  select count(*)::integer from woken
$$;
comment on function governance.end_snoozes() is
  'Wakes the alerts whose snooze is over, with an event of the system; returns how many.';
revoke all on function governance.end_snoozes() from public;

create function governance.escalate_overdue()
returns integer
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: the scheduler acts for every tenant. In the order of ids: see lock_alerts.
-- A snoozed alert is left alone until its snooze ends: somebody has decided to wait.
declare
  v_count integer;
begin
  perform governance.end_snoozes();
  with overdue as (
    select a.id
    from public.system_alerts as a
    where a.status <> 'RESOLVED'
      and a.escalated_at is null
      and a.due_at <= now()
      and a.snoozed_until is null
    order by a.id
    for no key update
  )
  update public.system_alerts as a
  set escalated_at = clock_timestamp(), last_comment = null
  from overdue as o
  where a.id = o.id;
  get diagnostics v_count = row_count;
  return v_count;
end
$$;
comment on function governance.escalate_overdue() is
  'Ends the snoozes that are over, then escalates every alert whose due time has passed: one event ESCALATED per due time. Returns how many. For the scheduler, every minute.';
revoke all on function governance.escalate_overdue() from public;

create function governance.purge_check_runs(
  keep interval default interval '30 days',
  batch integer default 10000
)
returns integer
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody holds a delete on the log. The log is telemetry; the history of alerts is kept.
declare
  v_count integer;
begin
  delete from public.check_runs as r
  where r.id in (
    select x.id from public.check_runs as x
    where x.started_at < now() - keep
    order by x.id
    limit batch
  );
  get diagnostics v_count = row_count;
  return v_count;
end
$$;
comment on function governance.purge_check_runs(interval, integer) is
  'Deletes runs older than keep, at most batch of them; returns how many. For the scheduler.';
revoke all on function governance.purge_check_runs(interval, integer) from public;
