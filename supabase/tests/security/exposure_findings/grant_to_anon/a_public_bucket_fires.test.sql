begin;
select plan(1);

select lives_ok('select * from security.public_buckets()', 'no storage schema, no error');

select * from finish();
rollback;
