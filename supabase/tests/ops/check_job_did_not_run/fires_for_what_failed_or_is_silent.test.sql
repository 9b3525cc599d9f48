begin;
select plan(7);

create function public.probe_job() returns integer language sql as 'select 5';
insert into public.scheduled_jobs (code, module, description, command, every)
values ('probe_job', 'probe', '{"fr": "", "en": "", "ar": ""}', 'public.probe_job', interval '1 hour');

select is_empty(
  $$select from ops.check_job_did_not_run where entity_key = 'probe_job'$$, 'new: it has time until its first run'
);
update public.scheduled_jobs set enabled_at = now() - interval '66 minutes' where code = 'probe_job';
select is(payload ->> 'problem', 'silent', 'never ran within its interval and grace')
from ops.check_job_did_not_run where entity_key = 'probe_job';
update public.scheduled_jobs set last_ok_at = now() - interval '64 minutes', last_status = 'OK'
where code = 'probe_job';
select is_empty(
  $$select from ops.check_job_did_not_run where entity_key = 'probe_job'$$, 'within its grace: nothing'
);
update public.scheduled_jobs set last_status = 'TIMED_OUT', last_error = 'over_budget'
where code = 'probe_job';
select is(payload ->> 'error', 'over_budget', 'the last run failed')
from ops.check_job_did_not_run where entity_key = 'probe_job';
update public.scheduled_jobs set is_enabled = false where code = 'probe_job';
select is_empty(
  $$select from ops.check_job_did_not_run where entity_key = 'probe_job'$$, 'switched off: nothing'
);
update ops.heartbeats set beat_at = now() - interval '4 minutes' where name = 'tick';
select is(severity, 'CRITICAL', 'a scheduler without a pulse')
from ops.check_job_did_not_run where entity_key = 'tick';
select is(count(*), 1::bigint, 'is seen live, although nothing runs that could open an alert')
from public.v_integrity_checks where check_code = 'JOB_DID_NOT_RUN' and entity_key = 'tick';

select * from finish();
rollback;
