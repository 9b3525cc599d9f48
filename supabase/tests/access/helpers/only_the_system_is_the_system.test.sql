begin;
select plan(9);

set local request.jwt.claims to '';
select ok(access.is_system(), 'the owner of the database, outside the API');
set local request.jwt.claims to '{"role": "service_role"}';
select ok(access.is_system(), 'the service role');
set local request.jwt.claims to '{"role": "anon"}';
select ok(not access.is_system(), 'no anonymous caller');
set local request.jwt.claims to '{"sub": "aaaaaaaa-0000-4000-a000-000000000001"}';
select ok(not access.is_system(), 'nobody with a name');
-- A definer function, so that the questions can be asked under another role.
create function pg_temp.is_system()
returns boolean
language sql
security definer
as 'select access.is_system()';
grant execute on function pg_temp.is_system() to anon, authenticated, service_role;
set local role authenticated;
select ok(not pg_temp.is_system(), 'no person');
set local request.jwt.claims to '{"role": "service_role"}';
select ok(not pg_temp.is_system(), 'no claim makes a person the system');
set local request.jwt.claims to '';
select ok(not pg_temp.is_system(), 'nor does a missing one');
set local role anon;
select ok(not pg_temp.is_system(), 'no anonymous role');
set local role service_role;
select ok(pg_temp.is_system(), 'the service role without a token');

select * from finish();
rollback;
