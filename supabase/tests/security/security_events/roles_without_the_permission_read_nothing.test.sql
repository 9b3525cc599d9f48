begin;
select plan(5);

insert into public.tenants (id, slug, name, domain) values
  ('10000000-0000-4000-8000-000000000001', 'operator-under-test', 'Operator', 'depot'),
  ('10000000-0000-4000-8000-000000000002', 'other-under-test', 'Other', 'resto');
update public.tenants set is_operator = false where is_operator;
update public.tenants set is_operator = true where id = '10000000-0000-4000-8000-000000000001';
insert into auth.users (id, email) values
  ('30000000-0000-4000-8000-000000000003', 'operateur@under.test'),
  ('30000000-0000-4000-8000-000000000009', 'stranger@under.test');
insert into public.profils (tenant_id, user_id, role, site_id, nom_complet) values
  ('10000000-0000-4000-8000-000000000001', '30000000-0000-4000-8000-000000000003', 'operateur', null, 'Sam Mwamba');

select security.log_event('AUTH_DENY', '10000000-0000-4000-8000-000000000001');
set local role authenticated;
set local request.jwt.claims to '{"sub": "30000000-0000-4000-8000-000000000003", "role": "authenticated"}';
select is_empty('select from public.security_events', 'an operateur');
set local role authenticated;
set local request.jwt.claims to '{"sub": "30000000-0000-4000-8000-000000000009", "role": "authenticated"}';
select is_empty('select from public.security_events', 'someone without any membership');
select is_empty('select from public.security_event_types', 'not even the catalogue');
set local role anon;
set local request.jwt.claims to '{"role": "anon"}';
select throws_ok('select from public.security_events', '42501', null, 'anonymous callers are refused');
select throws_ok('select from public.security_event_types', '42501', null, 'at the catalogue too');

select * from finish();
rollback;
