begin;
select plan(7);

select throws_ok(
  $$select public.set_flag('DELIVERY_ENABLED', 'global', '"true"', 'A text, not a boolean.')$$,
  'PT422', 'flag_value_invalid', 'a text for a boolean'
);
select throws_ok(
  $$select public.set_flag('DELIVERY_ENABLED', 'global', '1', 'A number, not a boolean.')$$,
  'PT422', 'flag_value_invalid', 'a number for a boolean'
);
select throws_ok(
  $$select public.set_flag('OUTBOX_MAX_ATTEMPTS', 'global', '7.5', 'Half an attempt.')$$,
  'PT422', 'flag_value_invalid', 'a fraction for an integer'
);
select throws_ok(
  $$select public.set_flag('SLO_DLQ_RATE_MAX', 'global', '"0.1"', 'A text, not a number.')$$,
  'PT422', 'flag_value_invalid', 'a text for a number'
);
select throws_ok(
  $$select public.set_flag('LLM_MODEL', 'global', '{"name": "x"}', 'An object, not a text.')$$,
  'PT422', 'flag_value_invalid', 'an object for a text'
);
select throws_ok(
  $$select public.set_flag('LLM_MODEL', 'global', 'null', 'Nothing at all.')$$,
  'PT422', 'flag_value_invalid', 'null for a text'
);
select throws_ok(
  $$select public.set_flag('LLM_MODEL', 'global', null, 'Nothing at all.')$$,
  'PT422', 'flag_value_invalid', 'no value'
);

select * from finish();
rollback;
