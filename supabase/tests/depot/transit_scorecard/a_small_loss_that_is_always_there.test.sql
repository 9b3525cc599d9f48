begin;
select plan(3);

insert into public.tenants (id, slug, name, domain) values
  ('00000000-0000-4000-b000-0000000000c1', 'stock-views', 'Stock', 'depot');
insert into public.sites (tenant_id, id, kind, code, name, timezone) values
  ('00000000-0000-4000-b000-0000000000c1', '00000000-0000-4000-c000-0000000000c1', 'depot', 'ST',
    'Stock', 'Africa/Lubumbashi');
insert into public.produits (tenant_id, id, code, nom, densite_15_min_kgm3, densite_15_max_kgm3)
values
  ('00000000-0000-4000-b000-0000000000c1', '00000000-0000-4000-d000-0000000000c1', 'GO', 'Gasoil',
    800, 880),
  ('00000000-0000-4000-b000-0000000000c1', '00000000-0000-4000-d000-0000000000c2', 'ESS',
    'Essence', 700, 780);
insert into public.partenaires (tenant_id, id, nom) values
  ('00000000-0000-4000-b000-0000000000c1', '00000000-0000-4000-e000-0000000000c1', 'P1'),
  ('00000000-0000-4000-b000-0000000000c1', '00000000-0000-4000-e000-0000000000c2', 'P2');
insert into public.citernes (
  tenant_id, id, depot_id, nom, produit_id, capacite_totale, remplissage_max_l, volume_mort_l
)
select '00000000-0000-4000-b000-0000000000c1', c.id::uuid, '00000000-0000-4000-c000-0000000000c1',
  c.nom, c.produit::uuid, 10000, 9000, 100
from (values
  ('00000000-0000-4000-f000-0000000000c1', 'T1', '00000000-0000-4000-d000-0000000000c1'),
  ('00000000-0000-4000-f000-0000000000c2', 'T2', '00000000-0000-4000-d000-0000000000c2')
) as c (id, nom, produit);
-- Books one entry: tank 1 or 2, product of the tank, 15 degrees as ninety-nine hundredths.
create function pg_temp.book(
  tank integer, nature text, volume numeric, at timestamptz, partner integer default null
) returns bigint language sql as $$
  select (depot.post_entries(
    '00000000-0000-4000-b000-0000000000c1',
    case when nature in ('RECEPTION', 'SORTIE', 'TRANSFERT') then nature else 'AJUSTEMENT' end,
    gen_random_uuid(),
    array[row(
      '00000000-0000-4000-c000-0000000000c1', c.id, c.produit_id,
      case when partner is null then 'MONALUXE' else 'PARTENAIRE' end,
      ('00000000-0000-4000-e000-0000000000c' || partner)::uuid, nature, 1, null, volume,
      round(volume * 0.99, 1), at, null, null, null, null, null, 'DECLARE', 1
    )::depot.ecriture]
  ))[1]
  from public.citernes as c
  where c.id = ('00000000-0000-4000-f000-0000000000c' || tank)::uuid
$$;

-- A trip of 40,000 L at 15 degrees that was received with so many, metered or read off the tank.
create function pg_temp.trip(plate text, received numeric, mode text default 'COMPTEUR')
returns void language plpgsql as $$
declare
  v_trip uuid := gen_random_uuid();
  v_reception uuid := gen_random_uuid();
begin
  insert into public.cours_de_route (
    tenant_id, id, depot_destination_id, produit_id, plaque_camion, chauffeur_nom, date_chargement,
    volume, volume_charge_15c, statut, arrive_at
  )
  values ('00000000-0000-4000-b000-0000000000c1', v_trip, '00000000-0000-4000-c000-0000000000c1',
    '00000000-0000-4000-d000-0000000000c1', plate, 'Driver ' || left(plate, 1), '2026-03-01',
    40500, 40000, 'DECHARGE', '2026-03-03 08:00Z');
  insert into public.receptions (
    tenant_id, id, depot_id, produit_id, cours_de_route_id, statut, recue_at, date_reception,
    volume_ambiant, volume_15c, validated_at
  )
  values ('00000000-0000-4000-b000-0000000000c1', v_reception,
    '00000000-0000-4000-c000-0000000000c1', '00000000-0000-4000-d000-0000000000c1', v_trip,
    'validee', '2026-03-03 10:00Z', '2026-03-03', received, received, now());
  insert into public.reception_lignes (
    tenant_id, reception_id, ligne_no, depot_id, citerne_id, mode_mesure, index_avant, index_apres,
    volume_compteur_l, facteur_compteur, volume_ambiant, volume_15c
  )
  values ('00000000-0000-4000-b000-0000000000c1', v_reception, 1,
    '00000000-0000-4000-c000-0000000000c1', '00000000-0000-4000-f000-0000000000c1', mode,
    case mode when 'INDEX' then 0 end, case mode when 'INDEX' then received end,
    case mode when 'COMPTEUR' then received end, case mode when 'COMPTEUR' then 1 end, received,
    received);
end
$$;

select pg_temp.trip('A ' || i, 39920) from generate_series(1, 12) as i;
select pg_temp.trip('B ' || i, 40000 + case i % 2 when 0 then 80 else -80 end)
from generate_series(1, 12) as i;
select results_eq(
  $$select cle, trajets, perte_15c, perte_pct, incertitude_l, est_significatif,
    hors_tolerance_count from public.transit_scorecard('00000000-0000-4000-c000-0000000000c1',
    '2026-02-01', '2026-03-31', 'chauffeur')$$,
  $$values ('Driver A', 12::bigint, 960.0, 0.200, 403.6, true, 0::bigint),
    ('Driver B', 12::bigint, 0.0, 0.000, 403.9, false, 0::bigint)$$,
  'no trip of either stands out; over twelve trips one driver does'
);
select is(
  (select count(*) from public.transit_scorecard('00000000-0000-4000-c000-0000000000c1',
    '2026-02-01', '2026-03-31', 'camion')), 24::bigint, 'by truck');
select throws_ok(
  $$select * from public.transit_scorecard('00000000-0000-4000-c000-0000000000c1', '2026-02-01',
    '2026-03-31', 'client')$$, 'PT422', 'REGROUPEMENT_INVALIDE', 'not by client');

select * from finish();
rollback;
