begin;
select plan(3);

select security.log_event('AUTH_DENY');
select throws_ok(
  'truncate security.security_events_y' || to_char(now() at time zone 'UTC', 'YYYY"m"MM'),
  '42501', 'append_only', 'the month of now'
);
select throws_ok(
  'truncate security.security_events_default', '42501', 'append_only', 'the default partition'
);
select throws_ok(
  'delete from security.security_events_y' || to_char(now() at time zone 'UTC', 'YYYY"m"MM'),
  '42501', 'append_only', 'row by row neither'
);

select * from finish();
rollback;
