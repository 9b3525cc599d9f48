begin;
select plan(9);

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
insert into public.baremes (
  tenant_id, id, depot_id, citerne_id, certificat_numero, valide_du, valide_au, hauteur_min_mm,
  hauteur_max_mm
)
values ('00000000-0000-4000-b000-0000000000c1', '00000000-0000-4000-f000-0000000000d1',
  '00000000-0000-4000-c000-0000000000c1', '00000000-0000-4000-f000-0000000000c1', 'C1',
  '2020-01-01', '2099-01-01', 0, 10000);
-- A dip of tank 1 that found so many litres.
create function pg_temp.dip(litres numeric, at timestamptz, void boolean default false)
returns void language sql as $$
  insert into public.prises_de_hauteur (
    tenant_id, id, depot_id, citerne_id, produit_id, bareme_id, prise_at, date_jour, hauteur_mm,
    temperature_c, densite_observee_kgm3, volume_brut_l, volume_eau_l, volume_mesure,
    densite_a_15_kgm3, vcf, volume_15c, methode, methode_version, annulee_at, annulee_motif
  )
  values (
    '00000000-0000-4000-b000-0000000000c1', gen_random_uuid(),
    '00000000-0000-4000-c000-0000000000c1', '00000000-0000-4000-f000-0000000000c1',
    '00000000-0000-4000-d000-0000000000c1', '00000000-0000-4000-f000-0000000000d1', at,
    (at at time zone 'Africa/Lubumbashi')::date, 1000, 25, 832, litres, 0, litres, 839, 0.99,
    round(litres * 0.99, 1), 'API_MPMS_11_1', 1, case when void then now() end,
    case when void then 'read wrongly, said twice' end
  )
$$;

create function pg_temp.board() returns jsonb language sql as $$
  select public.depot_dashboard('00000000-0000-4000-c000-0000000000c1')
$$;
select pg_temp.book(1, 'OUVERTURE', 1000, now() - interval '20 days');
select pg_temp.book(1, 'OUVERTURE', 500, now() - interval '20 days', 1);
select pg_temp.book(1, 'SORTIE', -600, now() - interval '10 days');

insert into public.clients (tenant_id, id, nom) values
  ('00000000-0000-4000-b000-0000000000c1', '00000000-0000-4000-e000-0000000000d1', 'Client');
insert into public.sorties_produit (
  tenant_id, id, depot_id, produit_id, client_id, statut, date_sortie, date_jour, volume_ambiant,
  volume_15c, validated_at, clos_motif, plaque_camion
)
select '00000000-0000-4000-b000-0000000000c1', gen_random_uuid(),
  '00000000-0000-4000-c000-0000000000c1', '00000000-0000-4000-d000-0000000000c1',
  '00000000-0000-4000-e000-0000000000d1', s.statut, now() - s.ago,
  ((now() - s.ago) at time zone 'Africa/Lubumbashi')::date, s.volume, s.volume,
  case when s.statut <> 'brouillon' then now() end,
  case when s.statut = 'annulee' then 'typed twice by mistake' end, s.plaque
from (values
  ('validee', interval '0', 100, 'AA 1'), ('validee', interval '0', 50, 'AA 1'),
  ('annulee', interval '0', 900, 'AA 2'), ('brouillon', interval '0', 70, 'AA 3'),
  ('validee', interval '1 day', 400, 'AA 4')
) as s (statut, ago, volume, plaque);
insert into public.cours_de_route (
  tenant_id, depot_destination_id, produit_id, plaque_camion, date_chargement, volume, statut,
  arrive_at, annule_at, annule_motif
)
values
  ('00000000-0000-4000-b000-0000000000c1', '00000000-0000-4000-c000-0000000000c1',
    '00000000-0000-4000-d000-0000000000c1', 'BB 1', current_date, 40000, 'TRANSIT', null, null,
    null),
  ('00000000-0000-4000-b000-0000000000c1', '00000000-0000-4000-c000-0000000000c1',
    '00000000-0000-4000-d000-0000000000c1', 'BB 2', current_date, null, 'ARRIVE', now(), null,
    null),
  ('00000000-0000-4000-b000-0000000000c1', '00000000-0000-4000-c000-0000000000c1',
    '00000000-0000-4000-d000-0000000000c1', 'BB 3', current_date, 40000, 'ARRIVE', now(), now(),
    'went home again');
select is(
  (select string_agg((c ->> 'statut') || ' ' || (c ->> 'nombre') || ' ' || (c ->> 'volume'), ', ')
    from jsonb_array_elements(pg_temp.board() -> 'camions') as c),
  'CHARGEMENT 0 0, TRANSIT 1 40000.0, FRONTIERE 0 0, ARRIVE 1 0',
  'every step, also the empty ones; a cancelled trip is none'
);
select is(pg_temp.board() -> 'jour' -> 'sorties',
  '{"nombre": 2, "camions": 1, "volume_15c": 150.0, "volume_ambiant": 150.000}'::jsonb,
  'validated ones of today only');
select is(pg_temp.board() -> 'jour' -> 'receptions' -> 'nombre', '0'::jsonb, 'none today');
select is(pg_temp.board() -> 'a_traiter' -> 'sorties', '1'::jsonb, 'a draft waits');
select is(
  (select string_agg((p ->> 'code') || ' ' || (p ->> 'stock_ambiant') || ' of '
    || (p ->> 'capacite_l') || ', partners ' || (p ->> 'partenaires_ambiant'), '; ')
    from jsonb_array_elements(pg_temp.board() -> 'produits') as p),
  'ESS 0 of 10000.0, partners 0; GO 900.000 of 10000.0, partners 500.000',
  'products with their tanks, those without stock too'
);
select is(
  (select string_agg(coalesce(o ->> 'partenaire_nom', o ->> 'proprietaire_type') || ' '
    || (o ->> 'stock_ambiant'), ', ')
    from jsonb_array_elements(pg_temp.board() -> 'proprietaires') as o),
  'MONALUXE 400.000, P1 500.000', 'each owner'
);
select is(jsonb_path_query_array(pg_temp.board() -> 'citernes_basses', '$[*].nom')::text, '["T2"]',
  'an active tank under its heel is low');
select is(jsonb_path_query_array(pg_temp.board() -> 'jauges_manquantes', '$[*].nom')::text,
  '["T1"]', 'a tank with a gauge table that nobody dipped today');
select pg_temp.dip(900, now());
select is(jsonb_array_length(pg_temp.board() -> 'jauges_manquantes'), 0, 'until somebody does');

select * from finish();
rollback;
