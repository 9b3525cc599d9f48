begin;
select plan(8);

insert into public.tenants (id, slug, name, domain) values
  ('10000000-0000-4000-8000-000000000001', 'operator-under-test', 'Operator', 'depot'),
  ('10000000-0000-4000-8000-000000000002', 'other-under-test', 'Other', 'resto');
update public.tenants set is_operator = false where is_operator;
update public.tenants set is_operator = true where id = '10000000-0000-4000-8000-000000000001';
insert into auth.users (id, email) values
  ('30000000-0000-4000-8000-000000000001', 'admin@under.test');
insert into public.profils (tenant_id, user_id, role, site_id, nom_complet) values
  ('10000000-0000-4000-8000-000000000001', '30000000-0000-4000-8000-000000000001', 'admin', null, 'Odile Kabongo');

select throws_ok(
  $$select public.set_flag('DELIVERY_ENABLED', 'global', 'true', 'Global with a tenant.', '10000000-0000-4000-8000-000000000001')$$,
  'PT422', 'flag_scope_invalid', 'global takes no tenant'
);
select throws_ok(
  $$select public.set_flag('DELIVERY_ENABLED', 'tenant', 'true', 'Tenant without one.')$$,
  'PT422', 'flag_scope_invalid', 'tenant needs one'
);
select throws_ok(
  $$select public.set_flag('OUTBOUND_ENABLED', 'channel', '"hold"', 'Channel without one.', '10000000-0000-4000-8000-000000000001')$$,
  'PT422', 'flag_scope_invalid', 'channel needs one'
);
select throws_ok(
  $$select public.set_flag('OUTBOUND_ENABLED', 'channel', '"hold"', 'A channel of none.', channel => 'telegraph')$$,
  'PT422', 'flag_scope_invalid', 'a channel that does not exist would stop nothing'
);
select throws_ok(
  $$select public.set_flag('DELIVERY_ENABLED', 'channel', 'true', 'Not by channel.', channel => 'whatsapp')$$,
  'PT422', 'flag_scope_invalid', 'a flag that knows no channels'
);
select throws_ok(
  $$select public.set_flag('LEGACY_SHARED_ALLOWED', 'tenant', 'true', 'Just for us.', '10000000-0000-4000-8000-000000000001')$$,
  'PT422', 'flag_scope_invalid', 'a tenant does not open what belongs to the platform'
);
select throws_ok(
  $$select public.set_flag('META_SIGNATURE_REQUIRED', 'channel', '"off"', 'Just for us.', '10000000-0000-4000-8000-000000000001', 'whatsapp')$$,
  'PT422', 'flag_scope_invalid', 'not by way of a channel either'
);
select throws_ok(
  $$select public.set_flag('DELIVERY_ENABLED', null, 'true', 'No scope given.', '10000000-0000-4000-8000-000000000001')$$,
  'PT422', 'flag_scope_invalid', 'no scope is no scope'
);

select * from finish();
rollback;
