begin;
select plan(8);

create temporary table good as
select '{
  "started_at": "2030-01-01T00:00:00Z", "finished_at": "2030-01-01T00:00:09Z",
  "target": "example.test", "mode": "catalog", "tool_version": "0.1.0", "verdict": "PASS",
  "objects_total": 3, "objects_probed": 3, "canary_caught": true, "findings": [],
  "leak_count": 0, "unknown_count": 0, "denied_count": 10, "empty_count": 2
}'::jsonb as run;

select throws_ok(
  $$select public.record_leak_audit(run || '{"leak_count": 1}') from good$$,
  'PT422', 'leak_audit_invalid', 'a leak is no PASS'
);
select throws_ok(
  $$select public.record_leak_audit(run || '{"unknown_count": 1}') from good$$,
  'PT422', 'leak_audit_invalid', 'neither is an unknown answer'
);
select throws_ok(
  $$select public.record_leak_audit(run || '{"objects_probed": 2}') from good$$,
  'PT422', 'leak_audit_invalid', 'nor an object that was not probed'
);
select throws_ok(
  $$select public.record_leak_audit(run || '{"objects_total": 0, "objects_probed": 0}') from good$$,
  'PT422', 'leak_audit_invalid', 'nor nothing at all'
);
select throws_ok(
  $$select public.record_leak_audit(run || '{"canary_caught": false}') from good$$,
  'PT422', 'leak_audit_invalid', 'nor a canary that was missed'
);
select throws_ok(
  $$select public.record_leak_audit(run || '{"canary_caught": false, "verdict": "FAIL", "leak_count": 1}') from good$$,
  'PT422', 'leak_audit_invalid', 'a missed canary makes a run invalid, not failed'
);
select throws_ok(
  $$select public.record_leak_audit(run || '{"objects_probed": 4, "verdict": "FAIL"}') from good$$,
  'PT422', 'leak_audit_invalid', 'more probed than there are'
);
select lives_ok(
  $$select public.record_leak_audit(run || '{"canary_caught": null}') from good$$,
  'without a canary PASS may stand'
);

select * from finish();
rollback;
