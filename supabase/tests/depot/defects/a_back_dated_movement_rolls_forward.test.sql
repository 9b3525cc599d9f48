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

select pg_temp.book('T1', 'GAIN', 100, 99, '2026-03-01 10:00+02');
select pg_temp.book('T1', 'GAIN', 50, 49.5, '2026-03-03 10:00+02');
select pg_temp.book('T1', 'GAIN', 10, 9.9, '2026-03-02 10:00+02');
select results_eq(
  'select date_jour::text, stock_ambiant, stock_15c from public.stocks_journaliers order by 1',
  $$values ('2026-03-01', 100.000, 99.0), ('2026-03-02', 110.000, 108.9),
    ('2026-03-03', 160.000, 158.4)$$,
  'every later day moves with it: it stayed at 150 once'
);
select is((select stock_ambiant from public.v_stock_actuel), 160.000, 'and so does today');
select is(
  (select stock_ambiant from depot.book_at('00000000-0000-4000-b000-0000000000d1',
    '00000000-0000-4000-f000-0000000000d1', '2026-03-02 09:00+02')),
  100.000, 'but no moment before it'
);

select * from finish();
rollback;
