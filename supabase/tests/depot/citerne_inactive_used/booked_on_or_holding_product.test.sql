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

select pg_temp.book('T1', 'OUVERTURE', 300, 297, now() - interval '3 days');
select pg_temp.book('T2', 'OUVERTURE', 300, 297, now() - interval '3 days');
alter table public.mouvements_stock disable trigger user;
update public.mouvements_stock set booked_at = now() - interval '3 days';
alter table public.citernes disable trigger user;
update public.citernes set updated_at = now() - interval '1 day';
select is_empty('select from depot.check_citerne_inactive_used', 'in service: does not');
update public.citernes set statut = 'maintenance' where nom = 'T1';
select is_empty('select from depot.check_citerne_inactive_used',
  'in repair with product in it, booked on before: does not');
select pg_temp.book('T1', 'PERTE', -10, -9.9, now());
select results_eq('select entity_label, payload ->> ''statut'' from depot.check_citerne_inactive_used',
  $$values ('T1', 'maintenance')$$, 'booked on while in repair: fires');
update public.citernes set statut = 'inactive' where nom = 'T2';
select is((select count(*) from depot.check_citerne_inactive_used where entity_label = 'T2'),
  1::bigint, 'put out of service with product in it: fires');
select governance.run_check('CITERNE_INACTIVE_USED');
select matches(
  (select severity || message from public.system_alerts
    where check_code = 'CITERNE_INACTIVE_USED' and entity_label = 'T2'),
  '^WARNT2 est « inactive » et contient 300.000 L ; dernier mouvement écrit le ', 'in words'
);
update public.citernes set statut = 'active';
select is_empty('select from depot.check_citerne_inactive_used', 'back in service: does not');

select * from finish();
rollback;
