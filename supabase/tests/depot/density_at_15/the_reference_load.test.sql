begin;
select plan(3);

select is(depot.density_at_15('54B', 837, 19), 839.84, '837 observed at 19 °C is 839.84 at 15 °C');
select is(depot.density_at_15('54B', 837, 15), 837.00, 'read at 15 °C it is what it is');
select is(
  depot.density_at_15('54B', 837, 19) = 837,
  false,
  'the observed density is not the density at 15 °C'
);

select * from finish();
rollback;
