begin;
select plan(2);

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

select pg_temp.book(1, 'OUVERTURE', 1000, '2026-03-01 08:00Z');
select pg_temp.book(1, 'OUVERTURE', 400, '2026-03-01 08:00Z', 1);
select pg_temp.book(1, 'OUVERTURE', 300, '2026-03-01 08:00Z', 2);
select pg_temp.book(1, 'PERTE', -50, '2026-03-02 08:00Z', 2);
select pg_temp.book(2, 'OUVERTURE', 20, '2026-03-01 08:00Z');
select results_eq(
  $$select produit_code, stock_ambiant_total, stock_ambiant_monaluxe, stock_ambiant_partenaire,
    stock_15c_total, stock_15c_monaluxe, stock_15c_partenaire
    from public.v_kpi_stock_global where tenant_id = '00000000-0000-4000-b000-0000000000c1'
    order by produit_code$$,
  $$values ('ESS', 20.000, 20.000, 0::numeric, 19.8, 19.8, 0::numeric),
    ('GO', 1650.000, 1000.000, 650.000, 1633.5, 990.0, 643.5)$$,
  'per product: all, the company, its partners together, losses included'
);
select results_eq(
  $$select partenaire_nom, produit_code, stock_ambiant, stock_15c, citerne_count
    from public.v_soldes_partenaires where tenant_id = '00000000-0000-4000-b000-0000000000c1'
    order by partenaire_nom$$,
  $$values ('P1', 'GO', 400.000, 396.0, 1), ('P2', 'GO', 250.000, 247.5, 1)$$,
  'two partners in one tank have two balances'
);

select * from finish();
rollback;
