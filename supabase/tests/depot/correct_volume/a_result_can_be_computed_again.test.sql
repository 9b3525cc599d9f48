begin;
select plan(4);

create temporary table results as
select c.*, table_code
from (values ('54A', 660, 1030), ('54B', 680, 1030), ('54D', 820, 1130)) as b (table_code, low, high),
  generate_series(b.low, b.high, 6.73) as d,
  generate_series(0, 60, 7.5) as t,
  lateral depot.correct_volume(b.table_code, 12345.6, t, d, t - 2.5) as c;

select is_empty(
  $$
    select * from results
    where depot.density_at_15(table_code, densite_observee_kgm3, temperature_densite_c)
      <> densite_a_15_kgm3
  $$,
  'its density at 15 °C, from the observed one'
);
select is_empty(
  $$ select * from results where depot.vcf(table_code, densite_a_15_kgm3, temperature_c) <> vcf $$,
  'its factor, from the density at 15 °C as it is kept'
);
select is_empty(
  $$ select * from results where round(volume_ambiant * vcf, 1) <> volume_15c $$,
  'its volume, from the factor as it is kept'
);
select is_empty(
  $$
    select * from results
    where methode <> depot.volume_method() or methode_version <> depot.volume_method_version()
  $$,
  'by the method that it names'
);

select * from finish();
rollback;
