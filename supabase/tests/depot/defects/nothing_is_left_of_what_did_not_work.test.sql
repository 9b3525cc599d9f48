begin;
select plan(6);

select is_empty(
  $$select p.proname from pg_proc as p join pg_namespace as n on n.oid = p.pronamespace
    where n.nspname in ('public', 'depot') and p.proname in (
      'rebuild_stocks_journaliers', 'stock_upsert_journalier', 'stock_snapshot_apply_delta',
      'increment_stock_journalier', 'fn_sorties_after_insert', 'receptions_apply_effects',
      'sorties_apply_effects', 'get_last_stock_ambiant', 'apply_stock_adjustment',
      'admin_compensate_reception')$$,
  'no function that rebuilds or edits stock beside the ledger'
);
select is_empty(
  $$select c.relname from pg_class as c
    where c.relnamespace = 'public'::regnamespace and (c.relname ~ '_bak$' or c.relname in (
      'stock_actuel', 'v_citerne_stock_actuel', 'v_stock_actuel_snapshot',
      'v_citerne_stock_snapshot_agg', 'v_stock_actuel_owner_snapshot'))$$,
  'no second truth about the current stock, and no copy of a table'
);
select is_empty(
  $$select t.relname, g.tgname from pg_trigger as g join pg_class as t on t.oid = g.tgrelid
    where t.relnamespace in ('public'::regnamespace, 'depot'::regnamespace)
      and g.tgenabled = 'D' and not g.tgisinternal$$,
  'no trigger is switched off'
);
select is_empty(
  $$select table_name, column_name from information_schema.columns
    where table_schema = 'public' and (column_name = 'etat' or column_name ~ '20c')$$,
  'no second life cycle, and no figure at 20 °C that nobody confirmed'
);
-- A body that nobody calls is a promise that nobody keeps.
select is_empty(
  $$with bodies as (
      select p.oid, pg_get_functiondef(p.oid) as body
      from pg_proc as p join pg_namespace as n on n.oid = p.pronamespace
      where n.nspname in ('public', 'depot') and p.prokind = 'f'
    )
    select p.proname from pg_proc as p
    where p.pronamespace = 'depot'::regnamespace and p.prokind = 'f'
      -- Called by the importer, or there for whoever checks a figure.
      and p.proname not in ('account_at', 'vcf', 'density_at_15')
      and p.proname !~ 'import'
      and not exists (select from bodies as b
        where b.oid <> p.oid and b.body ~ ('depot\.' || p.proname || '\('))
      and not exists (select from pg_trigger as g where g.tgfoid = p.oid)
      and not exists (select from public.scheduled_jobs as j
        where j.command = 'depot.' || p.proname)
      and not exists (select from pg_depend as d where d.refobjid = p.oid and d.deptype = 'n')$$,
  'every rule has a caller'
);
select is_empty(
  $$select c.code from public.integrity_checks as c
    where c.module = 'depot' and c.view_name !~ ('^depot\.check_' || lower(c.code) || '$')$$,
  'every check has the view of its name'
);

select * from finish();
rollback;
