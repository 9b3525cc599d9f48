begin;
select plan(2);

select security.take_token('test', 'k', 10, 0, 7);
select results_eq(
  $$select allowed, remaining from security.take_token('test', 'k', 10, 0, 4)$$,
  $$values (false, 3.0)$$, 'four of three: none is taken'
);
select results_eq(
  $$select allowed, remaining from security.take_token('test', 'k', 10, 0, 3)$$,
  $$values (true, 0.0)$$, 'three of three'
);

select * from finish();
rollback;
