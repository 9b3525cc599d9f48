begin;
select plan(3);

create function pg_temp.detail_of(statement text) returns text language plpgsql as $$
declare
  v_detail text;
begin
  execute statement;
  return 'no refusal';
exception when sqlstate 'PT422' then
  get stacked diagnostics v_detail = pg_exception_detail;
  return v_detail;
end
$$;

select is(
  pg_temp.detail_of($$ select depot.correct_volume('54B', 1000, 19, 0.837) $$),
  'Table 54B covers 653 to 1075 kg/m³ at 15 °C; 0.837 kg/m³ observed at 19 °C is far outside.',
  'a density in another unit'
);
select is(
  pg_temp.detail_of($$ select depot.correct_volume('54D', 1000, 30, 780) $$),
  'Table 54D covers 800 to 1164 kg/m³ at 15 °C; 780 kg/m³ observed at 30 °C is 789.45 there.',
  'a density out of range is named as read and at 15 °C'
);
select is(
  pg_temp.detail_of($$ select depot.correct_volume('54B', 1000, 19, 837, 400) $$),
  'Product at 19 °C, density read at 400 °C: both must be within -50 to 150 °C.',
  'both temperatures are named'
);

select * from finish();
rollback;
