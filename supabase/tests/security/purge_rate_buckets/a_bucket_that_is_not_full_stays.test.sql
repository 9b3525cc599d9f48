begin;
select plan(3);

select security.take_token('test', 'slow', 2, 0.001, 2, '2020-01-01');
select security.take_token('test', 'never', 2, 0, 2, '2020-01-01');
select security.take_token('test', 'fast', 2, 1, 2, '2020-01-01');
select security.purge_rate_buckets(5000, '2020-01-01 00:01+00');
select is(
  (security.take_token('test', 'slow', 2, 0.001, 1, '2020-01-01 00:01+00')).allowed, false,
  'purging a slow bucket would give its tokens away'
);
select is(
  (security.take_token('test', 'never', 2, 0, 1, '2020-01-01 00:01+00')).allowed, false, 'one that never refills stays for good'
);
select is(
  (select count(*) from security.rate_buckets as b where b.key_hash = security.hash_key('test', 'fast')),
  0::bigint, 'one that is full again is gone'
);

select * from finish();
rollback;
