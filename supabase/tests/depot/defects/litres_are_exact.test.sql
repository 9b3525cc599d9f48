begin;
select plan(2);

select is_empty(
  $$select c.table_schema, c.table_name, c.column_name from information_schema.columns as c
    where c.table_schema in ('public', 'depot')
      and c.data_type in ('double precision', 'real')
      and c.column_name ~ '(volume|stock|litre|_l$|_l_|_15c|ambiant|index|densite|temperature|vcf)'$$,
  'no volume, density or temperature is kept as a float'
);
select is(
  (select (0.1::numeric(14, 3) + 0.2::numeric(14, 3)) - 0.3::numeric(14, 3)), 0.000,
  'so that a tank can be emptied to nothing'
);

select * from finish();
rollback;
