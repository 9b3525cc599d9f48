begin;
select plan(9);

insert into public.tenants (id, slug, name, domain) values
  ('10000000-0000-4000-8000-000000000001', 'operator-under-test', 'Operator', 'depot'),
  ('10000000-0000-4000-8000-000000000002', 'other-under-test', 'Other', 'resto');
update public.tenants set is_operator = false where is_operator;
update public.tenants set is_operator = true where id = '10000000-0000-4000-8000-000000000001';
insert into auth.users (id, email) values
  ('30000000-0000-4000-8000-000000000001', 'admin@under.test'),
  ('30000000-0000-4000-8000-000000000002', 'pca@under.test'),
  ('30000000-0000-4000-8000-000000000003', 'operateur@under.test'),
  ('30000000-0000-4000-8000-000000000004', 'other@under.test');
insert into public.profils (tenant_id, user_id, role, site_id, nom_complet) values
  ('10000000-0000-4000-8000-000000000001', '30000000-0000-4000-8000-000000000001', 'admin', null, 'Odile Kabongo'),
  ('10000000-0000-4000-8000-000000000001', '30000000-0000-4000-8000-000000000002', 'pca', null, 'Paul Ilunga'),
  ('10000000-0000-4000-8000-000000000001', '30000000-0000-4000-8000-000000000003', 'operateur', null, 'Sam Mwamba'),
  ('10000000-0000-4000-8000-000000000002', '30000000-0000-4000-8000-000000000004', 'admin', null, 'Yasmine Haddad');

select public.set_flag('DEBUG_MODE', 'global', 'true', 'Looking for a bug.');
select public.set_flag('DELIVERY_ENABLED', 'tenant', 'true', 'We deliver from today.', '10000000-0000-4000-8000-000000000002');
set local role authenticated;
set local request.jwt.claims to '{"sub": "30000000-0000-4000-8000-000000000002", "role": "authenticated"}';
select results_eq('select flag_key from public.flag_values', array['DEBUG_MODE'], 'the operator: the platform');
select results_eq('select flag_key from public.flag_history', array['DEBUG_MODE'], 'with its history');
set local role authenticated;
set local request.jwt.claims to '{"sub": "30000000-0000-4000-8000-000000000004", "role": "authenticated"}';
select results_eq('select flag_key from public.flag_values', array['DELIVERY_ENABLED'], 'a tenant: its own');
select results_eq('select flag_key from public.flag_history', array['DELIVERY_ENABLED'], 'with its history');
set local role authenticated;
set local request.jwt.claims to '{"sub": "30000000-0000-4000-8000-000000000003", "role": "authenticated"}';
select is_empty('select from public.flag_values', 'a role without the permission: nothing');
select is_empty('select from public.flag_history', 'no history either');
set local role anon;
set local request.jwt.claims to '{"role": "anon"}';
select throws_ok('select from public.flag_values', '42501', null, 'anonymous callers are refused');
select throws_ok('select from public.flag_history', '42501', null, 'everywhere');
select throws_ok('select from public.feature_flags', '42501', null, 'at the catalogue too');

select * from finish();
rollback;
