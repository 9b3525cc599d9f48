begin;
select plan(3);

select public.set_flag('DEBUG_MODE', 'global', 'true', 'Looking for a bug.');
select throws_ok(
  'update public.flag_history set reason = null', '42501', 'append_only', 'no update'
);
select throws_ok('delete from public.flag_history', '42501', 'append_only', 'no delete');
select throws_ok('truncate public.flag_history', '42501', 'append_only', 'no truncate');

select * from finish();
rollback;
