begin;
select plan(3);

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

insert into public.baremes (tenant_id, id, depot_id, citerne_id, certificat_numero, valide_du,
  valide_au, hauteur_min_mm, hauteur_max_mm)
select c.tenant_id, c.id, c.depot_id, c.id, 'C1', '2020-01-01', '2099-01-01', 0, 10000
from public.citernes as c
where c.tenant_id = '00000000-0000-4000-b000-0000000000d1' and c.nom = 'T1';
insert into public.prises_de_hauteur (
  tenant_id, id, depot_id, citerne_id, produit_id, bareme_id, prise_at, date_jour, hauteur_mm,
  temperature_c, densite_observee_kgm3, volume_brut_l, volume_eau_l, volume_mesure,
  densite_a_15_kgm3, vcf, volume_15c, methode, methode_version
)
select c.tenant_id, c.id, c.depot_id, c.id, c.produit_id, c.id, '2026-03-10 16:00Z', '2026-03-10',
  1000, 25, 832, 100, 0, 100, 839, 0.99, 99, 'API_MPMS_11_1', 1
from public.citernes as c
where c.tenant_id = '00000000-0000-4000-b000-0000000000d1' and c.nom = 'T1';
select pg_temp.book('T1', 'OUVERTURE', 100, 99, '2026-02-20 08:00Z');
select pg_temp.book('T1', 'GAIN', 10, 9.9, '2026-03-02 08:00Z');

select depot.sweep_sums();
select is_empty('select from depot.tamper_findings', 'a dip left alone: nothing');
update depot.dip_sums set net_ambiant = net_ambiant + 3;
select depot.sweep_sums();
select results_eq(
  $$select f.fault, f.position_no, f.details #>> '{entries,0}', f.details #>> '{stored,0}'
    from depot.tamper_findings as f$$,
  $$values ('dip_sum', 20260310::bigint, '10.000', '13.000')$$,
  'a dip compared with three litres more than were there: found'
);
select is(
  (select payload ->> 'constat' from depot.check_registre_ecart
    where tenant_id = '00000000-0000-4000-b000-0000000000d1'),
  'dip_sum 20260310: mouvements_stock [10.000, 9.9] ≠ [13.000, 9.9]', 'and said'
);

select * from finish();
rollback;
