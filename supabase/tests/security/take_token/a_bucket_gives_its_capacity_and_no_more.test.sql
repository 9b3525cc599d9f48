begin;
select plan(2);

select results_eq(
  $$
    select (security.take_token('test', 'k' || left(i::text, 0), 3, 0)).allowed
    from generate_series(1, 5) as i
  $$,
  array[true, true, true, false, false], 'three of five'
);
select is(
  (security.take_token('test', 'k', 3, 0, 1, '2031-01-01')).retry_after_seconds,
  null, 'without refill there is no point in waiting'
);

select * from finish();
rollback;
