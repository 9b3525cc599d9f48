begin;
select plan(1);

select is_empty(
  $$
    select i.identity
    from public.exposure_inventory as i
    where i.schema_name in ('extensions', 'pg_catalog', 'information_schema', 'auth')
  $$,
  'nothing of the platform is listed'
);

select * from finish();
rollback;
