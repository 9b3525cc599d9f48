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

select pg_temp.book('T1', 'OUVERTURE', 10, 9.9, now() - interval '1 hour');
select pg_temp.book('T1', 'OUVERTURE', 500, 495, now() - interval '1 hour',
  '00000000-0000-4000-e000-0000000000d1');
select pg_temp.book('T2', 'OUVERTURE', 25, 24.8, now() - interval '1 hour');
select pg_temp.book('T2', 'AJUSTEMENT', -25, -24.8, now());
select is_empty('select from depot.check_stock_negatif', 'down to nothing: does not');
select pg_temp.book('T1', 'AJUSTEMENT', -25, -24.8, now());
select results_eq(
  $$select entity_id, entity_type, severity, payload ->> 'stock_ambiant', payload ->> 'stock_15c'
    from depot.check_stock_negatif$$,
  $$values ('00000000-0000-4000-f000-0000000000d1'::uuid, 'CITERNE_STOCK', 'CRITICAL', '-15.000',
    '-14.9')$$,
  '25 L taken off 10 L: fires, whatever another owner has in the tank'
);
select governance.run_check('STOCK_NEGATIF');
select is(
  (select a.severity || ': ' || a.message from public.system_alerts as a
    where a.check_code = 'STOCK_NEGATIF'),
  'CRITICAL: T1 : -15.000 L à température ambiante et -14.9 L à 15 °C pour un propriétaire, au '
    || (now() at time zone 'Africa/Lubumbashi')::date || '.',
  'and opens an alert in words'
);
select pg_temp.book('T1', 'AJUSTEMENT', 15, 14.9, now());
select governance.run_check('STOCK_NEGATIF');
select is(
  (select a.status from public.system_alerts as a where a.check_code = 'STOCK_NEGATIF'),
  'RESOLVED', 'corrected: closes by itself'
);

select * from finish();
rollback;
