begin;
select plan(4);

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
create function pg_temp.trip(plaque text, statut text, arrive timestamptz, created timestamptz)
returns uuid language sql as $$
  insert into public.cours_de_route (tenant_id, depot_destination_id, produit_id, plaque_camion,
    date_chargement, volume, statut, arrive_at, created_at)
  values ('00000000-0000-4000-b000-0000000000d1', '00000000-0000-4000-c000-0000000000d1',
    '00000000-0000-4000-d000-0000000000d1', plaque, current_date - 30, 35000, statut, arrive,
    created)
  returning id
$$;
create function pg_temp.reception(trip uuid, statut text)
returns uuid language sql as $$
  insert into public.receptions (tenant_id, id, depot_id, cours_de_route_id, produit_id, statut,
    recue_at, date_reception, volume_ambiant, volume_15c, validated_at, clos_motif)
  values ('00000000-0000-4000-b000-0000000000d1', gen_random_uuid(),
    '00000000-0000-4000-c000-0000000000d1', trip, '00000000-0000-4000-d000-0000000000d1', statut,
    now(), current_date, 35000, 34600, case when statut in ('validee', 'annulee') then now() end,
    case when statut in ('rejetee', 'annulee') then 'planted for a test' end)
  returning id
$$;

select pg_temp.document('SORTIE', 'NOW', 500, 495, 30, 830);
create temporary table t as
select pg_temp.trip('TRUCK', 'ARRIVE', now() - interval '2 days', now()) as trip,
  pg_temp.document('RECEPTION', 'OF TRUCK', 500, 495, 30, 830) as reception;
update public.receptions set cours_de_route_id = (select trip from t);
select is_empty('select from depot.check_date_impossible', 'received after it arrived: does not');
update public.receptions set date_reception = current_date - 10, recue_at = now() - interval '10 days';
select matches((select entity_label || (payload ->> 'constat') from depot.check_date_impossible),
  '^RECEPTION OF TRUCK\d{4}-\d\d-\d\d < arrive_at \d{4}-\d\d-\d\d$',
  'before its truck stood there: fires');
update public.receptions set date_reception = current_date - 40, recue_at = now() - interval '40 days';
select is((select payload ->> 'constat_count' from depot.check_date_impossible), '2',
  'before it was even loaded: told as well');
update public.receptions set date_reception = current_date, recue_at = now();
update public.sorties_produit set date_sortie = now() + interval '2 days', date_jour = current_date + 2;
select is((select entity_key from depot.check_date_impossible),
  'sorties/' || (select id from public.sorties_produit), 'a withdrawal of the day after tomorrow: fires');

select * from finish();
rollback;
