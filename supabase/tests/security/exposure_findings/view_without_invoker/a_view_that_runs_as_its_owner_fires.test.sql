begin;
select plan(3);

create view public.v_planted as select 1 as id;
create view public.v_off with (security_invoker = off) as select 1 as id;
select isnt_empty(
  $$select from security.exposure_findings where rule = 'VIEW_WITHOUT_INVOKER' and entity_key = 'public.v_planted'$$,
  'nothing said'
);
select isnt_empty(
  $$select from security.exposure_findings where rule = 'VIEW_WITHOUT_INVOKER' and entity_key = 'public.v_off'$$,
  'said no'
);
do $do$
begin
  execute (
    select payload ->> 'remedy_sql'
    from security.exposure_findings
    where rule = 'VIEW_WITHOUT_INVOKER' and entity_key = 'public.v_planted'
  );
end
$do$;
select is_empty(
  $$select from security.exposure_findings where rule = 'VIEW_WITHOUT_INVOKER' and entity_key = 'public.v_planted'$$,
  'the remedy closes it'
);

select * from finish();
rollback;
