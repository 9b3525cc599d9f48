-- governance: the state machine of alerts. What may follow what, who may do it, what it writes:
-- said once, asked by every door, by the bulk doors and by a plain PATCH.
-- Depends on: system_alerts, alert_events of this module, access.
-- Exposes: rules for the doors and for trg_system_alerts_set_actor.

create type governance.refusal as (errcode text, key text, detail text, hint text);
comment on type governance.refusal is 'Why something is refused, as an error would say it.';

create type governance.intent as (
  action text,
  comment text,
  reason text,
  assignee uuid,
  until timestamptz,
  expected_version integer
);
comment on type governance.intent is 'What a person asks of an alert: an action of alert_moves and its details.';

create function governance.alert_moves()
returns table (action text, from_status text, to_status text, permission text)
language sql
immutable
security invoker
rows 16
set search_path = ''
as $$
  values
    ('acknowledge', 'OPEN', 'ACK', 'alerts.ack'),
    ('unacknowledge', 'ACK', 'OPEN', 'alerts.ack'),
    ('resolve', 'OPEN', 'RESOLVED', 'alerts.resolve'),
    ('resolve', 'ACK', 'RESOLVED', 'alerts.resolve'),
    ('reopen', 'RESOLVED', 'OPEN', 'alerts.resolve'),
    ('assign', 'OPEN', 'OPEN', 'alerts.assign'),
    ('assign', 'ACK', 'ACK', 'alerts.assign'),
    ('snooze', 'OPEN', 'OPEN', 'alerts.snooze'),
    ('snooze', 'ACK', 'ACK', 'alerts.snooze'),
    ('unsnooze', 'OPEN', 'OPEN', 'alerts.snooze'),
    ('unsnooze', 'ACK', 'ACK', 'alerts.snooze'),
    ('comment', 'OPEN', 'OPEN', 'alerts.comment'),
    ('comment', 'ACK', 'ACK', 'alerts.comment'),
    ('comment', 'RESOLVED', 'RESOLVED', 'alerts.comment')
$$;
comment on function governance.alert_moves() is
  'The transition table: every action, where it starts, where it leads, the permission it takes.';
revoke all on function governance.alert_moves() from public;

create function governance.last_change(tenant_id uuid, alert_id uuid)
returns text
language sql
stable
security definer
set search_path = ''
as $$
-- definer: a refusal names the winner of a race to the loser.
  select format(
    '%s by %s at %s',
    e.kind,
    case when e.actor_id is null then 'the system' else coalesce(e.actor_name, e.actor_id::text) end,
    to_char(e.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
  )
  from public.alert_events as e
  where e.tenant_id = last_change.tenant_id
    and e.alert_id = last_change.alert_id
    and e.kind not in ('COMMENTED', 'NOTIFIED')
  order by e.id desc
  limit 1
$$;
comment on function governance.last_change(uuid, uuid) is 'Who last did what to an alert, when, in one sentence.';
revoke all on function governance.last_change(uuid, uuid) from public;

create function governance.raise_refusal(refusal governance.refusal)
returns void
language plpgsql
volatile
security invoker
set search_path = ''
as $$
begin
  raise exception using
    errcode = refusal.errcode,
    message = refusal.key,
    detail = refusal.detail,
    hint = refusal.hint;
end
$$;
comment on function governance.raise_refusal(governance.refusal) is 'Raises the refusal as an error.';
revoke all on function governance.raise_refusal(governance.refusal) from public;

create function governance.refuse_details(alert public.system_alerts, intent governance.intent)
returns governance.refusal
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: it asks what another person, the assignee, may read.
begin
  if char_length(intent.comment) > 4000 then
    return ('PT422', 'comment_too_long',
      format('The comment has %s characters, 4000 is the limit.', char_length(intent.comment)),
      'Shorten it, or attach the long text elsewhere.')::governance.refusal;
  elsif intent.action = 'comment' and coalesce(intent.comment, '') !~ '\S' then
    return ('PT422', 'comment_required', 'The comment is empty.',
      'Write what the next reader has to know.')::governance.refusal;
  elsif intent.action = 'resolve' and (
    case when intent.reason is null then alert.is_active
      else intent.reason not in ('FIXED', 'FALSE_POSITIVE', 'ACCEPTED_RISK', 'DUPLICATE', 'OTHER')
    end
  ) then
    return ('PT422', 'resolution_reason_required',
      format('The condition still holds; %s is not a reason.', quote_nullable(intent.reason)),
      'Say why it is closed: FIXED, FALSE_POSITIVE, ACCEPTED_RISK, DUPLICATE or OTHER.'
    )::governance.refusal;
  elsif intent.action = 'assign' and intent.assignee is not null
    and not access.user_has_permission(
      intent.assignee, 'alerts.read', alert.tenant_id, alert.site_id)
  then
    return ('PT422', 'assignee_invalid',
      format('%s may not read this alert.', intent.assignee),
      'Choose an active member whose role sees the alerts of this site.')::governance.refusal;
  elsif intent.action = 'snooze' and (
    intent.until is null or intent.until <= now() or intent.until > now() + interval '90 days'
  ) then
    return ('PT422', 'snooze_until_invalid',
      format('%s is not within the next 90 days.', coalesce(intent.until::text, 'null')),
      'Choose a moment in the future; resolve the alert to put it aside for good.'
    )::governance.refusal;
  end if;
  return null;
end
$$;
comment on function governance.refuse_details(public.system_alerts, governance.intent) is
  'Why the details of an action are refused; null when they are fine.';
revoke all on function governance.refuse_details(public.system_alerts, governance.intent)
  from public;

create function governance.refuse_state(alert public.system_alerts, intent governance.intent)
returns governance.refusal
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: it reads the history to name the winner of a race.
declare
  v_last text := governance.last_change(alert.tenant_id, alert.id);
  v_done_by uuid := case
    when alert.status = 'ACK' and intent.action = 'acknowledge' then alert.acknowledged_by
    when alert.status = 'RESOLVED' and intent.action = 'resolve' then alert.resolved_by
  end;
begin
  if v_done_by = access.actor()
    or (alert.status = 'OPEN' and intent.action = 'unacknowledge')
    or (alert.status <> 'RESOLVED' and case intent.action
      when 'assign' then alert.assigned_to is not distinct from intent.assignee
      when 'snooze' then alert.snoozed_until = intent.until
      when 'unsnooze' then alert.snoozed_until is null
    end)
  then
    return ('PT409', 'nothing_changed', format('It is so already: %s.', v_last),
      'Nothing to do.')::governance.refusal;
  elsif intent.expected_version <> alert.version then
    return ('PT409', 'alert_conflict',
      format('Version %s was expected, it is %s: %s.', intent.expected_version, alert.version, v_last),
      'Read the alert again, then decide.')::governance.refusal;
  elsif (alert.status = 'ACK' and intent.action = 'acknowledge')
    or (alert.status = 'RESOLVED' and intent.action = 'resolve')
  then
    return ('PT409', 'alert_conflict', format('Somebody was faster: %s.', v_last),
      'Read the alert again, then decide.')::governance.refusal;
  elsif not exists (
    select from governance.alert_moves() as m
    where m.action = intent.action and m.from_status = alert.status
  ) or (intent.action = 'reopen' and not (alert.is_active and not alert.resolved_by_system)) then
    return ('PT422', 'alert_transition_invalid',
      format('%s does not apply to an alert that is %s%s: %s.', intent.action, alert.status,
        case when alert.is_active then '' else ' and whose condition is gone' end, v_last),
      'alert_transitions lists what applies now; a return of the condition opens a new episode.'
    )::governance.refusal;
  end if;
  return null;
end
$$;
comment on function governance.refuse_state(public.system_alerts, governance.intent) is
  'Why an action does not apply to the alert as it is now; null when it does.';
revoke all on function governance.refuse_state(public.system_alerts, governance.intent) from public;

create function governance.refuse(alert public.system_alerts, intent governance.intent)
returns governance.refusal
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: like its steps.
declare
  v_permission text := (
    select m.permission from governance.alert_moves() as m where m.action = intent.action limit 1
  );
begin
  if alert.id is null then
    return ('PT404', 'alert_not_found', 'No alert with this id that you may see.',
      'Refresh the list: it may belong to another company or site.')::governance.refusal;
  elsif v_permission is not null
    and not access.is_system()
    and not access.has_permission(v_permission, alert.tenant_id, alert.site_id)
  then
    return ('42501', 'permission_denied',
      format('Permission %s is required on this alert.', v_permission),
      'Ask an administrator of the tenant for a role that holds it.')::governance.refusal;
  end if;
  return coalesce(
    governance.refuse_state(alert, intent),
    governance.refuse_details(alert, intent)
  );
end
$$;
comment on function governance.refuse(public.system_alerts, governance.intent) is
  'The one judgement of the state machine: null when the caller may do this to the alert now, else why not.';
revoke all on function governance.refuse(public.system_alerts, governance.intent) from public;

create function governance.moved(alert public.system_alerts, intent governance.intent)
returns public.system_alerts
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: only the rules call it, after refuse said nothing.
declare
  v_at constant timestamptz := clock_timestamp();
  v_actor constant uuid := access.actor();
begin
  alert.last_comment := nullif(btrim(intent.comment), '');
  if intent.action = 'acknowledge' then
    alert.status := 'ACK';
    alert.acknowledged_by := v_actor;
    alert.acknowledged_at := v_at;
    alert.first_acknowledged_at := coalesce(alert.first_acknowledged_at, v_at);
  elsif intent.action in ('unacknowledge', 'reopen') then
    alert.status := 'OPEN';
    alert.acknowledged_by := null;
    alert.acknowledged_at := null;
    alert.resolved_by := null;
    alert.resolved_at := null;
    alert.resolution_reason := null;
    alert.resolution_comment := null;
  elsif intent.action = 'resolve' then
    alert.status := 'RESOLVED';
    alert.resolved_by := v_actor;
    alert.resolved_at := v_at;
    alert.resolved_by_system := false;
    alert.resolution_reason := coalesce(intent.reason, 'FIXED');
    alert.resolution_comment := alert.last_comment;
  elsif intent.action = 'assign' then
    alert.assigned_to := intent.assignee;
    alert.assigned_at := case when intent.assignee is not null then v_at end;
  elsif intent.action = 'snooze' then
    alert.snoozed_until := intent.until;
    alert.snoozed_by := v_actor;
    alert.snoozed_severity := alert.severity;
  elsif intent.action = 'unsnooze' then
    alert.snoozed_until := null;
    alert.snoozed_by := null;
    alert.snoozed_severity := null;
  end if;
  return alert;
end
$$;
comment on function governance.moved(public.system_alerts, governance.intent) is
  'The alert after an accepted action, with the actor of the token and the clock of the server.';
revoke all on function governance.moved(public.system_alerts, governance.intent) from public;
