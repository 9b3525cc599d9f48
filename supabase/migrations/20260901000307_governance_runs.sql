-- governance: a run from start to record, what is due, what is running.
-- Depends on: sync_alerts, check_states, check_runs of this module.
-- Exposes: governance.run_check, run_next_due_check, run_due_checks, running_checks; the door
-- public.run_check.

create function governance.record_run(run public.check_runs, every interval)
returns public.check_runs
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: the log and the state are written by runs only.
-- Due a little early, so that a tick that comes 200 ms sooner than the last one skips no turn.
declare
  v_run public.check_runs;
  v_ok constant boolean := run.status = 'OK';
begin
  insert into public.check_runs (
    check_code, started_at, finished_at, duration_ms, status, rows_found, opened, refreshed, closed,
    error_key, error_detail, trigger, actor_id, pid
  )
  values (
    run.check_code, run.started_at, run.finished_at, run.duration_ms, run.status, run.rows_found,
    run.opened, run.refreshed, run.closed, run.error_key, run.error_detail, run.trigger,
    access.actor(), pg_backend_pid()
  )
  returning * into v_run;
  if run.status = 'SKIPPED' then
    return v_run;
  end if;
  insert into public.check_states as s (
    check_code, run_no, last_status, last_started_at, last_finished_at, last_duration_ms,
    last_ok_at, failing_since, error_key, next_due_at
  )
  values (
    run.check_code, case when v_ok then 1 else 0 end, run.status, run.started_at, run.finished_at,
    run.duration_ms, case when v_ok then run.finished_at end,
    case when not v_ok then run.started_at end, run.error_key,
    run.started_at + every - least(every / 10, interval '5 seconds')
  )
  on conflict (check_code) do update
  set
    run_no = s.run_no + excluded.run_no,
    last_status = excluded.last_status,
    last_started_at = excluded.last_started_at,
    last_finished_at = excluded.last_finished_at,
    last_duration_ms = excluded.last_duration_ms,
    last_ok_at = coalesce(excluded.last_ok_at, s.last_ok_at),
    failing_since = case when not v_ok then coalesce(s.failing_since, excluded.failing_since) end,
    error_key = excluded.error_key,
    next_due_at = excluded.next_due_at;
  return v_run;
end
$$;
comment on function governance.record_run(public.check_runs, interval) is
  'Writes the log of a run and, unless it was skipped, the state of its check.';
revoke all on function governance.record_run(public.check_runs, interval) from public;

create function governance.report_health(check_row public.integrity_checks, is_ok boolean)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: see record_run.
-- At once, not at the next turn of CHECK_DID_NOT_RUN: a check that fails is blind from now on. When
-- that check is running elsewhere, its own next turn sees the same state.
declare
  v_meta public.integrity_checks;
begin
  if is_ok and not exists (
    select
    from public.system_alerts as a
    where a.check_code = 'CHECK_DID_NOT_RUN' and a.is_active and a.entity_key = check_row.code
  ) then
    return;
  end if;
  select * into v_meta
  from public.integrity_checks as c
  where c.code = 'CHECK_DID_NOT_RUN' and c.is_enabled;
  if found and pg_try_advisory_xact_lock(hashtext('governance.run_check'), v_meta.check_no) then
    perform governance.sync_alerts(v_meta, check_row.code);
  end if;
exception
  when others then
    raise warning 'CHECK_DID_NOT_RUN could not be brought up to date for %: %', check_row.code, sqlerrm;
end
$$;
comment on function governance.report_health(public.integrity_checks, boolean) is
  'Opens or closes CHECK_DID_NOT_RUN for one check right after its run.';
revoke all on function governance.report_health(public.integrity_checks, boolean) from public;

create function governance.attempt_sync(check_row public.integrity_checks, run public.check_runs)
returns public.check_runs
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: see record_run.
-- Whatever happens inside is undone as a whole: a run that failed closes nothing. A cancel request
-- has to be named, "others" does not cover it.
declare
  v_result governance.sync_result;
begin
  begin
    v_result := governance.sync_alerts(check_row);
    run.status := 'OK';
    run.rows_found := v_result.rows_found;
    run.opened := v_result.opened;
    run.refreshed := v_result.refreshed;
    run.closed := v_result.closed;
  exception
    when query_canceled then
      run.status := 'TIMED_OUT';
      run.error_key := 'query_canceled';
      run.error_detail := sqlerrm;
    when assert_failure or others then
      run.status := 'FAILED';
      run.error_key := case when sqlerrm ~ '^\w{3,63}$' then sqlerrm else sqlstate end;
      run.error_detail := left(sqlerrm, 1000);
  end;
  run.finished_at := clock_timestamp();
  run.duration_ms := round(1000 * extract(epoch from run.finished_at - run.started_at));
  return run;
end
$$;
comment on function governance.attempt_sync(public.integrity_checks, public.check_runs) is
  'Runs the sync and says how it ended; never raises.';
revoke all on function governance.attempt_sync(public.integrity_checks, public.check_runs)
  from public;

create function governance.run_check(check_code text, trigger text default 'schedule')
returns public.check_runs
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: it reads and writes for every tenant. Execute is granted to nobody: the door asks first.
declare
  v_check public.integrity_checks;
  v_run public.check_runs;
begin
  select * into v_check from public.integrity_checks as c where c.code = run_check.check_code;
  if not found then
    raise exception using
      errcode = 'PT404',
      message = 'check_unknown',
      detail = format('There is no check %s.', quote_nullable(run_check.check_code)),
      hint = 'integrity_checks lists the codes.';
  end if;
  v_run.check_code := v_check.code;
  v_run.trigger := run_check.trigger;
  v_run.started_at := clock_timestamp();
  v_run.finished_at := v_run.started_at;
  v_run.duration_ms := 0;
  -- Two runs of one check would open the same alert twice; the second has nothing to add.
  if not pg_try_advisory_xact_lock(hashtext('governance.run_check'), v_check.check_no) then
    v_run.status := 'SKIPPED';
    return governance.record_run(v_run, v_check.every);
  end if;
  v_run := governance.attempt_sync(v_check, v_run);
  v_run := governance.record_run(v_run, v_check.every);
  perform governance.report_health(v_check, v_run.status = 'OK');
  perform governance.fold_alert_days();
  return v_run;
end
$$;
comment on function governance.run_check(text, text) is
  'Runs one check and records it; a check that fails is recorded as well, it never raises. Run each in its own transaction. Errors: check_unknown (404).';
revoke all on function governance.run_check(text, text) from public;

create function governance.due_checks()
returns table (check_code text)
language sql
stable
security definer
rows 10
set search_path = ''
as $$
-- definer: the scheduler needs no grant on the tables.
-- Checks about checks come last: after a pause of the scheduler they judge what has run since.
  select c.code
  from public.integrity_checks as c
  left join public.check_states as s on s.check_code = c.code
  where c.is_enabled
    and coalesce(s.next_due_at <= clock_timestamp(), true)
  order by
    'meta' = any (c.tags),
    array_position(array['CRITICAL', 'WARN', 'INFO'], c.severity),
    s.next_due_at nulls first,
    c.code
$$;
comment on function governance.due_checks() is 'Enabled checks whose time has come, in the order to run them.';
revoke all on function governance.due_checks() from public;

create function governance.run_next_due_check()
returns text
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: see run_check.
declare
  v_code text;
begin
  for v_code in select d.check_code from governance.due_checks() as d
  loop
    if (governance.run_check(v_code, 'schedule')).status <> 'SKIPPED' then
      return v_code;
    end if;
  end loop;
  return null;
end
$$;
comment on function governance.run_next_due_check() is
  'Runs the most pressing due check and returns its code; null when none is left. One per transaction: call it, commit, until null.';
revoke all on function governance.run_next_due_check() from public;

create function governance.run_due_checks()
returns integer
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: see run_check.
declare
  v_code text;
  v_count integer := 0;
begin
  for v_code in select d.check_code from governance.due_checks() as d
  loop
    perform governance.run_check(v_code, 'schedule');
    v_count := v_count + 1;
  end loop;
  return v_count;
end
$$;
comment on function governance.run_due_checks() is
  'Runs every due check in one transaction: for a prompt. A scheduler calls run_next_due_check.';
revoke all on function governance.run_due_checks() from public;

create function governance.running_checks()
returns table (
  check_code text,
  pid integer,
  started_at timestamptz,
  budget_ms integer,
  is_over_budget boolean
)
language sql
stable
security definer
rows 5
set search_path = ''
as $$
-- definer: the locks tell what runs before anything is committed, in whichever session.
  select
    c.code, l.pid, a.xact_start, c.budget_ms,
    clock_timestamp() - a.xact_start > c.budget_ms * interval '1 millisecond'
  from pg_catalog.pg_locks as l
  join public.integrity_checks as c on c.check_no::bigint = l.objid::bigint
  join pg_catalog.pg_stat_activity as a on a.pid = l.pid
  where l.locktype = 'advisory'
    and l.objsubid = 2
    and l.classid::bigint = (hashtext('governance.run_check')::bigint & 4294967295)
    and l.database = (
      select d.oid from pg_catalog.pg_database as d where d.datname = current_database()
    )
    and l.granted
$$;
comment on function governance.running_checks() is
  'Checks in progress, with the backend to cancel when one is over its budget.';
revoke all on function governance.running_checks() from public;

create function governance.request_run(check_code text)
returns public.check_runs
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: see run_check. A run counts the violations of all tenants: only the operator reads sums.
declare
  v_run public.check_runs;
  v_is_operator constant boolean :=
    access.is_system() or access.has_permission('checks.run', access.operator_tenant());
  v_turn record;
begin
  if not v_is_operator and not exists (select from access.scopes_where('checks.run')) then
    perform access.require_permission('checks.run', access.operator_tenant());
  end if;
  if not access.is_system() then
    select t.allowed, t.retry_after_seconds into v_turn
    from security.take_token('run_check', access.actor()::text, 60, 1) as t;
    if not v_turn.allowed then
      raise exception using
        errcode = 'PT429',
        message = 'too_many_requests',
        detail = format('Free again in %s seconds.', ceil(v_turn.retry_after_seconds)),
        hint = 'The checks run by themselves; wait, or read their last run.';
    end if;
  end if;
  v_run := governance.run_check(request_run.check_code, 'manual');
  if not v_is_operator then
    v_run.rows_found := null;
    v_run.opened := null;
    v_run.refreshed := null;
    v_run.closed := null;
    v_run.error_detail := null;
  end if;
  return v_run;
end
$$;
comment on function governance.request_run(text) is
  'Runs a check now, at the request of a person. Permission checks.run; the counts are those of all tenants and only shown to the operator. Errors: check_unknown (404), permission_denied (403), too_many_requests (429).';
revoke all on function governance.request_run(text) from public;
grant execute on function governance.request_run(text) to authenticated, service_role;

create function public.run_check(check_code text)
returns public.check_runs
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select governance.request_run(check_code);
end;
comment on function public.run_check(text) is
  'Runs a check now and returns its run. Permission checks.run, 60 a minute. Errors: check_unknown (404), permission_denied (403), too_many_requests (429).';
revoke all on function public.run_check(text) from public;
grant execute on function public.run_check(text) to authenticated, service_role;
