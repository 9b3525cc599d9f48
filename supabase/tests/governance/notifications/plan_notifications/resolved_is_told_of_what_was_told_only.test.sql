begin;
select plan(4);

insert into public.tenants (id, slug, name, domain)
values ('dddddddd-0000-4000-b000-000000000001', 'notify-test', 'Pétrole Lushi', 'depot');
insert into public.notification_rules (tenant_id, id, name, target, group_wait)
values (
  'dddddddd-0000-4000-b000-000000000001', 'dddddddd-0000-4000-a000-000000000001', 'Astreinte',
  'https://example.com/hook', '30 seconds'
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

select pg_temp.open_alert('told');
select governance.plan_notifications();
update governance.notification_items set ready_at = now();
select governance.plan_notifications();
select pg_temp.open_alert('flash');
select governance.plan_notifications();
update public.system_alerts
set status = 'RESOLVED', is_active = false, resolved_at = now(), resolved_by_system = true;
select governance.plan_notifications();
update governance.notification_items set ready_at = now();
select governance.plan_notifications();
select results_eq(
  'select pg_temp.told()', array['OPENED 1', 'RESOLVED 1'],
  'what was over before anybody was told is not told at all'
);
select is(payload -> 'alerts' -> 0 ->> 'message', 'Message told', 'the one that was told')
from public.notification_deliveries where reason = 'RESOLVED';
select is(is_firing, false, 'nothing more is owed') from governance.notification_marks;
update public.notification_rules set notify_resolved = false;
select pg_temp.open_alert('quiet');
select governance.plan_notifications();
update governance.notification_items set ready_at = now();
select governance.plan_notifications();
update public.system_alerts
set status = 'RESOLVED', is_active = false, resolved_at = now(), resolved_by_system = true
where status = 'OPEN';
select governance.plan_notifications();
update governance.notification_items set ready_at = now();
select governance.plan_notifications();
select results_eq(
  'select pg_temp.told()', array['OPENED 1', 'OPENED 1', 'RESOLVED 1'],
  'a rule that does not want resolved notices gets none'
);

select * from finish();
rollback;
