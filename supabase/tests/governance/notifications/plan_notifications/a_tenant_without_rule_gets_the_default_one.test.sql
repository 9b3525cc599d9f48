begin;
select plan(6);

insert into public.tenants (id, slug, name, domain, default_locale)
values ('dddddddd-0000-4000-b000-000000000001', 'notify-test', 'Saveurs', 'resto', 'ar');
insert into public.system_alerts
  (tenant_id, check_code, severity, entity_type, entity_key, message, fingerprint)
values ('dddddddd-0000-4000-b000-000000000001', 'NOTIFICATION_DEAD', 'WARN', 'X', 'a', 'رسالة', gen_random_uuid());
select governance.plan_notifications();
select is(count(*), 1::bigint, 'no sender was ever seen: the news wait for one')
from governance.alert_outbox;
select public.claim_notifications(1, 60, '{webhook}');
select governance.plan_notifications();
select results_eq(
  'select name, target, is_default from public.notification_rules',
  $$values ('التنبيهات الافتراضية', null::text, true)$$,
  'there is an address: the tenant gets a rule that uses it'
);
update governance.notification_items set ready_at = now();
select is(governance.plan_notifications(), 1::bigint, 'and the first alert is told');
select alike(
  (select payload ->> 'subject' from public.notification_deliveries),
  '[تحذير] تنبيه جديد: %Saveurs', 'in the language of the tenant'
);
update public.notification_rules set is_enabled = false;
insert into public.system_alerts
  (tenant_id, check_code, severity, entity_type, entity_key, message, fingerprint)
values ('dddddddd-0000-4000-b000-000000000001', 'NOTIFICATION_DEAD', 'WARN', 'X', 'b', 'b', gen_random_uuid());
select is(governance.plan_notifications(), 0::bigint, 'switched off, it stays silent');
select is(count(*), 1::bigint, 'and no second one appears') from public.notification_rules;

select * from finish();
rollback;
