begin;
select plan(4);

create function security.planted() returns int language sql set search_path = '' as 'select 1';
create function security.planted_list() returns int
language sql set search_path = pg_catalog, public
as 'select 1';
create procedure security.planted_commits() language plpgsql as 'begin commit; end';
revoke all on procedure security.planted_commits() from public;
select is_empty(
  $$select from security.exposure_findings where rule = 'FUNCTION_SEARCH_PATH_MUTABLE' and entity_key = 'security.planted()'$$,
  'empty'
);
select is_empty(
  $$select from security.exposure_findings where rule = 'FUNCTION_SEARCH_PATH_MUTABLE' and entity_key = 'security.planted_list()'$$,
  'a list'
);
select is_empty(
  $$select from security.exposure_findings where rule = 'FUNCTION_SEARCH_PATH_MUTABLE' and entity_key = 'security.planted_commits()'$$,
  'a procedure that commits may not fix its path'
);

grant execute on procedure security.planted_commits() to authenticated;
select isnt_empty(
  $$select from security.exposure_findings where rule = 'FUNCTION_SEARCH_PATH_MUTABLE' and entity_key = 'security.planted_commits()'$$,
  'unless callers from outside may run it'
);

select * from finish();
rollback;
