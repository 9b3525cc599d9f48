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

insert into auth.users (id, email)
values
  ('dddddddd-0000-4000-a000-0000000000f1', 'admin@notify.test'),
  ('dddddddd-0000-4000-a000-0000000000f2', 'pca@notify.test'),
  ('dddddddd-0000-4000-a000-0000000000f3', 'gerant@notify.test'),
  ('dddddddd-0000-4000-a000-0000000000f4', 'other@notify.test');
insert into public.tenants (id, slug, name, domain)
values ('dddddddd-0000-4000-b000-000000000002', 'notify-other', 'Autre', 'resto');
insert into public.profils (tenant_id, user_id, role, nom_complet, email)
values
  ('dddddddd-0000-4000-b000-000000000001', 'dddddddd-0000-4000-a000-0000000000f1', 'admin', 'Ada', 'admin@notify.test'),
  ('dddddddd-0000-4000-b000-000000000001', 'dddddddd-0000-4000-a000-0000000000f2', 'pca', 'Paul', 'pca@notify.test'),
  ('dddddddd-0000-4000-b000-000000000001', 'dddddddd-0000-4000-a000-0000000000f3', 'gerant', 'Guy', 'gerant@notify.test'),
  ('dddddddd-0000-4000-b000-000000000002', 'dddddddd-0000-4000-a000-0000000000f4', 'owner', 'Olga', 'other@notify.test');
create function pg_temp.act_as(last text) returns void language sql as $$
  select set_config('role', 'authenticated', true), set_config(
    'request.jwt.claims',
    jsonb_build_object('sub', 'dddddddd-0000-4000-a000-0000000000' || last, 'role', 'authenticated')::text,
    true
  )
$$;
grant execute on function pg_temp.act_as(text) to authenticated;

select pg_temp.open_alert('a');
select governance.plan_notifications();
create temp table target as select id from public.notification_deliveries;
grant select on target to authenticated;
select pg_temp.act_as('f1');
select throws_ok(
  'select public.retry_notification((select id from target))', 'PT409', 'notification_not_dead',
  'a message on its way is left alone'
);
reset role;
update public.notification_deliveries set status = 'DEAD', last_error = 'http_404', attempts = 1;
update public.notification_rules set target = 'https://example.com/corrected';
select pg_temp.act_as('f2');
select throws_ok(
  'select public.retry_notification((select id from target))', 'PT404', 'notification_not_found',
  'reading is not sending'
);
select pg_temp.act_as('f4');
select throws_ok(
  'select public.retry_notification((select id from target))', 'PT404', 'notification_not_found',
  'nor for another tenant'
);
select pg_temp.act_as('f1');
select is((public.retry_notification((select id from target))).status, 'RETRY', 'sent again');
reset role;
select results_eq(
  'select webhook_id, target, attempt from public.claim_notifications()',
  $$select 'msg_' || id, 'https://example.com/corrected', 1 from target$$,
  'under the same webhook-id, to the address that the rule has now'
);
select is(retried_count, 1, 'and counted') from public.notification_deliveries;
set local role anon;
select throws_ok(
  'select public.retry_notification(gen_random_uuid())', '42501', null, 'strangers are refused'
);

select * from finish();
rollback;
