begin;
select plan(4);

select is(
  ops.register_schedule(),
  exists (select from pg_catalog.pg_available_extensions where name = 'pg_cron'),
  'without pg_cron it says so and goes on'
);
select is(ops.call_notify(), 0, 'without pg_net or without secrets nothing is called');
select is(ops.purge_cron_history(), 0, 'no history, nothing to delete');
select is(ops.read_secret('vigie_dispatch_token'), null, 'no vault, no secret');

select * from finish();
rollback;
