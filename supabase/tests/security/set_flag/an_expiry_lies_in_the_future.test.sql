begin;
select plan(2);

select throws_ok(
  $$select public.set_flag('MAINTENANCE_MODE', 'global', 'true', 'Planned maintenance.', expires_at => now())$$,
  'PT422', 'flag_expiry_invalid', 'now is too late'
);
select lives_ok(
  $$select public.set_flag('MAINTENANCE_MODE', 'global', 'true', 'Planned maintenance.',
    expires_at => now() + interval '1 hour')$$,
  'an hour from now is not'
);

select * from finish();
rollback;
