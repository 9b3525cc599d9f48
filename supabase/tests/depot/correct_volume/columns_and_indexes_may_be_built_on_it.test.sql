begin;
select plan(3);

select is_empty(
  $$
    select p.oid::regprocedure from pg_proc as p
    where p.pronamespace = 'depot'::regnamespace
      and p.proname in ('correct_volume', 'vcf', 'density_at_15', 'volume_method',
        'volume_method_version')
      and (p.provolatile <> 'i' or p.proparallel <> 's')
  $$,
  'immutable, and safe in parallel'
);
create temporary table loads (
  litres numeric,
  celsius numeric,
  density numeric,
  litres_15c numeric
    generated always as ((depot.correct_volume('54B', litres, celsius, density)).volume_15c) stored
);
insert into loads (litres, celsius, density) values (1000, 19, 837);
select is((select litres_15c from loads), 996.6, 'a generated column');
select lives_ok(
  $$ create index loads_density_15_idx on loads (depot.density_at_15('54B', density, celsius)) $$,
  'an index'
);

select * from finish();
rollback;
