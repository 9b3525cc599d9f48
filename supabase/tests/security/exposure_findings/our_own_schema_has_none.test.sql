begin;
select plan(2);

select is_empty(
  'select rule, entity_key, payload from security.exposure_findings',
  'nothing is wrong but what an exception accepts'
);
select is_empty(
  $$
    select e.rule, e.object_key
    from public.exposure_exceptions as e
    where e.created_by is null
      and not (e.rule = 'DEFAULT_PRIVILEGES_OPEN' and e.owner_name = 'Supabase')
  $$,
  'and the migrations accept the defaults of the platform only'
);

select * from finish();
rollback;
