begin;
select plan(1);

grant create on schema public to anon;
select isnt_empty(
  $$select from security.exposure_findings where rule = 'GRANT_TO_ANON' and entity_key = 'schema public'$$,
  'anon could leave objects there'
);

select * from finish();
rollback;
