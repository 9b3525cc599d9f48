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

select is(
  (select e.payload_json ->> 'new_role'
    from public.security_events as e
    where e.tenant_id = '10000000-0000-4000-8000-000000000001' and e.event_type = 'MEMBER_ADDED'),
  'admin', 'with the role that was given'
);
select is(
  (select count(*)
    from public.security_events as e
    where e.payload_json::text like '%Kabongo%' or e.payload_json::text like '%under.test%'),
  0::bigint, 'and without names or addresses'
);

select * from finish();
rollback;
