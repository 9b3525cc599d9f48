begin;
select plan(6);

insert into public.tenants (id, slug, name, domain, timezone) values
  ('00000000-0000-4000-b000-0000000000d1', 'depot-checks', 'Checks', 'depot', 'Africa/Lubumbashi');
insert into public.sites (tenant_id, id, kind, code, name, timezone) values
  ('00000000-0000-4000-b000-0000000000d1', '00000000-0000-4000-c000-0000000000d1', 'depot', 'CK',
    'Checks', 'Africa/Lubumbashi');
insert into public.produits (tenant_id, id, code, nom, densite_15_min_kgm3, densite_15_max_kgm3)
values ('00000000-0000-4000-b000-0000000000d1', '00000000-0000-4000-d000-0000000000d1', 'GO',
  'Gasoil', 800, 880);
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

create function pg_temp.out(tank text, litres numeric, at timestamptz)
returns void language sql as $$
  select depot.post_entries(c.tenant_id, 'SORTIE', gen_random_uuid(), array[row(c.depot_id, c.id,
    c.produit_id, 'MONALUXE', null, 'SORTIE', 1, null, -litres, -litres, at, null, null, null, null,
    null, 'DECLARE', 1)::depot.ecriture])
  from public.citernes as c
  where c.tenant_id = '00000000-0000-4000-b000-0000000000d1' and c.nom = tank
$$;
select pg_temp.book(t, 'OUVERTURE', 900, 900, now() - interval '60 days')
from unnest(array['T1', 'T2']) as t;
-- 300 L in 30 days: 10 a day; 30 L above the heel last three days.
select pg_temp.out(t, 300, now() - interval '5 days') from unnest(array['T1', 'T2']) as t;
select pg_temp.book('T1', 'PERTE', -520, -520, now());
select pg_temp.book('T2', 'PERTE', -521, -521, now());
select results_eq(
  $$select entity_label, payload ->> 'utilisable_l', payload ->> 'autonomie_jours'
    from depot.check_stock_bas$$,
  $$values ('T2', '29.000', '2.9')$$,
  'usable for less than three days: fires; for three: does not'
);
select governance.run_check('STOCK_BAS');
select is((select message from public.system_alerts where check_code = 'STOCK_BAS'),
  'T2 : 29.000 L utilisables, soit 2.9 jour(s) à 10.0 L par jour (seuil 3 jours).', 'in words');
select pg_temp.out('T2', 29, now() - interval '40 days');
select pg_temp.book('T2', 'GAIN', 29, 29, now());
update public.citernes set statut = 'maintenance' where nom = 'T2';
select is_empty('select from depot.check_stock_bas', 'out of service: does not');
update public.citernes set statut = 'active' where nom = 'T2';
select is((select count(*) from depot.check_stock_bas), 1::bigint,
  'what left more than 30 days ago sets no pace');
insert into public.flag_values (tenant_id, flag_key, scope, value, reason, version) values
  ('00000000-0000-4000-b000-0000000000d1', 'DEPOT_AUTONOMIE_JOURS', 'tenant', '0', 'a test', 1);
select is_empty('select from depot.check_stock_bas', 'the company asks for no days: does not');
select pg_temp.book('T1', 'PERTE', -31, -31, now());
select is((select entity_label from depot.check_stock_bas), 'T1', 'below the heel: fires all the same');

select * from finish();
rollback;
