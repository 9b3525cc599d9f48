begin;
select plan(2);

select throws_ok(
  $$insert into public.feature_flags
      (key, kind, value_type, default_value, scopes, module, source, description)
    values ('BROKEN', 'flag', 'boolean', '"yes"', '{global}', 'x', 'x',
      '{"fr": "", "en": "", "ar": ""}')$$,
  '23514', null, 'a text as the default of a boolean'
);
select throws_ok(
  $$insert into public.feature_flags
      (key, kind, value_type, default_value, scopes, module, source, description)
    values ('BROKEN', 'kill_switch', 'boolean', 'false', '{global}', 'x', 'x',
      '{"fr": "", "en": "", "ar": ""}')$$,
  '23514', null, 'a kill switch that does not say which value is the closed one'
);

select * from finish();
rollback;
