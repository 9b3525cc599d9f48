begin;
select plan(6);

insert into public.tenants (id, slug, name, domain) values
  ('10000000-0000-4000-8000-000000000001', 'operator-under-test', 'Operator', 'depot'),
  ('10000000-0000-4000-8000-000000000002', 'other-under-test', 'Other', 'resto');
update public.tenants set is_operator = false where is_operator;
update public.tenants set is_operator = true where id = '10000000-0000-4000-8000-000000000001';
insert into auth.users (id, email) values
  ('30000000-0000-4000-8000-000000000001', 'admin@under.test');
insert into public.profils (tenant_id, user_id, role, site_id, nom_complet) values
  ('10000000-0000-4000-8000-000000000001', '30000000-0000-4000-8000-000000000001', 'admin', null, 'Odile Kabongo');

create table public.planted (id int);
create table public.planted_too (id int);
grant select on public.planted to anon;
set local role authenticated;
set local request.jwt.claims to '{"sub": "30000000-0000-4000-8000-000000000001", "role": "authenticated"}';
select lives_ok(
  $$select public.add_exposure_exception('TABLE_WITHOUT_RLS', 'public.planted', 'A table for the demo.', 'Odile', now() + interval '9 days')$$,
  'accepted for nine days'
);
reset role;
set local request.jwt.claims to '';
select is_empty(
  $$select from security.exposure_findings where rule = 'TABLE_WITHOUT_RLS' and entity_key = 'public.planted'$$,
  'hidden'
);
select isnt_empty(
  $$select from security.exposure_findings where rule = 'TABLE_WITHOUT_RLS' and entity_key = 'public.planted_too'$$,
  'another object is not'
);
select isnt_empty(
  $$select from security.exposure_findings where rule = 'GRANT_TO_ANON' and entity_key = 'public.planted'$$,
  'another rule is not'
);

select is(
  (select e.created_by from public.exposure_exceptions as e where e.object_key = 'public.planted'),
  '30000000-0000-4000-8000-000000000001'::uuid, 'someone answers for it'
);
select isnt_empty(
  $$select from public.security_events where event_type = 'EXPOSURE_EXCEPTION_ADDED'$$, 'and it is an event'
);

select * from finish();
rollback;
