begin;
select plan(3);

insert into public.tenants (id, slug, name, domain) values
  ('10000000-0000-4000-8000-000000000001', 'operator-under-test', 'Operator', 'depot'),
  ('10000000-0000-4000-8000-000000000002', 'other-under-test', 'Other', 'resto');
update public.tenants set is_operator = false where is_operator;
update public.tenants set is_operator = true where id = '10000000-0000-4000-8000-000000000001';
insert into auth.users (id, email) values
  ('30000000-0000-4000-8000-000000000001', 'admin@under.test');
insert into public.profils (tenant_id, user_id, role, site_id, nom_complet) values
  ('10000000-0000-4000-8000-000000000001', '30000000-0000-4000-8000-000000000001', 'admin', null, 'Odile Kabongo');

set local role anon;
set local request.jwt.claims to '{"role": "anon"}';
select throws_ok(
  $$select public.log_security_event('AUTH_DENY')$$, '42501', null, 'anonymous callers may not'
);
set local role authenticated;
set local request.jwt.claims to '{"sub": "30000000-0000-4000-8000-000000000001", "role": "authenticated"}';
select throws_ok(
  $$select public.log_security_event('AUTH_DENY', '10000000-0000-4000-8000-000000000001')$$, '42501', null, 'an admin may not'
);
set local role service_role;
set local request.jwt.claims to '{"role": "service_role"}';
select isnt(public.log_security_event('AUTH_DENY', '10000000-0000-4000-8000-000000000001'), null, 'the service role may');

select * from finish();
rollback;
