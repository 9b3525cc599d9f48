begin;
select plan(7);

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

-- The book that the last dip of 10 March is compared with.
create function pg_temp.book_of_dip() returns text language sql as $$
  select j #>> '{valeurs,0,2}' || ' ' || (j #>> '{valeurs,0,3}')
  from json_array_elements(public.daily_stock(
    '00000000-0000-4000-c000-0000000000c1', '2026-03-10', '2026-03-10') -> 'jauges') as j
$$;
select pg_temp.book(1, 'OUVERTURE', 1000, '2026-02-20 08:00Z');
select pg_temp.book(1, 'RECEPTION', 100, '2026-03-03 08:00Z', 1);
select pg_temp.dip(1095, '2026-03-10 16:00Z');
select is(pg_temp.book_of_dip(), '1100.000 1089.0', 'months before, and the month until the dip');
select pg_temp.book(1, 'SORTIE', -10, '2026-03-10 15:00Z');
select pg_temp.book(1, 'SORTIE', -20, '2026-03-10 16:00Z');
select is(pg_temp.book_of_dip(), '1070.000 1059.3',
  'booked after it, dated before it or at its very moment: counts');
select pg_temp.book(1, 'SORTIE', -50, '2026-03-10 16:00:01Z');
select pg_temp.book(1, 'RECEPTION', 70, '2026-03-11 08:00Z');
select pg_temp.book(2, 'OUVERTURE', 70, '2026-03-09 08:00Z');
select is(pg_temp.book_of_dip(), '1070.000 1059.3', 'a second later, a day later, elsewhere: not');
select pg_temp.book(1, 'SORTIE', -5, '2026-02-28 21:59Z');
select pg_temp.book(1, 'GAIN', 1, '2026-02-28 22:00Z', 1);
select is(pg_temp.book_of_dip(), '1066.000 1055.3',
  'the last minute of the month before and the first of this one, in the zone of the depot');
select depot.post_entries('00000000-0000-4000-b000-0000000000c1', 'SORTIE', m.document_id,
  depot.reversal_of(m.tenant_id, m.document_id))
from public.mouvements_stock as m where m.volume_ambiant = -20;
select is(pg_temp.book_of_dip(), '1086.000 1075.1', 'a reversal takes back what it reverses');
select pg_temp.dip(1080, '2026-03-10 17:00Z');
select is(pg_temp.book_of_dip(), '1036.000 1025.6', 'a dip recorded when all that was booked already');
select is_empty(
  $$select d.* from depot.dip_sums as d
    cross join lateral depot.month_until(d.tenant_id, d.citerne_id, d.date_jour, d.prise_at) as x
    where (d.net_ambiant, d.net_15c) <> (x.ambiant, x.v15c)$$,
  'every sum is that of the entries'
);

select * from finish();
rollback;
