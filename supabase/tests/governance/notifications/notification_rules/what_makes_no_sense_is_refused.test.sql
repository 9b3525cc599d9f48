begin;
select plan(10);

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

select throws_ok(
  format('update public.notification_rules set target = %L', t.target),
  '23514', null, 'target ' || t.target
)
from (values ('http://example.com/'), ('ftp://example.com/'), ('//example.com'), ('https://a b/'),
  ('https://example.com/#x'), ('https://user:secret@example.com/'),
  ('http://127.0.0.1:80@example.com/')) as t (target);
select throws_ok(
  $$update public.notification_rules set check_codes = '{NOT_A_CHECK}'$$,
  'PT422', 'notification_rule_invalid', 'a check that does not exist'
);
select throws_ok(
  $$update public.notification_rules set channel = 'email'$$, '23514', null,
  'a web address is no e-mail address'
);
update public.notification_rules
set is_enabled = false, disabled_reason = 'gone', disabled_at = now();
update public.notification_rules set is_enabled = true;
select is(disabled_reason, null, 'switching it on forgets why it was off') from public.notification_rules;

select * from finish();
rollback;
