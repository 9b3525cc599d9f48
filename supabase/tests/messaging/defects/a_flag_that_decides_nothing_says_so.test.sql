begin;
select plan(1);

select is_empty(
  $$select f.key
    from public.feature_flags as f
    where f.module = 'messaging'
      and f.description ->> 'en' not like 'No effect%'
      and not exists (
        select
        from pg_catalog.pg_proc as p
        join pg_catalog.pg_namespace as n on n.oid = p.pronamespace
        where n.nspname = 'messaging' and position(f.key in p.prosrc) > 0
        union all
        select
        from pg_catalog.pg_views as v
        where v.schemaname = 'messaging' and position(f.key in v.definition) > 0
      )$$,
  'every flag of messages is read by a rule, or its words say that it is not'
);

select * from finish();
rollback;
