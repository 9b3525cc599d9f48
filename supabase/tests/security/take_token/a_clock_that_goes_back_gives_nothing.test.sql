begin;
select plan(2);

select security.take_token('test', 'k', 2, 1, 2, '2030-01-01 00:01:00+00');
select is(
  (security.take_token('test', 'k', 2, 1, 1, '2030-01-01 00:00:00+00')).allowed, false, 'no refill'
);
select is(
  (security.take_token('test', 'k', 2, 1, 1, '2030-01-01 00:01:00.5+00')).allowed, false,
  'and the later reading stays the one that counts'
);

select * from finish();
rollback;
