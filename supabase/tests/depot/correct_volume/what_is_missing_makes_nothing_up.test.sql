begin;
select plan(4);

select is(depot.correct_volume('54B', 1000, null, 837), null, 'no temperature, no result');
select is(depot.correct_volume('54B', 1000, 19, null), null, 'no density, no result');
select is(depot.correct_volume('54B', null, 19, 837), null, 'no volume, no result');
select is(depot.correct_volume(null, 1000, 19, 837), null, 'no table, no result');

select * from finish();
rollback;
