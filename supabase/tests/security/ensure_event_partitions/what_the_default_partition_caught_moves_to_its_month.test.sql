begin;
select plan(3);

insert into public.security_events (event_type, severity, created_at)
values ('AUTH_DENY', 'LOW', '2031-05-31 23:59:59+00'), ('SCOPE_DENY', 'LOW', '2031-06-01 00:00:00+00');
select security.ensure_event_partitions(0);
select results_eq(
  $$
    select e.event_type, e.tableoid::regclass::text
    from public.security_events as e
    where e.created_at >= '2031-01-01'
    order by 1
  $$,
  $$
    values ('AUTH_DENY', 'security.security_events_y2031m05'),
      ('SCOPE_DENY', 'security.security_events_y2031m06')
  $$,
  'each in its UTC month, none lost'
);
select throws_ok(
  $$delete from public.security_events where created_at >= '2031-01-01'$$,
  '42501', 'append_only', 'and still append-only'
);
insert into public.security_events (event_type, severity, created_at)
values ('AUTH_DENY', 'LOW', '2033-01-01');
select throws_ok(
  'truncate security.security_events_default', '42501', 'append_only',
  'the default partition that was made anew is guarded like the first'
);

select * from finish();
rollback;
