begin;
select plan(6);

-- Worked examples 1 to 6 of API MPMS 11.1 (2004), section 11.1.6.1: density and temperature in
-- customary units, factor to 60 °F before pressure. 60 °F is 15.555... °C: the factor between two
-- temperatures is the quotient of ours. Five decimals are what the standard reports.
create function pg_temp.to_60f(table_code text, density_60f numeric, fahrenheit numeric)
returns numeric language sql as $$
  select round(
    depot.vcf(table_code, d.at_15, (fahrenheit - 32) / 1.8)
      / depot.vcf(table_code, d.at_15, 140 / 9.0),
    5
  )
  from (select depot.density_at_15(table_code, density_60f, 140 / 9.0) as at_15) as d
$$;
create function pg_temp.kgm3(api numeric) returns numeric language sql as $$
  select 141.5 / (131.5 + api) * 999.016
$$;
create function pg_temp.close_to(have numeric, published numeric, what text)
returns text language sql as $$
  select ok(abs(have - published) <= 0.00001, format('%s: %s for %s', what, have, published))
$$;

select pg_temp.close_to(
  pg_temp.to_60f('54A', pg_temp.kgm3(17.785), -27.7), 1.03301, 'example 1, crude');
select throws_ok(
  $$ select pg_temp.to_60f('54A', pg_temp.kgm3(-10), 301.93) $$,
  'PT422', 'VOLUME_DENSITE_HORS_PLAGE',
  'example 2, crude of 1163 kg/m³: only the 2004 edition goes so far, we refuse'
);
select pg_temp.close_to(
  pg_temp.to_60f('54B', pg_temp.kgm3(19.4), 48.04), 1.00486, 'example 3, fuel oil');
select pg_temp.close_to(
  pg_temp.to_60f('54B', 0.7943 * 999.016, 85), 0.98683, 'example 4, jet fuel');
select pg_temp.close_to(
  pg_temp.to_60f('54B', pg_temp.kgm3(48.0015), 55.9), 1.00218, 'example 5, transition zone');
select pg_temp.close_to(pg_temp.to_60f('54B', 657.3, 27.3), 1.02648, 'example 6, petrol');

select * from finish();
rollback;
