begin;
select plan(4);

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

set local role authenticated;
set local request.jwt.claims to '{"sub": "30000000-0000-4000-8000-000000000004", "role": "authenticated"}';
select is(
  (public.set_flag('DELIVERY_ENABLED', 'tenant', 'true', 'We deliver from today.', '10000000-0000-4000-8000-000000000002')).version,
  1, 'the first value has version 1'
);
select is(
  (select v.actor_id from public.flag_values as v where v.tenant_id = '10000000-0000-4000-8000-000000000002'),
  '30000000-0000-4000-8000-000000000004'::uuid, 'the actor comes from the token'
);
reset role;
set local request.jwt.claims to '';
select is(security.flag_bool('DELIVERY_ENABLED', '10000000-0000-4000-8000-000000000002'), true, 'it counts for that tenant');
select is(security.flag_bool('DELIVERY_ENABLED', '10000000-0000-4000-8000-000000000001'), false, 'and for no other');

select * from finish();
rollback;
