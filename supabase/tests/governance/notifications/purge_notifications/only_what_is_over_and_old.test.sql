begin;
select plan(2);

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

insert into public.notification_deliveries
  (tenant_id, channel, reason, alert_ids, payload, status, sent_at, last_error, created_at)
select 'dddddddd-0000-4000-b000-000000000001', 'webhook', 'OPENED', '{}', '{}', s.status,
  case when s.status = 'SENT' then now() end, case when s.status = 'DEAD' then 'x' end,
  now() - s.age
from (values ('SENT', interval '91 days'), ('DEAD', '91 days'), ('RETRY', '91 days'), ('SENT', '89 days'))
  as s (status, age);
select is(governance.purge_notifications(), 2::bigint, 'old and over');
select results_eq(
  'select status from public.notification_deliveries order by 1', array['RETRY', 'SENT'], 'the rest stays'
);

select * from finish();
rollback;
