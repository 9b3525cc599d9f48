begin;
select plan(14);

select throws_ok(
  $$select public.record_leak_audit('[]')$$,
  'PT422', 'leak_audit_invalid', 'not an object'
);
select throws_ok(
  $$select public.record_leak_audit(null)$$,
  'PT422', 'leak_audit_invalid', 'nothing'
);
select throws_ok(
  $$select public.record_leak_audit($run${"started_at": "2030-01-01T00:00:00Z", "finished_at": "2030-01-01T00:00:09Z", "target": "example.test",
  "mode": "catalog", "objects_total": 3, "objects_probed": 3, "leak_count": 0, "unknown_count": 0,
  "denied_count": 10, "empty_count": 2, "canary_caught": true, "verdict": "PASS", "tool_version": "0.1.0",
  "findings": []}$run$::jsonb - 'objects_total')$$,
  'PT422', 'leak_audit_invalid', 'a field is missing'
);
select throws_ok(
  $$select public.record_leak_audit($run${"started_at": "2030-01-01T00:00:00Z", "finished_at": "2030-01-01T00:00:09Z", "target": "example.test",
  "mode": "catalog", "objects_total": 3, "objects_probed": 3, "leak_count": 0, "unknown_count": 0,
  "denied_count": 10, "empty_count": 2, "canary_caught": true, "verdict": "PASS", "tool_version": "0.1.0",
  "findings": []}$run$::jsonb || '{"leaks": 0}')$$,
  'PT422', 'leak_audit_invalid', 'an unknown field'
);
select throws_ok(
  $$select public.record_leak_audit($run${"started_at": "2030-01-01T00:00:00Z", "finished_at": "2030-01-01T00:00:09Z", "target": "example.test",
  "mode": "catalog", "objects_total": 3, "objects_probed": 3, "leak_count": 0, "unknown_count": 0,
  "denied_count": 10, "empty_count": 2, "canary_caught": true, "verdict": "PASS", "tool_version": "0.1.0",
  "findings": []}$run$::jsonb || '{"leak_count": "0"}')$$,
  'PT422', 'leak_audit_invalid', 'a text for a number'
);
select throws_ok(
  $$select public.record_leak_audit($run${"started_at": "2030-01-01T00:00:00Z", "finished_at": "2030-01-01T00:00:09Z", "target": "example.test",
  "mode": "catalog", "objects_total": 3, "objects_probed": 3, "leak_count": 0, "unknown_count": 0,
  "denied_count": 10, "empty_count": 2, "canary_caught": true, "verdict": "PASS", "tool_version": "0.1.0",
  "findings": []}$run$::jsonb || '{"leak_count": -1}')$$,
  'PT422', 'leak_audit_invalid', 'a negative number'
);
select throws_ok(
  $$select public.record_leak_audit($run${"started_at": "2030-01-01T00:00:00Z", "finished_at": "2030-01-01T00:00:09Z", "target": "example.test",
  "mode": "catalog", "objects_total": 3, "objects_probed": 3, "leak_count": 0, "unknown_count": 0,
  "denied_count": 10, "empty_count": 2, "canary_caught": true, "verdict": "PASS", "tool_version": "0.1.0",
  "findings": []}$run$::jsonb || '{"leak_count": 0.5}')$$,
  'PT422', 'leak_audit_invalid', 'half a leak'
);
select throws_ok(
  $$select public.record_leak_audit($run${"started_at": "2030-01-01T00:00:00Z", "finished_at": "2030-01-01T00:00:09Z", "target": "example.test",
  "mode": "catalog", "objects_total": 3, "objects_probed": 3, "leak_count": 0, "unknown_count": 0,
  "denied_count": 10, "empty_count": 2, "canary_caught": true, "verdict": "PASS", "tool_version": "0.1.0",
  "findings": []}$run$::jsonb || '{"leak_count": null}')$$,
  'PT422', 'leak_audit_invalid', 'null for a number'
);
select throws_ok(
  $$select public.record_leak_audit($run${"started_at": "2030-01-01T00:00:00Z", "finished_at": "2030-01-01T00:00:09Z", "target": "example.test",
  "mode": "catalog", "objects_total": 3, "objects_probed": 3, "leak_count": 0, "unknown_count": 0,
  "denied_count": 10, "empty_count": 2, "canary_caught": true, "verdict": "PASS", "tool_version": "0.1.0",
  "findings": []}$run$::jsonb || '{"verdict": "OK"}')$$,
  'PT422', 'leak_audit_invalid', 'an unknown verdict'
);
select throws_ok(
  $$select public.record_leak_audit($run${"started_at": "2030-01-01T00:00:00Z", "finished_at": "2030-01-01T00:00:09Z", "target": "example.test",
  "mode": "catalog", "objects_total": 3, "objects_probed": 3, "leak_count": 0, "unknown_count": 0,
  "denied_count": 10, "empty_count": 2, "canary_caught": true, "verdict": "PASS", "tool_version": "0.1.0",
  "findings": []}$run$::jsonb || '{"mode": "guess"}')$$,
  'PT422', 'leak_audit_invalid', 'an unknown mode'
);
select throws_ok(
  $$select public.record_leak_audit($run${"started_at": "2030-01-01T00:00:00Z", "finished_at": "2030-01-01T00:00:09Z", "target": "example.test",
  "mode": "catalog", "objects_total": 3, "objects_probed": 3, "leak_count": 0, "unknown_count": 0,
  "denied_count": 10, "empty_count": 2, "canary_caught": true, "verdict": "PASS", "tool_version": "0.1.0",
  "findings": []}$run$::jsonb || '{"started_at": "yesterday-ish"}')$$,
  'PT422', 'leak_audit_invalid', 'a time that cannot be read'
);
select throws_ok(
  $$select public.record_leak_audit($run${"started_at": "2030-01-01T00:00:00Z", "finished_at": "2030-01-01T00:00:09Z", "target": "example.test",
  "mode": "catalog", "objects_total": 3, "objects_probed": 3, "leak_count": 0, "unknown_count": 0,
  "denied_count": 10, "empty_count": 2, "canary_caught": true, "verdict": "PASS", "tool_version": "0.1.0",
  "findings": []}$run$::jsonb || '{"finished_at": "2029-12-31T00:00:00Z"}')$$,
  'PT422', 'leak_audit_invalid', 'an end before the start'
);
select throws_ok(
  $$select public.record_leak_audit($run${"started_at": "2030-01-01T00:00:00Z", "finished_at": "2030-01-01T00:00:09Z", "target": "example.test",
  "mode": "catalog", "objects_total": 3, "objects_probed": 3, "leak_count": 0, "unknown_count": 0,
  "denied_count": 10, "empty_count": 2, "canary_caught": true, "verdict": "PASS", "tool_version": "0.1.0",
  "findings": []}$run$::jsonb || '{"findings": [{"object": "public.t"}]}')$$,
  'PT422', 'leak_audit_invalid', 'a finding without its verdict'
);
select throws_ok(
  $$select public.record_leak_audit($run${"started_at": "2030-01-01T00:00:00Z", "finished_at": "2030-01-01T00:00:09Z", "target": "example.test",
  "mode": "catalog", "objects_total": 3, "objects_probed": 3, "leak_count": 0, "unknown_count": 0,
  "denied_count": 10, "empty_count": 2, "canary_caught": true, "verdict": "PASS", "tool_version": "0.1.0",
  "findings": []}$run$::jsonb || '{"findings": "none"}')$$,
  'PT422', 'leak_audit_invalid', 'findings that are no list'
);

select * from finish();
rollback;
