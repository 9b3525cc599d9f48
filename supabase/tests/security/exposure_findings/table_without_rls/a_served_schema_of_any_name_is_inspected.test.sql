begin;
select plan(2);

create schema _planted;
create table _planted.rows (id int);
select is_empty(
  $$select from security.exposure_findings where entity_key = '_planted.rows'$$,
  'a schema that nobody serves'
);
select set_config('pgrst.db_schemas', 'public, _planted', true);
select isnt_empty(
  $$select from security.exposure_findings where rule = 'TABLE_WITHOUT_RLS' and entity_key = '_planted.rows'$$,
  'is looked at once it is served, whatever its name begins with'
);

select * from finish();
rollback;
