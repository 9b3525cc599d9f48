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
set local request.jwt.claims to '{"sub": "30000000-0000-4000-8000-000000000002", "role": "authenticated"}';
select isnt_empty('select from public.exposure_inventory', 'who holds exposure.read on the operator');
set local role authenticated;
set local request.jwt.claims to '{"sub": "30000000-0000-4000-8000-000000000004", "role": "authenticated"}';
select is_empty('select from public.exposure_inventory', 'an admin of another tenant does not');
set local role authenticated;
set local request.jwt.claims to '{"sub": "30000000-0000-4000-8000-000000000003", "role": "authenticated"}';
select is_empty('select from public.exposure_inventory', 'an operateur of the operator does not');
set local role authenticated;
set local request.jwt.claims to '{"sub": "30000000-0000-4000-8000-000000000009", "role": "authenticated"}';
select is_empty('select from public.exposure_inventory', 'a stranger does not');
set local role anon;
set local request.jwt.claims to '{"role": "anon"}';
select throws_ok('select from public.exposure_inventory', '42501', null, 'anonymous callers are refused');
set local role service_role;
set local request.jwt.claims to '{"role": "service_role"}';
select isnt_empty('select from public.exposure_inventory', 'the service role does');

select * from finish();
rollback;
