-- governance: the runner. A run finds the violations of one check and opens, refreshes and closes
-- alerts in a handful of statements, whatever their number.
-- Depends on: the tables and triggers of this module, access.
-- Exposes: governance.run_check, run_due_checks, run_next_due_check, running_checks, due_at.

create type governance.violation as (
  tenant_id uuid,
  site_id uuid,
  entity_type text,
  entity_id uuid,
  entity_key text,
  entity_label text,
  severity text,
  payload jsonb,
  fingerprint uuid
);
comment on type governance.violation is 'One row of a check, with its tenant settled and its fingerprint.';

create type governance.sync_result as (
  rows_found integer,
  opened integer,
  refreshed integer,
  closed integer
);
comment on type governance.sync_result is 'What a run did.';

create function governance.fingerprint(
  check_code text,
  entity_type text,
  entity_id uuid,
  entity_key text
)
returns uuid
language sql
immutable
parallel safe
security invoker
set search_path = ''
as $$
  select md5(check_code || '|' || entity_type || '|' || coalesce(entity_id::text, entity_key, ''))::uuid
$$;
comment on function governance.fingerprint(text, text, uuid, text) is
  'Identity of a violation: what it is about, nothing of what it says.';
revoke all on function governance.fingerprint(text, text, uuid, text) from public;

create function governance.due_at(
  severity text,
  detected_at timestamptz,
  timezone text,
  due_within interval default null
)
returns timestamptz
language sql
immutable
security invoker
set search_path = ''
as $$
  select case
    when due_within is not null then detected_at + due_within
    when severity = 'CRITICAL' then greatest(
      (date_trunc('day', detected_at at time zone timezone) + interval '1 day' - interval '1 second')
        at time zone timezone,
      detected_at + interval '2 hours'
    )
    when severity = 'WARN' then detected_at + interval '48 hours'
  end
$$;
comment on function governance.due_at(text, timestamptz, text, interval) is
  'CRITICAL: the end of the same local day, at least two hours; WARN: 48 hours; INFO: none; or the check''s own due_within.';
revoke all on function governance.due_at(text, timestamptz, text, interval) from public;

create function governance.render_message(template text, payload jsonb, entity_label text)
returns text
language plpgsql
immutable
security invoker
set search_path = ''
as $$
declare
  v_text text := template;
  v_key text;
begin
  for v_key in select distinct m[1] from regexp_matches(template, '\{(\w+)\}', 'g') as m
  loop
    v_text := replace(
      v_text,
      '{' || v_key || '}',
      coalesce(case when v_key = 'entity_label' then entity_label else payload ->> v_key end, '?')
    );
  end loop;
  return v_text;
end
$$;
comment on function governance.render_message(text, jsonb, text) is
  'Fills {entity_label} and {payload_key} into a template; a missing key shows as "?".';
revoke all on function governance.render_message(text, jsonb, text) from public;
grant execute on function governance.render_message(text, jsonb, text)
  to authenticated, service_role;

create function governance.find_violations(
  check_row public.integrity_checks,
  only_key text default null
)
returns governance.violation[]
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: the views of checks are internal and see every tenant.
-- A tenant or site that no longer exists must not hide the violation: it goes to the operator.
-- One fingerprint twice: the worst severity speaks, the payload counts the rest.
declare
  v_found governance.violation[];
begin
  execute format(
    $query$
    with raw as (
      select
        coalesce(t.id, (select access.operator_tenant())) as tenant_id,
        s.id as site_id,
        v.entity_type::text as entity_type,
        v.entity_id::uuid as entity_id,
        v.entity_key::text as entity_key,
        coalesce(v.entity_label, v.entity_key, v.entity_id::text)::text as entity_label,
        coalesce(v.severity, $1)::text as severity,
        coalesce(v.payload, '{}')::jsonb as payload
      from %I.%I as v
      left join public.tenants as t on t.id = v.tenant_id
      left join public.sites as s on s.tenant_id = v.tenant_id and s.id = v.site_id
      where $3 is null or v.entity_key = $3
    ),
    keyed as (
      select r.*,
        governance.fingerprint($2, r.entity_type, r.entity_id, r.entity_key) as fingerprint
      from raw as r
    ),
    worst as (
      select distinct on (k.tenant_id, k.fingerprint) k.*,
        count(*) over (partition by k.tenant_id, k.fingerprint) as duplicate_count
      from keyed as k
      order by k.tenant_id, k.fingerprint,
        array_position(array['CRITICAL', 'WARN', 'INFO'], k.severity), k.payload::text
    )
    select array_agg(row(
      w.tenant_id, w.site_id, w.entity_type, w.entity_id, w.entity_key, w.entity_label,
      w.severity,
      case when w.duplicate_count > 1
        then w.payload || jsonb_build_object('duplicate_count', w.duplicate_count)
        else w.payload
      end,
      w.fingerprint
    )::governance.violation)
    from worst as w
    $query$,
    split_part(check_row.view_name, '.', 1), split_part(check_row.view_name, '.', 2)
  ) into v_found
  using check_row.severity, check_row.code, only_key;
  return coalesce(v_found, '{}');
end
$$;
comment on function governance.find_violations(public.integrity_checks, text) is
  'What the view of a check says now, one row per fingerprint.';
revoke all on function governance.find_violations(public.integrity_checks, text) from public;

create function governance.lock_changed_alerts(
  check_code text,
  found governance.violation[],
  at timestamptz,
  only_key text
)
returns uuid[]
language sql
volatile
security definer
set enable_nestloop = off
set jit = off
set search_path = ''
as $$
-- definer: runs write for every tenant.
-- The lock comes before the write, in the order of ids like every bulk door: an ACK that is being
-- committed is waited for and then seen, and two of us never wait for each other.
-- Arrays have no statistics: without the setting a plan of 5,000 times 5,000 looks cheap, and with
-- it the price tag of a forbidden plan would wake the JIT compiler for nothing.
  select array_agg(locked.id)
  from (
    select a.id
    from public.system_alerts as a
    left join unnest(found) as f on f.tenant_id = a.tenant_id and f.fingerprint = a.fingerprint
    where a.check_code = lock_changed_alerts.check_code
      and a.is_active
      and (only_key is null or a.entity_key = only_key)
      and (
        f.fingerprint is null
        or a.last_detected_at < at - interval '5 minutes'
        or array_position(array['CRITICAL', 'WARN', 'INFO'], f.severity) < a.severity_rank
        or (
          a.status <> 'RESOLVED'
          and (a.severity, a.payload, a.entity_label, a.site_id)
            is distinct from (f.severity, f.payload, f.entity_label, f.site_id)
        )
      )
    order by a.id
    for no key update of a
  ) as locked
$$;
comment on function governance.lock_changed_alerts(
  text, governance.violation[], timestamptz, text
) is
  'Locks and names the current alerts that a run has to write; the unchanged ones are confirmed every five minutes, not at every run.';
revoke all on function governance.lock_changed_alerts(
  text, governance.violation[], timestamptz, text
) from public;
