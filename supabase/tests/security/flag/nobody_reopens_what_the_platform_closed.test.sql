begin;
select plan(4);

insert into public.tenants (id, slug, name, domain) values
  ('10000000-0000-4000-8000-000000000001', 'operator-under-test', 'Operator', 'depot'),
  ('10000000-0000-4000-8000-000000000002', 'other-under-test', 'Other', 'resto');
update public.tenants set is_operator = false where is_operator;
update public.tenants set is_operator = true where id = '10000000-0000-4000-8000-000000000001';
insert into auth.users (id, email) values
  ('30000000-0000-4000-8000-000000000001', 'admin@under.test');
insert into public.profils (tenant_id, user_id, role, site_id, nom_complet) values
  ('10000000-0000-4000-8000-000000000001', '30000000-0000-4000-8000-000000000001', 'admin', null, 'Odile Kabongo');

select public.set_flag('OUTBOUND_ENABLED', 'tenant', '"on"', 'We want to send.', '10000000-0000-4000-8000-000000000002');
select is(security.flag_text('OUTBOUND_ENABLED', '10000000-0000-4000-8000-000000000002'), 'on', 'without an incident the tenant decides');
select public.set_flag('OUTBOUND_ENABLED', 'global', '"hold"', 'Provider incident.');
select is(security.flag_text('OUTBOUND_ENABLED', '10000000-0000-4000-8000-000000000002'), 'hold', 'the platform holds everybody');
select public.set_flag('OUTBOUND_ENABLED', 'tenant', '"drop"', 'Never send again.', '10000000-0000-4000-8000-000000000002');
select is(security.flag_text('OUTBOUND_ENABLED', '10000000-0000-4000-8000-000000000002'), 'drop', 'closing further is allowed');
select public.set_flag('MAINTENANCE_MODE', 'global', 'true', 'Planned maintenance.');
select public.set_flag('MAINTENANCE_MODE', 'tenant', 'false', 'Not for us please.', '10000000-0000-4000-8000-000000000002');
select is(security.flag_bool('MAINTENANCE_MODE', '10000000-0000-4000-8000-000000000002'), true, 'closed may be true as well as false');

select * from finish();
rollback;
