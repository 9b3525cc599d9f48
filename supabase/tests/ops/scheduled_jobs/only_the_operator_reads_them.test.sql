begin;
select plan(6);

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

select pg_temp.act_as('f2');
select isnt_empty('select from public.scheduled_jobs', 'the board of the operator reads the jobs');
select isnt_empty('select from public.v_ops_health', 'and the health');
select throws_ok(
  'update public.scheduled_jobs set is_enabled = false', '42501', null, 'nobody changes them'
);
select pg_temp.act_as('f3');
select is_empty('select from public.scheduled_jobs', 'another company sees no job');
select is_empty('select from public.v_ops_health', 'and no health');
select throws_ok('select public.ops_health()', '42501', null, 'the summary is for the service');

select * from finish();
rollback;
