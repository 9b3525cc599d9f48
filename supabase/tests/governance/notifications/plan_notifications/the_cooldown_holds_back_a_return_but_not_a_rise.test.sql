begin;
select plan(5);

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

select pg_temp.open_alert('a', 'WARN');
select governance.plan_notifications();

update public.system_alerts
set status = 'RESOLVED', is_active = false, resolved_at = now(), resolved_by_system = true;
select governance.plan_notifications();
insert into public.system_alerts (
  tenant_id, check_code, severity, entity_type, entity_key, message, fingerprint, episode,
  previous_alert_id
)
select tenant_id, check_code, 'WARN', entity_type, entity_key, message, fingerprint, 2, id
from public.system_alerts;
select governance.plan_notifications();
select results_eq(
  'select pg_temp.told()', array['OPENED 1', 'RESOLVED 1'], 'a return within four hours is held back'
);
select is(
  (select ready_at - now() from governance.notification_items), interval '4 hours',
  'until the cooldown ends: if it lasts, it is told then'
);
update public.system_alerts set severity = 'CRITICAL' where status = 'OPEN';
select governance.plan_notifications();
select results_eq(
  'select pg_temp.told()', array['OPENED 1', 'RESOLVED 1', 'WORSENED 1'], 'a rise is told at once'
);
update public.system_alerts
set status = 'RESOLVED', is_active = false, resolved_at = now(), resolved_by_system = true
where status = 'OPEN';
select governance.plan_notifications();
insert into public.system_alerts (
  tenant_id, check_code, severity, entity_type, entity_key, message, fingerprint, episode,
  previous_alert_id
)
select tenant_id, check_code, 'CRITICAL', entity_type, entity_key, message, fingerprint, 3, id
from public.system_alerts
where episode = 2;
select governance.plan_notifications();
update public.system_alerts
set status = 'RESOLVED', is_active = false, resolved_at = now(), resolved_by_system = true
where status = 'OPEN';
update governance.notification_items set ready_at = now();
select governance.plan_notifications();
select results_eq(
  'select pg_temp.told()', array['OPENED 1', 'RESOLVED 1', 'RESOLVED 1', 'WORSENED 1'],
  'a return that was over before the cooldown was never told, neither as open nor as resolved'
);
select is(total_cooled, 1::bigint, 'and is counted') from public.notification_suppressions;

select * from finish();
rollback;
