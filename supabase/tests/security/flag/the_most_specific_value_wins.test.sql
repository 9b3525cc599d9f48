begin;
select plan(8);

insert into public.tenants (id, slug, name, domain) values
  ('10000000-0000-4000-8000-000000000001', 'operator-under-test', 'Operator', 'depot'),
  ('10000000-0000-4000-8000-000000000002', 'other-under-test', 'Other', 'resto');
update public.tenants set is_operator = false where is_operator;
update public.tenants set is_operator = true where id = '10000000-0000-4000-8000-000000000001';
insert into auth.users (id, email) values
  ('30000000-0000-4000-8000-000000000001', 'admin@under.test');
insert into public.profils (tenant_id, user_id, role, site_id, nom_complet) values
  ('10000000-0000-4000-8000-000000000001', '30000000-0000-4000-8000-000000000001', 'admin', null, 'Odile Kabongo');

select is(security.flag_int('RATE_LIMIT_PER_30S', '10000000-0000-4000-8000-000000000001', 'whatsapp'), 6, 'the default');
select public.set_flag('RATE_LIMIT_PER_30S', 'global', '10', 'For the platform.');
select is(security.flag_int('RATE_LIMIT_PER_30S', '10000000-0000-4000-8000-000000000001', 'whatsapp'), 10, 'the platform');
select public.set_flag('RATE_LIMIT_PER_30S', 'channel', '11', 'For the channel.', channel => 'whatsapp');
select is(security.flag_int('RATE_LIMIT_PER_30S', '10000000-0000-4000-8000-000000000001', 'whatsapp'), 11, 'the channel');
select public.set_flag('RATE_LIMIT_PER_30S', 'tenant', '12', 'For the tenant.', '10000000-0000-4000-8000-000000000001');
select is(security.flag_int('RATE_LIMIT_PER_30S', '10000000-0000-4000-8000-000000000001', 'whatsapp'), 12, 'the tenant');
select public.set_flag('RATE_LIMIT_PER_30S', 'channel', '13', 'For its channel.', '10000000-0000-4000-8000-000000000001', 'whatsapp');
select is(security.flag_int('RATE_LIMIT_PER_30S', '10000000-0000-4000-8000-000000000001', 'whatsapp'), 13, 'the channel of the tenant');
select is(security.flag_int('RATE_LIMIT_PER_30S', '10000000-0000-4000-8000-000000000001', 'messenger'), 12, 'another channel of his');
select is(security.flag_int('RATE_LIMIT_PER_30S', '10000000-0000-4000-8000-000000000002', 'whatsapp'), 11, 'another tenant');
select is(security.flag_int('RATE_LIMIT_PER_30S'), 10, 'nobody in particular');

select * from finish();
rollback;
