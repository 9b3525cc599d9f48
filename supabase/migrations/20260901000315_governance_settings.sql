-- governance: the settings of checks, changed by the operator, with a history.
-- Depends on: the catalogue of this module, access.
-- Exposes: set_check.

create function governance.close_disabled_check(check_row public.integrity_checks)
returns integer
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: it closes alerts of every tenant, as a run does. A run of this check in progress has the
-- lock and would open again what is closed here: it is waited for.
-- Nobody would ever clear the alerts of a check that does not run; switched on again, it opens new
-- episodes that point to these.
declare
  v_changed uuid[];
begin
  perform pg_advisory_xact_lock(hashtext('governance.run_check'), check_row.check_no);
  v_changed := governance.lock_changed_alerts(check_row.code, '{}', clock_timestamp(), null);
  return (
    select w.closed
    from governance.write_changed_alerts(check_row, '{}', v_changed, 0, clock_timestamp()) as w
  );
end
$$;
comment on function governance.close_disabled_check(public.integrity_checks) is
  'Closes, as the system, the alerts of a check that was switched off; returns how many.';
revoke all on function governance.close_disabled_check(public.integrity_checks) from public;

create function governance.find_check_to_change(
  check_code text,
  reason text,
  expected_version integer
)
returns public.integrity_checks
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: see set_check. The lock makes a second change wait and then see the first.
declare
  v_check public.integrity_checks;
begin
  if not access.is_system() then
    perform access.require_permission('checks.write', access.operator_tenant());
  end if;
  select * into v_check
  from public.integrity_checks as c
  where c.code = find_check_to_change.check_code
  for no key update;
  if not found then
    raise exception using
      errcode = 'PT404',
      message = 'check_unknown',
      detail = format('There is no check %s.', quote_nullable(find_check_to_change.check_code)),
      hint = 'integrity_checks lists the codes.';
  elsif expected_version <> v_check.version then
    raise exception using
      errcode = 'PT409',
      message = 'check_conflict',
      detail = format('Version %s was expected, it is %s.', expected_version, v_check.version),
      hint = 'Read the check again, then decide.';
  elsif char_length(coalesce(btrim(find_check_to_change.reason), '')) not between 3 and 1000 then
    raise exception using
      errcode = 'PT422',
      message = 'reason_required',
      detail = 'A change of a check needs a reason of 3 to 1000 characters.',
      hint = 'Say why, for those who read the history.';
  end if;
  return v_check;
end
$$;
comment on function governance.find_check_to_change(text, text, integer) is
  'The check, locked, after the permission, the version and the reason were judged.';
revoke all on function governance.find_check_to_change(text, text, integer) from public;

create function governance.record_check_change(
  before public.integrity_checks,
  after public.integrity_checks,
  reason text
)
returns void
language sql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody holds an insert on the history.
  insert into public.check_changes (check_code, actor_id, actor_name, reason, before, after)
  select
    before.code, access.actor(),
    governance.person_name(access.operator_tenant(), access.actor()), btrim(reason),
    jsonb_object_agg(b.key, b.value), jsonb_object_agg(b.key, a.value)
  from jsonb_each(to_jsonb(before)) as b
  join jsonb_each(to_jsonb(after)) as a on a.key = b.key
  where b.key in ('is_enabled', 'severity', 'every', 'budget_ms') and a.value <> b.value
$$;
comment on function governance.record_check_change(
  public.integrity_checks, public.integrity_checks, text
) is 'Writes what changed, and nothing else, into the history of settings.';
revoke all on function governance.record_check_change(
  public.integrity_checks, public.integrity_checks, text
) from public;

create function governance.set_check(
  check_code text,
  is_enabled boolean default null,
  severity text default null,
  every interval default null,
  budget_ms integer default null,
  reason text default null,
  expected_version integer default null
)
returns public.integrity_checks
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody holds an update on the catalogue.
declare
  v_before public.integrity_checks :=
    governance.find_check_to_change(set_check.check_code, reason, expected_version);
  v_after public.integrity_checks;
begin
  update public.integrity_checks as c
  set
    is_enabled = coalesce(set_check.is_enabled, c.is_enabled),
    severity = coalesce(set_check.severity, c.severity),
    every = coalesce(set_check.every, c.every),
    budget_ms = coalesce(set_check.budget_ms, c.budget_ms)
  where c.code = v_before.code
    and (
      coalesce(set_check.is_enabled, c.is_enabled), coalesce(set_check.severity, c.severity),
      coalesce(set_check.every, c.every), coalesce(set_check.budget_ms, c.budget_ms)
    ) is distinct from (c.is_enabled, c.severity, c.every, c.budget_ms)
  returning * into v_after;
  if not found then
    raise exception using
      errcode = 'PT409',
      message = 'nothing_changed',
      detail = format('Check %s has these settings already.', v_before.code),
      hint = 'Nothing to do.';
  end if;
  perform governance.record_check_change(v_before, v_after, reason);
  update public.check_states as s set next_due_at = now() where s.check_code = v_after.code;
  if v_before.is_enabled and not v_after.is_enabled then
    perform governance.close_disabled_check(v_after);
  end if;
  return v_after;
end
$$;
comment on function governance.set_check(text, boolean, text, interval, integer, text, integer) is
  'Switches a check on or off, changes its severity, interval or budget; null leaves as it is. Switching off closes its alerts as the system. Permission checks.write on the operator. Errors: permission_denied (403), check_unknown (404), check_conflict, nothing_changed (409), reason_required (422), the constraints of integrity_checks (400).';
revoke all on function governance.set_check(text, boolean, text, interval, integer, text, integer)
  from public;
grant execute on function governance.set_check(
  text, boolean, text, interval, integer, text, integer
) to authenticated;

create function public.set_check(
  check_code text,
  is_enabled boolean default null,
  severity text default null,
  every interval default null,
  budget_ms integer default null,
  reason text default null,
  expected_version integer default null
)
returns public.integrity_checks
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select governance.set_check(
    check_code, is_enabled, severity, every, budget_ms, reason, expected_version
  );
end;
comment on function public.set_check(text, boolean, text, interval, integer, text, integer) is
  'Switches a check on or off, changes its severity, interval or budget; null leaves as it is. Switching off closes its alerts as the system. Permission checks.write on the operator. Errors: permission_denied (403), check_unknown (404), check_conflict, nothing_changed (409), reason_required (422), the constraints of integrity_checks (400).';
revoke all on function public.set_check(text, boolean, text, interval, integer, text, integer)
  from public;
grant execute on function public.set_check(text, boolean, text, interval, integer, text, integer)
  to authenticated;
