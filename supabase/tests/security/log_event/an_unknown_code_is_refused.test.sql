begin;
select plan(2);

select throws_ok(
  $$select security.log_event('AUTH_DENNY')$$,
  'PT422', 'event_type_unknown', 'a typing error is not logged under another name'
);
select throws_ok(
  $$select security.log_event(null)$$,
  'PT422', 'event_type_unknown', 'no code is no code'
);

select * from finish();
rollback;
