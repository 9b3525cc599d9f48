begin;
select plan(5);

select is(security.remember_once('test', 'k', '1 hour', '2030-01-01 00:00+00'), true, 'first');
select is(security.remember_once('test', 'k', '1 hour', '2030-01-01 00:59+00'), false, 'within the hour');
select is(security.remember_once('test', 'k', '1 hour', '2030-01-01 01:00+00'), true, 'an hour later');
select is(security.remember_once('test', 'k', '1 hour', '2030-01-01 01:59+00'), false, 'which counts anew');
select is(security.remember_once('other', 'k', '1 hour', '2030-01-01 00:00+00'), true, 'another scope');

select * from finish();
rollback;
