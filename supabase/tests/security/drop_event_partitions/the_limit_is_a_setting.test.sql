begin;
select plan(2);

insert into public.security_events (event_type, severity, created_at)
values ('AUTH_DENY', 'LOW', now() - interval '200 days');
select security.ensure_event_partitions(0);
select public.set_flag('RETENTION_DAYS_SECURITY', 'global', '400', 'Legal hold for a year.');
select security.drop_event_partitions();
select isnt_empty(
  $$select from public.security_events where created_at < now() - interval '199 days'$$,
  'kept while the setting says so'
);
select public.clear_flag('RETENTION_DAYS_SECURITY', 'global', 'The hold is over.');
select security.drop_event_partitions();
select is_empty(
  $$select from public.security_events where created_at < now() - interval '199 days'$$,
  'gone after the 90 days of the default'
);

select * from finish();
rollback;
