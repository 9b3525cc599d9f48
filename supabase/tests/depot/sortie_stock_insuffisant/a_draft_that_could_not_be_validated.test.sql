begin;
select plan(5);

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
insert into public.clients (tenant_id, id, nom) values
  ('00000000-0000-4000-b000-0000000000d1', '00000000-0000-4000-e000-0000000000e1', 'Client');
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

create function pg_temp.draft(numero text, a numeric, b numeric) returns void language plpgsql as $$
declare
  v_id uuid := gen_random_uuid();
begin
  insert into public.sorties_produit (tenant_id, id, depot_id, produit_id, client_id, numero,
    date_sortie, date_jour, volume_ambiant)
  values ('00000000-0000-4000-b000-0000000000d1', v_id, '00000000-0000-4000-c000-0000000000d1',
    '00000000-0000-4000-d000-0000000000d1', '00000000-0000-4000-e000-0000000000e1', numero, now(),
    current_date, a + coalesce(b, 0));
  insert into public.sortie_lignes (tenant_id, sortie_id, ligne_no, depot_id, citerne_id,
    index_avant, index_apres, volume_ambiant)
  select '00000000-0000-4000-b000-0000000000d1', v_id, l.no, '00000000-0000-4000-c000-0000000000d1',
    '00000000-0000-4000-f000-0000000000d1', 0, l.litres, l.litres
  from (values (1, a), (2, b)) as l (no, litres) where l.litres is not null;
end
$$;
select pg_temp.book('T1', 'OUVERTURE', 400, 396, now() - interval '2 hours');
select pg_temp.book('T1', 'OUVERTURE', 300, 297, now() - interval '2 hours',
  '00000000-0000-4000-e000-0000000000d1');
select pg_temp.draft('FITS', 400, null);
select is_empty('select from depot.check_sortie_stock_insuffisant', 'all of the owner: does not');
select pg_temp.draft('TWO LINES', 250, 151);
select results_eq(
  $$select entity_label, payload ->> 'demande_l', payload ->> 'disponible_l'
    from depot.check_sortie_stock_insuffisant$$,
  $$values ('TWO LINES', '401.000', '400.000')$$,
  'two lines on one tank together take more than the owner has: fires, whatever another has there'
);
select pg_temp.book('T1', 'PERTE', -290, -287, now(), '00000000-0000-4000-e000-0000000000d1');
select is((select payload ->> 'disponible_l' from depot.check_sortie_stock_insuffisant
    where entity_label = 'FITS'), '360.000', 'so does the heel of the tank');
select governance.run_check('SORTIE_STOCK_INSUFFISANT');
select is(
  (select message from public.system_alerts
    where check_code = 'SORTIE_STOCK_INSUFFISANT' and entity_label = 'FITS'),
  'Sortie FITS : 400.000 L demandés sur T1, 360.000 L disponibles.', 'in words'
);
update public.sorties_produit set statut = 'rejetee', clos_motif = 'no product';
select is_empty('select from depot.check_sortie_stock_insuffisant', 'rejected: does not');

select * from finish();
rollback;
