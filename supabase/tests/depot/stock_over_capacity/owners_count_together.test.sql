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

select pg_temp.book('T1', 'OUVERTURE', 600, 594, now() - interval '2 hours');
select pg_temp.book('T1', 'OUVERTURE', 300, 297, now() - interval '1 hour',
  '00000000-0000-4000-e000-0000000000d1');
select is_empty('select from depot.check_stock_over_capacity', 'at the safe fill level: does not');
select pg_temp.book('T1', 'GAIN', 0.001, 0, now());
select results_eq(
  $$select entity_label, payload ->> 'stock_ambiant', payload ->> 'deborde'
    from depot.check_stock_over_capacity$$,
  $$values ('T1', '900.001', 'false')$$,
  'two owners, each below it, together above: fires'
);
select governance.run_check('STOCK_OVER_CAPACITY');
select is(
  (select a.severity || ' ' || a.entity_type || ' ' || a.message from public.system_alerts as a
    where a.check_code = 'STOCK_OVER_CAPACITY'),
  'CRITICAL CITERNE_STOCK T1 contient 900.001 L, tous propriétaires réunis, pour 900.0 L autorisés '
    || 'et 1000.0 L de capacité.',
  'one alert per tank'
);
select pg_temp.book('T1', 'GAIN', 400, 396, now());
select is(
  (select payload ->> 'deborde' from depot.check_stock_over_capacity), 'true',
  'more than the tank can hold is told as well'
);

select * from finish();
rollback;
