-- ops: who calls the tick. On a hosted project pg_cron; the local stack has its own runner.
-- Depends on: ops.tick, ops.watchdog.
-- Exposes: two jobs of pg_cron, vigie-tick and vigie-watchdog, where that extension exists.

create function ops.register_schedule()
returns boolean
language plpgsql
volatile
security invoker
set search_path = ''
as $$
-- Intervals in seconds need pg_cron 1.5. Scheduling a name again replaces it.
begin
  if not exists (
    select from pg_catalog.pg_available_extensions as e where e.name = 'pg_cron'
  ) then
    return false;
  end if;
  create extension if not exists pg_cron;
  execute $query$
    select
      cron.schedule('vigie-tick', '30 seconds', 'call ops.tick()'),
      cron.schedule('vigie-watchdog', '5 seconds', 'select ops.watchdog()')
  $query$;
  return true;
exception
  when others then
    raise warning 'pg_cron could not be set up (%): call ops.tick() every 30 s another way', sqlerrm;
    return false;
end
$$;
comment on function ops.register_schedule() is
  'Registers the tick and the watchdog with pg_cron; false where that is not possible, and then another scheduler has to call them. Safe to repeat.';
revoke all on function ops.register_schedule() from public;

select ops.register_schedule();
