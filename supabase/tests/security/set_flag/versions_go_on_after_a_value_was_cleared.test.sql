begin;
select plan(1);

select public.set_flag('MAINTENANCE_MODE', 'global', 'true', 'First value set.');
select public.clear_flag('MAINTENANCE_MODE', 'global', 'It is over now.');
select public.set_flag('MAINTENANCE_MODE', 'global', 'true', 'Once more set.', expected_version => 0);
select throws_ok(
  $$select public.set_flag('MAINTENANCE_MODE', 'global', 'false', 'From an old screen.', expected_version => 1)$$,
  'PT409', 'flag_conflict', 'version 1 of the former value does not fit the new one'
);

select * from finish();
rollback;
