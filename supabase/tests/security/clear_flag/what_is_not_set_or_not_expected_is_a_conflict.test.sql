begin;
select plan(3);

select throws_ok(
  $$select public.clear_flag('DEBUG_MODE', 'global', 'Nothing is set.')$$,
  'PT409', 'flag_conflict', 'nothing to clear'
);
select public.set_flag('DEBUG_MODE', 'global', 'true', 'Looking for a bug.');
select throws_ok(
  $$select public.clear_flag('DEBUG_MODE', 'global', 'From an old screen.', expected_version => 4)$$,
  'PT409', 'flag_conflict', 'another version'
);
select throws_ok(
  $$select public.clear_flag('DEBUG_MODE', 'global', '')$$,
  'PT422', 'flag_reason_required', 'a reason is required here too'
);

select * from finish();
rollback;
