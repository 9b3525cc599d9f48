begin;
select plan(2);

create table public.planted (id int);
select isnt_empty(
  $$select from security.exposure_findings where rule = 'TABLE_WITHOUT_RLS' and entity_key = 'public.planted'$$,
  'the next grant would open it'
);
do $do$
begin
  execute (
    select payload ->> 'remedy_sql'
    from security.exposure_findings
    where rule = 'TABLE_WITHOUT_RLS' and entity_key = 'public.planted'
  );
end
$do$;
select is_empty(
  $$select from security.exposure_findings where rule = 'TABLE_WITHOUT_RLS' and entity_key = 'public.planted'$$,
  'the remedy closes it'
);

select * from finish();
rollback;
