begin;
select plan(2);

create schema planted;
create table planted.t (id int);
select is_empty(
  $$select from security.exposure_findings where rule = 'TABLE_WITHOUT_RLS' and entity_key = 'planted.t'$$,
  'not served'
);

set local pgrst.db_schemas to 'public, planted';
select isnt_empty(
  $$select from security.exposure_findings where rule = 'TABLE_WITHOUT_RLS' and entity_key = 'planted.t'$$,
  'served'
);

select * from finish();
rollback;
