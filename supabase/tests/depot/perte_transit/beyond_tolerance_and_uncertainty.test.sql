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

update public.produits set tolerance_transit_pct = 0.3;
create function pg_temp.unloaded(plaque text, loaded numeric, received numeric, at timestamptz)
returns void language plpgsql as $$
declare
  v_trip uuid := gen_random_uuid();
  v_id uuid := gen_random_uuid();
begin
  insert into public.cours_de_route (tenant_id, id, depot_destination_id, produit_id,
    plaque_camion, date_chargement, volume, volume_charge_15c, statut, statut_at, arrive_at)
  values ('00000000-0000-4000-b000-0000000000d1', v_trip, '00000000-0000-4000-c000-0000000000d1',
    '00000000-0000-4000-d000-0000000000d1', plaque, current_date - 100, 40000, loaded, 'DECHARGE',
    at, at);
  insert into public.receptions (tenant_id, id, depot_id, cours_de_route_id, produit_id, statut,
    recue_at, date_reception, volume_ambiant, volume_15c, validated_at)
  values ('00000000-0000-4000-b000-0000000000d1', v_id, '00000000-0000-4000-c000-0000000000d1',
    v_trip, '00000000-0000-4000-d000-0000000000d1', 'validee', at, current_date, 40000, received,
    now());
  insert into public.reception_lignes (tenant_id, reception_id, ligne_no, depot_id, citerne_id,
    index_avant, index_apres, volume_ambiant, volume_15c, methode)
  values ('00000000-0000-4000-b000-0000000000d1', v_id, 1, '00000000-0000-4000-c000-0000000000d1',
    '00000000-0000-4000-f000-0000000000d1', 0, 40000, 40000, received, 'DECLARE');
end
$$;
create function pg_temp.limit(loaded numeric, received numeric) returns numeric language sql as
  'select loaded * 0.003 + depot.transit_uncertainty(loaded, received, received)';
select pg_temp.unloaded('HEAT', 39500, 39380, now());
select pg_temp.unloaded('JUST', 39500, 39500 - 290, now());
select pg_temp.unloaded('NO PAPER', null, 39000, now());
select ok(290 between 39500 * 0.003 and pg_temp.limit(39500, 39210),
  'what JUST lost is more than the tolerance and less than both');
select is_empty('select from depot.check_perte_transit',
  'within tolerance, within uncertainty, or not measured at loading: do not');
select pg_temp.unloaded('THEFT', 39500, 38900, now());
select pg_temp.unloaded('LONG AGO', 39500, 38900, now() - interval '61 days');
select results_eq(
  $$select entity_label, payload ->> 'perte_15c', payload ->> 'tolerance_l'
    from depot.check_perte_transit$$,
  $$values ('THEFT', '600.0', '118.5')$$, 'beyond both: fires; two months ago: does not'
);
select governance.run_check('PERTE_TRANSIT');
select matches(
  (select severity || ' ' || message from public.system_alerts where check_code = 'PERTE_TRANSIT'),
  '^WARN THEFT : 600.0 L à 15 °C manquent \(1.519 %\), tolérance 118.5 L, incertitude de mesure '
    || '[0-9.]+ L\.$', 'in words'
);
update public.receptions set statut = 'annulee', clos_motif = 'misread'
where volume_15c = 38900;
select is_empty('select from depot.check_perte_transit', 'nothing received any more: does not');

select * from finish();
rollback;
