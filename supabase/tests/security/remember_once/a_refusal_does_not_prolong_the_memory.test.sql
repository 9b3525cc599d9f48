begin;
select plan(1);

select security.remember_once('test', 'k', '1 hour', '2030-01-01 00:00+00');
select security.remember_once('test', 'k', '9 hours', '2030-01-01 00:30+00');
select is(
  security.remember_once('test', 'k', '1 hour', '2030-01-01 01:00+00'), true,
  'who repeats himself cannot lock others out'
);

select * from finish();
rollback;
