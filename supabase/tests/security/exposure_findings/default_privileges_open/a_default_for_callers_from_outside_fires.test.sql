begin;
select plan(2);

alter default privileges in schema public grant select on tables to anon;
select is(
  (select payload ->> 'remedy_sql' from security.exposure_findings
    where rule = 'DEFAULT_PRIVILEGES_OPEN' and entity_key = current_user || '/public/tables'),
  format('alter default privileges for role %I in schema public revoke all on tables from anon;', current_user),
  'with the statement that closes it'
);
alter default privileges in schema public revoke select on tables from anon;
select is_empty(
  $$select from security.exposure_findings
    where rule = 'DEFAULT_PRIVILEGES_OPEN' and entity_key = current_user || '/public/tables'$$,
  'revoked'
);

select * from finish();
rollback;
