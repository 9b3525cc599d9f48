begin;
select plan(5);

select throws_ok(
  $$select security.take_token('test', 'k', 0, 1)$$, '22023', 'rate_limit_invalid', 'no capacity'
);
select throws_ok(
  $$select security.take_token('test', 'k', 5, 1, 6)$$, '22023', 'rate_limit_invalid',
  'a cost that never fits'
);
select throws_ok(
  $$select security.take_token('test', 'k', 5, -1)$$, '22023', 'rate_limit_invalid', 'a drain'
);
select throws_ok(
  $$select security.take_token('test', 'k', null, 1)$$, '22023', 'rate_limit_invalid', 'no number'
);
select lives_ok(
  $$select security.take_token('test', 'k', 5, 0.0000000001)$$, 'a refill beyond every calendar'
);

select * from finish();
rollback;
