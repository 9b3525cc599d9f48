begin;
select plan(3);

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

select pg_temp.document('RECEPTION', 'HOT', 40000, pg_temp.v15(40000, 44, 800), null, null, 'DECLARE');
select pg_temp.document('RECEPTION', 'COLD', 40000, pg_temp.v15(40000, 11, 830), null, null, 'DECLARE');
select is_empty(
  'select from depot.check_reception_ecart_15c', 'what 10 to 45 °C can explain: does not'
);
select pg_temp.document('RECEPTION', 'TOO HOT', 40000, 38000, null, null, 'DECLARE');
select pg_temp.document('RECEPTION', 'TOO COLD', 40000, 40500, null, null, 'DECLARE');
select results_eq(
  'select entity_label from depot.check_reception_ecart_15c order by 1',
  $$values ('TOO COLD'), ('TOO HOT')$$, 'beyond it: fires'
);
update public.reception_lignes set volume_15c = volume_15c - 100 where volume_15c < 39000;
select ok(
  (select payload ->> 'fault' = 'ECART' from depot.check_reception_ecart_15c
    where entity_label = 'TOO HOT')
  and exists (select from depot.check_reception_ecart_15c where entity_label = 'HOT'),
  'a header that is not the sum of its lines fires too'
);

select * from finish();
rollback;
