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

select ops.set_state('alert:slo', '{"last_hash": "a"}');
select ops.set_state('alert:slo', '{"last_hash": "b"}');
select is(ops.get_state('alert:slo') ->> 'last_hash', 'b', 'the last value');
select is(ops.get_state('nothing'), null, 'no value');
set local role service_role;
select lives_ok(
  $$update public.ops_kv set value_json = '{"last_hash": "c"}' where key = 'alert:slo'$$,
  'the service uses the name that it knows'
);
select is(value_json ->> 'last_hash', 'c', 'and reads what it wrote') from public.ops_kv;
reset role;
select pg_temp.act_as('f1');
select throws_ok('select from public.ops_kv', '42501', null, 'people do not');
set local role anon;
select throws_ok('select from public.ops_kv', '42501', null, 'strangers even less');

select * from finish();
rollback;
