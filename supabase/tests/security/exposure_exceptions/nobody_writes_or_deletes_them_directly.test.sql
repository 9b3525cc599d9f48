begin;
select plan(4);

insert into public.tenants (id, slug, name, domain) values
  ('10000000-0000-4000-8000-000000000001', 'operator-under-test', 'Operator', 'depot'),
  ('10000000-0000-4000-8000-000000000002', 'other-under-test', 'Other', 'resto');
update public.tenants set is_operator = false where is_operator;
update public.tenants set is_operator = true where id = '10000000-0000-4000-8000-000000000001';
insert into auth.users (id, email) values
  ('30000000-0000-4000-8000-000000000001', 'admin@under.test');
insert into public.profils (tenant_id, user_id, role, site_id, nom_complet) values
  ('10000000-0000-4000-8000-000000000001', '30000000-0000-4000-8000-000000000001', 'admin', null, 'Odile Kabongo');

select public.add_exposure_exception('GRANT_TO_ANON', 'public.planted', 'A table for the demo.',
  'Odile', now() + interval '9 days');
set local role authenticated;
set local request.jwt.claims to '{"sub": "30000000-0000-4000-8000-000000000001", "role": "authenticated"}';
select throws_ok(
  $$update public.exposure_exceptions set expires_at = now() + interval '300 days'$$, '42501', null, 'no longer life by hand'
);
set local role service_role;
set local request.jwt.claims to '{"role": "service_role"}';
select throws_ok('delete from public.exposure_exceptions', '42501', null, 'not by the service role');
reset role;
set local request.jwt.claims to '';
select throws_ok('delete from public.exposure_exceptions', '42501', 'append_only', 'not by the owner');
select throws_ok('truncate public.exposure_exceptions', '42501', 'append_only', 'not all at once');

select * from finish();
rollback;
