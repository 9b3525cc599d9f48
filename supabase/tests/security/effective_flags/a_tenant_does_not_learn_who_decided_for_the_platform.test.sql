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

set local role authenticated;
set local request.jwt.claims to '{"sub": "30000000-0000-4000-8000-000000000001", "role": "authenticated"}';
select public.set_flag('MAINTENANCE_MODE', 'global', 'true', 'Planned maintenance.');
select is(
  (select f.actor_name from public.effective_flags('10000000-0000-4000-8000-000000000001') as f where f.key = 'MAINTENANCE_MODE'),
  'Odile Kabongo', 'the operator knows'
);
set local role authenticated;
set local request.jwt.claims to '{"sub": "30000000-0000-4000-8000-000000000004", "role": "authenticated"}';
select results_eq(
  $$select f.value, f.reason, f.actor_id, f.actor_name
    from public.effective_flags('10000000-0000-4000-8000-000000000002') as f
    where f.key = 'MAINTENANCE_MODE'$$,
  $$values ('true'::jsonb, 'Planned maintenance.', null::uuid, null::text)$$,
  'the tenant sees what and why'
);

select * from finish();
rollback;
