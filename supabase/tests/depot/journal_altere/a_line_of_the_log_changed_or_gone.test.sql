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

select pg_temp.line(n::text) from generate_series(1, 6) as n;
select is_empty('select from pg_temp.alarms', 'written and left alone: does not');
alter table public.log_actions disable trigger user;
update public.log_actions set apres = '{"nom": "another"}' where cible_libelle = '3';
select results_eq('select entity_type, n, first, faults, entity_label from pg_temp.alarms',
  $$values ('CHAINE_JOURNAL', 1, '3', '["changed"]'::jsonb, 'log_actions · Checks')$$,
  'one word changed: fires');
update public.log_actions set hash = sha256(p.hash || depot.log_digest(log_actions))
from public.log_actions as p
where log_actions.cible_libelle = '3' and p.cible_libelle = '2';
select results_eq('select n, first from pg_temp.alarms', $$values (1, '4')$$,
  'and sealed again: the next line does not fit any more');
update public.log_actions set apres = '{"nom": "3"}' where cible_libelle = '3';
update public.log_actions set hash = sha256(p.hash || depot.log_digest(log_actions))
from public.log_actions as p
where log_actions.cible_libelle = '3' and p.cible_libelle = '2';
select is_empty('select from pg_temp.alarms', 'put back: does not');
delete from public.log_actions where cible_libelle = '2';
select results_eq('select n, first, faults from pg_temp.alarms',
  $$values (1, '3', '["missing_before"]'::jsonb)$$, 'a line removed: fires');
delete from public.log_actions where cible_libelle in ('5', '6');
select results_eq('select n, faults from pg_temp.alarms',
  $$values (2, '["cut_off", "missing_before"]'::jsonb)$$, 'the last lines cut off: fires');
select governance.run_check('JOURNAL_ALTERE');
select is((select severity || ' ' || message from public.system_alerts
    where check_code = 'JOURNAL_ALTERE'),
  'CRITICAL log_actions · Checks : 2 ligne(s) ne s''enchaînent plus, à partir du n° 3.',
  'in words');
select is((select site_id from pg_temp.alarms), '00000000-0000-4000-c000-0000000000d1'::uuid,
  'for the people of that depot');

select * from finish();
rollback;
