begin;
select plan(2);

select throws_ok(
  $$select security.remember_once('test', 'k', '0')$$, '22023', 'replay_ttl_invalid', 'zero'
);
select throws_ok(
  $$select security.remember_once('test', 'k', null)$$, '22023', 'replay_ttl_invalid', 'none'
);

select * from finish();
rollback;
