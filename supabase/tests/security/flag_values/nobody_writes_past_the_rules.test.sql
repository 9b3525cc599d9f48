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
  $$insert into public.flag_values (flag_key, scope, value, reason)
    values ('ALLOW_QUERY_TOKEN', 'global', 'true', 'Straight in.')$$,
  '42501', null, 'an admin'
);
select throws_ok(
  $$update public.feature_flags set default_value = 'true' where key = 'ALLOW_QUERY_TOKEN'$$,
  '42501', null, 'not the default either'
);
set local role service_role;
set local request.jwt.claims to '{"role": "service_role"}';
select throws_ok(
  $$insert into public.flag_values (flag_key, scope, value, reason)
    values ('ALLOW_QUERY_TOKEN', 'global', 'true', 'Straight in.')$$,
  '42501', null, 'the service role'
);
select throws_ok(
  $$insert into public.flag_history (flag_key, scope, reason, version)
    values ('ALLOW_QUERY_TOKEN', 'global', 'Forged line.', 1)$$,
  '42501', null, 'nor its history'
);

select * from finish();
rollback;
