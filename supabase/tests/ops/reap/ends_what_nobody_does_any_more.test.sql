begin;
select plan(3);

create function public.probe_job() returns integer language sql as 'select 5';
insert into public.scheduled_jobs (code, module, description, command, every)
values ('probe_job', 'probe', '{"fr": "", "en": "", "ar": ""}', 'public.probe_job', interval '1 hour');

insert into public.job_runs (job_code, started_at, pid)
values ('probe_job', now() - interval '2 minutes', 1), ('probe_job', clock_timestamp(), 1);
insert into ops.running_work (kind, code, run_id, pid, backend_start, started_at)
select 'job', 'probe_job', max(id), 1, now(), now() from public.job_runs;
select is(ops.reap(), 2, 'one without a session, one that even the list of work forgot');
select results_eq(
  $$select distinct status, error from public.job_runs where job_code = 'probe_job'$$,
  $$values ('FAILED', 'interrupted')$$, 'both say so'
);
select is_empty('select from ops.running_work', 'and the work may be taken again');

select * from finish();
rollback;
