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

select public.set_flag('MAINTENANCE_MODE', 'global', 'true', 'First value set.');
select public.set_flag('MAINTENANCE_MODE', 'global', 'false', 'Second value set.', expected_version => 1);
select throws_ok(
  $$select public.set_flag('MAINTENANCE_MODE', 'global', 'true', 'Too late.', expected_version => 1)$$,
  'PT409', 'flag_conflict', 'version 1 is gone'
);
select throws_ok(
  $$select public.set_flag('MAINTENANCE_MODE', 'global', 'true', 'Thought unset.', expected_version => 0)$$,
  'PT409', 'flag_conflict', 'zero says that no value stands there'
);
select throws_ok(
  $$select public.set_flag('DEBUG_MODE', 'global', 'true', 'Never was set.', expected_version => 3)$$,
  'PT409', 'flag_conflict', 'a version of a value that is not there'
);
select is(
  (public.set_flag('MAINTENANCE_MODE', 'global', 'true', 'In time.', expected_version => 2)).version,
  3, 'the right version wins'
);

select * from finish();
rollback;
