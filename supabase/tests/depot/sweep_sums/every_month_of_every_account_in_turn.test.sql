begin;
select plan(7);

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

select pg_temp.book('T1', 'OUVERTURE', 100, 99, now() - interval '70 days');
select pg_temp.book('T1', 'GAIN', 10, 9.9, now() - n * interval '35 days')
from generate_series(0, 1) as n;
select pg_temp.book('T2', 'OUVERTURE', 100, 99, now());
create function pg_temp.months() returns integer language sql as
  'select count(*)::integer from depot.stock_months';
select is(depot.sweep_sums(1), 1, 'at least one month');
select is(depot.sweep_sums(), pg_temp.months() - 1, 'then the others');
select is((select tour_no from depot.sums_cursor), 1::bigint, 'a round ends');
select is(depot.sweep_sums(), pg_temp.months(), 'and the next begins');
select is_empty('select from depot.tamper_findings', 'booked and left alone: finds nothing');
update depot.stock_days set ouverture_ambiant = 90, reception_ambiant = 10
where ouverture_ambiant = 100 and date_jour < current_date - 60;
select depot.sweep_sums();
select results_eq(
  $$select f.fault, (f.details #>> '{entries,3}')::numeric, (f.details #>> '{stored,3}')::numeric
    from depot.tamper_findings as f$$,
  $$values ('day_sum', 100.000, 90.000)$$,
  'ten litres moved from one nature to another, two months ago: found'
);
select depot.sweep_sums();
select is((select count(*) from depot.tamper_findings), 1::bigint, 'once');

select * from finish();
rollback;
