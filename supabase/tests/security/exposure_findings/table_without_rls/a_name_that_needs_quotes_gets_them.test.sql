begin;
select plan(2);

create table public."Planted; drop" (id int);
select isnt_empty(
  $$select from security.exposure_findings where rule = 'TABLE_WITHOUT_RLS' and entity_key = 'public.Planted; drop'$$,
  'the key is for people'
);
do $do$
begin
  execute (
    select payload ->> 'remedy_sql'
    from security.exposure_findings
    where rule = 'TABLE_WITHOUT_RLS' and entity_key = 'public.Planted; drop'
  );
end
$do$;
select is_empty(
  $$select from security.exposure_findings where rule = 'TABLE_WITHOUT_RLS' and entity_key = 'public.Planted; drop'$$,
  'the remedy is for the machine'
);

select * from finish();
rollback;
