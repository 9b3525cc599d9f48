begin;
select plan(2);

create temporary table good as
select '{
  "started_at": "2030-01-01T00:00:00Z", "finished_at": "2030-01-01T00:00:09Z",
  "target": "example.test", "mode": "catalog", "tool_version": "0.1.0", "verdict": "PASS",
  "objects_total": 3, "objects_probed": 3, "canary_caught": true, "findings": [],
  "leak_count": 0, "unknown_count": 0, "denied_count": 10, "empty_count": 2
}'::jsonb as run;


select public.record_leak_audit(run || '{
  "verdict": "FAIL", "leak_count": 1, "findings": [{
    "verdict": "LEAK", "object": "public.t", "action": "SELECT", "identity": "no-key", "why": "rows"
  }]
}')
from good;
select is(
  (select e.severity from public.security_events as e where e.event_type = 'AUDIT_FAILED'),
  'CRITICAL', 'with its figures'
);
select is(
  (select jsonb_array_length(r.findings) from public.leak_audit_runs as r where r.target = 'example.test'),
  1, 'and the findings are kept'
);

select * from finish();
rollback;
