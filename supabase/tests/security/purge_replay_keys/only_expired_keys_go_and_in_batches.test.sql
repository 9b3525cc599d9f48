begin;
select plan(3);

select security.remember_once('test', 'old' || i, '1 hour', '2020-01-01') from generate_series(1, 5) as i;
select security.remember_once('test', 'new', '1 hour', '2020-01-01 00:30+00');
select is(security.purge_replay_keys(3, '2020-01-01 01:00+00'), 3, 'at most a batch');
select is(security.purge_replay_keys(3, '2020-01-01 01:00+00'), 2, 'then the rest');
select is(security.remember_once('test', 'new', '1 hour', '2020-01-01 01:00+00'), false, 'the living stays');

select * from finish();
rollback;
