begin;
select plan(6);

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

set local role service_role;
set local request.jwt.claims to '{"role": "service_role"}';
select is(
  (public.record_leak_audit('{
  "started_at": "2030-01-01T00:00:00Z", "finished_at": "2030-01-01T00:00:09Z",
  "target": "example.test", "mode": "catalog", "tool_version": "0.1.0", "verdict": "PASS",
  "objects_total": 3, "objects_probed": 3, "canary_caught": true, "findings": [],
  "leak_count": 0, "unknown_count": 0, "denied_count": 10, "empty_count": 2
}')).verdict, 'PASS', 'stored'
);
set local role authenticated;
set local request.jwt.claims to '{"sub": "30000000-0000-4000-8000-000000000001", "role": "authenticated"}';
select results_eq(
  $$select r.verdict, r.recorded_by from public.leak_audit_runs as r where r.target = 'example.test'$$,
  $$values ('PASS', 'service_role')$$, 'staff of the operator read it'
);
select throws_ok(
  $$select public.record_leak_audit('{}')$$, '42501', null, 'and store none'
);
set local role authenticated;
set local request.jwt.claims to '{"sub": "30000000-0000-4000-8000-000000000004", "role": "authenticated"}';
select is_empty('select from public.leak_audit_runs', 'another tenant reads none');
set local role anon;
set local request.jwt.claims to '{"role": "anon"}';
select throws_ok('select from public.leak_audit_runs', '42501', null, 'anonymous callers are refused');
select throws_ok($$select public.record_leak_audit('{}')$$, '42501', null, 'at the door too');

select * from finish();
rollback;
