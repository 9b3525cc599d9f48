begin;
select plan(4);

-- The 63 points of the grid that the original looked diesel up in.
create temporary table grid as
select d, t, depot.vcf('54B', d, t) as vcf
from generate_series(820, 860, 5) as d,
  unnest(array[10, 15, 20, 22, 25, 30, 40]) as t;

select is((select count(*)::integer from grid), 63, 'every point of the original grid has a factor');
select is_empty(
  $$ select a.d, a.t from grid as a join grid as b on b.d = a.d and b.t > a.t where b.vcf >= a.vcf $$,
  'a warmer product shrinks more'
);
select is_empty(
  $$
    select a.d, a.t from grid as a join grid as b on b.t = a.t and b.d > a.d
    where sign(b.vcf - a.vcf) * sign(15 - a.t) > 0
  $$,
  'a denser product moves less, on both sides of 15 °C'
);
select is_empty(
  $$ select d, t from grid where t <> 15 and (1 - vcf) / (t - 15) not between 0.0008 and 0.0009 $$,
  'diesel expands by 0.08 to 0.09 % per degree'
);

select * from finish();
rollback;
