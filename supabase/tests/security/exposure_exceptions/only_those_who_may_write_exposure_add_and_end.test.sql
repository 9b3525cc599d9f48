begin;
select plan(7);

insert into public.tenants (id, slug, name, domain) values
  ('10000000-0000-4000-8000-000000000001', 'operator-under-test', 'Operator', 'depot'),
  ('10000000-0000-4000-8000-000000000002', 'other-under-test', 'Other', 'resto');
update public.tenants set is_operator = false where is_operator;
update public.tenants set is_operator = true where id = '10000000-0000-4000-8000-000000000001';
insert into auth.users (id, email) values
  ('30000000-0000-4000-8000-000000000001', 'admin@under.test'),
  ('30000000-0000-4000-8000-000000000002', 'pca@under.test'),
  ('30000000-0000-4000-8000-000000000004', 'other@under.test'),
  ('30000000-0000-4000-8000-000000000009', 'stranger@under.test');
insert into public.profils (tenant_id, user_id, role, site_id, nom_complet) values
  ('10000000-0000-4000-8000-000000000001', '30000000-0000-4000-8000-000000000001', 'admin', null, 'Odile Kabongo'),
  ('10000000-0000-4000-8000-000000000001', '30000000-0000-4000-8000-000000000002', 'pca', null, 'Paul Ilunga'),
  ('10000000-0000-4000-8000-000000000002', '30000000-0000-4000-8000-000000000004', 'admin', null, 'Yasmine Haddad');

select public.add_exposure_exception('GRANT_TO_ANON', 'public.planted', 'A table for the demo.',
  'Odile', now() + interval '9 days');
set local role authenticated;
set local request.jwt.claims to '{"sub": "30000000-0000-4000-8000-000000000002", "role": "authenticated"}';
select isnt_empty('select from public.exposure_exceptions', 'who reads exposure reads them');
select throws_ok(
  $$select public.add_exposure_exception('TABLE_WITHOUT_RLS', 'public.planted', 'A table for the demo.', 'Odile', now() + interval '9 days')$$,
  '42501', 'permission_denied', 'and adds none'
);
set local role authenticated;
set local request.jwt.claims to '{"sub": "30000000-0000-4000-8000-000000000004", "role": "authenticated"}';
select is_empty('select from public.exposure_exceptions', 'another tenant reads none');
select throws_ok(
  $$select public.add_exposure_exception('TABLE_WITHOUT_RLS', 'public.planted', 'A table for the demo.', 'Odile', now() + interval '9 days')$$,
  '42501', 'permission_denied', 'its admin adds none'
);
select throws_ok(
  $$select public.end_exposure_exception(gen_random_uuid(), 'Just trying.')$$,
  '42501', 'permission_denied', 'and ends none'
);
set local role anon;
set local request.jwt.claims to '{"role": "anon"}';
select throws_ok('select from public.exposure_exceptions', '42501', null, 'anonymous callers');
select throws_ok(
  $$select public.add_exposure_exception('TABLE_WITHOUT_RLS', 'public.planted', 'A table for the demo.', 'Odile', now() + interval '9 days')$$,
  '42501', null, 'are refused'
);

select * from finish();
rollback;
