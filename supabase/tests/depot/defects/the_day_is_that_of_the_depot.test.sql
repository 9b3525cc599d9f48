begin;
select plan(2);

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

insert into public.sites (tenant_id, id, kind, code, name, timezone) values
  ('00000000-0000-4000-b000-0000000000d1', '00000000-0000-4000-c000-0000000000d2', 'depot', 'KN',
    'Kinshasa', 'Africa/Kinshasa');
update public.citernes set depot_id = '00000000-0000-4000-c000-0000000000d2' where nom = 'T2';
select pg_temp.book(t, 'OUVERTURE', 500, 495, '2026-03-01 22:30Z')
from unnest(array['T1', 'T2']) as t;
select results_eq(
  $$select c.nom, m.date_jour::text from public.mouvements_stock as m
    join public.citernes as c on c.tenant_id = m.tenant_id and c.id = m.citerne_id order by 1$$,
  $$values ('T1', '2026-03-02'), ('T2', '2026-03-01')$$,
  'half past midnight in Lubumbashi is still yesterday in Kinshasa'
);
select is(
  (select string_agg(date_jour::text, ' ' order by date_jour) from public.stocks_journaliers),
  '2026-03-01 2026-03-02', 'so the daily stock of each counts it on its own day'
);

select * from finish();
rollback;
