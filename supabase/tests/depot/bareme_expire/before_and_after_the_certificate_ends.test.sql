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

insert into public.citernes (tenant_id, depot_id, nom, produit_id, capacite_totale,
  remplissage_max_l, statut, est_logique)
select c.tenant_id, c.depot_id, t.nom, c.produit_id, 1000, 900, t.statut, t.logical
from public.citernes as c
cross join (values ('OFF', 'inactive', false), ('ELSEWHERE', 'active', true)) as t (nom, statut, logical)
where c.nom = 'T1';
select results_eq('select entity_label, severity from depot.check_bareme_expire order by 1',
  $$values ('T1', 'WARN'), ('T2', 'WARN')$$,
  'active tanks without a table: fire; off, or at another company''s depot: do not');
create function pg_temp.day() returns date language sql as
  $$select (now() at time zone 'Africa/Lubumbashi')::date$$;
select pg_temp.table_of('T1', pg_temp.day() - 300, pg_temp.day() + 30);
select pg_temp.table_of('T2', pg_temp.day() - 300, pg_temp.day() + 29);
select results_eq('select entity_label, severity from depot.check_bareme_expire',
  $$values ('T2', 'WARN')$$, 'ends within 30 days: fires; not before: does not');
select pg_temp.table_of('T2', pg_temp.day() + 30, pg_temp.day() + 700);
select is_empty('select from depot.check_bareme_expire', 'its successor is there already: does not');
insert into public.citernes (tenant_id, depot_id, nom, produit_id, capacite_totale,
  remplissage_max_l)
select tenant_id, depot_id, 'T3', produit_id, 1000, 900 from public.citernes where nom = 'T1';
select pg_temp.table_of('T3', pg_temp.day() - 300, pg_temp.day() - 1);
select is((select severity from depot.check_bareme_expire), 'CRITICAL', 'ended yesterday: critical');
select governance.run_check('BAREME_EXPIRE');
select is(
  (select message from public.system_alerts where check_code = 'BAREME_EXPIRE'),
  format('T3 : certificat C-%s, valable jusqu''au %s.', pg_temp.day() - 300, pg_temp.day() - 1),
  'in words'
);
select pg_temp.table_of('T3', pg_temp.day(), pg_temp.day() + 700);
select is_empty('select from depot.check_bareme_expire', 'calibrated anew: does not');

select * from finish();
rollback;
