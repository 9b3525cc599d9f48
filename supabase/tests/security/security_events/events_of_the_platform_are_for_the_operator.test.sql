begin;
select plan(2);

insert into public.tenants (id, slug, name, domain) values
  ('10000000-0000-4000-8000-000000000001', 'operator-under-test', 'Operator', 'depot'),
  ('10000000-0000-4000-8000-000000000002', 'other-under-test', 'Other', 'resto');
update public.tenants set is_operator = false where is_operator;
update public.tenants set is_operator = true where id = '10000000-0000-4000-8000-000000000001';
insert into auth.users (id, email) values
  ('30000000-0000-4000-8000-000000000001', 'admin@under.test'),
  ('30000000-0000-4000-8000-000000000004', 'other@under.test');
insert into public.profils (tenant_id, user_id, role, site_id, nom_complet) values
  ('10000000-0000-4000-8000-000000000001', '30000000-0000-4000-8000-000000000001', 'admin', null, 'Odile Kabongo'),
  ('10000000-0000-4000-8000-000000000002', '30000000-0000-4000-8000-000000000004', 'admin', null, 'Yasmine Haddad');

select security.log_event('AUTH_DENY');
set local role authenticated;
set local request.jwt.claims to '{"sub": "30000000-0000-4000-8000-000000000001", "role": "authenticated"}';
select is(
  (select count(*) from public.security_events as e where e.tenant_id is null and e.event_type = 'AUTH_DENY'),
  1::bigint, 'staff of the operator read them'
);
set local role authenticated;
set local request.jwt.claims to '{"sub": "30000000-0000-4000-8000-000000000004", "role": "authenticated"}';
select is_empty(
  'select from public.security_events where tenant_id is null', 'the admin of another tenant does not'
);

select * from finish();
rollback;
