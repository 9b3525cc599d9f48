begin;
select plan(1);

insert into public.tenants (id, slug, name, domain) values
  ('10000000-0000-4000-8000-000000000001', 'operator-under-test', 'Operator', 'depot'),
  ('10000000-0000-4000-8000-000000000002', 'other-under-test', 'Other', 'resto');
update public.tenants set is_operator = false where is_operator;
update public.tenants set is_operator = true where id = '10000000-0000-4000-8000-000000000001';
insert into public.sites (tenant_id, id, kind, code, name) values
  ('10000000-0000-4000-8000-000000000001', '20000000-0000-4000-8000-000000000001', 'depot', 'NORTH', 'North');
insert into auth.users (id, email) values
  ('30000000-0000-4000-8000-000000000005', 'sitedir@under.test');
insert into public.profils (tenant_id, user_id, role, site_id, nom_complet) values
  ('10000000-0000-4000-8000-000000000001', '30000000-0000-4000-8000-000000000005', 'directeur', '20000000-0000-4000-8000-000000000001', 'Rose Tshala');

select security.log_event('AUTH_DENY', '10000000-0000-4000-8000-000000000001');
select security.log_event('SCOPE_DENY', '10000000-0000-4000-8000-000000000001', site_id => '20000000-0000-4000-8000-000000000001');
set local role authenticated;
set local request.jwt.claims to '{"sub": "30000000-0000-4000-8000-000000000005", "role": "authenticated"}';
select results_eq(
  $$select event_type from public.security_events where event_type in ('AUTH_DENY', 'SCOPE_DENY')$$,
  array['SCOPE_DENY'], 'the whole tenant needs a membership of the whole tenant'
);

select * from finish();
rollback;
