-- ops: the steps of a tick: take a piece of work, do it, settle it. Each step is one transaction.
-- Depends on: the tables of this module; governance (due_checks, run_check, record_run).
-- Exposes: nothing.

create function ops.heartbeat(name text)
returns void
language sql
volatile
security definer
set search_path = ''
as $$
-- definer: the scheduler needs no grant on the table.
  update ops.heartbeats as h
  set beat_at = clock_timestamp(), beats = h.beats + 1
  where h.name = heartbeat.name
$$;
comment on function ops.heartbeat(text) is 'A sign of life of one part of the scheduler.';
revoke all on function ops.heartbeat(text) from public;

create function ops.is_alive(work ops.running_work)
returns boolean
language sql
stable
security invoker
set search_path = ''
as $$
-- The statement that took the work is still the one that runs: a session that has gone on to
-- something else must neither block the work for ever nor be cancelled for it.
  select exists (
    select
    from pg_catalog.pg_stat_activity as a
    where a.pid = work.pid
      and a.backend_start = work.backend_start
      and (a.state is null or (a.state <> 'idle' and a.query_start <= work.started_at))
  )
$$;
comment on function ops.is_alive(ops.running_work) is
  'Whether the tick that took this work is still at it.';
revoke all on function ops.is_alive(ops.running_work) from public;

create function ops.settle_job(run_id bigint, outcome text, rows_affected bigint, error text)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: the log and the state are written by runs only.
declare
  v_run public.job_runs;
  v_cancelled_at timestamptz;
begin
  -- First of all: whoever is about to cancel this run holds this row, and is waited for here.
  delete from ops.running_work as w
  where w.kind = 'job' and w.run_id = settle_job.run_id
  returning w.cancelled_at into v_cancelled_at;
  -- Sent and not seen yet: a busy machine delivers a signal late. It has to arrive here, where it
  -- is caught, and not in the work that comes after.
  if v_cancelled_at is not null and outcome <> 'TIMED_OUT' then
    perform pg_sleep(0.05);
  end if;
  update public.job_runs as r
  set status = outcome, finished_at = clock_timestamp(), error = left(settle_job.error, 1000),
    duration_ms = round(1000 * extract(epoch from clock_timestamp() - r.started_at)),
    rows_affected = settle_job.rows_affected
  where r.id = settle_job.run_id and r.status = 'RUNNING'
  returning * into v_run;
  if not found or outcome = 'SKIPPED' then
    return;
  end if;
  update public.scheduled_jobs as j
  set last_finished_at = v_run.finished_at, last_status = v_run.status, last_error = v_run.error,
    last_duration_ms = v_run.duration_ms, last_rows = v_run.rows_affected,
    last_ok_at = case when v_run.status = 'OK' then v_run.finished_at else j.last_ok_at end,
    failure_count = case when v_run.status = 'OK' then 0 else j.failure_count + 1 end
  where j.code = v_run.job_code;
end
$$;
comment on function ops.settle_job(bigint, text, bigint, text) is
  'Ends a run: OK, FAILED, TIMED_OUT or SKIPPED. A run that has ended stays as it is.';
revoke all on function ops.settle_job(bigint, text, bigint, text) from public;

create function ops.settle_check(check_code text, started_at timestamptz, outcome text, error text)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: see settle_job.
-- run_check records itself; this is for a run that was cut off where it could not.
declare
  v_check public.integrity_checks;
  v_run public.check_runs;
  v_cancelled_at timestamptz;
begin
  delete from ops.running_work as w
  where w.kind = 'check' and w.code = settle_check.check_code
  returning w.cancelled_at into v_cancelled_at;
  if v_cancelled_at is not null and outcome is distinct from 'TIMED_OUT' then
    -- See settle_job.
    perform pg_sleep(0.05);
  end if;
  if outcome is null then
    return;
  end if;
  select * into strict v_check
  from public.integrity_checks as c
  where c.code = settle_check.check_code;
  v_run.check_code := v_check.code;
  v_run.started_at := started_at;
  v_run.finished_at := clock_timestamp();
  v_run.duration_ms := round(1000 * extract(epoch from v_run.finished_at - v_run.started_at));
  v_run.status := outcome;
  v_run.error_key := error;
  v_run.trigger := 'schedule';
  perform governance.record_run(v_run, v_check.every);
  perform governance.report_health(v_check, false);
end
$$;
comment on function ops.settle_check(text, timestamptz, text, text) is
  'Takes a check off the list of what runs; with an outcome, records the run that could not record itself.';
revoke all on function ops.settle_check(text, timestamptz, text, text) from public;

create function ops.reap()
returns integer
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: see settle_job.
declare
  v_work ops.running_work;
  v_run_id bigint;
  v_count integer := 0;
begin
  for v_work in
    -- skip locked: somebody is settling or cancelling that one right now.
    select w.* from ops.running_work as w where not ops.is_alive(w) for update skip locked
  loop
    if v_work.kind = 'job' then
      perform ops.settle_job(v_work.run_id, 'FAILED', null, 'interrupted');
    else
      perform ops.settle_check(v_work.code, v_work.started_at, 'FAILED', 'interrupted');
    end if;
    v_count := v_count + 1;
  end loop;
  for v_run_id in
    select r.id
    from public.job_runs as r
    where r.status = 'RUNNING'
      and r.started_at < clock_timestamp() - interval '1 minute'
      and not exists (select from ops.running_work as w where w.run_id = r.id)
  loop
    perform ops.settle_job(v_run_id, 'FAILED', null, 'interrupted');
    v_count := v_count + 1;
  end loop;
  return v_count;
end
$$;
comment on function ops.reap() is
  'Ends the runs whose session is gone: after a crash, a kill, a lost connection. Returns how many.';
revoke all on function ops.reap() from public;

create function ops.begin_tick()
returns timestamptz
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: see settle_job.
declare
  v_started_at constant timestamptz := clock_timestamp();
begin
  update ops.heartbeats as h
  set beat_at = v_started_at, beats = h.beats + 1,
    previous_started_at = h.started_at, started_at = v_started_at
  where h.name = 'tick';
  perform ops.reap();
  return v_started_at;
end
$$;
comment on function ops.begin_tick() is 'The pulse, and order after whatever died. Returns the time of the tick.';
revoke all on function ops.begin_tick() from public;

create function ops.announce(
  kind text,
  code text,
  run_id bigint,
  started_at timestamptz,
  budget_ms integer
)
returns void
language sql
volatile
security definer
set search_path = ''
as $$
-- definer: see settle_job.
  insert into ops.running_work
    (kind, code, run_id, pid, backend_start, started_at, deadline_at)
  select announce.kind, announce.code, announce.run_id, a.pid, a.backend_start, announce.started_at,
    announce.started_at + make_interval(secs => announce.budget_ms / 1000.0)
  from pg_catalog.pg_stat_activity as a
  where a.pid = pg_catalog.pg_backend_pid()
$$;
comment on function ops.announce(text, text, bigint, timestamptz, integer) is
  'Tells the watchdog what this session is about to do. Only counts once it is committed.';
revoke all on function ops.announce(text, text, bigint, timestamptz, integer) from public;

create function ops.begin_next_job(tick_at timestamptz)
returns public.job_runs
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: see settle_job.
-- Due a little early: a tick that comes 200 ms sooner than the last one must not skip a turn.
declare
  v_job public.scheduled_jobs;
  v_run public.job_runs;
  v_last_tick constant timestamptz :=
    (select h.previous_started_at from ops.heartbeats as h where h.name = 'tick');
begin
  select j.* into v_job
  from public.scheduled_jobs as j
  cross join lateral (
    select coalesce(j.last_started_at + j.every - least(j.every / 10, interval '5 seconds'), j.created_at)
      as due_at
  ) as d
  where j.is_enabled
    and d.due_at <= clock_timestamp()
    and coalesce(j.last_started_at < tick_at, true)
    and not exists (select from ops.running_work as w where w.kind = 'job' and w.code = j.code)
  -- What was due in the last tick and had no turn comes first; "every tick" comes last.
  order by
    coalesce(d.due_at < v_last_tick, false) desc, j.every = interval '0', d.due_at, j.position,
    j.code
  limit 1
  -- Two ticks at once: each takes a job that the other does not hold, and sees it as taken after.
  for update of j skip locked;
  if not found then
    return null;
  end if;
  v_run.started_at := clock_timestamp();
  update public.scheduled_jobs as j
  set last_started_at = v_run.started_at
  where j.code = v_job.code;
  insert into public.job_runs (job_code, started_at, pid)
  values (v_job.code, v_run.started_at, pg_backend_pid())
  returning * into v_run;
  perform ops.announce(
    'job', v_job.code, v_run.id, v_run.started_at,
    case v_job.runner when 'function' then v_job.budget_ms end
  );
  perform ops.heartbeat('tick');
  return v_run;
end
$$;
comment on function ops.begin_next_job(timestamptz) is
  'Takes the most pressing job that is due and was not started in this tick; null when there is none.';
revoke all on function ops.begin_next_job(timestamptz) from public;

create function ops.begin_next_check(done text[])
returns ops.running_work
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: see settle_job.
declare
  v_work ops.running_work;
  v_budget_ms integer;
begin
  v_work.kind := 'check';
  v_work.started_at := clock_timestamp();
  select d.check_code, c.budget_ms into v_work.code, v_budget_ms
  from governance.due_checks() with ordinality as d (check_code, place)
  join public.integrity_checks as c on c.code = d.check_code
  where not d.check_code = any (done)
    and not exists (
      select from ops.running_work as w where w.kind = 'check' and w.code = d.check_code
    )
  order by
    d.check_code = any ((select h.left_over from ops.heartbeats as h where h.name = 'tick')::text[]) desc,
    d.place
  limit 1;
  if not found then
    return null;
  end if;
  perform ops.announce('check', v_work.code, null, v_work.started_at, v_budget_ms);
  return v_work;
end
$$;
comment on function ops.begin_next_check(text[]) is
  'Announces the most pressing due check that is not in done; null when there is none.';
revoke all on function ops.begin_next_check(text[]) from public;

create function ops.keep_left_over(done text[])
returns void
language sql
volatile
security definer
set search_path = ''
as $$
-- definer: see settle_job.
  update ops.heartbeats as h
  set left_over = array(
    select d.check_code from governance.due_checks() as d where not d.check_code = any (done)
  )
  where h.name = 'tick'
$$;
comment on function ops.keep_left_over(text[]) is 'Remembers the checks that had no turn.';
revoke all on function ops.keep_left_over(text[]) from public;
