begin;
select plan(4);

select ok(
  bool_and(
    governance.notification_backoff(n, null) between make_interval(secs => 24 * 2 ^ (n - 1))
    and make_interval(secs => 36 * 2 ^ (n - 1))
  ),
  '30 s doubled, a fifth more or less'
) from generate_series(1, 7) as n, generate_series(1, 50);
select ok(
  max(governance.notification_backoff(n, null)) <= interval '72 minutes', 'an hour at most, for ever'
) from generate_series(8, 1000) as n;
select is(governance.notification_backoff(1, 999999999), interval '1 day', 'Retry-After: a day at most');
select ok(count(distinct governance.notification_backoff(3, null)) > 90, 'they do not come back together')
from generate_series(1, 100);

select * from finish();
rollback;
