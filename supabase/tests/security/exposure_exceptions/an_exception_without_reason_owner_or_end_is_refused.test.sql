begin;
select plan(6);

select throws_ok(
  $$select public.add_exposure_exception('NO_SUCH_RULE', 'x', 'A reason long enough.', 'Odile', now() + interval '1 day')$$,
  'PT422', 'exposure_exception_invalid', 'an unknown rule'
);
select throws_ok(
  $$select public.add_exposure_exception('EXPOSURE_EXCEPTION_EXPIRED', 'x', 'A reason long enough.', 'Odile', now() + interval '1 day')$$,
  'PT422', 'exposure_exception_invalid', 'no exception from the end of exceptions'
);
select throws_ok(
  $$select public.add_exposure_exception('GRANT_TO_ANON', 'x', 'because', 'Odile', now() + interval '1 day')$$,
  'PT422', 'exposure_exception_invalid', 'a reason that is none'
);
select throws_ok(
  $$select public.add_exposure_exception('GRANT_TO_ANON', 'x', 'A reason long enough.', '', now() + interval '1 day')$$,
  'PT422', 'exposure_exception_invalid', 'nobody answers for it'
);
select throws_ok(
  $$select public.add_exposure_exception('GRANT_TO_ANON', 'x', 'A reason long enough.', 'Odile', null)$$,
  'PT422', 'exposure_exception_invalid', 'no end'
);
select throws_ok(
  $$select public.add_exposure_exception('GRANT_TO_ANON', 'x', 'A reason long enough.', 'Odile', now() + interval '2 years')$$,
  'PT422', 'exposure_exception_invalid', 'an end too far'
);

select * from finish();
rollback;
