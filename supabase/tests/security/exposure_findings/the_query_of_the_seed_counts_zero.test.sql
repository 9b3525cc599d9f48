begin;
select plan(1);

select results_eq(
  'SELECT count(*) FROM pg_policies WHERE roles @> ARRAY[''public'']::name[]',
  array[0::bigint], 'as printed in the deployment log'
);

select * from finish();
rollback;
