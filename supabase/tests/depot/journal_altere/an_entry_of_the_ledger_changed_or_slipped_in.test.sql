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
create function pg_temp.line(what text) returns void language sql as $$
  select depot.log_action('00000000-0000-4000-b000-0000000000d1',
    '00000000-0000-4000-c000-0000000000d1', 'clients', 'MODIFICATION', gen_random_uuid(), what, null,
    jsonb_build_object('nom', what))
$$;
create view pg_temp.alarms as
select entity_type, (payload ->> 'ligne_count')::integer as n, payload ->> 'premiere_no' as first,
  payload -> 'faults' as faults, site_id, entity_label
from depot.check_journal_altere where tenant_id = '00000000-0000-4000-b000-0000000000d1';

select pg_temp.book('T1', 'OUVERTURE', 500, 495, now() - interval '2 hours');
select pg_temp.book('T1', 'GAIN', 10, 9.9, now() - interval '1 hour');
select pg_temp.book('T1', 'PERTE', -5, -4.9, now());
select is_empty('select from pg_temp.alarms', 'booked and left alone: does not');
alter table public.mouvements_stock disable trigger user;
update public.mouvements_stock set volume_ambiant = 110 where nature = 'GAIN';
select results_eq('select entity_type, first, faults, entity_label from pg_temp.alarms',
  $$values ('CHAINE_MOUVEMENTS', '2', '["changed"]'::jsonb, 'mouvements_stock · T1')$$,
  'a hundred litres more: fires');
update public.mouvements_stock set volume_ambiant = 10 where nature = 'GAIN';
insert into public.mouvements_stock (tenant_id, depot_id, citerne_id, compte_id, produit_id,
  proprietaire_type, nature, volume_ambiant, volume_15c, survenu_at, date_jour, document_type,
  document_id, ligne_no, methode, methode_version, citerne_no, hash)
select tenant_id, depot_id, citerne_id, compte_id, produit_id, proprietaire_type, 'GAIN', 1000, 990,
  survenu_at, date_jour, 'AJUSTEMENT', gen_random_uuid(), 1, 'DECLARE', 1, 4, hash
from public.mouvements_stock where citerne_no = 3;
select results_eq('select first, faults from pg_temp.alarms', $$values ('4', '["stray"]'::jsonb)$$,
  'an entry slipped in after the end: fires');
update depot.citerne_etats set dernier_no = 4;
select results_eq('select first, faults from pg_temp.alarms',
  $$values ('4', '["changed"]'::jsonb)$$, 'made its end without the seal: fires');

select * from finish();
rollback;
