begin;
select plan(3);

select is_empty(
  $$select c.oid::regclass from pg_class as c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
      and not c.relrowsecurity$$,
  'row level security is on for every table of public'
);
select is_empty(
  $$select c.oid::regclass from pg_class as c
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'v'
      and not coalesce('security_invoker=true' = any (c.reloptions), false)$$,
  'every view of public runs with the rights of its caller'
);
select is_empty(
  $$select c.oid::regclass from pg_class as c
    where c.relnamespace = 'public'::regnamespace
      and (c.relkind in ('m', 'f') or c.relispartition)$$,
  'public holds no materialized view, foreign table or partition: they know no policies of their own'
);

select * from finish();
rollback;
