-- ops: the tick and the watchdog.
-- Depends on: the steps of this module, governance.run_check.
-- Exposes: ops.tick, ops.watchdog for the scheduler (pg_cron, or the local runner).

create function ops.open_to_cancel()
returns void
language sql
volatile
security invoker
set search_path = ''
as $$
  select pg_advisory_xact_lock(hashtext('ops.open_to_cancel'), pg_backend_pid())
$$;
comment on function ops.open_to_cancel() is
  'Tells the watchdog that a cancel would be caught: first in the block that catches it, and gone with that block. Work is announced before, and a busy machine may put any time between the two.';
revoke all on function ops.open_to_cancel() from public;

create function ops.is_open_to_cancel(pid integer)
returns boolean
language sql
stable
security invoker
set search_path = ''
as $$
  select exists (
    select
    from pg_catalog.pg_locks as l
    where l.locktype = 'advisory' and l.pid = is_open_to_cancel.pid and l.granted
      and l.objsubid = 2
      and l.classid = (hashtext('ops.open_to_cancel')::bigint & 4294967295)::oid
      and l.objid = is_open_to_cancel.pid::oid
  )
$$;
comment on function ops.is_open_to_cancel(integer) is 'Whether that session catches a cancel now.';
revoke all on function ops.is_open_to_cancel(integer) from public;

create type ops.job_result as (status text, rows_affected bigint, error text);
comment on type ops.job_result is 'How a job ended.';

create function ops.attempt_job(job_code text)
returns ops.job_result
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: jobs act for every tenant. Execute is granted to nobody: the door asks first.
-- A cancel request has to be named, "others" does not cover it.
declare
  v_result ops.job_result;
  v_command text;
  v_reply text;
begin
  select j.command into strict v_command
  from public.scheduled_jobs as j
  where j.code = attempt_job.job_code;
  -- A run by hand and a tick, or two ticks: the second has nothing to add.
  if not pg_try_advisory_xact_lock(hashtext('ops.attempt_job'), hashtext(attempt_job.job_code)) then
    v_result.status := 'SKIPPED';
    return v_result;
  end if;
  begin
    execute format('select (%s())::text', v_command) into v_reply;
    v_result.status := 'OK';
    v_result.rows_affected := case when v_reply ~ '^\d{1,18}$' then v_reply::bigint end;
  exception
    when query_canceled then
      v_result.status := 'TIMED_OUT';
      v_result.error := 'over_budget';
    when assert_failure or others then
      v_result.status := 'FAILED';
      v_result.error := sqlstate || ' ' || sqlerrm;
  end;
  return v_result;
end
$$;
comment on function ops.attempt_job(text) is
  'Runs the function of a job and says how it ended; never raises. What a failed one did is undone.';
revoke all on function ops.attempt_job(text) from public;

create function ops.run_one_job(run public.job_runs)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: see attempt_job.
-- The outer handler is for a cancel that comes between the work and its settling: once the row of
-- running_work is gone no cancel can come any more.
declare
  v_result ops.job_result;
begin
  perform ops.open_to_cancel();
  v_result := ops.attempt_job(run.job_code);
  perform ops.settle_job(run.id, v_result.status, v_result.rows_affected, v_result.error);
exception
  when query_canceled then
    perform ops.settle_job(run.id, 'TIMED_OUT', null, 'over_budget');
end
$$;
comment on function ops.run_one_job(public.job_runs) is 'Does a job that was taken, and settles it.';
revoke all on function ops.run_one_job(public.job_runs) from public;

create function ops.run_one_check(work ops.running_work)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: see attempt_job. Two blocks: settling has to be where a late cancel is caught as well.
declare
  v_outcome text;
  v_error text;
begin
  perform ops.open_to_cancel();
  begin
    perform governance.run_check(work.code, 'schedule');
  exception
    when query_canceled then
      v_outcome := 'TIMED_OUT';
      v_error := 'query_canceled';
    when assert_failure or others then
      v_outcome := 'FAILED';
      v_error := sqlstate;
  end;
  perform ops.settle_check(work.code, work.started_at, v_outcome, v_error);
exception
  when query_canceled then
    perform ops.settle_check(work.code, work.started_at, 'TIMED_OUT', 'query_canceled');
end
$$;
comment on function ops.run_one_check(ops.running_work) is 'Does a check that was announced, and settles it.';
revoke all on function ops.run_one_check(ops.running_work) from public;

create procedure ops.run_checks(run public.job_runs, until_at timestamptz)
language plpgsql
as $$
-- It commits, so it can neither be definer nor carry settings: the path is set in each transaction.
declare
  v_work ops.running_work;
  v_done text[] := '{}';
begin
  loop
    perform pg_catalog.set_config('search_path', '', true);
    exit when pg_catalog.clock_timestamp() > until_at;
    v_work := ops.begin_next_check(v_done);
    exit when v_work.code is null;
    commit;
    perform pg_catalog.set_config('search_path', '', true);
    perform ops.run_one_check(v_work);
    v_done := v_done || v_work.code;
    commit;
  end loop;
  perform ops.keep_left_over(v_done);
  perform ops.settle_job(run.id, 'OK', pg_catalog.cardinality(v_done), null);
end
$$;
comment on procedure ops.run_checks(public.job_runs, timestamptz) is
  'Runs the due checks, one per transaction, until the time is up; what is left comes first next time.';
revoke all on procedure ops.run_checks(public.job_runs, timestamptz) from public;

create procedure ops.run_tick(seconds integer)
language plpgsql
as $$
-- See run_checks. The checks leave a fifth of the time to the jobs that come after them.
declare
  v_tick_at timestamptz;
  v_run public.job_runs;
begin
  perform pg_catalog.set_config('search_path', '', true);
  v_tick_at := ops.begin_tick();
  commit;
  loop
    perform pg_catalog.set_config('search_path', '', true);
    v_run := ops.begin_next_job(v_tick_at);
    exit when v_run.id is null;
    commit;
    perform pg_catalog.set_config('search_path', '', true);
    if (select j.runner = 'checks' from public.scheduled_jobs as j where j.code = v_run.job_code) then
      call ops.run_checks(v_run, v_tick_at + pg_catalog.make_interval(secs => seconds * 0.8));
    else
      perform ops.run_one_job(v_run);
    end if;
    commit;
    exit when pg_catalog.clock_timestamp() > v_tick_at + pg_catalog.make_interval(secs => seconds);
  end loop;
  perform ops.heartbeat('tick');
  commit;
end
$$;
comment on procedure ops.run_tick(integer) is
  'Runs what is due for about so many seconds: no new work is begun after them.';
revoke all on procedure ops.run_tick(integer) from public;

create procedure ops.tick()
language plpgsql
as $$
begin
  -- Shorter than the interval of the scheduler, and far below the two minutes after which hosted
  -- projects cancel a statement.
  call ops.run_tick(25);
  commit;
end
$$;
comment on procedure ops.tick() is
  'Every 30 seconds, outside a transaction: runs due checks and jobs, one per transaction.';
revoke all on procedure ops.tick() from public;

create function ops.watchdog()
returns integer
language plpgsql
volatile
security invoker
set search_path = ''
as $$
declare
  v_work ops.running_work;
  v_cancelled integer := 0;
begin
  for v_work in
    select w.*
    from ops.running_work as w
    where w.deadline_at < clock_timestamp()
      and w.pid <> pg_backend_pid()
      -- Asked once, it gets five seconds to record that it was stopped.
      and coalesce(w.cancelled_at < clock_timestamp() - interval '5 seconds', true)
    order by w.deadline_at
    -- Held until this is committed: the tick cannot go on to its next work before the cancel came.
    -- A row that the tick holds is being settled: there is nothing to cancel any more.
    for update skip locked
  loop
    -- Announced and not begun, or gone on: the next look comes within seconds.
    if not (ops.is_alive(v_work) and ops.is_open_to_cancel(v_work.pid)) then
      continue;
    end if;
    update ops.running_work as w
    set cancelled_at = clock_timestamp()
    where w.kind = v_work.kind and w.code = v_work.code;
    if pg_cancel_backend(v_work.pid) then
      v_cancelled := v_cancelled + 1;
    end if;
  end loop;
  -- A beat each second would be mostly noise in the log.
  if exists (
    select
    from ops.heartbeats as h
    where h.name = 'watchdog' and h.beat_at < clock_timestamp() - interval '10 seconds'
  ) then
    perform ops.heartbeat('watchdog');
  end if;
  return v_cancelled;
end
$$;
comment on function ops.watchdog() is
  'Every second or few: cancels the run that is over its budget. Not definer: only who may cancel the sessions of the scheduler can use it. Returns how many were cancelled.';
revoke all on function ops.watchdog() from public;
