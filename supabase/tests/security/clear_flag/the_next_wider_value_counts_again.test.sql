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

select public.set_flag('RATE_LIMIT_PER_30S', 'global', '12', 'A busy season.');
select public.set_flag('RATE_LIMIT_PER_30S', 'tenant', '20', 'A busy tenant.', '10000000-0000-4000-8000-000000000001');
select is(
  (public.clear_flag('RATE_LIMIT_PER_30S', 'tenant', 'No longer busy.', '10000000-0000-4000-8000-000000000001')).value,
  '20'::jsonb, 'what was removed comes back'
);
select is(security.flag_int('RATE_LIMIT_PER_30S', '10000000-0000-4000-8000-000000000001'), 12, 'the platform counts again');
select public.clear_flag('RATE_LIMIT_PER_30S', 'global', 'Season is over.');
select is(security.flag_int('RATE_LIMIT_PER_30S', '10000000-0000-4000-8000-000000000001'), 6, 'then the default');

select * from finish();
rollback;
