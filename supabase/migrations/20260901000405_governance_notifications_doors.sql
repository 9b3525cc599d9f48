-- governance: what people do with notices: try a rule, send a dead one again; the clean-up.
-- Depends on: the message and the deliveries of this module, access.
-- Exposes: test_notification_rule, retry_notification (notifications.write);
-- governance.purge_notifications for the scheduler.

create function governance.test_notification_rule(rule_id uuid)
returns public.notification_deliveries
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: members hold no insert on deliveries: a message cannot be forged.
declare
  v_rule public.notification_rules;
  v_delivery public.notification_deliveries;
begin
  select r.* into v_rule
  from public.notification_rules as r
  where r.id = test_notification_rule.rule_id
    and coalesce(r.site_id, r.tenant_id)
      = any (array(select access.scopes_where('notifications.write')))
  -- Two clicks at once must not both pass below the limit.
  for update;
  if not found then
    raise exception using
      errcode = 'PT404',
      message = 'notification_rule_not_found',
      detail = format('No rule %s that you may change.', coalesce(rule_id::text, 'null')),
      hint = 'Refresh the list: the rule may have been deleted.';
  end if;
  if (
    select count(*) >= 5
    from public.notification_deliveries as d
    where d.tenant_id = v_rule.tenant_id and d.reason = 'TEST'
      and d.created_at > now() - interval '1 minute'
  ) then
    raise exception using
      errcode = 'PT429',
      message = 'notification_test_limit',
      detail = 'Rules of this tenant were tried five times within the last minute.',
      hint = 'Wait a minute, then try again.';
  end if;
  insert into public.notification_deliveries
    (
      tenant_id, rule_id, site_id, channel, target, reason, alert_ids, payload, max_attempts,
      created_by
    )
  values (
    v_rule.tenant_id, v_rule.id, v_rule.site_id, v_rule.channel, v_rule.target, 'TEST', '{}',
    governance.notification_payload(v_rule, 'TEST', '{}'), 3, access.actor()
  )
  returning * into v_delivery;
  return v_delivery;
end
$$;
comment on function governance.test_notification_rule(uuid) is
  'Queues a test message of a rule, also of one that is switched off. Permission notifications.write; five per minute and tenant. Errors: notification_rule_not_found (404), notification_test_limit (429).';
revoke all on function governance.test_notification_rule(uuid) from public;
grant execute on function governance.test_notification_rule(uuid) to authenticated;

create function public.test_notification_rule(rule_id uuid)
returns public.notification_deliveries
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select governance.test_notification_rule(rule_id);
end;
revoke all on function public.test_notification_rule(uuid) from public;
grant execute on function public.test_notification_rule(uuid) to authenticated;

create function governance.retry_notification(delivery_id uuid)
returns public.notification_deliveries
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: members hold no update on deliveries.
declare
  v_delivery public.notification_deliveries;
begin
  select d.* into v_delivery
  from public.notification_deliveries as d
  where d.id = retry_notification.delivery_id
    and coalesce(d.site_id, d.tenant_id)
      = any (array(select access.scopes_where('notifications.write')))
  for update;
  if not found then
    raise exception using
      errcode = 'PT404',
      message = 'notification_not_found',
      detail = format('No delivery %s that you may send.', coalesce(delivery_id::text, 'null')),
      hint = 'Refresh the list: it may have been cleaned up.';
  end if;
  if v_delivery.status <> 'DEAD' then
    raise exception using
      errcode = 'PT409',
      message = 'notification_not_dead',
      detail = format('Delivery %s is %s.', v_delivery.id, v_delivery.status),
      hint = 'Only a dead delivery is sent again by hand; the others go by themselves.';
  end if;
  -- The address is the one that the rule has now: correcting it is the usual cure.
  update public.notification_deliveries as d
  set status = 'RETRY', attempts = 0, next_attempt_at = now(), updated_at = now(),
    retried_count = d.retried_count + 1,
    channel = coalesce(r.channel, d.channel),
    target = case when r.id is null then d.target else r.target end,
    payload = case
      when r.id is null then d.payload
      else d.payload || jsonb_build_object('recipients', governance.notification_recipients(r))
    end
  from (select v_delivery.rule_id as rule_id) as k
  left join public.notification_rules as r
    on r.tenant_id = v_delivery.tenant_id and r.id = k.rule_id
  where d.tenant_id = v_delivery.tenant_id and d.id = v_delivery.id
  returning d.* into v_delivery;
  return v_delivery;
end
$$;
comment on function governance.retry_notification(uuid) is
  'Sends a dead message again, to the address that its rule has now, under the same webhook-id. Permission notifications.write. Errors: notification_not_found (404), notification_not_dead (409).';
revoke all on function governance.retry_notification(uuid) from public;
grant execute on function governance.retry_notification(uuid) to authenticated;

create function public.retry_notification(delivery_id uuid)
returns public.notification_deliveries
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select governance.retry_notification(delivery_id);
end;
revoke all on function public.retry_notification(uuid) from public;
grant execute on function public.retry_notification(uuid) to authenticated;

create function governance.purge_notifications(
  keep interval default '90 days',
  batch integer default 5000
)
returns bigint
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: called by the scheduler. What happened stays in alert_events; this is the postal log.
declare
  v_deleted bigint;
  v_count bigint;
begin
  -- materialized: the limit holds whatever the plan.
  with old as materialized (
    select x.tenant_id, x.id
    from public.notification_deliveries as x
    where x.status in ('SENT', 'DEAD') and x.created_at < now() - keep
    limit batch
    for update skip locked
  )
  delete from public.notification_deliveries as d
  using old as o
  where d.tenant_id = o.tenant_id and d.id = o.id;
  get diagnostics v_deleted = row_count;
  with old as materialized (
    select x.tenant_id, x.rule_id, x.fingerprint
    from governance.notification_marks as x
    -- Longer than any cooldown: nothing remembers these any more.
    where not x.is_firing and x.notified_at < now() - interval '30 days'
    limit batch
  )
  delete from governance.notification_marks as m
  using old as o
  where m.tenant_id = o.tenant_id and m.rule_id = o.rule_id and m.fingerprint = o.fingerprint;
  get diagnostics v_count = row_count;
  return v_deleted + v_count;
end
$$;
comment on function governance.purge_notifications(interval, integer) is
  'Deletes at most batch old deliveries that are over and at most batch forgotten marks. Returns how many.';
revoke all on function governance.purge_notifications(interval, integer) from public;
