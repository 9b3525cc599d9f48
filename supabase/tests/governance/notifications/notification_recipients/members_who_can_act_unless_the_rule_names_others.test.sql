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

update public.notification_rules set channel = 'email', target = null;
select is(
  (select governance.notification_recipients(r) from public.notification_rules as r),
  array['admin@notify.test'], 'those who may acknowledge, of this tenant'
);
update public.notification_rules set target = 'garde@x.cd';
select is(
  (select governance.notification_recipients(r) from public.notification_rules as r),
  array['garde@x.cd'], 'or whom the rule names'
);

select * from finish();
rollback;
