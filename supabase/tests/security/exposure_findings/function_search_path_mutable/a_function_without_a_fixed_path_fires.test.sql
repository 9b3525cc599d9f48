begin;
select plan(5);

create function security.planted() returns int language sql as 'select 1';
create function security.planted_user() returns int
language sql set search_path = "$user", public
as 'select 1';
create procedure security.planted_definer() language sql security definer as 'select 1';
select isnt_empty(
  $$select from security.exposure_findings where rule = 'FUNCTION_SEARCH_PATH_MUTABLE' and entity_key = 'security.planted()'$$,
  'nothing said, in an internal schema too'
);
select isnt_empty(
  $$select from security.exposure_findings where rule = 'FUNCTION_SEARCH_PATH_MUTABLE' and entity_key = 'security.planted_user()'$$,
  'a path that the caller chooses'
);
select isnt_empty(
  $$select from security.exposure_findings where rule = 'FUNCTION_SEARCH_PATH_MUTABLE' and entity_key = 'security.planted_definer()'$$,
  'a definer procedure'
);
do $do$
begin
  execute (
    select payload ->> 'remedy_sql'
    from security.exposure_findings
    where rule = 'FUNCTION_SEARCH_PATH_MUTABLE' and entity_key = 'security.planted()'
  );
end
$do$;
select is_empty(
  $$select from security.exposure_findings where rule = 'FUNCTION_SEARCH_PATH_MUTABLE' and entity_key = 'security.planted()'$$,
  'the remedy closes it'
);
do $do$
begin
  execute (
    select payload ->> 'remedy_sql'
    from security.exposure_findings
    where rule = 'FUNCTION_SEARCH_PATH_MUTABLE' and entity_key = 'security.planted_definer()'
  );
end
$do$;
select is_empty(
  $$select from security.exposure_findings where rule = 'FUNCTION_SEARCH_PATH_MUTABLE' and entity_key = 'security.planted_definer()'$$,
  'the remedy closes it'
);

select * from finish();
rollback;
