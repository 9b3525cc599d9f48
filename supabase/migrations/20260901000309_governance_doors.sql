-- governance: what people do to one alert.
-- Depends on: the state machine of this module, access.
-- Exposes: acknowledge_alert, unacknowledge_alert, resolve_alert, reopen_alert, assign_alert,
-- snooze_alert, unsnooze_alert, comment_alert, alert_transitions.

create function governance.store_alerts(moved public.system_alerts[])
returns setof public.system_alerts
language sql
volatile
security definer
set search_path = ''
as $$
-- definer: writes what the state machine decided. The rows are locked by the caller.
  update public.system_alerts as a
  set
    status = m.status,
    acknowledged_by = m.acknowledged_by,
    acknowledged_at = m.acknowledged_at,
    first_acknowledged_at = m.first_acknowledged_at,
    resolved_by = m.resolved_by,
    resolved_at = m.resolved_at,
    resolved_by_system = m.resolved_by_system,
    resolution_reason = m.resolution_reason,
    resolution_comment = m.resolution_comment,
    last_comment = m.last_comment,
    is_active = m.is_active,
    assigned_to = m.assigned_to,
    assigned_at = m.assigned_at,
    snoozed_until = m.snoozed_until,
    snoozed_by = m.snoozed_by,
    snoozed_severity = m.snoozed_severity
  from unnest(moved) as m
  where a.tenant_id = m.tenant_id and a.id = m.id
  returning a.*
$$;
comment on function governance.store_alerts(public.system_alerts[]) is
  'Writes alerts as the state machine left them, in one statement.';
revoke all on function governance.store_alerts(public.system_alerts[]) from public;

create function governance.lock_alert(alert_id uuid)
returns public.system_alerts
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: a reader holds no update, and the lock needs one.
-- The lock makes the second of two people wait until the first has committed: then he sees it.
declare
  v_alert public.system_alerts;
begin
  select * into v_alert
  from public.system_alerts as a
  where a.id = lock_alert.alert_id
    and (
      access.is_system()
      or coalesce(a.site_id, a.tenant_id) = any (array(select access.scopes_where('alerts.read')))
    )
  for no key update;
  return v_alert;
end
$$;
comment on function governance.lock_alert(uuid) is
  'The alert, locked, or null when the caller may not see it.';
revoke all on function governance.lock_alert(uuid) from public;

create function governance.move_alert(alert_id uuid, intent governance.intent)
returns public.system_alerts
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: the way from a wish to a row: lock, judge, write.
declare
  v_alert public.system_alerts := governance.lock_alert(move_alert.alert_id);
  v_refusal governance.refusal;
begin
  v_alert := governance.observed(v_alert, intent);
  v_refusal := governance.refuse(v_alert, intent);
  if v_refusal.key is not null then
    perform governance.raise_refusal(v_refusal);
  end if;
  select * into v_alert
  from governance.store_alerts(array[governance.moved(v_alert, intent)]);
  return v_alert;
end
$$;
comment on function governance.move_alert(uuid, governance.intent) is
  'Does one action of alert_moves to one alert, as the caller. Errors: alert_not_found (404), permission_denied (403), alert_conflict and nothing_changed (409), alert_transition_invalid, resolution_reason_required, assignee_invalid, snooze_until_invalid, comment_too_long (422).';
revoke all on function governance.move_alert(uuid, governance.intent) from public;

create function governance.acknowledge_alert(
  alert_id uuid,
  expected_version integer default null,
  comment text default null
)
returns public.system_alerts
language sql
volatile
security definer
set search_path = ''
as $$
-- definer: see move_alert.
  select governance.move_alert(
    alert_id, ('acknowledge', comment, null, null, null, expected_version)::governance.intent
  )
$$;
comment on function governance.acknowledge_alert(uuid, integer, text) is
  'Takes an alert in charge: OPEN to ACK. Permission alerts.ack. Errors: alert_not_found (404), permission_denied (403), alert_conflict, nothing_changed (409), alert_transition_invalid, comment_too_long (422).';
revoke all on function governance.acknowledge_alert(uuid, integer, text) from public;
grant execute on function governance.acknowledge_alert(uuid, integer, text) to authenticated;

create function public.acknowledge_alert(
  alert_id uuid,
  expected_version integer default null,
  comment text default null
)
returns public.system_alerts
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select governance.acknowledge_alert(alert_id, expected_version, comment);
end;
comment on function public.acknowledge_alert(uuid, integer, text) is
  'Takes an alert in charge: OPEN to ACK. Permission alerts.ack. Errors: alert_not_found (404), permission_denied (403), alert_conflict, nothing_changed (409), alert_transition_invalid, comment_too_long (422).';
revoke all on function public.acknowledge_alert(uuid, integer, text) from public;
grant execute on function public.acknowledge_alert(uuid, integer, text) to authenticated;

create function governance.unacknowledge_alert(
  alert_id uuid,
  expected_version integer default null,
  comment text default null
)
returns public.system_alerts
language sql
volatile
security definer
set search_path = ''
as $$
-- definer: see move_alert.
  select governance.move_alert(
    alert_id, ('unacknowledge', comment, null, null, null, expected_version)::governance.intent
  )
$$;
comment on function governance.unacknowledge_alert(uuid, integer, text) is
  'Gives an alert back: ACK to OPEN. Permission alerts.ack. Errors: alert_not_found (404), permission_denied (403), alert_conflict, nothing_changed (409), alert_transition_invalid, comment_too_long (422).';
revoke all on function governance.unacknowledge_alert(uuid, integer, text) from public;
grant execute on function governance.unacknowledge_alert(uuid, integer, text) to authenticated;

create function public.unacknowledge_alert(
  alert_id uuid,
  expected_version integer default null,
  comment text default null
)
returns public.system_alerts
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select governance.unacknowledge_alert(alert_id, expected_version, comment);
end;
comment on function public.unacknowledge_alert(uuid, integer, text) is
  'Gives an alert back: ACK to OPEN. Permission alerts.ack. Errors: alert_not_found (404), permission_denied (403), alert_conflict, nothing_changed (409), alert_transition_invalid, comment_too_long (422).';
revoke all on function public.unacknowledge_alert(uuid, integer, text) from public;
grant execute on function public.unacknowledge_alert(uuid, integer, text) to authenticated;

create function governance.resolve_alert(
  alert_id uuid,
  reason text default null,
  comment text default null,
  expected_version integer default null
)
returns public.system_alerts
language sql
volatile
security definer
set search_path = ''
as $$
-- definer: see move_alert.
  select governance.move_alert(
    alert_id, ('resolve', comment, reason, null, null, expected_version)::governance.intent
  )
$$;
comment on function governance.resolve_alert(uuid, text, text, integer) is
  'Closes an alert. reason: FIXED, FALSE_POSITIVE, ACCEPTED_RISK, DUPLICATE, OTHER; may be left out when the condition is gone. Permission alerts.resolve. Errors: alert_not_found (404), permission_denied (403), alert_conflict, nothing_changed (409), alert_transition_invalid, resolution_reason_required, comment_too_long (422).';
revoke all on function governance.resolve_alert(uuid, text, text, integer) from public;
grant execute on function governance.resolve_alert(uuid, text, text, integer) to authenticated;

create function public.resolve_alert(
  alert_id uuid,
  reason text default null,
  comment text default null,
  expected_version integer default null
)
returns public.system_alerts
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select governance.resolve_alert(alert_id, reason, comment, expected_version);
end;
comment on function public.resolve_alert(uuid, text, text, integer) is
  'Closes an alert. reason: FIXED, FALSE_POSITIVE, ACCEPTED_RISK, DUPLICATE, OTHER; may be left out when the condition is gone. Permission alerts.resolve. Errors: alert_not_found (404), permission_denied (403), alert_conflict, nothing_changed (409), alert_transition_invalid, resolution_reason_required, comment_too_long (422).';
revoke all on function public.resolve_alert(uuid, text, text, integer) from public;
grant execute on function public.resolve_alert(uuid, text, text, integer) to authenticated;

create function governance.reopen_alert(
  alert_id uuid,
  comment text default null,
  expected_version integer default null
)
returns public.system_alerts
language sql
volatile
security definer
set search_path = ''
as $$
-- definer: see move_alert.
  select governance.move_alert(
    alert_id, ('reopen', comment, null, null, null, expected_version)::governance.intent
  )
$$;
comment on function governance.reopen_alert(uuid, text, integer) is
  'Undoes a resolution by a person while the condition holds. Permission alerts.resolve. Errors: alert_not_found (404), permission_denied (403), alert_conflict (409), alert_transition_invalid, comment_too_long (422).';
revoke all on function governance.reopen_alert(uuid, text, integer) from public;
grant execute on function governance.reopen_alert(uuid, text, integer) to authenticated;

create function public.reopen_alert(
  alert_id uuid,
  comment text default null,
  expected_version integer default null
)
returns public.system_alerts
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select governance.reopen_alert(alert_id, comment, expected_version);
end;
comment on function public.reopen_alert(uuid, text, integer) is
  'Undoes a resolution by a person while the condition holds. Permission alerts.resolve. Errors: alert_not_found (404), permission_denied (403), alert_conflict (409), alert_transition_invalid, comment_too_long (422).';
revoke all on function public.reopen_alert(uuid, text, integer) from public;
grant execute on function public.reopen_alert(uuid, text, integer) to authenticated;

create function governance.assign_alert(
  alert_id uuid,
  assignee uuid,
  expected_version integer default null,
  comment text default null
)
returns public.system_alerts
language sql
volatile
security definer
set search_path = ''
as $$
-- definer: see move_alert.
  select governance.move_alert(
    alert_id, ('assign', comment, null, assignee, null, expected_version)::governance.intent
  )
$$;
comment on function governance.assign_alert(uuid, uuid, integer, text) is
  'Makes a person responsible; null: nobody. Permission alerts.assign. Errors: alert_not_found (404), permission_denied (403), alert_conflict, nothing_changed (409), assignee_invalid, alert_transition_invalid, comment_too_long (422).';
revoke all on function governance.assign_alert(uuid, uuid, integer, text) from public;
grant execute on function governance.assign_alert(uuid, uuid, integer, text) to authenticated;

create function public.assign_alert(
  alert_id uuid,
  assignee uuid,
  expected_version integer default null,
  comment text default null
)
returns public.system_alerts
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select governance.assign_alert(alert_id, assignee, expected_version, comment);
end;
comment on function public.assign_alert(uuid, uuid, integer, text) is
  'Makes a person responsible; null: nobody. Permission alerts.assign. Errors: alert_not_found (404), permission_denied (403), alert_conflict, nothing_changed (409), assignee_invalid, alert_transition_invalid, comment_too_long (422).';
revoke all on function public.assign_alert(uuid, uuid, integer, text) from public;
grant execute on function public.assign_alert(uuid, uuid, integer, text) to authenticated;

create function governance.snooze_alert(
  alert_id uuid,
  until timestamptz,
  comment text default null,
  expected_version integer default null
)
returns public.system_alerts
language sql
volatile
security definer
set search_path = ''
as $$
-- definer: see move_alert.
  select governance.move_alert(
    alert_id, ('snooze', comment, null, null, until, expected_version)::governance.intent
  )
$$;
comment on function governance.snooze_alert(uuid, timestamptz, text, integer) is
  'Keeps an alert quiet until a moment, or until it worsens. Permission alerts.snooze. Errors: alert_not_found (404), permission_denied (403), alert_conflict, nothing_changed (409), snooze_until_invalid, alert_transition_invalid, comment_too_long (422).';
revoke all on function governance.snooze_alert(uuid, timestamptz, text, integer) from public;
grant execute on function governance.snooze_alert(uuid, timestamptz, text, integer)
  to authenticated;

create function public.snooze_alert(
  alert_id uuid,
  until timestamptz,
  comment text default null,
  expected_version integer default null
)
returns public.system_alerts
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select governance.snooze_alert(alert_id, until, comment, expected_version);
end;
comment on function public.snooze_alert(uuid, timestamptz, text, integer) is
  'Keeps an alert quiet until a moment, or until it worsens. Permission alerts.snooze. Errors: alert_not_found (404), permission_denied (403), alert_conflict, nothing_changed (409), snooze_until_invalid, alert_transition_invalid, comment_too_long (422).';
revoke all on function public.snooze_alert(uuid, timestamptz, text, integer) from public;
grant execute on function public.snooze_alert(uuid, timestamptz, text, integer) to authenticated;

create function governance.unsnooze_alert(alert_id uuid, expected_version integer default null)
returns public.system_alerts
language sql
volatile
security definer
set search_path = ''
as $$
-- definer: see move_alert.
  select governance.move_alert(
    alert_id, ('unsnooze', null, null, null, null, expected_version)::governance.intent
  )
$$;
comment on function governance.unsnooze_alert(uuid, integer) is
  'Wakes a snoozed alert. Permission alerts.snooze. Errors: alert_not_found (404), permission_denied (403), alert_conflict, nothing_changed (409), alert_transition_invalid (422).';
revoke all on function governance.unsnooze_alert(uuid, integer) from public;
grant execute on function governance.unsnooze_alert(uuid, integer) to authenticated;

create function public.unsnooze_alert(alert_id uuid, expected_version integer default null)
returns public.system_alerts
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select governance.unsnooze_alert(alert_id, expected_version);
end;
comment on function public.unsnooze_alert(uuid, integer) is
  'Wakes a snoozed alert. Permission alerts.snooze. Errors: alert_not_found (404), permission_denied (403), alert_conflict, nothing_changed (409), alert_transition_invalid (422).';
revoke all on function public.unsnooze_alert(uuid, integer) from public;
grant execute on function public.unsnooze_alert(uuid, integer) to authenticated;
