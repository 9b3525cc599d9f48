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

create function pg_temp.out(litres numeric) returns text language sql as $$
  select (public.create_sortie(gen_random_uuid(), '00000000-0000-4000-c000-0000000000d1',
    '00000000-0000-4000-d000-0000000000d1', now(), jsonb_build_array(jsonb_build_object(
      'citerne_id', '00000000-0000-4000-f000-0000000000d1', 'index_avant', 0, 'index_apres', litres,
      'temperature_ambiante_c', 15, 'densite_observee_kgm3', 840)),
    client_id => '00000000-0000-4000-e000-0000000000e1')).statut
$$;
select pg_temp.book('T1', 'OUVERTURE', 800, 800, now() - interval '3 hours');
select pg_temp.book('T1', 'AJUSTEMENT', -300, -300, now() - interval '2 hours');
select is((select stock_ambiant from public.v_stock_actuel), 500.000, 'the current stock');
select is((select delta_ambiant_total from public.v_stock_actuel), -300.000, 'says how much of it');
select is((select stock_ambiant from public.stocks_journaliers order by date_jour desc limit 1),
  500.000, 'the daily stock');
select is((select stock_ambiant_total from public.v_kpi_stock_global), 500.000, 'the total of the depot');
select is((select sum(delta_ambiant) from public.v_mouvements_stock), 500.000, 'the movements');
select throws_ok('select pg_temp.out(501)', 'PT422', 'SORTIE_STOCK_INSUFFISANT_AMB',
  'what was adjusted away cannot leave: the original let it');
select pg_temp.book('T1', 'AJUSTEMENT', 200, 200, now() - interval '1 hour');
select is(pg_temp.out(640), 'validee', 'what was adjusted in can: the original refused it');
select is((select stock_ambiant from public.v_stock_actuel), 60.000, 'and is gone then');

select * from finish();
rollback;
