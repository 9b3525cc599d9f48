begin;
select plan(4);

create temporary table good as
select '{
  "started_at": "2030-01-01T00:00:00Z", "finished_at": "2030-01-01T00:00:09Z",
  "target": "example.test", "mode": "catalog", "tool_version": "0.1.0", "verdict": "PASS",
  "objects_total": 3, "objects_probed": 3, "canary_caught": true, "findings": [],
  "leak_count": 0, "unknown_count": 0, "denied_count": 10, "empty_count": 2
}'::jsonb as run;


select public.record_leak_audit(run) from good;
select throws_ok(
  'select public.record_leak_audit(run) from good', 'PT409', 'leak_audit_recorded', 'sent twice'
);
select throws_ok(
  $$update public.leak_audit_runs set verdict = 'PASS'$$, '42501', 'append_only', 'no update'
);
select throws_ok('delete from public.leak_audit_runs', '42501', 'append_only', 'no delete');
select throws_ok('truncate public.leak_audit_runs', '42501', 'append_only', 'no truncate');

select * from finish();
rollback;
