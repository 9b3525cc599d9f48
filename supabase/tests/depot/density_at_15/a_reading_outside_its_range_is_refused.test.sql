begin;
select plan(7);

select throws_ok($$ select depot.density_at_15('54B', 0.837, 19) $$, 'PT422',
  'VOLUME_DENSITE_HORS_PLAGE', 'kilograms per litre are not taken for kilograms per cubic metre');
select throws_ok($$ select depot.density_at_15('54B', 8370, 19) $$, 'PT422',
  'VOLUME_DENSITE_HORS_PLAGE', 'a digit too many');
select throws_ok($$ select depot.density_at_15('54B', 0, 19) $$, 'PT422',
  'VOLUME_DENSITE_HORS_PLAGE', 'nothing');
select throws_ok($$ select depot.density_at_15('54B', -837, 19) $$, 'PT422',
  'VOLUME_DENSITE_HORS_PLAGE', 'less than nothing');
select throws_ok($$ select depot.density_at_15('54B', 'NaN', 19) $$, 'PT422',
  'VOLUME_DENSITE_HORS_PLAGE', 'not a number');
select throws_ok($$ select depot.density_at_15('54B', 655, 5) $$, 'PT422',
  'VOLUME_DENSITE_HORS_PLAGE', 'in range as read, but not at 15 °C');
select lives_ok($$ select depot.density_at_15('54B', 650, 20) $$,
  'out of range as read, but in range at 15 °C');

select * from finish();
rollback;
