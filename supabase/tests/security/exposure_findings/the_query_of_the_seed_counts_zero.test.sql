begin;
select plan(1);

select is(
  (SELECT count(*) FROM pg_policies WHERE roles @> ARRAY['public']::name[]),
  0::bigint, 'as printed in the deployment log'
);

select * from finish();
rollback;
