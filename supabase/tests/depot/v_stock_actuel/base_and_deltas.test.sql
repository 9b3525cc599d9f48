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

select pg_temp.book(1, 'OUVERTURE', 1000, '2026-03-01 08:00Z');
select pg_temp.book(1, 'PERTE', -30, '2026-03-02 08:00Z');
select pg_temp.book(1, 'AJUSTEMENT', 5, '2026-03-03 08:00Z');
select results_eq(
  $$select stock_ambiant, stock_ambiant_base, delta_ambiant_total, stock_15c, stock_15c_base,
    delta_15c_total from public.v_stock_actuel
    where tenant_id = '00000000-0000-4000-b000-0000000000c1'$$,
  $$values (975.000, 1000.000, -25.000, 965.3, 990.0, -24.7)$$,
  'losses and adjustments are deltas on what documents brought'
);
select pg_temp.book(1, 'PERTE', -1000, '2026-03-04 08:00Z');
select is(
  (select stock_ambiant from public.v_stock_actuel
    where tenant_id = '00000000-0000-4000-b000-0000000000c1'),
  -25.000, 'negative is shown as negative'
);
select is(
  (select last_movement_at from public.v_stock_actuel
    where tenant_id = '00000000-0000-4000-b000-0000000000c1'),
  '2026-03-04 08:00Z'::timestamptz, 'the last movement is the latest moment, not the last booking'
);

select * from finish();
rollback;
