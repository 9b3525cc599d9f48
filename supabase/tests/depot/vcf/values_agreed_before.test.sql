begin;
select plan(5);

-- Computed from the published constants before this function existed, not read from a table.
select is(depot.vcf('54B', 840, 30), 0.98730, 'diesel of 840 at 30 °C');
select is(depot.vcf('54B', 840, 45), 0.97450, 'diesel of 840 at 45 °C');
select is(depot.vcf('54B', 835, 30), 0.98716, 'light diesel of 835 at 30 °C');
select is(depot.vcf('54B', 745, 35), 0.97557, 'petrol of 745 at 35 °C');
select is(depot.vcf('54B', 745, 10), 1.00605, 'petrol of 745 at 10 °C');

select * from finish();
rollback;
