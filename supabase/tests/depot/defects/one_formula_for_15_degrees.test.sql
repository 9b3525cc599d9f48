begin;
select plan(3);

create view pg_temp.bodies as
select p.oid, n.nspname || '.' || p.proname as name, pg_get_functiondef(p.oid) as body
from pg_proc as p join pg_namespace as n on n.oid = p.pronamespace
where n.nspname in ('public', 'depot') and p.prokind = 'f'
union all
select c.oid, (n.nspname || '.' || c.relname) collate "C", pg_get_viewdef(c.oid)
from pg_class as c join pg_namespace as n on n.oid = c.relnamespace
where n.nspname in ('public', 'depot') and c.relkind in ('v', 'm');
select results_eq('select name from pg_temp.bodies where body ~ ''\mexp\(''',
  $$values ('depot.correct_volume' collate "C")$$, 'the correction is computed in one place');
select is_empty(
  $$select name from pg_temp.bodies where body ~ '0\.000(65|85|9)0*\M' or body ~ 'lookup_grid'$$,
  'none of the flat factors, and no grid'
);
select is_empty(
  $$select name from pg_temp.bodies
    where body ~* 'coalesce\([^()]*volume_15c, *[^()]*volume_ambiant'$$,
  'and nowhere do ambient litres stand in for missing litres at 15 °C'
);

select * from finish();
rollback;
