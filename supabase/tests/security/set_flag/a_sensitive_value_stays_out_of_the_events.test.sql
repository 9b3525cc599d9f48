begin;
select plan(1);

insert into public.tenants (id, slug, name, domain) values
  ('10000000-0000-4000-8000-000000000001', 'operator-under-test', 'Operator', 'depot'),
  ('10000000-0000-4000-8000-000000000002', 'other-under-test', 'Other', 'resto');
update public.tenants set is_operator = false where is_operator;
update public.tenants set is_operator = true where id = '10000000-0000-4000-8000-000000000001';
insert into auth.users (id, email) values
  ('30000000-0000-4000-8000-000000000001', 'admin@under.test');
insert into public.profils (tenant_id, user_id, role, site_id, nom_complet) values
  ('10000000-0000-4000-8000-000000000001', '30000000-0000-4000-8000-000000000001', 'admin', null, 'Odile Kabongo');

select public.set_flag('ADMIN_WA_PHONE_ALLOWLIST', 'tenant', '"+243810000001"', 'The shift leader.', '10000000-0000-4000-8000-000000000001');
select is(
  (select e.payload_json::text like '%243810000001%'
    from public.security_events as e
    where e.payload_json ->> 'flag' = 'ADMIN_WA_PHONE_ALLOWLIST'),
  false, 'that it changed is an event, to what is not'
);

select * from finish();
rollback;
