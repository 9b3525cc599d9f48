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
select is_empty('select from governance.check_notification_dead', 'on its way: nothing');
update public.notification_deliveries set status = 'DEAD', last_error = 'http_404';
select results_eq(
  $$select entity_key, payload ->> 'dead_count', payload ->> 'last_error'
    from governance.check_notification_dead$$,
  $$values ('Astreinte', '1', 'http_404')$$, 'given up: one row per rule'
);
update public.notification_deliveries set updated_at = now() - interval '8 days';
select is_empty('select from governance.check_notification_dead', 'after a week it is past');
update public.notification_deliveries set updated_at = now(), last_error = 'rule_disabled';
select is_empty('select from governance.check_notification_dead', 'somebody switched the rule off: wanted');
update public.notification_deliveries
set status = 'PENDING', last_error = null, next_attempt_at = now() - interval '16 minutes';
select is(payload ->> 'waiting_count', '1', 'nobody fetches it: the sender does not run')
from governance.check_notification_dead;
delete from public.notification_deliveries;
select is_empty('select from governance.check_notification_dead', 'all gone: nothing');
update public.notification_rules
set is_enabled = false, disabled_reason = 'gone', disabled_at = now();
select is(payload ->> 'disabled_reason', 'gone', 'switched off by its receiver')
from governance.check_notification_dead;

select * from finish();
rollback;
