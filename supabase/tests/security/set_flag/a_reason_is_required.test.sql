begin;
select plan(3);

select throws_ok(
  $$select public.set_flag('MAINTENANCE_MODE', 'global', 'true', null)$$,
  'PT422', 'flag_reason_required', 'none'
);
select throws_ok(
  $$select public.set_flag('MAINTENANCE_MODE', 'global', 'true', '   ok   ')$$,
  'PT422', 'flag_reason_required', 'too short, blanks do not count'
);
select throws_ok(
  $$select public.set_flag('MAINTENANCE_MODE', 'global', 'true', repeat('x', 501))$$,
  'PT422', 'flag_reason_required', 'too long'
);

select * from finish();
rollback;
