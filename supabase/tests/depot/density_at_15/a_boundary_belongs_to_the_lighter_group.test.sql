begin;
select plan(6);

select results_eq(
  $$ select depot.density_at_15('54B', d, 15) from unnest(array[770, 787.5, 838.5]) as d $$,
  array[770.00, 787.50, 838.50],
  'at 15 °C a boundary is itself'
);
-- Unrounded, from the constants of its own group: the last digit of a float may be either way.
select is_empty(
  $$
    select rho, t, depot.density_at_15('54B', (rho * exp(-x * (1 + 0.8 * x)))::numeric, t::numeric)
    from (
      values
        (770::float8, 346.4228::float8, 0.4388::float8, 0::float8),
        (787.5, 2680.3206, 0, -0.00336312),
        (838.5, 594.5418, 0, 0)
    ) as b (rho, k0, k1, k2),
      generate_series(-50, 150) as t,
      lateral (select (k0 / rho ^ 2 + k1 / rho + k2) * (t - 15) as x) as x
    where depot.density_at_15('54B', (rho * exp(-x * (1 + 0.8 * x)))::numeric, t::numeric)
      <> rho::numeric
  $$,
  'and is found back at any other temperature, in its own group'
);
-- From 15 °C up, petrol of 770 kg/m³ and a transition product a little denser show the same.
select is(
  depot.density_at_15('54B', (770.005 * exp(-0.0011575 * 15 * (1 + 0.8 * 0.0011575 * 15)))::numeric, 30)
    <= 770,
  true,
  'where two densities show the same, the lighter one counts'
);
-- Below 15 °C nothing shows what lies between the two groups: the lightest of the denser group.
select is(
  depot.density_at_15(
    '54B', (770 * exp(0.0011541555 * 15 * (1 - 0.8 * 0.0011541555 * 15)))::numeric + 0.02, 0),
  770.01,
  'what no density shows counts as the lightest product of the denser group'
);
select lives_ok(
  $$
    select depot.density_at_15('54B', 640 + n * 0.5, t)
    from generate_series(220, 400) as n, generate_series(-50, 150, 10) as t
  $$,
  'no reading around the boundaries is without an answer'
);
select is_empty(
  $$
    select t, shown, at, before
    from (
      select t, shown, depot.density_at_15('54B', shown, t) as at,
        lag(depot.density_at_15('54B', shown, t)) over (partition by t order by shown) as before
      from generate_series(-50, 150, 25) as t,
        unnest(array[770, 787.5, 838.5]) as boundary,
        lateral (
          select round((boundary * depot.vcf('54B', boundary, t) + n * 0.01), 2) as shown
          from generate_series(-60, 60) as n
        ) as s
    ) as d
    where at < before
  $$,
  'a denser sample is never a lighter product'
);

select * from finish();
rollback;
