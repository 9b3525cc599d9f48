begin;
select plan(8);

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

update public.produits set tolerance_jauge_pct = 1;
select pg_temp.table_of(nom, current_date - 40, current_date + 400) from public.citernes
where tenant_id = '00000000-0000-4000-b000-0000000000d1';
select pg_temp.book('T1', 'OUVERTURE', 505, 500, now() - interval '5 hours');
select pg_temp.book('T2', 'OUVERTURE', 505, 500, now() - interval '5 hours');
select pg_temp.dip('T1', now() - interval '3 hours', 520, 505);
select pg_temp.dip('T2', now() - interval '3 hours', 490, 494.9);
select results_eq('select entity_label, severity, payload ->> ''ecart_15c'' from depot.check_ecart_jauge',
  $$values ('T2', 'WARN', '-5.1')$$,
  'more than the tolerance at 15 °C: fires; at it, however warm the tank: does not');
select governance.run_check('ECART_JAUGE');
select is(
  (select message from public.system_alerts where check_code = 'ECART_JAUGE'),
  'T2 : 494.9 L jaugés le '
    || ((now() - interval '3 hours') at time zone 'Africa/Lubumbashi')::date
    || ' pour 500.0 L au livre (15 °C), écart -5.1 L, tolérance 1.000 %.', 'in words'
);
select pg_temp.dip('T2', now() - interval '2 hours', 480, 489.9);
select is((select severity from depot.check_ecart_jauge), 'CRITICAL', 'more than twice it: critical');
select pg_temp.dip('T2', now() - interval '1 hour', 495, 496);
select is_empty('select from depot.check_ecart_jauge', 'dipped again and found in order: does not');
update public.prises_de_hauteur set annulee_at = now(), annulee_motif = 'misread'
where volume_15c = 496;
select isnt_empty('select from depot.check_ecart_jauge', 'that one void: the one before counts again');
select pg_temp.book('T2', 'PERTE', -25, -10.1, now() - interval '2 hours');
select is_empty('select from depot.check_ecart_jauge', 'the loss is booked at its moment: ends');
select pg_temp.book('T2', 'PERTE', -200, -198, now() - interval '1 hour');
select is_empty('select from depot.check_ecart_jauge',
  'what moved after the dip is no part of it');
select pg_temp.book('T1', 'GAIN', 100, 99, now() - interval '4 hours');
select is((select entity_label || severity from depot.check_ecart_jauge), 'T1CRITICAL',
  'a back-dated entry changes the book of that moment: fires');

select * from finish();
rollback;
