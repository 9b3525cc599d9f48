begin;
select plan(1);

alter default privileges in schema public grant all on tables to service_role;
select is_empty(
  $$select from security.exposure_findings where rule = 'DEFAULT_PRIVILEGES_OPEN'$$, 'it is on our side'
);

select * from finish();
rollback;
