begin;
select plan(1);

select set_eq(
  'select code from ops.security_event_types', 'select code from public.security_event_types',
  'every code'
);

select * from finish();
rollback;
