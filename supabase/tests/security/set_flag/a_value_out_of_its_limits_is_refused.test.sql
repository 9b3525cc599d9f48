begin;
select plan(6);

select throws_ok(
  $$select public.set_flag('OUTBOX_MAX_ATTEMPTS', 'global', '0', 'Too few attempts.')$$,
  'PT422', 'flag_value_invalid', 'below the minimum'
);
select throws_ok(
  $$select public.set_flag('OUTBOX_MAX_ATTEMPTS', 'global', '21', 'Too many attempts.')$$,
  'PT422', 'flag_value_invalid', 'above the maximum'
);
select throws_ok(
  $$select public.set_flag('OUTBOUND_ENABLED', 'global', '"pause"', 'No such mode.')$$,
  'PT422', 'flag_value_invalid', 'not in the list'
);
select throws_ok(
  $$select public.set_flag('LLM_API_URL', 'global', '"http://169.254.169.254/"', 'Not https.')$$,
  'PT422', 'flag_value_invalid', 'a text that breaks its pattern'
);
select throws_ok(
  $$select public.set_flag('LLM_MODEL', 'global', to_jsonb(repeat('x', 101)), 'Too long a name.')$$,
  'PT422', 'flag_value_invalid', 'a text that is too long'
);
select lives_ok(
  $$select public.set_flag('OUTBOX_MAX_ATTEMPTS', 'global', '20', 'The very limit.')$$,
  'the limit itself is allowed'
);

select * from finish();
rollback;
