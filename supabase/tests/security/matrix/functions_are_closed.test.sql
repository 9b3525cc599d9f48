begin;
select plan(3);

select is_empty(
  $$select p.oid::regprocedure from pg_proc as p
    where p.pronamespace = any (
        array['public', 'foundation', 'access', 'security', 'governance', 'ops', 'depot', 'messaging']::regnamespace[]
      )
      and (
        p.proacl is null
        or exists (select from aclexplode(p.proacl) as x where x.grantee = 0)
      )$$,
  'no function is executable by PUBLIC'
);
select is_empty(
  $$select p.oid::regprocedure from pg_proc as p
    where p.pronamespace = 'public'::regnamespace and p.prosecdef$$,
  'no function of public runs with its owner''s rights'
);
select is_empty(
  $$select p.oid::regprocedure from pg_proc as p
    where p.pronamespace = any (
        array['public', 'foundation', 'access', 'security', 'governance', 'ops', 'depot', 'messaging']::regnamespace[]
      )
      and p.prokind <> 'p'
      and not coalesce('search_path=""' = any (p.proconfig), false)$$,
  'every function has an empty search_path'
);

select * from finish();
rollback;
