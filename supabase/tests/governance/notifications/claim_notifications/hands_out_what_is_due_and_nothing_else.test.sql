begin;
select plan(7);

insert into public.tenants (id, slug, name, domain)
values ('dddddddd-0000-4000-b000-000000000001', 'notify-test', 'Pétrole Lushi', 'depot');
insert into public.notification_rules (tenant_id, id, name, target, group_wait)
values (
  'dddddddd-0000-4000-b000-000000000001', 'dddddddd-0000-4000-a000-000000000001', 'Astreinte',
  'https://example.com/hook', '0'
);
create function pg_temp.open_alert(key text, severity text default 'CRITICAL')
returns uuid language sql as $$
  insert into public.system_alerts
    (tenant_id, check_code, severity, entity_type, entity_key, message, fingerprint)
  values (
    'dddddddd-0000-4000-b000-000000000001', 'NOTIFICATION_DEAD', open_alert.severity, 'X',
    open_alert.key, 'Message ' || open_alert.key, md5(open_alert.key)::uuid
  )
  returning id
$$;
create function pg_temp.told() returns setof text language sql as $$
  select d.reason || ' ' || cardinality(d.alert_ids)
  from public.notification_deliveries as d
  order by d.reason, cardinality(d.alert_ids)
$$;

select pg_temp.open_alert('a');
select governance.plan_notifications();
create temp table claimed as select * from public.claim_notifications(10, 60);
select is(count(*), 1::bigint, 'what is due') from claimed;
select is(webhook_id, 'msg_' || delivery_id, 'the webhook-id is the delivery''s') from claimed;
select is_empty('select * from public.claim_notifications(10, 60)', 'once, while the lease lasts');
update public.notification_deliveries set next_attempt_at = now(), attempts = max_attempts;
select is_empty('select * from public.claim_notifications(10, 60)', 'not after the last attempt');
select results_eq(
  'select status, last_error from public.notification_deliveries', $$values ('DEAD', 'lease_expired')$$,
  'a message whose senders all died is dead, not silent'
);
select pg_temp.open_alert('b');
select governance.plan_notifications();
update public.notification_rules set is_enabled = false;
select is_empty(
  'select * from public.claim_notifications(10, 60)', 'nor when its rule was switched off meanwhile'
);
set local role authenticated;
select throws_ok(
  'select * from public.claim_notifications()', '42501', null, 'only the service claims'
);

select * from finish();
rollback;
