begin;
select plan(2);

create function pg_temp.plan_of(query text) returns text language plpgsql as $$
declare
  v_line text;
  v_plan text := '';
begin
  for v_line in execute 'explain ' || query loop
    v_plan := v_plan || v_line || E'\n';
  end loop;
  return v_plan;
end
$$;
select unalike(
  pg_temp.plan_of($$select * from security.exposure_findings where rule = 'POLICY_TO_PUBLIC'$$),
  '%pg_proc%', 'a rule on policies does not read functions'
);
select alike(
  pg_temp.plan_of('select * from security.exposure_findings'), '%pg_proc%', 'all rules do'
);

select * from finish();
rollback;
