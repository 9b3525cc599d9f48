begin;
select plan(2);

create function public.planted(a int, b text default '') returns int
language sql set search_path = '' as 'select 1';
grant execute on function public.planted(int, text) to public;
select isnt_empty(
  $$select from security.exposure_findings where rule = 'GRANT_TO_ANON' and entity_key = 'public.planted(integer,text)'$$,
  'what PostgreSQL does by default'
);
do $do$
begin
  execute (
    select payload ->> 'remedy_sql'
    from security.exposure_findings
    where rule = 'GRANT_TO_ANON' and entity_key = 'public.planted(integer,text)'
  );
end
$do$;
select is_empty(
  $$select from security.exposure_findings where rule = 'GRANT_TO_ANON' and entity_key = 'public.planted(integer,text)'$$,
  'the remedy closes it'
);

select * from finish();
rollback;
