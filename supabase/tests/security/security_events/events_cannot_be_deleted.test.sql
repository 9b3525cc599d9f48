begin;
select plan(2);

select security.log_event('AUTH_DENY');
select throws_ok(
  $$delete from public.security_events$$, '42501', 'append_only', 'not by the owner'
);
set local role service_role;
set local request.jwt.claims to '{"role": "service_role"}';
select throws_ok(
  $$delete from public.security_events$$, '42501', null, 'not by the service role'
);

select * from finish();
rollback;
