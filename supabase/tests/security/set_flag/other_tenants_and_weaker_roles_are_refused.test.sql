begin;
select plan(6);

insert into public.tenants (id, slug, name, domain) values
  ('10000000-0000-4000-8000-000000000001', 'operator-under-test', 'Operator', 'depot'),
  ('10000000-0000-4000-8000-000000000002', 'other-under-test', 'Other', 'resto');
update public.tenants set is_operator = false where is_operator;
update public.tenants set is_operator = true where id = '10000000-0000-4000-8000-000000000001';
insert into auth.users (id, email) values
  ('30000000-0000-4000-8000-000000000001', 'admin@under.test'),
  ('30000000-0000-4000-8000-000000000002', 'pca@under.test'),
  ('30000000-0000-4000-8000-000000000003', 'operateur@under.test'),
  ('30000000-0000-4000-8000-000000000004', 'other@under.test'),
  ('30000000-0000-4000-8000-000000000009', 'stranger@under.test');
insert into public.profils (tenant_id, user_id, role, site_id, nom_complet) values
  ('10000000-0000-4000-8000-000000000001', '30000000-0000-4000-8000-000000000001', 'admin', null, 'Odile Kabongo'),
  ('10000000-0000-4000-8000-000000000001', '30000000-0000-4000-8000-000000000002', 'pca', null, 'Paul Ilunga'),
  ('10000000-0000-4000-8000-000000000001', '30000000-0000-4000-8000-000000000003', 'operateur', null, 'Sam Mwamba'),
  ('10000000-0000-4000-8000-000000000002', '30000000-0000-4000-8000-000000000004', 'admin', null, 'Yasmine Haddad');

set local role authenticated;
set local request.jwt.claims to '{"sub": "30000000-0000-4000-8000-000000000001", "role": "authenticated"}';
select throws_ok(
  $$select public.set_flag('DELIVERY_ENABLED', 'tenant', 'true', 'Not my tenant.', '10000000-0000-4000-8000-000000000002')$$,
  '42501', 'permission_denied', 'the operator does not set what belongs to a tenant'
);
set local role authenticated;
set local request.jwt.claims to '{"sub": "30000000-0000-4000-8000-000000000002", "role": "authenticated"}';
select throws_ok(
  $$select public.set_flag('DELIVERY_ENABLED', 'tenant', 'true', 'I only read.', '10000000-0000-4000-8000-000000000001')$$,
  '42501', 'permission_denied', 'who reads flags does not set them'
);
set local role authenticated;
set local request.jwt.claims to '{"sub": "30000000-0000-4000-8000-000000000003", "role": "authenticated"}';
select throws_ok(
  $$select public.set_flag('DELIVERY_ENABLED', 'tenant', 'true', 'I may not read.', '10000000-0000-4000-8000-000000000001')$$,
  '42501', 'permission_denied', 'an operateur does not'
);
set local role authenticated;
set local request.jwt.claims to '{"sub": "30000000-0000-4000-8000-000000000009", "role": "authenticated"}';
select throws_ok(
  $$select public.set_flag('DELIVERY_ENABLED', 'tenant', 'true', 'Nobody knows me.', '10000000-0000-4000-8000-000000000001')$$,
  '42501', 'permission_denied', 'a stranger does not'
);
select throws_ok(
  $$select public.set_flag('NO_SUCH_FLAG', 'tenant', 'true', 'Nobody knows me.', '10000000-0000-4000-8000-000000000001')$$,
  '42501', 'permission_denied', 'and does not learn which flags exist'
);
set local role anon;
set local request.jwt.claims to '{"role": "anon"}';
select throws_ok(
  $$select public.set_flag('DELIVERY_ENABLED', 'tenant', 'true', 'No session.', '10000000-0000-4000-8000-000000000001')$$,
  '42501', null, 'anonymous callers do not'
);

select * from finish();
rollback;
