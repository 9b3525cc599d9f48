begin;
select plan(14);

select throws_ok($$ select depot.correct_volume('AGO', 1000, 19, 837) $$, 'PT422',
  'VOLUME_TABLE_INCONNUE', 'a table that does not exist');
select throws_ok($$ select depot.correct_volume('54b', 1000, 19, 837) $$, 'PT422',
  'VOLUME_TABLE_INCONNUE', 'a table is spelt one way');
select throws_ok($$ select depot.correct_volume('54B', 'NaN', 19, 837) $$, 'PT422',
  'VOLUME_INVALIDE', 'a volume that is no number');
select throws_ok($$ select depot.correct_volume('54B', '-Infinity', 19, 837) $$, 'PT422',
  'VOLUME_INVALIDE', 'a volume without end');
select throws_ok($$ select depot.correct_volume('54B', 1000000000.1, 19, 837) $$, 'PT422',
  'VOLUME_INVALIDE', 'more than any tank holds');
select throws_ok($$ select depot.correct_volume('54B', 1000, 'NaN', 837) $$, 'PT422',
  'VOLUME_TEMPERATURE_HORS_PLAGE', 'a temperature that is no number');
select throws_ok($$ select depot.correct_volume('54B', 1000, 1e400, 837) $$, 'PT422',
  'VOLUME_TEMPERATURE_HORS_PLAGE', 'a temperature larger than a float holds');
select throws_ok($$ select depot.correct_volume('54B', 1000, -50.01, 837) $$, 'PT422',
  'VOLUME_TEMPERATURE_HORS_PLAGE', 'too cold');
select throws_ok($$ select depot.correct_volume('54B', 1000, 19, 837, 150.01) $$, 'PT422',
  'VOLUME_TEMPERATURE_HORS_PLAGE', 'a sample too hot');
select throws_ok($$ select depot.correct_volume('54B', 1000, 19, 'Infinity') $$, 'PT422',
  'VOLUME_DENSITE_HORS_PLAGE', 'a density without end');
select throws_ok($$ select depot.correct_volume('54B', 1000, 19, 0.837) $$, 'PT422',
  'VOLUME_DENSITE_HORS_PLAGE', 'a density in another unit');
select throws_ok($$ select depot.correct_volume('54B', 1000, 19, 1200) $$, 'PT422',
  'VOLUME_DENSITE_HORS_PLAGE', 'a density of no product of this table');
select throws_ok(
  $$ select depot.correct_volume('54B', 0, 19, 0.837) $$, 'PT422', 'VOLUME_DENSITE_HORS_PLAGE',
  'no volume is no reason to accept a wrong density');
select results_eq(
  $$
    select (depot.correct_volume('54B', v, 15, 840)).volume_15c
    from unnest(array[-1000000000, 1000000000]) as v
  $$,
  array[-1000000000.0, 1000000000.0],
  'the largest volumes are still volumes'
);

select * from finish();
rollback;
