begin;
select plan(3);

create table public.planted (id int);
insert into public.exposure_exceptions (
  rule, object_key, reason, owner_name, created_at, expires_at
)
values ('TABLE_WITHOUT_RLS', 'public.planted', 'A table for the demo.', 'Odile',
  now() - interval '9 days', now());
select isnt_empty(
  $$select from security.exposure_findings where rule = 'TABLE_WITHOUT_RLS' and entity_key = 'public.planted'$$,
  'the finding is back'
);
select isnt_empty(
  $$select from security.exposure_findings where rule = 'EXPOSURE_EXCEPTION_EXPIRED' and entity_key = 'TABLE_WITHOUT_RLS public.planted'$$,
  'and the exception is one'
);
do $do$
begin
  execute (
    select payload ->> 'remedy_sql'
    from security.exposure_findings
    where rule = 'EXPOSURE_EXCEPTION_EXPIRED' and entity_key = 'TABLE_WITHOUT_RLS public.planted'
  );
end
$do$;
select is_empty(
  $$select from security.exposure_findings where rule = 'EXPOSURE_EXCEPTION_EXPIRED' and entity_key = 'TABLE_WITHOUT_RLS public.planted'$$,
  'ending it closes that one'
);

select * from finish();
rollback;
