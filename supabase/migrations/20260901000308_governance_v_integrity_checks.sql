-- governance: public.v_integrity_checks, every violation as it is now.
-- Depends on: the catalogue and the runner's steps of this module, access.
-- Exposes: v_integrity_checks (read; filtered by checks.read).

create function governance.did_not_answer(check_row public.integrity_checks, error_key text)
returns governance.violation
language sql
stable
security definer
set search_path = ''
as $$
-- definer: like live_violations.
  select row(
    access.operator_tenant(), null, 'CHECK', null, check_row.code, check_row.title ->> 'fr',
    case check_row.severity when 'CRITICAL' then 'CRITICAL' else 'WARN' end,
    jsonb_build_object('check_code', check_row.code, 'error_key', error_key),
    governance.fingerprint('CHECK_DID_NOT_RUN', 'CHECK', null, check_row.code)
  )::governance.violation
$$;
comment on function governance.did_not_answer(public.integrity_checks, text) is
  'The one row that stands for a check that cannot be asked.';
revoke all on function governance.did_not_answer(public.integrity_checks, text) from public;

create function governance.live_violations_of(check_row public.integrity_checks)
returns governance.violation[]
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: like live_violations.
begin
  return governance.find_violations(check_row);
exception
  when query_canceled then
    return null;
  when assert_failure or others then
    return array[governance.did_not_answer(
      check_row, case when sqlerrm ~ '^\w{3,63}$' then sqlerrm else sqlstate end
    )];
end
$$;
comment on function governance.live_violations_of(public.integrity_checks) is
  'What a check says now; one row CHECK_DID_NOT_RUN when it fails, null when it was cancelled.';
revoke all on function governance.live_violations_of(public.integrity_checks) from public;

create function governance.describe_violations(check_code text, found governance.violation[])
returns table (
  check_code text,
  severity text,
  entity_type text,
  entity_id uuid,
  message text,
  payload jsonb,
  detected_at timestamptz,
  tenant_id uuid,
  site_id uuid,
  entity_key text,
  entity_label text,
  fingerprint uuid
)
language sql
stable
security definer
set search_path = ''
as $$
-- definer: like live_violations.
-- A row of another check than the one asked is CHECK_DID_NOT_RUN: its fingerprint says so.
  select
    c.code, f.severity, f.entity_type, f.entity_id,
    governance.render_message(
      c.message ->> coalesce(t.default_locale, 'fr'), f.payload, f.entity_label
    ),
    f.payload, now(), f.tenant_id, f.site_id, f.entity_key, f.entity_label, f.fingerprint
  from unnest(found) as f
  join public.integrity_checks as c on c.code = case
    when f.fingerprint = governance.fingerprint(
      describe_violations.check_code, f.entity_type, f.entity_id, f.entity_key
    ) then describe_violations.check_code
    else 'CHECK_DID_NOT_RUN'
  end
  left join public.tenants as t on t.id = f.tenant_id
$$;
comment on function governance.describe_violations(text, governance.violation[]) is
  'Violations as v_integrity_checks shows them: with the check and the message in the language of the tenant.';
revoke all on function governance.describe_violations(text, governance.violation[]) from public;

create function governance.one_reading_at_a_time()
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: like live_violations.
-- A reading asks every check. Without this one person with many tabs keeps the whole pool busy.
begin
  if not pg_try_advisory_xact_lock(
    hashtext('governance.live_violations'), hashtext(access.actor()::text)
  ) then
    raise exception using
      errcode = 'PT429',
      message = 'too_many_requests',
      detail = 'Another reading of v_integrity_checks by the same person is under way.',
      hint = 'Wait for it to end, or read system_alerts, which is kept up to date.';
  end if;
end
$$;
comment on function governance.one_reading_at_a_time() is
  'Refuses a second live reading of the same person at the same time. Errors: too_many_requests (429).';
revoke all on function governance.one_reading_at_a_time() from public;

create function governance.live_violations()
returns table (
  check_code text,
  severity text,
  entity_type text,
  entity_id uuid,
  message text,
  payload jsonb,
  detected_at timestamptz,
  tenant_id uuid,
  site_id uuid,
  entity_key text,
  entity_label text,
  fingerprint uuid
)
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: the views of checks see every tenant; the caller gets his own scopes back.
-- A statement can be cancelled once and is then without a limit: after that nothing more is asked,
-- and a check whose last run was over its budget is not asked at all. Both show as not run, once:
-- CHECK_DID_NOT_RUN comes last and leaves out what is told already.
declare
  v_asked record;
  v_cancelled boolean := false;
  v_found governance.violation[];
  v_silent text[] := '{}';
  v_everything constant boolean := access.is_system();
  v_scopes constant uuid[] := array(select access.scopes_where('checks.read'));
  v_platform constant boolean := v_everything or access.operator_tenant() = any (v_scopes);
begin
  if not v_everything then
    if cardinality(v_scopes) = 0 then
      return;
    end if;
    perform governance.one_reading_at_a_time();
  end if;
  for v_asked in
    select
      c as row, c.code,
      coalesce(s.last_status = 'TIMED_OUT' or s.last_duration_ms > c.budget_ms, false) as is_slow
    from public.integrity_checks as c
    left join public.check_states as s on s.check_code = c.code
    where c.is_enabled and (v_platform or not c.is_platform)
    order by c.code = 'CHECK_DID_NOT_RUN', c.code
  loop
    if not (v_asked.is_slow or v_cancelled) then
      v_found := governance.live_violations_of(v_asked.row);
      v_cancelled := v_found is null;
    end if;
    if v_asked.is_slow or v_cancelled then
      v_found := array[governance.did_not_answer(v_asked.row, 'over_budget')];
    end if;
    return query
    select l.*
    from governance.describe_violations(v_asked.code, v_found) as l
    where (v_everything or coalesce(l.site_id, l.tenant_id) = any (v_scopes))
      and (v_asked.code <> 'CHECK_DID_NOT_RUN' or l.entity_key <> all (v_silent));
    if v_found[1].entity_type = 'CHECK' then
      v_silent := v_silent || v_found[1].entity_key;
    end if;
  end loop;
end
$$;
comment on function governance.live_violations() is
  'Every violation as it is now. Members see the tenants and sites where they hold checks.read, the system sees all.';
revoke all on function governance.live_violations() from public;
grant execute on function governance.live_violations() to authenticated, service_role;

create view public.v_integrity_checks
with (security_invoker = true) as
select
  l.check_code, l.severity, l.entity_type, l.entity_id, l.message, l.payload, l.detected_at,
  l.tenant_id, l.site_id, l.entity_key, l.entity_label, l.fingerprint
from governance.live_violations() as l;
comment on view public.v_integrity_checks is
  'Every violation as it is now, one row each. A check that fails or is over its budget contributes one row CHECK_DID_NOT_RUN instead. One reading at a time per person: too_many_requests (429).';
grant select on public.v_integrity_checks to authenticated, service_role;
