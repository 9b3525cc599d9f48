begin;
select plan(1);

select is_empty(
  $$
    select table_code, density
    from (values ('54A', 610.5), ('54B', 653), ('54D', 800)) as t (table_code, lowest),
      generate_series(t.lowest, 1075, 12.5) as density
    where depot.vcf(table_code, density, 15) <> 1.00000
  $$,
  'a product at 15 °C keeps its volume, whatever it is'
);

select * from finish();
rollback;
