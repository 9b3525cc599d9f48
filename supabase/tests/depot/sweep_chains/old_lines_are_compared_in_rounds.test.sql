begin;
select plan(8);

insert into public.tenants (id, slug, name, domain, timezone) values
  ('00000000-0000-4000-b000-0000000000d1', 'depot-checks', 'Checks', 'depot', 'Africa/Lubumbashi');
insert into public.sites (tenant_id, id, kind, code, name, timezone) values
  ('00000000-0000-4000-b000-0000000000d1', '00000000-0000-4000-c000-0000000000d1', 'depot', 'CK',
    'Checks', 'Africa/Lubumbashi');
insert into public.produits (tenant_id, id, code, nom, densite_15_min_kgm3, densite_15_max_kgm3)
values ('00000000-0000-4000-b000-0000000000d1', '00000000-0000-4000-d000-0000000000d1', 'GO',
  'Gasoil', 800, 880);
create function pg_temp.line(what text) returns void language sql as $$
  select depot.log_action('00000000-0000-4000-b000-0000000000d1',
    '00000000-0000-4000-c000-0000000000d1', 'clients', 'MODIFICATION', gen_random_uuid(), what, null,
    jsonb_build_object('nom', what))
$$;
create view pg_temp.alarms as
select entity_type, (payload ->> 'ligne_count')::integer as n, payload ->> 'premiere_no' as first,
  payload -> 'faults' as faults, site_id, entity_label
from depot.check_journal_altere where tenant_id = '00000000-0000-4000-b000-0000000000d1';

select pg_temp.line(n::text) from generate_series(1, 60) as n;
select is(depot.sweep_chains(25), 25::bigint, 'a batch');
select is(depot.sweep_chains(100), 36::bigint + 61, 'the rest, and a round over all of it');
alter table public.log_actions disable trigger user;
update public.log_actions set motif = 'because' where cible_libelle = '30';
select is_empty('select from pg_temp.alarms', 'far behind the end: a run of the check does not look there');
select depot.sweep_chains(20);
select is_empty('select from depot.tamper_findings', 'nor does the first part of the round');
select depot.sweep_chains(20);
select results_eq('select n, first from pg_temp.alarms', $$values (1, '30')$$,
  'the round finds it: fires');
update public.log_actions set motif = null where cible_libelle = '30';
select depot.sweep_chains(100);
select isnt_empty('select from pg_temp.alarms', 'put back in secret: what was seen stays');
select is((select count(*) from depot.tamper_findings), 1::bigint, 'once');
select throws_ok(
  'delete from depot.tamper_findings', '42501', 'append_only', 'and nobody takes it away'
);

select * from finish();
rollback;
