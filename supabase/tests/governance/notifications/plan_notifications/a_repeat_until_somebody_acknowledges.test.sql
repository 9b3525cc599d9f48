begin;
select plan(4);

insert into public.tenants (id, slug, name, domain)
values ('dddddddd-0000-4000-b000-000000000001', 'notify-test', 'Pétrole Lushi', 'depot');
insert into public.notification_rules (tenant_id, id, name, target, group_wait, repeat_every)
values (
  'dddddddd-0000-4000-b000-000000000001', 'dddddddd-0000-4000-a000-000000000001', 'Astreinte',
  'https://example.com/hook', '0', '1 hour'
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
select governance.plan_notifications();
select results_eq('select pg_temp.told()', array['OPENED 1'], 'not before the interval');
update governance.notification_marks set considered_at = now() - interval '61 minutes';
select governance.plan_notifications();
select results_eq('select pg_temp.told()', array['OPENED 1', 'REPEAT 1'], 'told again');
update public.system_alerts set status = 'ACK', acknowledged_at = now();
update governance.notification_marks set considered_at = now() - interval '61 minutes';
select governance.plan_notifications();
select results_eq(
  'select pg_temp.told()', array['OPENED 1', 'REPEAT 1'], 'an acknowledged alert is not repeated'
);
select is(considered_at, now(), 'and not looked at again before the next interval')
from governance.notification_marks;

select * from finish();
rollback;
