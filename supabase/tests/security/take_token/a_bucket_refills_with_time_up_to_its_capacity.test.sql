begin;
select plan(3);

select security.take_token('test', 'k', 2, 0.5, 2, '2030-01-01 00:00:00+00');
select results_eq(
  $$select * from security.take_token('test', 'k', 2, 0.5, 1, '2030-01-01 00:00:01+00')$$,
  $$values (false, 0.5, 1.000)$$, 'after a second half a token: one more second to wait'
);
select results_eq(
  $$select * from security.take_token('test', 'k', 2, 0.5, 1, '2030-01-01 00:00:02+00')$$,
  $$values (true, 0.0, 0::numeric)$$, 'the refusal cost nothing: a second later it is whole'
);
select results_eq(
  $$select allowed, remaining from security.take_token('test', 'k', 2, 0.5, 1, '2030-01-02 00:00:00+00')$$,
  $$values (true, 1.0)$$, 'a day later it is full, not fuller'
);

select * from finish();
rollback;
