begin;
select plan(2);

select throws_ok(
  $$select security.flag_bool('DELIVERY_ENABLE')$$,
  'PT404', 'flag_unknown', 'a typing error is never false'
);
select throws_ok(
  $$select security.flag(null)$$, 'PT404', 'flag_unknown', 'neither is null'
);

select * from finish();
rollback;
