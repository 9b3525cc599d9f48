begin;
select plan(2);

create function public.planted() returns int
language sql security definer set search_path = ''
as 'select 1';
grant execute on function public.planted() to authenticated;
select isnt_empty(
  $$select from security.exposure_findings where rule = 'DEFINER_FUNCTION_REACHABLE' and entity_key = 'public.planted()'$$,
  'a signed-in caller runs it as its owner'
);
do $do$
begin
  execute (
    select payload ->> 'remedy_sql'
    from security.exposure_findings
    where rule = 'DEFINER_FUNCTION_REACHABLE' and entity_key = 'public.planted()'
  );
end
$do$;
select is_empty(
  $$select from security.exposure_findings where rule = 'DEFINER_FUNCTION_REACHABLE' and entity_key = 'public.planted()'$$,
  'the remedy closes it'
);

select * from finish();
rollback;
