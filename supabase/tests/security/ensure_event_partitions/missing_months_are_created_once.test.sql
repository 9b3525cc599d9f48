begin;
select plan(3);

select is(security.ensure_event_partitions(9) > 0, true, 'further months ahead are new');
select is(security.ensure_event_partitions(9), 0, 'a second run finds nothing to do');
select ok(
  to_regclass('security.security_events_y'
    || to_char((now() at time zone 'UTC') + interval '9 months', 'YYYY"m"MM')) is not null,
  'the furthest month is there'
);

select * from finish();
rollback;
