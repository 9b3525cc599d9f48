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

create function pg_temp.signals(tank text) returns text language sql as $$
  select array_to_string(signaux, ' ') from public.v_citernes_stock
  where tenant_id = '00000000-0000-4000-b000-0000000000c1' and nom = tank
$$;
select pg_temp.book(1, 'OUVERTURE', 1000, '2026-03-01 08:00Z');
select is(pg_temp.signals('T1'), '', 'a tank in order says nothing');
select is(pg_temp.signals('T2'), 'STOCK_BAS BAREME_MANQUANT',
  'an empty one is under its heel; without gauge table nobody can measure it');
select pg_temp.dip(996, '2026-03-01 16:00Z');
select is(pg_temp.signals('T1'), '', 'a dip within the tolerance of half a percent');
select pg_temp.dip(990, '2026-03-01 17:00Z');
select is(pg_temp.signals('T1'), 'ECART_JAUGE', 'and one beyond it');
select pg_temp.book(1, 'GAIN', 20, '2026-03-01 17:30Z');
select is(
  (select jauge_ecart_ambiant || ' of ' || jauge_livre_ambiant from public.v_citernes_stock
    where tenant_id = '00000000-0000-4000-b000-0000000000c1' and nom = 'T1'),
  '-10.000 of 1000.000', 'what came after the dip is not held against it'
);
select pg_temp.dip(1020, '2026-03-01 18:00Z');
select pg_temp.book(1, 'GAIN', 9000, '2026-03-02 08:00Z', 1);
select is(pg_temp.signals('T1'), 'STOCK_OVER_CAPACITY', 'owners together are over the safe fill');
select pg_temp.book(1, 'PERTE', -1030, '2026-03-03 08:00Z');
select is(pg_temp.signals('T1'), 'STOCK_NEGATIF',
  'one owner below zero, though the tank is not empty');
select is(
  (select jsonb_path_query_array(par_proprietaire, '$[*].stock_ambiant')::text
    from public.v_citernes_stock
    where tenant_id = '00000000-0000-4000-b000-0000000000c1' and nom = 'T1'),
  '[-10.000, 9000.000]', 'each owner by himself'
);
select pg_temp.book(2, 'OUVERTURE', 500, '2026-03-01 08:00Z');
update public.citernes set statut = 'maintenance'
where tenant_id = '00000000-0000-4000-b000-0000000000c1' and nom = 'T2';
select is(pg_temp.signals('T2'), 'CITERNE_INACTIVE_USED BAREME_MANQUANT',
  'stock in a tank that is out of service');

select * from finish();
rollback;
