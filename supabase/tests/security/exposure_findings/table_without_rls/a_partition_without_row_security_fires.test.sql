begin;
select plan(2);

create table public.planted (id int) partition by range (id);
alter table public.planted enable row level security;
create table public.planted_1 partition of public.planted for values from (0) to (9);
select is_empty(
  $$select from security.exposure_findings where rule = 'TABLE_WITHOUT_RLS' and entity_key = 'public.planted'$$,
  'the parent is in order'
);
select isnt_empty(
  $$select from security.exposure_findings where rule = 'TABLE_WITHOUT_RLS' and entity_key = 'public.planted_1'$$,
  'its partition in a served schema is not'
);

select * from finish();
rollback;
