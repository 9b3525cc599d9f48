begin;
select plan(3);

select is(
  depot.correct_volume('54B', 1000, 19, 837),
  row(1000, 19, 837, 19, 839.84, 0.99662, 996.6, 'API_MPMS_11_1', 1)::depot.volume_correction,
  '1000 L at 19 °C, 837 kg/m³ observed: 996.6 L at 15 °C, and all that it was made from'
);
select is(
  (depot.correct_volume('54B', 40000, 30, 820)).volume_15c,
  39481.2,
  'a truck of 40,000 L at 30 °C'
);
select is(
  (depot.correct_volume('54B', 79737, 22.5, 830)).volume_15c::text,
  '79226.7',
  'litres with a tenth, always shown'
);

select * from finish();
rollback;
