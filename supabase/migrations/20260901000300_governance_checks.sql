-- governance: the catalogue of integrity checks, their state, their runs, the history of settings.
-- Depends on: access (policies), foundation (triggers).
-- Exposes: integrity_checks, check_states, check_runs, check_changes (read). A module adds a check
-- by one row here and one view in its own schema.

create table public.integrity_checks (
  code text not null,
  check_no integer generated always as identity,
  module text not null,
  view_name text not null,
  severity text not null,
  is_platform boolean not null default false,
  title jsonb not null,
  message jsonb not null,
  remedy jsonb not null,
  runbook text generated always as (lower(replace(code, '_', '-'))) stored,
  owner_role text not null default 'admin',
  every interval not null default interval '1 minute',
  grace interval not null default interval '5 minutes',
  budget_ms integer not null default 1000,
  due_within interval,
  entity_route text,
  is_enabled boolean not null default true,
  tags text[] not null default '{}',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version integer not null default 1,
  constraint integrity_checks_pkey primary key (code),
  constraint integrity_checks_check_no_key unique (check_no),
  constraint integrity_checks_code_check check (code ~ '^[A-Z][A-Z0-9_]{2,62}$'),
  constraint integrity_checks_view_name_check
    check (view_name ~ '^[a-z_][a-z0-9_]*\.[a-z_][a-z0-9_]*$'),
  constraint integrity_checks_severity_check check (severity in ('CRITICAL', 'WARN', 'INFO')),
  constraint integrity_checks_title_check check (title ?& array['fr', 'en', 'ar']),
  constraint integrity_checks_message_check check (message ?& array['fr', 'en', 'ar']),
  constraint integrity_checks_remedy_check check (remedy ?& array['fr', 'en', 'ar']),
  constraint integrity_checks_owner_role_fkey
    foreign key (owner_role) references public.roles (code),
  constraint integrity_checks_every_check
    check (every between interval '10 seconds' and interval '31 days'),
  constraint integrity_checks_grace_check check (grace >= interval '0'),
  constraint integrity_checks_budget_ms_check check (budget_ms between 1 and 600000),
  constraint integrity_checks_due_within_check check (due_within > interval '0')
);
comment on table public.integrity_checks is
  'Every check that the platform runs. Rows come from migrations; set_check changes the settings.';
comment on column public.integrity_checks.check_no is
  'Second key of the advisory lock of a run: how pg_locks tells which check a backend is running.';
comment on column public.integrity_checks.view_name is
  'schema.view with tenant_id, site_id, entity_type, entity_id, entity_key, entity_label, severity, payload: one row per violation. tenant_id null: the operator; severity null: the one of this row.';
comment on column public.integrity_checks.is_platform is
  'All its rows are about the platform and belong to the operator: nobody else''s reading asks it.';
comment on column public.integrity_checks.message is
  'Templates per language; {entity_label} and any {key} of the payload are filled in.';
comment on column public.integrity_checks.runbook is 'Slug of the page runbooks/<slug>.md.';
comment on column public.integrity_checks.owner_role is 'Role that is expected to deal with its alerts.';
comment on column public.integrity_checks.grace is
  'How much later than its interval a run may be before the check counts as not run.';
comment on column public.integrity_checks.budget_ms is
  'Milliseconds a run may take; above, the check is slow, and a run in progress may be cancelled.';
comment on column public.integrity_checks.due_within is
  'Time to deal with an alert of this check; null: the rule of its severity.';
comment on column public.integrity_checks.entity_route is
  'Path of the entity in the web, with {entity_id} or {entity_key}; null when it has no page.';
create index integrity_checks_owner_role_idx on public.integrity_checks (owner_role);
create trigger integrity_checks_60_derive
  before update on public.integrity_checks
  for each row execute function foundation.tg_touch();
alter table public.integrity_checks enable row level security;
create policy integrity_checks_select_reader on public.integrity_checks
  for select to authenticated
  using (
    (select exists (
      select from access.scopes_where('checks.read')
      union all
      select from access.scopes_where('alerts.read')
    ))
  );
grant select on public.integrity_checks to authenticated, service_role;

create table public.check_states (
  check_code text not null,
  run_no bigint not null default 0,
  last_status text not null,
  last_started_at timestamptz not null,
  last_finished_at timestamptz not null,
  last_duration_ms integer not null,
  last_ok_at timestamptz,
  failing_since timestamptz,
  error_key text,
  next_due_at timestamptz not null,
  constraint check_states_pkey primary key (check_code),
  constraint check_states_check_fkey
    foreign key (check_code) references public.integrity_checks (code),
  constraint check_states_last_status_check check (last_status in ('OK', 'FAILED', 'TIMED_OUT')),
  constraint check_states_failing_check check ((last_status = 'OK') = (failing_since is null))
) with (fillfactor = 50);
comment on table public.check_states is
  'What is known of each check now, one row each: due times and the health of checks never read the log of runs.';
comment on column public.check_states.run_no is
  'Good runs so far. An alert remembers the one that opened it: its occurrences are a difference, not a write per run.';
alter table public.check_states enable row level security;
create policy check_states_select_reader on public.check_states
  for select to authenticated
  using (
    (select exists (
      select from access.scopes_where('checks.read')
      union all
      select from access.scopes_where('alerts.read')
    ))
  );
grant select on public.check_states to authenticated, service_role;

create table public.check_runs (
  id bigint generated always as identity,
  check_code text not null,
  started_at timestamptz not null,
  finished_at timestamptz not null,
  duration_ms integer not null,
  status text not null,
  rows_found integer,
  opened integer,
  refreshed integer,
  closed integer,
  error_key text,
  error_detail text,
  trigger text not null,
  actor_id uuid,
  pid integer not null,
  constraint check_runs_pkey primary key (id),
  constraint check_runs_check_fkey
    foreign key (check_code) references public.integrity_checks (code),
  constraint check_runs_status_check check (status in ('OK', 'FAILED', 'TIMED_OUT', 'SKIPPED')),
  constraint check_runs_result_check check ((status = 'OK') = (rows_found is not null)),
  constraint check_runs_error_check
    check ((status in ('FAILED', 'TIMED_OUT')) = (error_key is not null))
);
comment on table public.check_runs is
  'One row per finished run. A run in progress is seen in governance.running_checks: its transaction is not committed yet.';
comment on column public.check_runs.rows_found is
  'Violations of all tenants in this run: the trend of the check. That is why only the operator reads runs.';
comment on column public.check_runs.refreshed is
  'Alerts whose row was written again; an alert that did not change is not rewritten at each run.';
comment on column public.check_runs.actor_id is 'Who asked for the run; null for the schedule.';
create index check_runs_check_idx on public.check_runs (check_code, id desc);
create index check_runs_started_at_idx on public.check_runs using brin (started_at);
alter table public.check_runs enable row level security;
create policy check_runs_select_operator on public.check_runs
  for select to authenticated
  using ((select access.has_permission('checks.read', access.operator_tenant())));
grant select on public.check_runs to authenticated, service_role;

create table public.check_changes (
  id bigint generated always as identity,
  check_code text not null,
  actor_id uuid,
  actor_name text,
  reason text not null,
  before jsonb not null,
  after jsonb not null,
  created_at timestamptz not null default now(),
  constraint check_changes_pkey primary key (id),
  constraint check_changes_check_fkey
    foreign key (check_code) references public.integrity_checks (code),
  constraint check_changes_reason_check check (char_length(btrim(reason)) between 3 and 1000)
);
comment on table public.check_changes is
  'Who changed which setting of a check, why, from what to what. Append-only.';
create index check_changes_check_idx on public.check_changes (check_code, id desc);
create trigger check_changes_30_guard
  before update or delete or truncate on public.check_changes
  for each statement execute function foundation.tg_append_only();
alter table public.check_changes enable row level security;
create policy check_changes_select_operator on public.check_changes
  for select to authenticated
  using ((select access.has_permission('checks.read', access.operator_tenant())));
grant select on public.check_changes to authenticated, service_role;
