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

select pg_temp.book(1, 'OUVERTURE', 1000, now() - interval '40 days');
select pg_temp.book(1, 'OUVERTURE', 100, now() - interval '40 days', 1);
select pg_temp.book(1, 'SORTIE', -250, now() - interval '1 day');
select pg_temp.book(2, 'OUVERTURE', 70, now() - interval '1 minute');
create temporary table trend as
select t.* from json_to_recordset(
  public.stock_trend('00000000-0000-4000-c000-0000000000c1', 3)
) as t (date_jour date, produit_code text, stock_ambiant numeric, stock_15c numeric);
select results_eq(
  $$select stock_ambiant from trend where produit_code = 'GO' order by date_jour$$,
  $$values (1100.000), (850.000), (850.000)$$, 'the end of each day, all owners'
);
select is((select max(date_jour) from trend), (now() at time zone 'Africa/Lubumbashi')::date,
  'up to today in the depot');
select is((select stock_ambiant from trend where produit_code = 'ESS' order by date_jour limit 1),
  0.000, 'a product that was not there yet was at zero');

select * from finish();
rollback;
