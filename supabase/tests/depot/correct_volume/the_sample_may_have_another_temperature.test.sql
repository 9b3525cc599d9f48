begin;
select plan(4);

select is(
  (depot.correct_volume('54B', 1000, 30, 840, 15)).vcf,
  0.98730,
  'a density read at 15 °C is the one at 15 °C, and the volume keeps its own temperature'
);
select is(
  (depot.correct_volume('54B', 1000, 30, 837, 19)).densite_a_15_kgm3,
  depot.density_at_15('54B', 837, 19),
  'the density is corrected from the temperature of the sample'
);
select is(
  (depot.correct_volume('54B', 1000, 30, 837)).temperature_densite_c,
  30::numeric,
  'no temperature of the sample: that of the product, and the result says so'
);
select isnt(
  (depot.correct_volume('54B', 1000, 30, 837)).volume_15c,
  (depot.correct_volume('54B', 1000, 30, 837, 19)).volume_15c,
  'the two are not the same volume'
);

select * from finish();
rollback;
