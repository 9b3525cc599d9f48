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

create view pg_temp.gaps as
select entity_type, entity_label, payload ->> 'constat' as constat
from depot.check_registre_ecart where tenant_id = '00000000-0000-4000-b000-0000000000d1';
select pg_temp.book('T1', 'OUVERTURE', 500, 495, now() - interval '100 days');
select pg_temp.book('T1', 'GAIN', 10, 9.9, now() - interval '1 hour');
select pg_temp.book('T1', 'OUVERTURE', 100, 99, now() - interval '1 hour',
  '00000000-0000-4000-e000-0000000000d1');
select pg_temp.book('T2', 'OUVERTURE', 40, 39.6, now());
select is_empty('select from pg_temp.gaps', 'booked and left alone: does not');
update public.stocks_snapshot set stock_ambiant = stock_ambiant + 50
where partenaire_id is not null;
select results_eq('select entity_type, entity_label from pg_temp.gaps order by 1',
  $$values ('CITERNE', 'T1'), ('COMPTE_STOCK', 'T1 · Gasoil · P1')$$,
  'fifty litres more for one owner: the account and its tank fire');
select governance.run_check('REGISTRE_ECART');
select is((select severity || ' ' || message from public.system_alerts
    where check_code = 'REGISTRE_ECART' and entity_type = 'COMPTE_STOCK'),
  'CRITICAL T1 · Gasoil · P1 : stocks_snapshot 150.000 L, 99.0 L 15 °C, 1 ≠ stock_months '
    || '100.000 L, 99.0 L 15 °C, 1.', 'in figures');
update depot.citerne_etats set stock_ambiant = stock_ambiant + 50
where citerne_id = '00000000-0000-4000-f000-0000000000d1';
update depot.stock_months set net_ambiant = net_ambiant + 50 where compte_id = (
  select id from public.stocks_snapshot where partenaire_id is not null);
select results_eq('select entity_type, entity_label from pg_temp.gaps',
  $$values ('COMPTE_STOCK', 'T1 · Gasoil · P1')$$,
  'tank and month changed to fit: the days of that month do not');
update depot.stock_days set net_ambiant = net_ambiant + 50 where compte_id = (
  select id from public.stocks_snapshot where partenaire_id is not null);
select is_empty('select from pg_temp.gaps', 'the days changed to fit as well: the totals agree');
select depot.sweep_sums();
select matches((select constat from pg_temp.gaps), '^day_sum \d{8}: mouvements_stock ',
  'but not the entries: the sweep finds it, and it fires');
update depot.citerne_etats set dernier_no = dernier_no + 1
where citerne_id = '00000000-0000-4000-f000-0000000000d2';
select isnt_empty($$select from pg_temp.gaps where entity_type = 'CITERNE'$$,
  'a number of entries that is not that of the accounts: fires');
delete from public.stocks_snapshot where citerne_id = '00000000-0000-4000-f000-0000000000d2';
select is((select count(*) from pg_temp.gaps where entity_type = 'CITERNE'), 1::bigint,
  'so does an account that is missing');

select * from finish();
rollback;
