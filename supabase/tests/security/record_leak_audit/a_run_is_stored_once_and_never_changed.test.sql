begin;
select plan(4);

select public.record_leak_audit($run${"started_at": "2030-01-01T00:00:00Z", "finished_at": "2030-01-01T00:00:09Z", "target": "example.test",
  "mode": "catalog", "objects_total": 3, "objects_probed": 3, "leak_count": 0, "unknown_count": 0,
  "denied_count": 10, "empty_count": 2, "canary_caught": true, "verdict": "PASS", "tool_version": "0.1.0",
  "findings": []}$run$);
select throws_ok(
  $$select public.record_leak_audit($run${"started_at": "2030-01-01T00:00:00Z", "finished_at": "2030-01-01T00:00:09Z", "target": "example.test",
  "mode": "catalog", "objects_total": 3, "objects_probed": 3, "leak_count": 0, "unknown_count": 0,
  "denied_count": 10, "empty_count": 2, "canary_caught": true, "verdict": "PASS", "tool_version": "0.1.0",
  "findings": []}$run$)$$,
  'PT409', 'leak_audit_recorded', 'sent twice'
);
select throws_ok(
  $$update public.leak_audit_runs set verdict = 'PASS'$$, '42501', 'append_only', 'no update'
);
select throws_ok('delete from public.leak_audit_runs', '42501', 'append_only', 'no delete');
select throws_ok('truncate public.leak_audit_runs', '42501', 'append_only', 'no truncate');

select * from finish();
rollback;
