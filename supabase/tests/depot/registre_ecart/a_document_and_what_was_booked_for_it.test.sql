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

create view pg_temp.gaps as
select entity_type, entity_label, payload ->> 'constat' as constat
from depot.check_registre_ecart where tenant_id = '00000000-0000-4000-b000-0000000000d1';
create function pg_temp.post(doc uuid, sign integer, v15 numeric) returns void language sql as $$
  select depot.post_entries(d.tenant_id, d.document_type, d.document_id, array[row(d.depot_id,
    '00000000-0000-4000-f000-0000000000d1', d.produit_id, 'MONALUXE', null, 'AJUSTEMENT', 1, null,
    sign * d.volume_ambiant, sign * v15, d.survenu_at, null, null, null, null, null, 'DECLARE', 1
  )::depot.ecriture])
  from depot.documents as d where d.document_id = doc
$$;
create temporary table doc as
select pg_temp.document('RECEPTION', 'IN', 500, pg_temp.v15(500, 30, 830), 30, 830) as r,
  pg_temp.document('SORTIE', 'OUT', 200, pg_temp.v15(200, 30, 830), 30, 830) as s;
select results_eq('select entity_type, entity_label from pg_temp.gaps order by 1',
  $$values ('RECEPTION', 'IN'), ('SORTIE', 'OUT')$$, 'validated, never booked: fires');
select pg_temp.post(r, 1, pg_temp.v15(500, 30, 830)) from doc;
select pg_temp.post(s, -1, 0) from doc;
select results_eq('select entity_type, constat from pg_temp.gaps',
  $$select 'SORTIE', format('validee -200.000 L, -%1$s L 15 °C ≠ mouvements_stock -200.000 L, 0.0 '
    'L 15 °C', pg_temp.v15(200, 30, 830))$$,
  'a withdrawal that took nothing at 15 °C: fires; the reception in order does not');
select depot.post_entries(tenant_id, 'SORTIE', s, depot.reversal_of(tenant_id, s)) from doc
join public.sorties_produit on id = s;
select is((select count(*) from pg_temp.gaps), 1::bigint, 'undone, while the document stands: fires');
update public.sorties_produit set statut = 'annulee', clos_motif = 'planted';
select is_empty('select from pg_temp.gaps', 'reversed in both: does not');
update public.receptions set statut = 'annulee', clos_motif = 'planted';
select isnt_empty($$select from pg_temp.gaps where entity_type = 'RECEPTION'$$,
  'a reversed reception whose litres are still there: fires');
update public.receptions set statut = 'rejetee', validated_at = null;
select is((select count(*) from pg_temp.gaps), 0::bigint, 'a rejected one has never been booked');

select * from finish();
rollback;
