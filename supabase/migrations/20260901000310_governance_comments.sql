-- governance: comments on alerts, and what the caller may do now.
-- Depends on: the state machine and the doors' steps of this module, access.
-- Exposes: comment_alert, alert_transitions.

create function governance.comment_alert(alert_id uuid, body text)
returns public.alert_events
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody holds an insert on the history, so that no author can be forged.
-- The row is locked like for any action: the version in the event is then the one it was about.
declare
  v_alert public.system_alerts := governance.lock_alert(comment_alert.alert_id);
  v_intent governance.intent;
  v_refusal governance.refusal;
  v_event public.alert_events;
begin
  v_intent.action := 'comment';
  v_intent.comment := body;
  v_refusal := governance.refuse(v_alert, v_intent);
  if v_refusal.key is not null then
    perform governance.raise_refusal(v_refusal);
  end if;
  insert into public.alert_events (
    tenant_id, alert_id, site_id, kind, from_status, to_status, severity, actor_id, actor_name,
    comment, alert_version
  )
  values (
    v_alert.tenant_id, v_alert.id, v_alert.site_id, 'COMMENTED', v_alert.status, v_alert.status,
    v_alert.severity, access.actor(), governance.person_name(v_alert.tenant_id, access.actor()),
    btrim(body), v_alert.version
  )
  returning * into v_event;
  return v_event;
end
$$;
comment on function governance.comment_alert(uuid, text) is
  'Writes a comment of 1 to 4000 characters into the history. Permission alerts.comment. Errors: alert_not_found (404), permission_denied (403), comment_required, comment_too_long (422).';
revoke all on function governance.comment_alert(uuid, text) from public;
grant execute on function governance.comment_alert(uuid, text) to authenticated;

create function public.comment_alert(alert_id uuid, body text)
returns public.alert_events
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select governance.comment_alert(alert_id, body);
end;
comment on function public.comment_alert(uuid, text) is
  'Writes a comment of 1 to 4000 characters into the history. Permission alerts.comment. Errors: alert_not_found (404), permission_denied (403), comment_required, comment_too_long (422).';
revoke all on function public.comment_alert(uuid, text) from public;
grant execute on function public.comment_alert(uuid, text) to authenticated;

create function governance.alert_transitions(alert_id uuid)
returns text[]
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: the transition table is internal.
declare
  v_alert public.system_alerts;
begin
  select * into v_alert
  from public.system_alerts as a
  where a.id = alert_transitions.alert_id
    and coalesce(a.site_id, a.tenant_id) = any (array(select access.scopes_where('alerts.read')));
  if not found then
    perform governance.raise_refusal(governance.refuse(v_alert, null));
  end if;
  return array(
    select m.action
    from governance.alert_moves() as m
    where m.from_status = v_alert.status
      and access.has_permission(m.permission, v_alert.tenant_id, v_alert.site_id)
      and case m.action
        when 'reopen' then v_alert.is_active and not v_alert.resolved_by_system
        when 'unsnooze' then v_alert.snoozed_until is not null
        else true
      end
    order by m.action
  );
end
$$;
comment on function governance.alert_transitions(uuid) is
  'What the caller may do to the alert now: acknowledge, unacknowledge, resolve, reopen, assign, snooze, unsnooze, comment. Errors: alert_not_found (404).';
revoke all on function governance.alert_transitions(uuid) from public;
grant execute on function governance.alert_transitions(uuid) to authenticated;

create function public.alert_transitions(alert_id uuid)
returns text[]
language sql
stable
security invoker
set search_path = ''
begin atomic
  select governance.alert_transitions(alert_id);
end;
comment on function public.alert_transitions(uuid) is
  'What the caller may do to the alert now: acknowledge, unacknowledge, resolve, reopen, assign, snooze, unsnooze, comment. Errors: alert_not_found (404).';
revoke all on function public.alert_transitions(uuid) from public;
grant execute on function public.alert_transitions(uuid) to authenticated;
