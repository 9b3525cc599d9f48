-- governance: the plain PATCH of system_alerts, as the original client sends it, under the same
-- rules as the doors; and the question whether a condition still holds.
-- Depends on: the state machine of this module.
-- Exposes: trg_system_alerts_set_actor on system_alerts.

create function governance.condition_holds(alert public.system_alerts)
returns boolean
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: the views of checks are internal.
-- A check that cannot answer cannot clear an alert: any failure counts as "it still holds".
declare
  v_view text[];
  v_holds boolean;
begin
  select string_to_array(c.view_name, '.') into v_view
  from public.integrity_checks as c
  where c.code = alert.check_code;
  execute format(
    'select exists (
      select from %I.%I as v
      where coalesce(v.tenant_id, access.operator_tenant()) = $1
        and v.entity_type = $2
        and coalesce(v.entity_id::text, v.entity_key, '''') = $3
    )', v_view[1], v_view[2]
  ) into v_holds
  using alert.tenant_id, alert.entity_type, coalesce(alert.entity_id::text, alert.entity_key, '');
  return v_holds;
exception
  when query_canceled then
    return true;
  when others then
    return true;
end
$$;
comment on function governance.condition_holds(public.system_alerts) is
  'Asks the view of the check, now, whether the violation of this alert is still there.';
revoke all on function governance.condition_holds(public.system_alerts) from public;

create function governance.observed(alert public.system_alerts, intent governance.intent)
returns public.system_alerts
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: like condition_holds.
-- Who has repaired the cause and closes at once need not give a reason: the repair is one.
begin
  if intent.action = 'resolve' and intent.reason is null and alert.status <> 'RESOLVED' then
    alert.is_active := governance.condition_holds(alert);
  end if;
  return alert;
end
$$;
comment on function governance.observed(public.system_alerts, governance.intent) is
  'The alert with is_active as it is now, where the decision depends on it.';
revoke all on function governance.observed(public.system_alerts, governance.intent) from public;

create function governance.system_alerts_set_actor()
returns trigger
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: the caller of a PATCH may not read the rules. What the client sent beside the status is
-- dropped: its identity and its clock are not evidence.
declare
  v_alert public.system_alerts;
  v_intent governance.intent;
  v_refusal governance.refusal;
begin
  v_intent.action := case new.status
    when 'ACK' then 'acknowledge'
    when 'RESOLVED' then 'resolve'
    when 'OPEN' then case old.status when 'RESOLVED' then 'reopen' else 'unacknowledge' end
    else 'set status ' || coalesce(quote_literal(new.status), 'null')
  end;
  if v_intent.action = 'resolve' then
    v_intent.reason := new.resolution_reason;
    v_intent.comment := new.resolution_comment;
  end if;
  v_alert := governance.observed(old, v_intent);
  v_refusal := governance.refuse(v_alert, v_intent);
  if v_refusal.key is not null then
    perform governance.raise_refusal(v_refusal);
  end if;
  return governance.moved(v_alert, v_intent);
end
$$;
comment on function governance.system_alerts_set_actor() is
  'Before a PATCH: the state machine decides, the actor is the token''s subject, the time is the server''s. Errors: those of acknowledge_alert and resolve_alert.';
revoke all on function governance.system_alerts_set_actor() from public;
-- Doors and runs write as the owner after the same judgement; only API callers come this way.
create trigger trg_system_alerts_set_actor
  before update on public.system_alerts
  for each row
  when (current_user in ('anon', 'authenticated', 'service_role'))
  execute function governance.system_alerts_set_actor();

create function governance.tg_system_alerts__reached()
returns trigger
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: it asks for the caller's permissions.
-- PostgREST answers 2xx to an update of nothing: a screen would then show a success that is none.
declare
  v_versioned boolean := current_query() ~ '"version"\s*=';
begin
  if exists (select from new_rows) then
    return null;
  elsif not exists (
    select from access.scopes_where('alerts.ack')
    union all
    select from access.scopes_where('alerts.resolve')
  ) then
    raise exception using
      errcode = '42501',
      message = 'permission_denied',
      detail = 'Permission alerts.ack or alerts.resolve is required to change an alert.',
      hint = 'Ask an administrator of the tenant for a role that holds it.';
  end if;
  raise exception using
    errcode = case when v_versioned then 'PT409' else 'PT404' end,
    message = case when v_versioned then 'alert_conflict' else 'alert_not_found' end,
    detail = 'No alert that you may change matches the filter of this update.',
    hint = 'Read the alert again: it may have another version now, or belong to another site.';
end
$$;
comment on function governance.tg_system_alerts__reached() is
  'After a PATCH: an update that reached no row is an error: alert_conflict (409) when it filtered by version, else alert_not_found (404), permission_denied (403) for readers.';
revoke all on function governance.tg_system_alerts__reached() from public;
create trigger system_alerts_95_reached
  after update on public.system_alerts
  referencing new table as new_rows
  for each statement
  when (current_user in ('anon', 'authenticated', 'service_role'))
  execute function governance.tg_system_alerts__reached();
