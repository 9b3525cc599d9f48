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

set local role authenticated;
set local request.jwt.claims to '{"sub": "30000000-0000-4000-8000-000000000001", "role": "authenticated"}';
select throws_ok(
  $$insert into public.security_events (event_type, severity) values ('AUTH_DENY', 'LOW')$$,
  '42501', null, 'an admin forges no event'
);
select throws_ok(
  $$update public.security_event_types set severity = 'LOW'$$, '42501', null, 'nor tones one down'
);
set local role service_role;
set local request.jwt.claims to '{"role": "service_role"}';
select throws_ok(
  $$insert into public.security_events (event_type, severity) values ('AUTH_DENY', 'LOW')$$,
  '42501', null, 'the service role goes through its door'
);
select throws_ok(
  $$insert into public.security_event_types (code, severity, module, description)
    values ('NEW_CODE', 'LOW', 'x', '{}')$$,
  '42501', null, 'and invents no code'
);

select * from finish();
rollback;
