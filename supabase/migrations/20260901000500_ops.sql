-- ops: scheduled work: what has to run, what ran, what runs now, and the pulse of the scheduler.
-- Depends on: access (policies).
-- Exposes: scheduled_jobs, job_runs (read, operator), ops_kv (service).

create table public.scheduled_jobs (
  code text not null,
  module text not null,
  description jsonb not null,
  command text not null,
  runner text not null default 'function',
  every interval not null,
  budget_ms integer not null default 5000,
  grace interval not null default interval '5 minutes',
  position integer not null default 100,
  is_enabled boolean not null default true,
  enabled_at timestamptz not null default now(),
  last_started_at timestamptz,
  last_finished_at timestamptz,
  last_ok_at timestamptz,
  last_status text,
  last_error text,
  last_duration_ms integer,
  last_rows bigint,
  failure_count integer not null default 0,
  created_at timestamptz not null default now(),
  constraint scheduled_jobs_pkey primary key (code),
  constraint scheduled_jobs_code_check check (code ~ '^[a-z][a-z0-9_]{2,62}$'),
  constraint scheduled_jobs_description_check check (description ?& array['fr', 'en', 'ar']),
  constraint scheduled_jobs_command_check check (command ~ '^[a-z_]+\.[a-z_0-9]+$'),
  constraint scheduled_jobs_runner_check check (runner in ('function', 'checks')),
  constraint scheduled_jobs_every_check check (every between interval '0' and interval '31 days'),
  constraint scheduled_jobs_budget_ms_check check (budget_ms between 50 and 600000),
  constraint scheduled_jobs_grace_check check (grace >= interval '0'),
  constraint scheduled_jobs_last_status_check
    check (last_status in ('OK', 'FAILED', 'TIMED_OUT'))
) with (fillfactor = 50);
comment on table public.scheduled_jobs is
  'What the tick runs. Rows come from migrations: a module adds a job by a row and a function without arguments that returns how many rows it handled.';
comment on column public.scheduled_jobs.command is 'schema.function, called without arguments.';
comment on column public.scheduled_jobs.runner is
  'function: one call, one transaction. checks: the due integrity checks, each in its own transaction and with its own budget.';
comment on column public.scheduled_jobs.every is 'Zero: at the end of every tick.';
comment on column public.scheduled_jobs.budget_ms is
  'After so many milliseconds the watchdog cancels the run; no limit of its own for runner checks.';
comment on column public.scheduled_jobs.grace is
  'How much later than its interval a good run may be before the job counts as silent.';
comment on column public.scheduled_jobs.position is 'Order among jobs that are due at the same time.';
alter table public.scheduled_jobs enable row level security;
create policy scheduled_jobs_select_operator on public.scheduled_jobs
  for select to authenticated
  using ((select access.has_permission('jobs.read', access.operator_tenant())));
grant select on public.scheduled_jobs to authenticated, service_role;

create table public.job_runs (
  id bigint generated always as identity,
  job_code text not null,
  started_at timestamptz not null,
  finished_at timestamptz,
  duration_ms integer,
  status text not null default 'RUNNING',
  rows_affected bigint,
  error text,
  trigger text not null default 'schedule',
  actor_id uuid,
  pid integer not null,
  constraint job_runs_pkey primary key (id),
  constraint job_runs_job_fkey foreign key (job_code) references public.scheduled_jobs (code),
  constraint job_runs_status_check
    check (status in ('RUNNING', 'OK', 'FAILED', 'TIMED_OUT', 'SKIPPED')),
  constraint job_runs_finished_check check ((status = 'RUNNING') = (finished_at is null)),
  constraint job_runs_error_check
    check ((status in ('FAILED', 'TIMED_OUT')) = (error is not null))
) with (fillfactor = 80);
comment on table public.job_runs is
  'One row per run. The start is committed before the work begins, so that a run is seen while it lasts and when it never ends.';
comment on column public.job_runs.error is
  'TIMED_OUT: over_budget. FAILED: the error of the function, or interrupted when its session ended.';
create index job_runs_job_idx on public.job_runs (job_code, id desc);
create index job_runs_running_idx on public.job_runs (id) where status = 'RUNNING';
create index job_runs_started_at_idx on public.job_runs using brin (started_at);
alter table public.job_runs enable row level security;
create policy job_runs_select_operator on public.job_runs
  for select to authenticated
  using ((select access.has_permission('jobs.read', access.operator_tenant())));
grant select on public.job_runs to authenticated, service_role;

-- Unlogged: after a crash nothing runs, and that is what an empty table says.
create unlogged table ops.running_work (
  kind text not null,
  code text not null,
  run_id bigint,
  pid integer not null,
  backend_start timestamptz not null,
  started_at timestamptz not null,
  deadline_at timestamptz,
  cancelled_at timestamptz,
  constraint running_work_pkey primary key (kind, code),
  constraint running_work_kind_check check (kind in ('job', 'check'))
);
comment on table ops.running_work is
  'What a tick is doing at this moment, committed before it begins. Who finishes takes the row away; who cancels holds it locked meanwhile, so that a cancel never hits the next piece of work.';
comment on column ops.running_work.deadline_at is 'When the watchdog cancels; null: never.';
alter table ops.running_work enable row level security;
create policy running_work_select_nobody on ops.running_work
  for select to authenticated using (false);

create table ops.heartbeats (
  name text not null,
  beat_at timestamptz not null,
  started_at timestamptz,
  previous_started_at timestamptz,
  beats bigint not null default 0,
  expected_within interval not null,
  left_over text[] not null default '{}',
  constraint heartbeats_pkey primary key (name)
) with (fillfactor = 50);
comment on table ops.heartbeats is 'When each part of the scheduler was last alive.';
comment on column ops.heartbeats.expected_within is 'Older than this: the part counts as dead.';
comment on column ops.heartbeats.left_over is
  'Checks that were due and did not get their turn in the last tick: they come first in the next.';
alter table ops.heartbeats enable row level security;
create policy heartbeats_select_nobody on ops.heartbeats
  for select to authenticated using (false);
-- Counted from the migration: a scheduler that never began is as dead as one that stopped.
insert into ops.heartbeats (name, beat_at, expected_within)
values ('tick', now(), interval '3 minutes'), ('watchdog', now(), interval '3 minutes');

create table ops.ops_kv (
  key text not null,
  value_json jsonb not null,
  updated_at timestamptz not null default now(),
  constraint ops_kv_pkey primary key (key),
  constraint ops_kv_key_check check (char_length(key) between 1 and 200)
);
comment on table ops.ops_kv is 'Small state of operations, such as alert:slo (last_sent_at, last_hash).';
alter table ops.ops_kv enable row level security;
create policy ops_kv_select_nobody on ops.ops_kv for select to authenticated using (false);
grant select, insert, update, delete on ops.ops_kv to service_role;

create view public.ops_kv
with (security_invoker = true) as
select k.key, k.value_json, k.updated_at from ops.ops_kv as k;
comment on view public.ops_kv is 'ops.ops_kv under the name that the restaurant platform uses. Service only.';
grant select, insert, update, delete on public.ops_kv to service_role;

create function ops.set_state(key text, value jsonb)
returns void
language sql
volatile
security definer
set search_path = ''
as $$
-- definer: rules of every module keep state here, whoever calls them.
  insert into ops.ops_kv (key, value_json)
  values (set_state.key, set_state.value)
  on conflict on constraint ops_kv_pkey do update set
    value_json = excluded.value_json, updated_at = now()
$$;
comment on function ops.set_state(text, jsonb) is 'Stores a value under a key.';
revoke all on function ops.set_state(text, jsonb) from public;
grant execute on function ops.set_state(text, jsonb) to service_role;

create function ops.get_state(key text)
returns jsonb
language sql
stable
security definer
set search_path = ''
as $$
-- definer: see set_state.
  select k.value_json from ops.ops_kv as k where k.key = get_state.key
$$;
comment on function ops.get_state(text) is 'The value of a key; null when there is none.';
revoke all on function ops.get_state(text) from public;
grant execute on function ops.get_state(text) to service_role;

create view ops.security_event_types
with (security_invoker = true) as
select t.code, t.description ->> 'en' as description, t.created_at
from public.security_event_types as t;
comment on view ops.security_event_types is
  'The catalogue of security events under the name that the restaurant platform uses.';
