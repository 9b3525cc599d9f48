begin;
select plan(2);

select results_eq(
  'SELECT count(*) FROM pg_policies WHERE roles @> ARRAY[''public'']::name[]',
  array[0::bigint],
  'no policy is for the role public, by the query that auditors are given'
);
select is_empty(
  $$select schemaname, tablename, policyname from pg_policies where 'anon' = any (roles)$$,
  'no policy is for anon'
);

select * from finish();
rollback;
