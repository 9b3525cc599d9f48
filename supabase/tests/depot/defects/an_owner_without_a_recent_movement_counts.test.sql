begin;
select plan(4);

insert into public.tenants (id, slug, name, domain, timezone) values
  ('00000000-0000-4000-b000-0000000000d1', 'depot-checks', 'Checks', 'depot', 'Africa/Lubumbashi');
insert into public.sites (tenant_id, id, kind, code, name, timezone) values
  ('00000000-0000-4000-b000-0000000000d1', '00000000-0000-4000-c000-0000000000d1', 'depot', 'CK',
    'Checks', 'Africa/Lubumbashi');
insert into public.produits (tenant_id, id, code, nom, densite_15_min_kgm3, densite_15_max_kgm3)
values ('00000000-0000-4000-b000-0000000000d1', '00000000-0000-4000-d000-0000000000d1', 'GO',
  'Gasoil', 800, 880);
insert into public.partenaires (tenant_id, id, nom) values
  ('00000000-0000-4000-b000-0000000000d1', '00000000-0000-4000-e000-0000000000d1', 'P1');
insert into public.citernes (tenant_id, id, depot_id, nom, produit_id, capacite_totale,
  remplissage_max_l, volume_mort_l)
select '00000000-0000-4000-b000-0000000000d1', t.id::uuid, '00000000-0000-4000-c000-0000000000d1',
  t.nom, '00000000-0000-4000-d000-0000000000d1', 1000, 900, 50
from (values ('00000000-0000-4000-f000-0000000000d1', 'T1'),
  ('00000000-0000-4000-f000-0000000000d2', 'T2')) as t (id, nom);
create function pg_temp.book(
  tank text, nature text, volume numeric, v15 numeric, at timestamptz, partner uuid default null
)
returns bigint language sql as $$
  select (depot.post_entries(c.tenant_id, 'AJUSTEMENT', gen_random_uuid(), array[row(
    c.depot_id, c.id, c.produit_id, case when partner is null then 'MONALUXE' else 'PARTENAIRE' end,
    partner, nature, 1, null, volume, v15, at, null, null, null, null, null, 'DECLARE', 1
  )::depot.ecriture]))[1]
  from public.citernes as c
  where c.tenant_id = '00000000-0000-4000-b000-0000000000d1' and c.nom = tank
$$;

-- TANK1 showed 1 277 L and held 6 777: the last day of the tank was taken for the last day of each
-- owner.
update public.citernes set capacite_totale = 10000, remplissage_max_l = 9500;
select pg_temp.book('T1', 'OUVERTURE', 5500, 5445, now() - interval '40 days',
  '00000000-0000-4000-e000-0000000000d1');
select pg_temp.book('T1', 'OUVERTURE', 1277, 1264, now() - interval '1 hour');
select is((select stock_ambiant from public.v_citernes_stock where nom = 'T1'), 6777.000,
  'a tank holds what all its owners have in it');
select is((select stock_ambiant_total from public.v_kpi_stock_global), 6777.000, 'the depot as well');
select is((select stock_ambiant_partenaire from public.v_kpi_stock_global), 5500.000,
  'the partner who has not moved for weeks included');
select is(
  (select stock_ambiant from depot.book_at('00000000-0000-4000-b000-0000000000d1',
    '00000000-0000-4000-f000-0000000000d1', now())),
  6777.000, 'and the figure that a dip is compared with'
);

select * from finish();
rollback;
