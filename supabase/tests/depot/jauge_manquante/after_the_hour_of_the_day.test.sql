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
create function pg_temp.hour(h integer) returns void language sql as $$
  insert into public.flag_values as v (tenant_id, flag_key, scope, value, reason, version)
  values ('00000000-0000-4000-b000-0000000000d1', 'DEPOT_HEURE_JAUGE', 'tenant', to_jsonb(h),
    'a test', 1)
  on conflict on constraint flag_values_target_key do update set value = excluded.value
$$;
create function pg_temp.today() returns timestamptz language sql as $$
  select date_trunc('day', now() at time zone 'Africa/Lubumbashi') at time zone 'Africa/Lubumbashi'
$$;

update public.citernes set created_at = now() - interval '30 days';
insert into public.citernes (tenant_id, depot_id, nom, produit_id, capacite_totale,
  remplissage_max_l, statut, est_logique, created_at)
select c.tenant_id, c.depot_id, t.nom, c.produit_id, 1000, 900, t.statut, t.logical,
  now() - interval '30 days'
from public.citernes as c
cross join (values ('REPAIR', 'maintenance', false), ('OFF', 'inactive', false),
  ('ELSEWHERE', 'active', true), ('NO TABLE', 'active', false)) as t (nom, statut, logical)
where c.nom = 'T1';
select pg_temp.table_of(nom, current_date - 40, current_date + 400) from public.citernes
where tenant_id = '00000000-0000-4000-b000-0000000000d1' and nom <> 'NO TABLE';
select pg_temp.hour(0);
select pg_temp.dip('T1', pg_temp.today() + (now() - pg_temp.today()) / 2, 500, 495);
select pg_temp.dip('T2', pg_temp.today() - interval '1 minute', 500, 495);
select results_eq('select entity_type, entity_label from depot.check_jauge_manquante',
  $$values ('CITERNE', 'T2')$$,
  'dipped yesterday only: fires; dipped today, in repair, off, elsewhere, without a table: do not');
select governance.run_check('JAUGE_MANQUANTE');
select is(
  (select severity || ' ' || message from public.system_alerts where check_code = 'JAUGE_MANQUANTE'),
  'WARN T2 n''a pas de prise de hauteur valable du '
    || (now() at time zone 'Africa/Lubumbashi')::date || '.', 'in words'
);
select pg_temp.hour(24);
select is_empty('select from depot.check_jauge_manquante', 'before the hour yesterday''s is enough');
update public.prises_de_hauteur set annulee_at = now(), annulee_motif = 'wrong tank'
where date_jour < (now() at time zone 'Africa/Lubumbashi')::date;
select isnt_empty('select from depot.check_jauge_manquante',
  'a void one is none, and a missed day does not fall silent at midnight');
update public.citernes set created_at = now() where nom = 'T2';
select is_empty('select from depot.check_jauge_manquante', 'a tank of today owes nothing for yesterday');
select pg_temp.hour(0);
select isnt_empty('select from depot.check_jauge_manquante', 'but for today it does');
select pg_temp.dip('T2', now(), 500, 495);
select is_empty('select from depot.check_jauge_manquante', 'dipped: does not');

select * from finish();
rollback;
