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
create function pg_temp.table_of(tank text, du date, au date) returns uuid language sql as $$
  insert into public.baremes (tenant_id, depot_id, citerne_id, certificat_numero, valide_du,
    valide_au, hauteur_min_mm, hauteur_max_mm)
  select tenant_id, depot_id, id, 'C-' || du, du, au, 0, 1000 from public.citernes
  where tenant_id = '00000000-0000-4000-b000-0000000000d1' and nom = tank
  returning id
$$;
create function pg_temp.dip(tank text, at timestamptz, litres numeric, v15 numeric)
returns uuid language sql as $$
  insert into public.prises_de_hauteur (tenant_id, id, depot_id, citerne_id, produit_id, bareme_id,
    prise_at, date_jour, hauteur_mm, temperature_c, densite_observee_kgm3, volume_brut_l,
    volume_eau_l, volume_mesure, densite_a_15_kgm3, vcf, volume_15c, methode, methode_version)
  select c.tenant_id, gen_random_uuid(), c.depot_id, c.id, c.produit_id, b.id, at,
    (at at time zone 'Africa/Lubumbashi')::date, 500, 25, 830, litres, 0, litres, 837, 0.99, v15,
    'API_MPMS_11_1', 1
  from public.citernes as c
  join public.baremes as b on b.tenant_id = c.tenant_id and b.citerne_id = c.id
  where c.tenant_id = '00000000-0000-4000-b000-0000000000d1' and c.nom = tank
  order by b.valide_du limit 1
  returning id
$$;

select pg_temp.book('T1', 'OUVERTURE', 500, 495, now() - interval '10 days');
select pg_temp.book('T1', 'GAIN', 5, 4.9, now());
select pg_temp.book('T2', 'GAIN', 5, 4.9, now());
select pg_temp.table_of(nom, current_date - 40, current_date + 400) from public.citernes
where tenant_id = '00000000-0000-4000-b000-0000000000d1';
select pg_temp.dip('T1', now(), 500, 495);
select is_empty('select from depot.check_date_impossible', 'opened, then moved, then dipped: does not');
select pg_temp.book('T1', 'PERTE', -5, -4.9, now() - interval '12 days');
select matches((select payload ->> 'constat' from depot.check_date_impossible
    where entity_label = 'CITERNE T1'),
  '^mouvements_stock.date_jour \d{4}-\d\d-\d\d < OUVERTURE \d{4}-\d\d-\d\d$',
  'an entry dated before the opening balance, which contains it: fires');
select pg_temp.book('T1', 'AJUSTEMENT', 5, 4.9, now() - interval '12 days');
select is_empty('select from depot.check_date_impossible', 'undone on that day: does not');
update depot.stock_days set date_jour = date_jour + 3
where citerne_id = '00000000-0000-4000-f000-0000000000d2';
select matches((select payload ->> 'constat' from depot.check_date_impossible),
  '^mouvements_stock.date_jour \d{4}-\d\d-\d\d > \d{4}-\d\d-\d\d$', 'an entry of next week: fires');
select pg_temp.dip('T1', now() + interval '1 day', 500, 495);
select is((select payload ->> 'constat_count' from depot.check_date_impossible
    where entity_label = 'CITERNE T1'), '1', 'a dip of tomorrow: fires');
update public.prises_de_hauteur set annulee_at = now(), annulee_motif = 'a test';
select is((select count(*) from depot.check_date_impossible), 1::bigint, 'a void one: does not');

select * from finish();
rollback;
