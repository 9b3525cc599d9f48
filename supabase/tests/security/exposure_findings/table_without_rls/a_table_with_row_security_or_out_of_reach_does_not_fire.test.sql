begin;
select plan(3);

create table public.planted (id int);
alter table public.planted enable row level security;
create schema planted;
create table planted.inside (id int);
grant select on planted.inside to authenticated;
select is_empty(
  $$select from security.exposure_findings where rule = 'TABLE_WITHOUT_RLS' and entity_key = 'public.planted'$$,
  'row security is on'
);
select is_empty(
  $$select from security.exposure_findings where rule = 'TABLE_WITHOUT_RLS' and entity_key = 'planted.inside'$$,
  'nobody outside can name it'
);

grant usage on schema planted to authenticated;
select isnt_empty(
  $$select from security.exposure_findings where rule = 'TABLE_WITHOUT_RLS' and entity_key = 'planted.inside'$$,
  'with usage on the schema it fires'
);

select * from finish();
rollback;
