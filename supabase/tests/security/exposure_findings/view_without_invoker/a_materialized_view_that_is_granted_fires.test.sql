begin;
select plan(3);

create materialized view public.planted as select 1 as id;
select is_empty(
  $$select from security.exposure_findings where rule = 'VIEW_WITHOUT_INVOKER' and entity_key = 'public.planted'$$,
  'not granted'
);

grant select on public.planted to authenticated;
select isnt_empty(
  $$select from security.exposure_findings where rule = 'VIEW_WITHOUT_INVOKER' and entity_key = 'public.planted'$$,
  'it cannot have row security'
);
do $do$
begin
  execute (
    select payload ->> 'remedy_sql'
    from security.exposure_findings
    where rule = 'VIEW_WITHOUT_INVOKER' and entity_key = 'public.planted'
  );
end
$do$;
select is_empty(
  $$select from security.exposure_findings where rule = 'VIEW_WITHOUT_INVOKER' and entity_key = 'public.planted'$$,
  'the remedy closes it'
);

select * from finish();
rollback;
