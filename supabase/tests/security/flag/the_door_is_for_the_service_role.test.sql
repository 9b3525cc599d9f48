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

set local role service_role;
set local request.jwt.claims to '{"role": "service_role"}';
select is(public.get_flag('RATE_LIMIT_PER_30S', '10000000-0000-4000-8000-000000000001', 'whatsapp'), '6'::jsonb, 'the service role reads');
set local role authenticated;
set local request.jwt.claims to '{"sub": "30000000-0000-4000-8000-000000000001", "role": "authenticated"}';
select throws_ok($$select public.get_flag('DEBUG_MODE')$$, '42501', null, 'an admin has effective_flags');
set local role anon;
set local request.jwt.claims to '{"role": "anon"}';
select throws_ok($$select public.get_flag('DEBUG_MODE')$$, '42501', null, 'anonymous callers nothing');

select * from finish();
rollback;
