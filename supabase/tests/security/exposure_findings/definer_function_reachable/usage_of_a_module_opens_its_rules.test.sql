begin;
select plan(2);

create schema planted;
create function planted.rule() returns int
language sql security definer set search_path = ''
as 'select 1';
grant execute on function planted.rule() to authenticated;
select is_empty(
  $$select from security.exposure_findings where rule = 'DEFINER_FUNCTION_REACHABLE' and entity_key = 'planted.rule()'$$,
  'through a door only'
);

grant usage on schema planted to authenticated;
select isnt_empty(
  $$select from security.exposure_findings where rule = 'DEFINER_FUNCTION_REACHABLE' and entity_key = 'planted.rule()'$$,
  'directly, past its door'
);

select * from finish();
rollback;
