begin;
select plan(3);

select security.log_event('AUTH_DENY', payload => '{"ip": "203.0.113.7"}');
select is(
  (select e.severity || ' ' || (e.payload_json ->> 'ip')
    from public.security_events as e
    order by e.id desc
    limit 1),
  'HIGH 203.0.113.7',
  'severity of the catalogue, payload as given'
);
select security.log_event('AUTH_DENY', severity => 'LOW');
select is(
  (select e.severity from public.security_events as e order by e.id desc limit 1),
  'LOW',
  'a severity that is given wins'
);
select throws_ok(
  $$select security.log_event('AUTH_DENY', severity => 'URGENT')$$,
  '23514', null, 'a severity that does not exist is refused'
);

select * from finish();
rollback;
