begin;
select plan(6);

insert into public.tenants (id, slug, name, domain)
values ('dddddddd-0000-4000-b000-000000000001', 'notify-test', 'Pétrole Lushi', 'depot');
insert into public.notification_rules (tenant_id, id, name, target, group_wait, flood_cap)
values (
  'dddddddd-0000-4000-b000-000000000001', 'dddddddd-0000-4000-a000-000000000001', 'Astreinte',
  'https://example.com/hook', '0', 3
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

select pg_temp.open_alert(g::text) from generate_series(1, 10) as g;
select governance.plan_notifications();
select results_eq('select pg_temp.told()', array['OPENED 3'], 'three of ten');
select results_eq(
  'select told_count, suppressed_count, total_suppressed from public.notification_suppressions',
  'values (3, 7, 7::bigint)', 'the rest is counted where people see it'
);
select is(
  (select payload #>> '{counts,suppressed_by_check,NOTIFICATION_DEAD}' from public.notification_deliveries),
  '7', 'and the message says so'
);
select alike(
  (select payload ->> 'text' from public.notification_deliveries), '%trop nombreuses à la fois : 7',
  'in words too'
);
select pg_temp.open_alert('11');
select governance.plan_notifications();
select results_eq('select pg_temp.told()', array['OPENED 3'], 'the window is used up');
update public.notification_suppressions set window_started_at = now() - interval '2 hours';
select pg_temp.open_alert('12');
select governance.plan_notifications();
select results_eq('select pg_temp.told()', array['OPENED 1', 'OPENED 3'], 'the next window tells again');

select * from finish();
rollback;
