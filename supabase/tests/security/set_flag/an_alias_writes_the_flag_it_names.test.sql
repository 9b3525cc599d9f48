begin;
select plan(3);

select is(
  (public.set_flag('LEGACY_SHARED_TOKEN_ENABLED', 'global', 'true', 'Rollback of the token change.')).flag_key,
  'LEGACY_SHARED_ALLOWED', 'the row belongs to the flag'
);
select is(security.flag_bool('LEGACY_SHARED_ALLOWED'), true, 'read by its name');
select is(security.flag_bool('LEGACY_SHARED_TOKEN_ENABLED'), true, 'and by the other one');

select * from finish();
rollback;
