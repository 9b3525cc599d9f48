begin;
select plan(3);

select security.take_token('test', 'a', 1, 0);
select is((security.take_token('test', 'b', 1, 0)).allowed, true, 'another key');
select is((security.take_token('tes', 'ta', 1, 0)).allowed, true, 'a bucket whose name runs into the key');
select is((security.take_token('test', 'a', 1, 0)).allowed, false, 'the same key');

select * from finish();
rollback;
