begin;
select plan(4);

select is_empty(
  $$select c.oid::regclass, p.privilege
    from pg_class as c
    cross join unnest(
      array['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER']
    ) as p (privilege)
    where c.relnamespace = any (
        array['public', 'foundation', 'access', 'security', 'governance', 'ops', 'depot', 'messaging']::regnamespace[]
      )
      and c.relkind in ('r', 'p', 'v', 'm', 'f')
      and has_table_privilege('anon', c.oid, p.privilege)$$,
  'anon holds no privilege on any table or view'
);
select is_empty(
  $$select a.attrelid::regclass, a.attname
    from pg_attribute as a
    join pg_class as c on c.oid = a.attrelid
    where c.relnamespace = any (
        array['public', 'foundation', 'access', 'security', 'governance', 'ops', 'depot', 'messaging']::regnamespace[]
      )
      and a.attacl is not null
      and exists (
        select from aclexplode(a.attacl) as x
        where x.grantee = 0 or x.grantee = 'anon'::regrole
      )$$,
  'anon holds no privilege on any column'
);
select is_empty(
  $$select c.oid::regclass
    from pg_class as c
    where c.relnamespace = any (
        array['public', 'foundation', 'access', 'security', 'governance', 'ops', 'depot', 'messaging']::regnamespace[]
      )
      and case c.relkind
        when 'S' then has_sequence_privilege('anon', c.oid, 'USAGE, SELECT, UPDATE')
        else false
      end$$,
  'anon holds no privilege on any sequence'
);
select is_empty(
  $$select p.oid::regprocedure
    from pg_proc as p
    where p.pronamespace = any (
        array['public', 'foundation', 'access', 'security', 'governance', 'ops', 'depot', 'messaging']::regnamespace[]
      )
      and has_function_privilege('anon', p.oid, 'EXECUTE')$$,
  'anon may execute no function'
);

select * from finish();
rollback;
