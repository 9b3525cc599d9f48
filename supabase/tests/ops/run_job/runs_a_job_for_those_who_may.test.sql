begin;
select plan(8);

insert into auth.users (id, email)
values
  ('eeeeeeee-0000-4000-a000-0000000000f1', 'admin@ops.test'),
  ('eeeeeeee-0000-4000-a000-0000000000f2', 'pca@ops.test'),
  ('eeeeeeee-0000-4000-a000-0000000000f3', 'admin-b@ops.test');
update public.tenants set is_operator = false where is_operator;
insert into public.tenants (id, slug, name, domain)
values
  ('eeeeeeee-0000-4000-b000-000000000001', 'ops-test-a', 'Operator', 'depot'),
  ('eeeeeeee-0000-4000-b000-000000000002', 'ops-test-b', 'Customer', 'resto');
update public.tenants set is_operator = id = 'eeeeeeee-0000-4000-b000-000000000001'
where slug like 'ops-test-%';
insert into public.profils (tenant_id, user_id, role, nom_complet)
values
  ('eeeeeeee-0000-4000-b000-000000000001', 'eeeeeeee-0000-4000-a000-0000000000f1', 'admin', 'Ada'),
  ('eeeeeeee-0000-4000-b000-000000000001', 'eeeeeeee-0000-4000-a000-0000000000f2', 'pca', 'Paul'),
  ('eeeeeeee-0000-4000-b000-000000000002', 'eeeeeeee-0000-4000-a000-0000000000f3', 'owner', 'Olga');
create function pg_temp.act_as(last text) returns void language sql as $$
  select set_config('role', 'authenticated', true), set_config(
    'request.jwt.claims',
    jsonb_build_object('sub', 'eeeeeeee-0000-4000-a000-0000000000' || last, 'role', 'authenticated')::text,
    true
  )
$$;
grant execute on function pg_temp.act_as(text) to authenticated;

create function public.probe_job() returns integer language sql as 'select 5';
insert into public.scheduled_jobs (code, module, description, command, every)
values ('probe_job', 'probe', '{"fr": "", "en": "", "ar": ""}', 'public.probe_job', interval '1 hour');

select pg_temp.act_as('f1');
select results_eq(
  $$select status, rows_affected, trigger, actor_id from public.run_job('probe_job')$$,
  $$values ('OK', 5::bigint, 'manual', 'eeeeeeee-0000-4000-a000-0000000000f1'::uuid)$$,
  'an admin of the operator runs it, by name'
);
select throws_ok(
  $$select public.run_job('no_such_job')$$, 'PT404', 'job_unknown', 'a job that does not exist'
);
select throws_ok(
  $$select public.run_job('public.probe_job()')$$, 'PT404', 'job_unknown', 'a code is not a command'
);
select pg_temp.act_as('f2');
select throws_ok(
  $$select public.run_job('probe_job')$$, '42501', 'permission_denied', 'reading is not running'
);
select pg_temp.act_as('f3');
select throws_ok(
  $$select public.run_job('probe_job')$$, '42501', 'permission_denied', 'nor may another company'
);
set local role anon;
select throws_ok($$select public.run_job('probe_job')$$, '42501', null, 'strangers are refused');
reset role;
select set_config('request.jwt.claims', '', true);
create or replace function public.probe_job() returns integer language sql as 'select 1 / 0';
select is((public.run_job('probe_job')).status, 'FAILED', 'a failure is a result, not an error');
select results_eq(
  $$select last_status, last_error, failure_count from public.scheduled_jobs where code = 'probe_job'$$,
  $$values ('FAILED', '22012 division by zero', 1)$$, 'and the job remembers it'
);

select * from finish();
rollback;
