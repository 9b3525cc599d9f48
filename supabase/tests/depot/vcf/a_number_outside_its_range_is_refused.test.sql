begin;
select plan(8);

select lives_ok($$ select depot.vcf('54B', 653, -50), depot.vcf('54B', 1075, 150) $$,
  '54B: both ends belong');
select lives_ok($$ select depot.vcf('54A', 610.5, -50), depot.vcf('54A', 1075, 150) $$,
  '54A: both ends belong');
select lives_ok($$ select depot.vcf('54D', 800, -50), depot.vcf('54D', 1164, 150) $$,
  '54D: both ends belong');
select throws_ok($$ select depot.vcf('54B', 652.99, 20) $$, 'PT422', 'VOLUME_DENSITE_HORS_PLAGE',
  'too light for 54B');
select throws_ok($$ select depot.vcf('54B', 1075.01, 20) $$, 'PT422', 'VOLUME_DENSITE_HORS_PLAGE',
  'too dense for 54B');
select throws_ok($$ select depot.vcf('54D', 799.99, 20) $$, 'PT422', 'VOLUME_DENSITE_HORS_PLAGE',
  'too light for 54D');
select throws_ok($$ select depot.vcf('54B', 840, 150.01) $$, 'PT422',
  'VOLUME_TEMPERATURE_HORS_PLAGE', 'too hot');
select throws_ok($$ select depot.vcf('53B', 840, 20) $$, 'PT422', 'VOLUME_TABLE_INCONNUE',
  'not a table of volumes');

select * from finish();
rollback;
