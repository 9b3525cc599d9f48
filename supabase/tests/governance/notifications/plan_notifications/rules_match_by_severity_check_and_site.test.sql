begin;
select plan(3);

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

insert into public.sites (tenant_id, id, kind, code, name)
values
  ('dddddddd-0000-4000-b000-000000000001', 'dddddddd-0000-4000-c000-000000000001', 'depot', 'N1', 'N1'),
  ('dddddddd-0000-4000-b000-000000000001', 'dddddddd-0000-4000-c000-000000000002', 'depot', 'N2', 'N2');
update public.notification_rules set name = 'critical only', min_severity = 'CRITICAL';
insert into public.notification_rules
  (tenant_id, name, group_wait, min_severity, check_codes, site_id)
values
  ('dddddddd-0000-4000-b000-000000000001', 'site 1', '0', 'INFO', null, 'dddddddd-0000-4000-c000-000000000001'),
  ('dddddddd-0000-4000-b000-000000000001', 'slow checks', '0', 'INFO', '{CHECK_SLOW}', null);
insert into public.notification_rules (tenant_id, name, group_wait, min_severity, is_enabled)
values ('dddddddd-0000-4000-b000-000000000001', 'off', '0', 'INFO', false);
insert into public.system_alerts
  (tenant_id, site_id, check_code, severity, entity_type, entity_key, message, fingerprint)
values
  ('dddddddd-0000-4000-b000-000000000001', null, 'NOTIFICATION_DEAD', 'CRITICAL', 'X', 'a', 'a', gen_random_uuid()),
  ('dddddddd-0000-4000-b000-000000000001', 'dddddddd-0000-4000-c000-000000000001', 'NOTIFICATION_DEAD', 'WARN', 'X', 'b', 'b', gen_random_uuid()),
  ('dddddddd-0000-4000-b000-000000000001', 'dddddddd-0000-4000-c000-000000000002', 'CHECK_SLOW', 'INFO', 'X', 'c', 'c', gen_random_uuid());
select governance.plan_notifications();
select results_eq(
  $$select r.name, a.message
    from public.notification_deliveries as d
    join public.notification_rules as r on r.id = d.rule_id
    cross join unnest(d.alert_ids) as i (id)
    join public.system_alerts as a on a.id = i.id
    order by 1$$,
  $$values ('critical only', 'a'), ('site 1', 'b'), ('slow checks', 'c')$$,
  'each rule tells what it matches'
);
insert into public.tenants (id, slug, name, domain)
values ('dddddddd-0000-4000-b000-000000000002', 'notify-other', 'Autre', 'resto');
insert into public.system_alerts
  (tenant_id, check_code, severity, entity_type, entity_key, message, fingerprint)
values ('dddddddd-0000-4000-b000-000000000002', 'NOTIFICATION_DEAD', 'CRITICAL', 'X', 'z', 'z', gen_random_uuid());
update governance.notification_dispatcher set seen_at = now();
select is(governance.plan_notifications(), 0::bigint, 'another tenant''s alert is told to nobody here');
select is(count(*), 0::bigint, 'a tenant without rule and without address is not waited for')
from governance.alert_outbox;

select * from finish();
rollback;
