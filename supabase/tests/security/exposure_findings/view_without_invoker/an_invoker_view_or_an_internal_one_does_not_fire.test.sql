begin;
select plan(3);

create view public.v_planted with (security_invoker) as select 1 as id;
create view public.v_on with (security_invoker = on) as select 1 as id;
create schema planted;
create view planted.v_inside as select 1 as id;
select is_empty(
  $$select from security.exposure_findings where rule = 'VIEW_WITHOUT_INVOKER' and entity_key = 'public.v_planted'$$,
  'short spelling'
);
select is_empty(
  $$select from security.exposure_findings where rule = 'VIEW_WITHOUT_INVOKER' and entity_key = 'public.v_on'$$,
  'another spelling'
);
select is_empty(
  $$select from security.exposure_findings where rule = 'VIEW_WITHOUT_INVOKER' and entity_key = 'planted.v_inside'$$,
  'out of reach'
);

select * from finish();
rollback;
