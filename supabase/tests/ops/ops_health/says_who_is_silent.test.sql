begin;
select plan(4);

create function public.probe_job() returns integer language sql as 'select 5';
insert into public.scheduled_jobs (code, module, description, command, every)
values ('probe_job', 'probe', '{"fr": "", "en": "", "ar": ""}', 'public.probe_job', interval '1 hour');

update ops.heartbeats set beat_at = now();
update public.scheduled_jobs set enabled_at = now(), last_status = null, last_ok_at = null;
select is(public.ops_health() ->> 'status', 'ok', 'all is well');
update public.scheduled_jobs set last_status = 'FAILED' where code = 'probe_job';
select is(
  public.ops_health() - 'heartbeat_age_seconds' - 'watchdog_age_seconds',
  '{"status": "degraded", "failed_jobs": ["probe_job"], "silent_jobs": [], "notifications_fetched": true}',
  'a job that failed is named'
);
update ops.heartbeats set beat_at = now() - interval '10 minutes' where name = 'tick';
select is(public.ops_health() ->> 'status', 'down', 'a dead tick is worse');
select cmp_ok((public.ops_health() ->> 'heartbeat_age_seconds')::int, '>=', 600, 'with its age');

select * from finish();
rollback;
