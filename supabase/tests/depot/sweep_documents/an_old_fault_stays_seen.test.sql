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

update depot.sweep_cursors set frontier_at = '-infinity', tour_at = '-infinity', tour_no = 0;
select pg_temp.document('RECEPTION', 'R' || n, 1000, pg_temp.v15(1000, 30, 830), 30, 830,
  'API_MPMS_11_1', now() - interval '3 years' + n * interval '1 day')
from generate_series(1, 30) as n;
-- Booked, so that nothing but the planted fault is wrong.
create function pg_temp.post(doc uuid) returns void language sql as $$
  select depot.post_entries(r.tenant_id, 'RECEPTION', r.id, array[row(r.depot_id, l.citerne_id,
    r.produit_id, 'MONALUXE', null, 'GAIN', 1, null, r.volume_ambiant, r.volume_15c, r.recue_at,
    null, null, null, null, null, 'DECLARE', 1)::depot.ecriture])
  from public.receptions as r
  join public.reception_lignes as l on l.tenant_id = r.tenant_id and l.reception_id = r.id
  where r.id = doc
$$;
select pg_temp.post(id) from public.receptions;
select is(depot.sweep_documents(7), 7, 'a batch is bounded');
select is(depot.sweep_documents(7), 7, 'the next one goes on');
select is(depot.sweep_documents(100), 30 - 14 + 30, 'what is new comes first, then the round');
select is(
  (select tour_no from depot.sweep_cursors where code = 'RECEPTION'), 1::bigint,
  'a round ends, and the next begins'
);
select is((select count(*) from depot.documents_to_judge), 0::bigint,
  'in order, and all looked at: a run of a check has nothing to look at');
update public.reception_lignes set volume_15c = 990
where reception_id = (select id from public.receptions where numero = 'R20');
update public.receptions set volume_15c = 990 where numero = 'R20';
select depot.sweep_documents(100);
select results_eq(
  'select entity_label from depot.check_reception_ecart_15c', $$values ('R20')$$,
  'a figure changed three years later: the round finds it'
);
select isnt_empty('select from depot.check_reception_ecart_15c', 'and it stays seen');
update public.receptions set volume_15c = pg_temp.v15(1000, 30, 830) where numero = 'R20';
update public.reception_lignes set volume_15c = pg_temp.v15(1000, 30, 830);
select depot.sweep_documents(1);
select is_empty('select from depot.suspects', 'until it is in order again');

select * from finish();
rollback;
