begin;
select plan(3);

select is_empty(
  $$select code from public.scheduled_jobs where to_regprocedure(command || '()') is null
    and not exists (
      select from pg_catalog.pg_proc as p
      where p.pronamespace = split_part(command, '.', 1)::regnamespace
        and p.proname = split_part(command, '.', 2)
        and p.pronargs = p.pronargdefaults
    )$$,
  'its function exists and needs no argument'
);
select is_empty(
  $$select code from public.scheduled_jobs as j
    join pg_catalog.pg_proc as p
      on p.pronamespace = split_part(j.command, '.', 1)::regnamespace
      and p.proname = split_part(j.command, '.', 2)
    where has_function_privilege('authenticated', p.oid, 'execute')
      or has_function_privilege('anon', p.oid, 'execute')$$,
  'no caller of the API can call it'
);
select results_eq(
  $$select (public.run_job(j.code)).status
    from public.scheduled_jobs as j where j.runner = 'function' group by 1$$,
  array['OK'], 'each of them runs'
);

select * from finish();
rollback;
