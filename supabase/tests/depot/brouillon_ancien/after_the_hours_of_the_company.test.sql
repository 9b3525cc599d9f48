begin;
select plan(5);

insert into public.tenants (id, slug, name, domain, timezone) values
  ('00000000-0000-4000-b000-0000000000d1', 'depot-checks', 'Checks', 'depot', 'Africa/Lubumbashi');
insert into public.sites (tenant_id, id, kind, code, name, timezone) values
  ('00000000-0000-4000-b000-0000000000d1', '00000000-0000-4000-c000-0000000000d1', 'depot', 'CK',
    'Checks', 'Africa/Lubumbashi');
insert into public.produits (tenant_id, id, code, nom, densite_15_min_kgm3, densite_15_max_kgm3)
values ('00000000-0000-4000-b000-0000000000d1', '00000000-0000-4000-d000-0000000000d1', 'GO',
  'Gasoil', 800, 880);
insert into public.citernes (tenant_id, id, depot_id, nom, produit_id, capacite_totale,
  remplissage_max_l, volume_mort_l)
select '00000000-0000-4000-b000-0000000000d1', t.id::uuid, '00000000-0000-4000-c000-0000000000d1',
  t.nom, '00000000-0000-4000-d000-0000000000d1', 1000, 900, 50
from (values ('00000000-0000-4000-f000-0000000000d1', 'T1'),
  ('00000000-0000-4000-f000-0000000000d2', 'T2')) as t (id, nom);
insert into public.clients (tenant_id, id, nom) values
  ('00000000-0000-4000-b000-0000000000d1', '00000000-0000-4000-e000-0000000000e1', 'Client');

create function pg_temp.draft(numero text, age interval) returns void language sql as $$
  insert into public.receptions (tenant_id, id, depot_id, produit_id, numero, recue_at,
    date_reception, volume_ambiant, created_at, created_by_nom)
  values ('00000000-0000-4000-b000-0000000000d1', gen_random_uuid(),
    '00000000-0000-4000-c000-0000000000d1', '00000000-0000-4000-d000-0000000000d1', numero, now(),
    current_date, 1000, now() - age, 'Anne')
$$;
select pg_temp.draft('YOUNG', '23 hours');
select is_empty('select from depot.check_brouillon_ancien', 'a draft of today: does not');
select pg_temp.draft('OLD', '25 hours');
insert into public.sorties_produit (tenant_id, id, depot_id, produit_id, client_id, date_sortie,
  date_jour, volume_ambiant, created_at)
values ('00000000-0000-4000-b000-0000000000d1', '00000000-0000-4000-9000-0000000000d1',
  '00000000-0000-4000-c000-0000000000d1', '00000000-0000-4000-d000-0000000000d1',
  '00000000-0000-4000-e000-0000000000e1', now(), '2026-01-02', 500, now() - interval '2 days');
insert into public.stocks_adjustments (tenant_id, id, depot_id, citerne_id, produit_id, nature,
  survenu_at, date_jour, delta_ambiant, delta_15c, methode, methode_version, reason, created_at)
values ('00000000-0000-4000-b000-0000000000d1', gen_random_uuid(),
  '00000000-0000-4000-c000-0000000000d1', '00000000-0000-4000-f000-0000000000d1',
  '00000000-0000-4000-d000-0000000000d1', 'PERTE', now(), '2026-01-02', -5, -5, 'DECLARE', 1,
  'evaporated in the sun', now() - interval '2 days');
select results_eq('select entity_label from depot.check_brouillon_ancien order by 1',
  $$values ('AJUSTEMENT T1 2026-01-02'), ('RECEPTION OLD'), ('SORTIE 2026-01-02')$$,
  'a reception, a withdrawal and an adjustment left lying: fire');
select is((select entity_key from depot.check_brouillon_ancien where entity_type = 'SORTIE'),
  'sorties/00000000-0000-4000-9000-0000000000d1', 'each leads to its page');
select governance.run_check('BROUILLON_ANCIEN');
select is(
  (select severity || ' ' || message from public.system_alerts
    where check_code = 'BROUILLON_ANCIEN' and entity_type = 'RECEPTION'),
  'WARN RECEPTION OLD, saisi par Anne le '
    || to_char((now() - interval '25 hours') at time zone 'Africa/Lubumbashi', 'YYYY-MM-DD HH24:MI')
    || ', attend une décision depuis plus de 24 h.', 'in words'
);
update public.receptions set statut = 'rejetee', clos_motif = 'twice' where numero = 'OLD';
update public.stocks_adjustments set statut = 'REJETE', decide_at = now();
select is((select count(*) from depot.check_brouillon_ancien), 1::bigint, 'decided: do not');

select * from finish();
rollback;
