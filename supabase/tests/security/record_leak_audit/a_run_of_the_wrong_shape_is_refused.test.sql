begin;
select plan(14);

create temporary table good as
select '{
  "started_at": "2030-01-01T00:00:00Z", "finished_at": "2030-01-01T00:00:09Z",
  "target": "example.test", "mode": "catalog", "tool_version": "0.1.0", "verdict": "PASS",
  "objects_total": 3, "objects_probed": 3, "canary_caught": true, "findings": [],
  "leak_count": 0, "unknown_count": 0, "denied_count": 10, "empty_count": 2
}'::jsonb as run;

select throws_ok(
  $$select public.record_leak_audit('[]') from good$$,
  'PT422', 'leak_audit_invalid', 'not an object'
);
select throws_ok(
  $$select public.record_leak_audit(null) from good$$,
  'PT422', 'leak_audit_invalid', 'nothing'
);
select throws_ok(
  $$select public.record_leak_audit(run - 'objects_total') from good$$,
  'PT422', 'leak_audit_invalid', 'a field is missing'
);
select throws_ok(
  $$select public.record_leak_audit(run || '{"leaks": 0}') from good$$,
  'PT422', 'leak_audit_invalid', 'an unknown field'
);
select throws_ok(
  $$select public.record_leak_audit(run || '{"leak_count": "0"}') from good$$,
  'PT422', 'leak_audit_invalid', 'a text for a number'
);
select throws_ok(
  $$select public.record_leak_audit(run || '{"leak_count": -1}') from good$$,
  'PT422', 'leak_audit_invalid', 'a negative number'
);
select throws_ok(
  $$select public.record_leak_audit(run || '{"leak_count": 0.5}') from good$$,
  'PT422', 'leak_audit_invalid', 'half a leak'
);
select throws_ok(
  $$select public.record_leak_audit(run || '{"leak_count": null}') from good$$,
  'PT422', 'leak_audit_invalid', 'null for a number'
);
select throws_ok(
  $$select public.record_leak_audit(run || '{"verdict": "OK"}') from good$$,
  'PT422', 'leak_audit_invalid', 'an unknown verdict'
);
select throws_ok(
  $$select public.record_leak_audit(run || '{"mode": "guess"}') from good$$,
  'PT422', 'leak_audit_invalid', 'an unknown mode'
);
select throws_ok(
  $$select public.record_leak_audit(run || '{"started_at": "yesterday-ish"}') from good$$,
  'PT422', 'leak_audit_invalid', 'a time that cannot be read'
);
select throws_ok(
  $$select public.record_leak_audit(run || '{"finished_at": "2029-12-31T00:00:00Z"}') from good$$,
  'PT422', 'leak_audit_invalid', 'an end before the start'
);
select throws_ok(
  $$select public.record_leak_audit(run || '{"findings": [{"object": "public.t"}]}') from good$$,
  'PT422', 'leak_audit_invalid', 'a finding without its verdict'
);
select throws_ok(
  $$select public.record_leak_audit(run || '{"findings": "none"}') from good$$,
  'PT422', 'leak_audit_invalid', 'findings that are no list'
);

select * from finish();
rollback;
