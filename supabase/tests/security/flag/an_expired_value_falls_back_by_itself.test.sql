begin;
select plan(2);

insert into public.tenants (id, slug, name, domain) values
  ('10000000-0000-4000-8000-000000000001', 'operator-under-test', 'Operator', 'depot'),
  ('10000000-0000-4000-8000-000000000002', 'other-under-test', 'Other', 'resto');
update public.tenants set is_operator = false where is_operator;
update public.tenants set is_operator = true where id = '10000000-0000-4000-8000-000000000001';
insert into auth.users (id, email) values
  ('30000000-0000-4000-8000-000000000001', 'admin@under.test');
insert into public.profils (tenant_id, user_id, role, site_id, nom_complet) values
  ('10000000-0000-4000-8000-000000000001', '30000000-0000-4000-8000-000000000001', 'admin', null, 'Odile Kabongo');

select public.set_flag('OUTBOUND_ENABLED', 'global', '"inbound_only"', 'A quiet night.');
insert into public.flag_values (flag_key, scope, tenant_id, value, reason, expires_at)
values ('OUTBOUND_ENABLED', 'tenant', '10000000-0000-4000-8000-000000000001', '"hold"', 'It ended just now.', now());
select is(security.flag_text('OUTBOUND_ENABLED', '10000000-0000-4000-8000-000000000001'), 'inbound_only', 'the wider value');
select public.clear_flag('OUTBOUND_ENABLED', 'global', 'Night is over.');
select is(security.flag_text('OUTBOUND_ENABLED', '10000000-0000-4000-8000-000000000001'), 'on', 'then the default');

select * from finish();
rollback;
