begin;
select plan(1);

insert into public.security_events (event_type, severity, created_at)
values ('AUTH_DENY', 'LOW', '2031-05-17');
select is(
  (select e.tableoid::regclass::text
    from public.security_events as e
    where e.created_at = '2031-05-17'),
  'security.security_events_default',
  'the default partition takes it'
);

select * from finish();
rollback;
