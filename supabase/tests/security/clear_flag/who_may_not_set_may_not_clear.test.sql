begin;
select plan(3);

insert into public.tenants (id, slug, name, domain) values
  ('10000000-0000-4000-8000-000000000001', 'operator-under-test', 'Operator', 'depot'),
  ('10000000-0000-4000-8000-000000000002', 'other-under-test', 'Other', 'resto');
update public.tenants set is_operator = false where is_operator;
update public.tenants set is_operator = true where id = '10000000-0000-4000-8000-000000000001';
insert into auth.users (id, email) values
  ('30000000-0000-4000-8000-000000000001', 'admin@under.test'),
  ('30000000-0000-4000-8000-000000000002', 'pca@under.test'),
  ('30000000-0000-4000-8000-000000000004', 'other@under.test');
insert into public.profils (tenant_id, user_id, role, site_id, nom_complet) values
  ('10000000-0000-4000-8000-000000000001', '30000000-0000-4000-8000-000000000001', 'admin', null, 'Odile Kabongo'),
  ('10000000-0000-4000-8000-000000000001', '30000000-0000-4000-8000-000000000002', 'pca', null, 'Paul Ilunga'),
  ('10000000-0000-4000-8000-000000000002', '30000000-0000-4000-8000-000000000004', 'admin', null, 'Yasmine Haddad');

select public.set_flag('MAINTENANCE_MODE', 'global', 'true', 'Planned maintenance.');
set local role authenticated;
set local request.jwt.claims to '{"sub": "30000000-0000-4000-8000-000000000004", "role": "authenticated"}';
select throws_ok(
  $$select public.clear_flag('MAINTENANCE_MODE', 'global', 'We want to work.')$$,
  '42501', 'permission_denied', 'the admin of another tenant'
);
set local role authenticated;
set local request.jwt.claims to '{"sub": "30000000-0000-4000-8000-000000000002", "role": "authenticated"}';
select throws_ok(
  $$select public.clear_flag('MAINTENANCE_MODE', 'global', 'We want to work.')$$,
  '42501', 'permission_denied', 'who only reads'
);
set local role anon;
set local request.jwt.claims to '{"role": "anon"}';
select throws_ok(
  $$select public.clear_flag('MAINTENANCE_MODE', 'global', 'We want to work.')$$,
  '42501', null, 'anonymous callers'
);

select * from finish();
rollback;
