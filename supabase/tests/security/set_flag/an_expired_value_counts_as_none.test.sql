begin;
select plan(1);

insert into public.flag_values (flag_key, scope, value, reason, expires_at)
values ('MAINTENANCE_MODE', 'global', 'true', 'It ended yesterday.', now() - interval '1 day');
select is(
  (public.set_flag('MAINTENANCE_MODE', 'global', 'true', 'A new one.', expected_version => 0)).version,
  2, 'zero may replace it'
);

select * from finish();
rollback;
