begin;
select plan(3);

insert into public.security_events (event_type, severity, created_at)
values ('AUTH_DENY', 'LOW', '2020-02-10'), ('SCOPE_DENY', 'LOW', now());
select security.ensure_event_partitions(0);
select ok(security.drop_event_partitions(90) >= 1, 'the old month goes');
select results_eq(
  $$select event_type from public.security_events where event_type in ('AUTH_DENY', 'SCOPE_DENY')$$,
  array['SCOPE_DENY'], 'the month of now stays'
);
select throws_ok(
  'select security.drop_event_partitions(29)', '22023', 'retention_too_short',
  'less than thirty days is refused'
);

select * from finish();
rollback;
