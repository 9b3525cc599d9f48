begin;
select plan(4);

create schema planted;
select is_empty(
  $$select from security.exposure_findings where rule = 'GRANT_TO_ANON' and entity_key = 'schema planted'$$,
  'shut'
);

grant usage on schema planted to anon;
select isnt_empty(
  $$select from security.exposure_findings where rule = 'GRANT_TO_ANON' and entity_key = 'schema planted'$$,
  'open'
);
do $do$
begin
  execute (
    select payload ->> 'remedy_sql'
    from security.exposure_findings
    where rule = 'GRANT_TO_ANON' and entity_key = 'schema planted'
  );
end
$do$;
select is_empty(
  $$select from security.exposure_findings where rule = 'GRANT_TO_ANON' and entity_key = 'schema planted'$$,
  'the remedy closes it'
);
select is_empty(
  $$select from security.exposure_findings where rule = 'GRANT_TO_ANON' and entity_key = 'schema public'$$,
  'usage of public is the ticket to the API'
);

select * from finish();
rollback;
