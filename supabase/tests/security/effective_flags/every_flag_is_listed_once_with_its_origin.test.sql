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

select public.set_flag('DELIVERY_ENABLED', 'tenant', 'true', 'We deliver from today.', '10000000-0000-4000-8000-000000000001');
set local role authenticated;
set local request.jwt.claims to '{"sub": "30000000-0000-4000-8000-000000000001", "role": "authenticated"}';
select is(
  (select count(*) from public.effective_flags('10000000-0000-4000-8000-000000000001')),
  (select count(*) from public.feature_flags as f where f.alias_of is null),
  'each flag once, aliases not'
);
select results_eq(
  $$select f.value, f.scope, f.reason, f.version
    from public.effective_flags('10000000-0000-4000-8000-000000000001') as f
    where f.key = 'DELIVERY_ENABLED'$$,
  $$values ('true'::jsonb, 'tenant', 'We deliver from today.', 1)$$,
  'a value that was set says where and why'
);
select results_eq(
  $$select f.value, f.scope, f.aliases
    from public.effective_flags('10000000-0000-4000-8000-000000000001') as f
    where f.key = 'LEGACY_SHARED_ALLOWED'$$,
  $$values ('false'::jsonb, 'default', array['LEGACY_SHARED_TOKEN_ENABLED'])$$,
  'a default says so, and other names are shown'
);

select * from finish();
rollback;
