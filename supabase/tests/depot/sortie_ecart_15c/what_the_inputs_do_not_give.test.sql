begin;
select plan(6);

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
create function pg_temp.v15(volume numeric, t numeric, d numeric) returns numeric language sql as
  $$select (depot.correct_volume('54B', volume, t, d)).volume_15c$$;
-- A validated document of one line as it stands after years: planted, not entered.
create function pg_temp.document(kind text, numero text, volume numeric, v15 numeric, t numeric,
  d numeric, methode text default 'API_MPMS_11_1', validated timestamptz default now())
returns uuid language plpgsql as $$
declare
  v_id uuid := gen_random_uuid();
begin
  if kind = 'RECEPTION' then
    insert into public.receptions (tenant_id, id, depot_id, produit_id, numero, statut, recue_at,
      date_reception, volume_ambiant, volume_15c, validated_at)
    values ('00000000-0000-4000-b000-0000000000d1', v_id, '00000000-0000-4000-c000-0000000000d1',
      '00000000-0000-4000-d000-0000000000d1', numero, 'validee', now(), current_date, volume, v15,
      validated);
    insert into public.reception_lignes (tenant_id, reception_id, ligne_no, depot_id, citerne_id,
      index_avant, index_apres, volume_ambiant, temperature_ambiante_c, densite_observee_kgm3,
      volume_15c, methode)
    values ('00000000-0000-4000-b000-0000000000d1', v_id, 1, '00000000-0000-4000-c000-0000000000d1',
      '00000000-0000-4000-f000-0000000000d1', 0, volume, volume, t, d, v15, methode);
  else
    insert into public.sorties_produit (tenant_id, id, depot_id, produit_id, client_id, numero,
      statut, date_sortie, date_jour, volume_ambiant, volume_15c, validated_at)
    values ('00000000-0000-4000-b000-0000000000d1', v_id, '00000000-0000-4000-c000-0000000000d1',
      '00000000-0000-4000-d000-0000000000d1', '00000000-0000-4000-e000-0000000000e1', numero,
      'validee', now(), current_date, volume, v15, validated);
    insert into public.sortie_lignes (tenant_id, sortie_id, ligne_no, depot_id, citerne_id,
      index_avant, index_apres, volume_ambiant, temperature_ambiante_c, densite_observee_kgm3,
      volume_15c, methode)
    values ('00000000-0000-4000-b000-0000000000d1', v_id, 1, '00000000-0000-4000-c000-0000000000d1',
      '00000000-0000-4000-f000-0000000000d1', 0, volume, volume, t, d, v15, methode);
  end if;
  return v_id;
end
$$;

select pg_temp.document('SORTIE', 'RIGHT', 40000, pg_temp.v15(40000, 30, 830), 30, 830);
select pg_temp.document('SORTIE', 'ROUNDED', 40000, pg_temp.v15(40000, 30, 830) + 30, 30, 830);
select pg_temp.document('SORTIE', 'SMALL', 10, pg_temp.v15(10, 30, 830) + 0.1, 30, 830);
select is_empty('select from depot.check_sortie_ecart_15c', 'within a tenth of a percent: does not');
select pg_temp.document('SORTIE', 'WRONG', 40000, 40000, 30, 830);
select results_eq(
  $$select entity_label, payload ->> 'fault', (payload ->> 'ecart_percent')::numeric
    from depot.check_sortie_ecart_15c$$,
  $$select 'WRONG', 'ECART', round((40000 - pg_temp.v15(40000, 30, 830)) / 400, 3)$$,
  'ambient litres passed off as litres at 15 °C, a gap of about one percent: fires'
);
select governance.run_check('SORTIE_ECART_15C');
select is(
  (select a.severity || ' ' || a.message from public.system_alerts as a
    where a.check_code = 'SORTIE_ECART_15C'),
  format('WARN Sortie WRONG : 40000.0 L à 15 °C pour 40000.000 L ambiants ; température et densité '
    'donnent %s L (écart %s %%).', pg_temp.v15(40000, 30, 830),
    round((40000 - pg_temp.v15(40000, 30, 830)) / 400, 3)),
  'and says what it should be'
);
select pg_temp.document('SORTIE', 'EMPTY', 40000, 39500, null, null, null);
select is(
  (select payload ->> 'fault' from depot.check_sortie_ecart_15c where entity_label = 'EMPTY'),
  'SANS_DONNEES', 'a volume without its temperature and density: fires'
);
select pg_temp.document('SORTIE', 'MILLI', 40000, 39500, 30, 830.0 - 500);
select is(
  (select payload ->> 'fault' from depot.check_sortie_ecart_15c where entity_label = 'MILLI'),
  'HORS_PLAGE', 'inputs of no petroleum product: fires, and the check goes on'
);
update public.sorties_produit set statut = 'annulee', clos_motif = 'corrected'
where numero in ('WRONG', 'EMPTY', 'MILLI');
select is_empty('select from depot.check_sortie_ecart_15c', 'reversed: does not');

select * from finish();
rollback;
