begin;
select plan(2);

select is_empty(
  $$
    select v, t, d
    from generate_series(0.1, 40000, 997.3) as v, generate_series(-5, 45, 5) as t,
      unnest(array[720, 745, 780, 810, 837, 838.5, 900]) as d
    where (depot.correct_volume('54B', v, t, d)).volume_15c
      <> -(depot.correct_volume('54B', -v, t, d)).volume_15c
  $$,
  'a reversal takes back to the tenth of a litre what the movement brought'
);
select results_eq(
  $$
    select (depot.correct_volume('54B', v, 15, 840)).volume_15c::text
    from unnest(array[10.05, -10.05, 10.04, -10.04, 10.15, -10.15, 0]) as v
  $$,
  array['10.1', '-10.1', '10.0', '-10.0', '10.2', '-10.2', '0.0'],
  'halves of a tenth go away from zero, on both sides'
);

select * from finish();
rollback;
