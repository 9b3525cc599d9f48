begin;
select plan(5);

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

select pg_temp.open_alert('a');
select is(governance.plan_notifications(), 0::bigint, 'the first alert waits for company');
select is(count(*), 0::bigint, 'the feed is taken') from governance.alert_outbox;
select pg_temp.open_alert('b', 'WARN');
select governance.plan_notifications();
-- The first one's wait is over, the second one's is not.
update governance.notification_items set ready_at = now() where severity_rank = 1;
select is(governance.plan_notifications(), 1::bigint, 'one message');
select results_eq('select pg_temp.told()', array['OPENED 2'], 'it tells both, the worst first');
select is(
  (select payload -> 'alerts' -> 0 ->> 'severity' from public.notification_deliveries),
  'CRITICAL', 'the worst comes first'
);

select * from finish();
rollback;
