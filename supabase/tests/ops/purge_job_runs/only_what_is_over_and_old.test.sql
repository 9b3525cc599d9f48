begin;
select plan(2);

create function public.probe_job() returns integer language sql as 'select 5';
insert into public.scheduled_jobs (code, module, description, command, every)
values ('probe_job', 'probe', '{"fr": "", "en": "", "ar": ""}', 'public.probe_job', interval '1 hour');

insert into public.job_runs (job_code, started_at, finished_at, status, pid)
select 'probe_job', now() - s.age, case when s.status = 'OK' then now() end, s.status, 1
from (values ('OK', interval '31 days'), ('OK', '29 days'), ('RUNNING', '31 days')) as s (status, age);
select is(ops.purge_job_runs(), 1, 'one is old and over');
select is(count(*), 2::bigint, 'the rest stays') from public.job_runs where job_code = 'probe_job';

select * from finish();
rollback;
