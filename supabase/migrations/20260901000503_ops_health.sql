-- ops: is the scheduler alive and does every job run: for people, for monitors, as a check.
-- Depends on: the tables of this module, governance (deliveries, dispatcher, checks), access.
-- Exposes: v_ops_health (jobs.read, operator), ops_health (service), run_job (jobs.run, operator),
-- the check JOB_DID_NOT_RUN.

create view ops.job_states
with (security_invoker = true) as
select
  j.code, j.last_status, j.last_error, j.last_ok_at, j.failure_count, j.every, j.grace,
  r.reference_at as seen_at,
  case
    when j.last_status in ('FAILED', 'TIMED_OUT') then 'failed'
    when r.reference_at < now() - j.every - j.grace then 'silent'
  end as problem
from public.scheduled_jobs as j
cross join lateral (
  select greatest(coalesce(j.last_ok_at, j.enabled_at), j.enabled_at) as reference_at
) as r
where j.is_enabled;
comment on view ops.job_states is
  'Enabled jobs: failed = the last run did, silent = no good run within its interval and grace.';

create view ops.check_job_did_not_run
with (security_invoker = true) as
select
  null::uuid as tenant_id,
  null::uuid as site_id,
  'JOB' as entity_type,
  null::uuid as entity_id,
  s.code as entity_key,
  s.code as entity_label,
  null::text as severity,
  jsonb_build_object(
    'job_code', s.code,
    'problem', s.problem,
    'last_status', coalesce(s.last_status, 'NEVER'),
    'last_ok_at', s.last_ok_at,
    'error', coalesce(s.last_error, s.problem)
  ) as payload
from ops.job_states as s
where s.problem is not null
union all
select
  null, null, 'JOB', null, h.name, h.name, 'CRITICAL',
  jsonb_build_object(
    'job_code', h.name, 'problem', 'silent', 'last_status', 'NEVER', 'last_ok_at', h.beat_at,
    'error', 'no_heartbeat'
  )
from ops.heartbeats as h
where h.beat_at < now() - h.expected_within;
comment on view ops.check_job_did_not_run is
  'Jobs that failed or are silent, and the parts of the scheduler without a pulse. A dead tick opens no alert, because nothing runs then: v_integrity_checks and ops_health show it live.';

insert into public.integrity_checks (
  code, module, view_name, severity, is_platform, title, message, remedy, owner_role, every,
  budget_ms, entity_route, tags
)
values (
  'JOB_DID_NOT_RUN', 'ops', 'ops.check_job_did_not_run', 'WARN', true,
  '{
    "fr": "Tâche planifiée non exécutée",
    "en": "Scheduled job did not run",
    "ar": "مهمة مجدولة لم تُنفَّذ"
  }',
  '{
    "fr": "La tâche {job_code} n''a pas abouti ({error}). Dernier succès : {last_ok_at}.",
    "en": "Job {job_code} did not complete ({error}). Last success: {last_ok_at}.",
    "ar": "لم تكتمل المهمة {job_code} ({error}). آخر نجاح: {last_ok_at}."
  }',
  '{
    "fr": "Vérifiez que le planificateur appelle ops.tick(), lisez l''erreur du dernier passage, corrigez la cause, puis relancez la tâche.",
    "en": "Make sure that the scheduler calls ops.tick(), read the error of the last run, repair the cause, then run the job again.",
    "ar": "تأكد من أن المجدول يستدعي ops.tick()، واقرأ خطأ آخر تنفيذ، وعالج السبب ثم أعد تشغيل المهمة."
  }',
  'admin', interval '1 minute', 500, '/governance/checks', array['meta', 'ops']
);

create function ops.health_parts()
returns table (
  part text,
  kind text,
  is_ok boolean,
  last_at timestamptz,
  age_seconds integer,
  expected_within_seconds integer,
  status text,
  detail text
)
language sql
stable
security definer
set search_path = ''
as $$
-- definer: the state is internal. Members of the operator with jobs.read and the system see it.
  with parts as (
    select
      h.name as part, 'heartbeat' as kind, h.beat_at >= now() - h.expected_within as is_ok,
      h.beat_at as last_at, h.expected_within as expected_within,
      case when h.beat_at >= now() - h.expected_within then 'ok' else 'silent' end as status,
      null::text as detail
    from ops.heartbeats as h
    union all
    select
      s.code, 'job', s.problem is null, s.last_ok_at, s.every + s.grace,
      coalesce(s.problem, 'ok'), s.last_error
    from ops.job_states as s
    union all
    select
      'notifications', 'queue', w.waiting_count = 0, d.seen_at, interval '15 minutes',
      case when w.waiting_count = 0 then 'ok' else 'not_fetched' end,
      case when w.waiting_count > 0 then format('%s due for over 15 minutes', w.waiting_count) end
    from (
      select count(*) as waiting_count
      from public.notification_deliveries as n
      where n.status in ('PENDING', 'RETRY', 'SENDING')
        and n.next_attempt_at < now() - interval '15 minutes'
    ) as w
    left join governance.notification_dispatcher as d on true
  )
  select
    p.part, p.kind, p.is_ok, p.last_at,
    floor(extract(epoch from clock_timestamp() - p.last_at))::integer,
    extract(epoch from p.expected_within)::integer, p.status, p.detail
  from parts as p
  where access.is_system() or access.has_permission('jobs.read', access.operator_tenant())
  order by p.is_ok, p.kind, p.part
$$;
comment on function ops.health_parts() is
  'One row per part of the scheduler: pulses, jobs, the queue of notices. What is wrong comes first.';
revoke all on function ops.health_parts() from public;
grant execute on function ops.health_parts() to authenticated, service_role;

create view public.v_ops_health
with (security_invoker = true) as
select
  h.part, h.kind, h.is_ok, h.last_at, h.age_seconds, h.expected_within_seconds, h.status, h.detail
from ops.health_parts() as h;
comment on view public.v_ops_health is
  'Heartbeats, jobs and the queue of notices, what is wrong first. Permission jobs.read on the operator tenant.';
grant select on public.v_ops_health to authenticated, service_role;

create function ops.ops_health()
returns jsonb
language sql
stable
security definer
set search_path = ''
as $$
-- definer: see health_parts.
  select jsonb_build_object(
    'status', case
      when bool_or(not p.is_ok and p.kind = 'heartbeat' and p.part = 'tick') then 'down'
      when bool_and(p.is_ok) then 'ok'
      else 'degraded'
    end,
    'heartbeat_age_seconds', min(p.age_seconds) filter (where p.part = 'tick' and p.kind = 'heartbeat'),
    'watchdog_age_seconds',
    min(p.age_seconds) filter (where p.part = 'watchdog' and p.kind = 'heartbeat'),
    'failed_jobs',
    coalesce(jsonb_agg(p.part) filter (where p.kind = 'job' and p.status = 'failed'), '[]'),
    'silent_jobs',
    coalesce(jsonb_agg(p.part) filter (where p.kind = 'job' and p.status = 'silent'), '[]'),
    'notifications_fetched', bool_and(p.is_ok) filter (where p.kind = 'queue')
  )
  from ops.health_parts() as p
$$;
comment on function ops.ops_health() is
  'The same in one object, for a monitor outside: status ok, degraded or down (the tick has no pulse).';
revoke all on function ops.ops_health() from public;
grant execute on function ops.ops_health() to service_role;

create function public.ops_health()
returns jsonb
language sql
stable
security invoker
set search_path = ''
begin atomic
  select ops.ops_health();
end;
revoke all on function public.ops_health() from public;
grant execute on function public.ops_health() to service_role;

create function ops.run_job(job_code text)
returns public.job_runs
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: jobs act for every tenant; the permission is asked first.
declare
  v_result ops.job_result;
  v_run public.job_runs;
begin
  if not access.is_system() then
    perform access.require_permission('jobs.run', access.operator_tenant());
  end if;
  if not exists (select from public.scheduled_jobs as j where j.code = run_job.job_code) then
    raise exception using
      errcode = 'PT404',
      message = 'job_unknown',
      detail = format('There is no job %s.', quote_nullable(run_job.job_code)),
      hint = 'scheduled_jobs lists the codes.';
  end if;
  insert into public.job_runs (job_code, started_at, trigger, actor_id, pid)
  values (run_job.job_code, clock_timestamp(), 'manual', access.actor(), pg_backend_pid())
  returning * into v_run;
  v_result := ops.attempt_job(run_job.job_code);
  if v_result.status = 'SKIPPED' then
    raise exception using
      errcode = 'PT409',
      message = 'job_running',
      detail = format('Job %s is running right now.', run_job.job_code),
      hint = 'Wait until it has finished; its run is in the list.';
  end if;
  update public.scheduled_jobs as j
  set last_started_at = v_run.started_at
  where j.code = run_job.job_code;
  perform ops.settle_job(v_run.id, v_result.status, v_result.rows_affected, v_result.error);
  select r.* into v_run from public.job_runs as r where r.id = v_run.id;
  return v_run;
end
$$;
comment on function ops.run_job(text) is
  'Runs a job now and returns its run, also when it failed. Permission jobs.run on the operator tenant. Errors: job_unknown (404), job_running (409), permission_denied (403).';
revoke all on function ops.run_job(text) from public;
grant execute on function ops.run_job(text) to authenticated, service_role;

create function public.run_job(job_code text)
returns public.job_runs
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select ops.run_job(job_code);
end;
revoke all on function public.run_job(text) from public;
grant execute on function public.run_job(text) to authenticated, service_role;
