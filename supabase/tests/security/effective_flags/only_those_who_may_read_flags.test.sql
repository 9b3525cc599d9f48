begin;
select plan(5);

insert into public.tenants (id, slug, name, domain) values
  ('10000000-0000-4000-8000-000000000001', 'operator-under-test', 'Operator', 'depot'),
  ('10000000-0000-4000-8000-000000000002', 'other-under-test', 'Other', 'resto');
update public.tenants set is_operator = false where is_operator;
update public.tenants set is_operator = true where id = '10000000-0000-4000-8000-000000000001';
insert into auth.users (id, email) values
  ('30000000-0000-4000-8000-000000000003', 'operateur@under.test'),
  ('30000000-0000-4000-8000-000000000004', 'other@under.test'),
  ('30000000-0000-4000-8000-000000000009', 'stranger@under.test');
insert into public.profils (tenant_id, user_id, role, site_id, nom_complet) values
  ('10000000-0000-4000-8000-000000000001', '30000000-0000-4000-8000-000000000003', 'operateur', null, 'Sam Mwamba'),
  ('10000000-0000-4000-8000-000000000002', '30000000-0000-4000-8000-000000000004', 'admin', null, 'Yasmine Haddad');

set local role authenticated;
set local request.jwt.claims to '{"sub": "30000000-0000-4000-8000-000000000004", "role": "authenticated"}';
select throws_ok(
  $$select * from public.effective_flags('10000000-0000-4000-8000-000000000001')$$, '42501', 'permission_denied', 'not of another tenant'
);
select throws_ok(
  'select * from public.effective_flags()', '42501', 'permission_denied', 'not of the platform'
);
set local role authenticated;
set local request.jwt.claims to '{"sub": "30000000-0000-4000-8000-000000000003", "role": "authenticated"}';
select throws_ok(
  $$select * from public.effective_flags('10000000-0000-4000-8000-000000000001')$$, '42501', 'permission_denied', 'an operateur'
);
set local role authenticated;
set local request.jwt.claims to '{"sub": "30000000-0000-4000-8000-000000000009", "role": "authenticated"}';
select throws_ok(
  $$select * from public.effective_flags('10000000-0000-4000-8000-000000000001')$$, '42501', 'permission_denied', 'a stranger'
);
set local role anon;
set local request.jwt.claims to '{"role": "anon"}';
select throws_ok(
  $$select * from public.effective_flags('10000000-0000-4000-8000-000000000001')$$, '42501', null, 'anonymous callers'
);

select * from finish();
rollback;
