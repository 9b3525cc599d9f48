begin;
select plan(1);

insert into public.flag_values (flag_key, scope, value, reason)
values ('DEBUG_MODE', 'global', 'true', 'Typed into the console.');
delete from public.flag_values where flag_key = 'DEBUG_MODE';
select results_eq(
  $$select to_value, reason from public.flag_history where flag_key = 'DEBUG_MODE' order by id$$,
  $$values ('true'::jsonb, 'Typed into the console.'), (null, 'By hand.')$$,
  'the trigger sees what no rule saw'
);

select * from finish();
rollback;
