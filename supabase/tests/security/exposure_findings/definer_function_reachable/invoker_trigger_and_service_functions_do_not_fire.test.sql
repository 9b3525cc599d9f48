begin;
select plan(3);

create function public.planted() returns int
language sql security invoker set search_path = ''
as 'select 1';
create function public.planted_service() returns int
language sql security definer set search_path = ''
as 'select 1';
create function public.planted_trigger() returns trigger
language plpgsql security definer set search_path = ''
as 'begin return new; end';
grant execute on function public.planted() to authenticated;
grant execute on function public.planted_service() to service_role;
grant execute on function public.planted_trigger() to public;
select is_empty(
  $$select from security.exposure_findings where rule = 'DEFINER_FUNCTION_REACHABLE' and entity_key = 'public.planted()'$$,
  'invoker'
);
select is_empty(
  $$select from security.exposure_findings where rule = 'DEFINER_FUNCTION_REACHABLE' and entity_key = 'public.planted_service()'$$,
  'service role only'
);
select is_empty(
  $$select from security.exposure_findings where rule = 'DEFINER_FUNCTION_REACHABLE' and entity_key = 'public.planted_trigger()'$$,
  'a trigger function cannot be called'
);

select * from finish();
rollback;
