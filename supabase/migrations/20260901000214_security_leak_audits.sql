-- security: runs of the anonymous audit, kept as proof.
-- Depends on: access (has_permission, operator_tenant), log_event.
-- Exposes: public.leak_audit_runs (read), record_leak_audit (service role).

create table public.leak_audit_runs (
  id uuid not null default gen_random_uuid(),
  started_at timestamptz not null,
  finished_at timestamptz not null,
  target text not null,
  mode text not null,
  objects_total integer not null,
  objects_probed integer not null,
  leak_count integer not null,
  unknown_count integer not null,
  denied_count integer not null,
  empty_count integer not null,
  canary_caught boolean,
  verdict text not null,
  findings jsonb not null default '[]',
  tool_version text not null,
  recorded_by text not null,
  recorded_at timestamptz not null default now(),
  constraint leak_audit_runs_pkey primary key (id),
  constraint leak_audit_runs_run_key unique (target, started_at),
  constraint leak_audit_runs_finished_at_check check (finished_at >= started_at),
  constraint leak_audit_runs_mode_check check (mode in ('catalog', 'inventory')),
  constraint leak_audit_runs_counts_check check (
    least(objects_probed, leak_count, unknown_count, denied_count, empty_count) >= 0
    and objects_total >= objects_probed
  ),
  constraint leak_audit_runs_verdict_check check (verdict in ('PASS', 'FAIL', 'INVALID')),
  constraint leak_audit_runs_pass_check check (
    verdict <> 'PASS'
    or (leak_count = 0 and unknown_count = 0 and objects_total > 0
      and objects_probed = objects_total and canary_caught is not false)
  ),
  constraint leak_audit_runs_canary_check check (canary_caught is not false or verdict = 'INVALID'),
  constraint leak_audit_runs_findings_check
    check (jsonb_typeof(findings) = 'array' and jsonb_array_length(findings) <= 1000)
);
comment on table public.leak_audit_runs is
  'Append-only: what each anonymous audit probed and found. A verdict that its own figures contradict is refused.';
comment on column public.leak_audit_runs.canary_caught is
  'Whether the leak that was planted on purpose was found; null when none was planted, false makes the run INVALID.';
comment on column public.leak_audit_runs.findings is
  'Each: verdict, action, object, identity, why. Never a row of data.';
create index leak_audit_runs_finished_at_idx on public.leak_audit_runs (finished_at desc);
create trigger leak_audit_runs_30_guard
  before update or delete on public.leak_audit_runs
  for each row execute function foundation.tg_append_only();
create trigger leak_audit_runs_31_guard
  before truncate on public.leak_audit_runs
  for each statement execute function foundation.tg_append_only();
alter table public.leak_audit_runs enable row level security;
create policy leak_audit_runs_select_operator on public.leak_audit_runs
  for select to authenticated
  using ((select access.has_permission('audits.read', access.operator_tenant())));
grant select on public.leak_audit_runs to authenticated, service_role;

create function security.leak_audit_problem(run jsonb)
returns text
language sql
immutable
security invoker
set search_path = ''
as $$
  with fields (name, type, is_required) as (
    values
      ('started_at', 'string', true), ('finished_at', 'string', true), ('target', 'string', true),
      ('mode', 'string', true), ('verdict', 'string', true), ('tool_version', 'string', true),
      ('objects_total', 'number', true), ('objects_probed', 'number', true),
      ('leak_count', 'number', true), ('unknown_count', 'number', true),
      ('denied_count', 'number', true), ('empty_count', 'number', true),
      ('canary_caught', 'boolean', false), ('findings', 'array', false)
  ), given as (
    select e.key, e.value, jsonb_typeof(e.value) as type
    from jsonb_each(case when jsonb_typeof(run) = 'object' then run else '{}' end) as e
  )
  select p.problem
  from (
    select 1, 'The run is not a JSON object.'
    where jsonb_typeof(run) is distinct from 'object'
    union all
    select 2, format('%s is missing.', f.name)
    from fields as f
    where f.is_required and coalesce(run -> f.name, 'null') = 'null'
    union all
    select 3, format('%s is not known.', g.key)
    from given as g
    where g.key not in (select f.name from fields as f)
    union all
    select 4, format('%s is a %s, expected %s.', g.key, g.type, f.type)
    from given as g
    join fields as f on f.name = g.key
    where g.type <> f.type and g.type <> 'null'
    union all
    select 5, format('%s is not a whole number from 0 up.', g.key)
    from given as g
    where g.type = 'number' and g.value #>> '{}' !~ '^\d{1,9}$'
    union all
    select 6, 'Each finding needs verdict LEAK or UNKNOWN, and object, action, identity, why.'
    from given as g, lateral jsonb_array_elements(g.value) as f
    where g.key = 'findings' and g.type = 'array'
      and not (f ?& array['object', 'action', 'identity', 'why']
        and f ->> 'verdict' in ('LEAK', 'UNKNOWN'))
  ) as p (position, problem)
  order by p.position, p.problem
  limit 1
$$;
comment on function security.leak_audit_problem(jsonb) is
  'What is wrong with the shape of an audit run, as a sentence; null when nothing is.';
revoke all on function security.leak_audit_problem(jsonb) from public;

create function security.raise_leak_audit_invalid(problem text)
returns void
language plpgsql
immutable
security invoker
set search_path = ''
as $$
begin
  raise exception using
    errcode = 'PT422',
    message = 'leak_audit_invalid',
    detail = problem,
    hint = 'Send the run as npm run audit:anon builds it.';
end
$$;
comment on function security.raise_leak_audit_invalid(text) is 'Raises leak_audit_invalid (422).';
revoke all on function security.raise_leak_audit_invalid(text) from public;

create function security.record_leak_audit(run jsonb)
returns public.leak_audit_runs
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody holds insert, so that a proof cannot be made up from the browser.
declare
  v_problem text := security.leak_audit_problem(run);
  v_row public.leak_audit_runs;
  v_constraint text;
begin
  if v_problem is not null then
    perform security.raise_leak_audit_invalid(v_problem);
  end if;
  begin
    v_row := jsonb_populate_record(null::public.leak_audit_runs, run);
    v_row.id := gen_random_uuid();
    v_row.findings := coalesce(v_row.findings, '[]');
    v_row.recorded_by := coalesce(nullif(current_setting('role'), 'none'), session_user);
    v_row.recorded_at := now();
    insert into public.leak_audit_runs values (v_row.*);
  exception
    when check_violation or invalid_datetime_format or datetime_field_overflow then
      get stacked diagnostics v_constraint = constraint_name;
      perform security.raise_leak_audit_invalid(
        coalesce('It breaks ' || nullif(v_constraint, '') || '.', 'A time cannot be read.')
      );
    when unique_violation then
      raise exception using
        errcode = 'PT409',
        message = 'leak_audit_recorded',
        detail = format('The run of %s on %s is stored already.', v_row.started_at, v_row.target),
        hint = 'Nothing is lost: the first record stands.';
  end;
  perform security.log_event(
    case v_row.verdict
      when 'PASS' then 'AUDIT_PASSED' when 'FAIL' then 'AUDIT_FAILED' else 'AUDIT_INVALID' end,
    null,
    to_jsonb(v_row) - array['findings', 'recorded_at', 'recorded_by']
  );
  return v_row;
end
$$;
comment on function security.record_leak_audit(jsonb) is
  'Stores one run of the anonymous audit and returns it. Service role only. Errors: leak_audit_invalid (422), leak_audit_recorded (409).';
revoke all on function security.record_leak_audit(jsonb) from public;
grant execute on function security.record_leak_audit(jsonb) to service_role;

create function public.record_leak_audit(run jsonb)
returns public.leak_audit_runs
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select security.record_leak_audit(run);
end;
comment on function public.record_leak_audit(jsonb) is
  'Service role only: stores one run of the anonymous audit; see security.record_leak_audit.';
revoke all on function public.record_leak_audit(jsonb) from public;
grant execute on function public.record_leak_audit(jsonb) to service_role;
