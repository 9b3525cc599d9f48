begin;
select plan(7);

-- Company A: depots D1 and D2 in Lubumbashi. T1 and T2 hold gasoil in D1, T3 petrol there, T4
-- gasoil in D2; by the gauge table of T1 and T2 a millimetre is 10 L. Ada admin, Dora and Dan
-- directeurs, Gil gerant and Omer operateur of D1, Olga operateur of D2, Lea lecture; Bea of B.
insert into auth.users (id, email, email_confirmed_at)
select ('dc000000-0000-4000-a000-' || lpad(u::text, 12, '0'))::uuid, u || '@control.test', now()
from generate_series(1, 8) as u;
insert into public.tenants (id, slug, name, domain) values
  ('dc000000-0000-4000-b000-000000000001', 'control-a', 'A', 'depot'),
  ('dc000000-0000-4000-b000-000000000002', 'control-b', 'B', 'depot');
insert into public.sites (tenant_id, id, kind, code, name, timezone)
select ('dc000000-0000-4000-b000-' || lpad(s.t, 12, '0'))::uuid,
  ('dc000000-0000-4000-c000-' || lpad(s.n, 12, '0'))::uuid, 'depot', s.code, s.code,
  'Africa/Lubumbashi'
from (values ('1', '1', 'D1'), ('1', '2', 'D2'), ('2', '3', 'D3')) as s (t, n, code);
insert into public.profils (tenant_id, user_id, role, site_id, nom_complet)
select ('dc000000-0000-4000-b000-' || lpad(p.t, 12, '0'))::uuid,
  ('dc000000-0000-4000-a000-' || lpad(p.n, 12, '0'))::uuid, p.role,
  ('dc000000-0000-4000-c000-' || lpad(p.s, 12, '0'))::uuid, p.name
from (values
  ('1', '1', 'admin', null, 'ada'), ('1', '2', 'directeur', null, 'dora'),
  ('1', '3', 'directeur', null, 'dan'), ('1', '4', 'gerant', '1', 'gil'),
  ('1', '5', 'operateur', '1', 'omer'), ('1', '6', 'operateur', '2', 'olga'),
  ('1', '7', 'lecture', null, 'lea'), ('2', '8', 'admin', null, 'bea')
) as p (t, n, role, s, name);
insert into public.produits (tenant_id, id, code, nom, densite_15_min_kgm3, densite_15_max_kgm3)
select t.id, ('dc000000-0000-4000-d000-' || lpad(p.n, 12, '0'))::uuid, p.code, p.code, p.low, p.high
from public.tenants as t
cross join (values ('1', 'GO', 815, 865), ('2', 'ESS', 715, 780)) as p (n, code, low, high)
where t.slug = 'control-a';
insert into public.partenaires (tenant_id, id, nom, actif) values
  ('dc000000-0000-4000-b000-000000000001', 'dc000000-0000-4000-e000-000000000001', 'P1', true),
  ('dc000000-0000-4000-b000-000000000001', 'dc000000-0000-4000-e000-000000000002', 'P2', false);
insert into public.citernes (
  tenant_id, id, depot_id, nom, produit_id, capacite_totale, remplissage_max_l, volume_mort_l
)
select 'dc000000-0000-4000-b000-000000000001',
  ('dc000000-0000-4000-f000-' || lpad(c.n, 12, '0'))::uuid,
  ('dc000000-0000-4000-c000-' || lpad(c.d, 12, '0'))::uuid, 'T' || c.n,
  ('dc000000-0000-4000-d000-' || lpad(c.p, 12, '0'))::uuid, 100000, 95000, 1000
from (values ('1', '1', '1'), ('2', '1', '1'), ('3', '1', '2'), ('4', '2', '1')) as c (n, d, p);
insert into public.baremes (
  tenant_id, id, depot_id, citerne_id, certificat_numero, valide_du, valide_au, hauteur_min_mm,
  hauteur_max_mm
)
select c.tenant_id, c.id, c.depot_id, c.id, 'C-' || c.nom, '2026-01-01', '2030-12-31', 0, 10000
from public.citernes as c
where c.nom in ('T1', 'T2') and c.tenant_id = 'dc000000-0000-4000-b000-000000000001';
insert into public.bareme_points (tenant_id, bareme_id, hauteur_mm, volume_l, depot_id)
select b.tenant_id, b.id, p.h, p.h * 10, b.depot_id
from public.baremes as b
cross join (values (0), (5000), (10000)) as p (h)
where b.tenant_id = 'dc000000-0000-4000-b000-000000000001';

create function pg_temp.tank(n integer) returns uuid language sql as $$
  select ('dc000000-0000-4000-f000-' || lpad(n::text, 12, '0'))::uuid
$$;
create function pg_temp.doc(n integer) returns uuid language sql as $$
  select ('dc000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid
$$;
create function pg_temp.book(n integer, volume numeric, at timestamptz, partner uuid default null)
returns bigint[] language sql security definer as $$
  select depot.post_entries(c.tenant_id, 'AJUSTEMENT', gen_random_uuid(), array[row(
    c.depot_id, c.id, c.produit_id, case when partner is null then 'MONALUXE' else 'PARTENAIRE' end,
    partner, 'AJUSTEMENT', 1, null, volume, round(volume * 0.99, 1), at, null, null, null, null,
    null, 'DECLARE', 1)::depot.ecriture])
  from public.citernes as c where c.id = pg_temp.tank(n)
$$;

create function pg_temp.dip(n integer, mm numeric, at timestamptz, tank integer default 1)
returns uuid language sql as $$
  select (public.record_dip(pg_temp.doc(n), pg_temp.tank(tank), at, mm, 0, 20, 836)).id
$$;
create function pg_temp.row_of(n integer) returns text language sql as $$
  select concat_ws(' ', v.stock_livre_ambiant, v.ecart_ambiant, v.ecart_pct)
  from public.v_prises_de_hauteur as v where v.id = pg_temp.doc(n)
$$;
select pg_temp.book(1, 20000, '2026-01-31 21:59Z');
select pg_temp.book(1, 10000, '2026-02-14 08:00Z', 'dc000000-0000-4000-e000-000000000001');
select pg_temp.book(1, -5000, '2026-03-31 21:30Z');
select pg_temp.book(1, 700, '2026-03-31 22:30Z');
select pg_temp.dip(1, 2000, '2026-01-31 22:00Z');
select pg_temp.dip(2, 2990, '2026-02-14 08:00Z');
select pg_temp.dip(3, 2500, '2026-03-31 22:00Z');
select pg_temp.dip(4, 2560, '2026-04-20 18:00Z');
select pg_temp.dip(5, 0, '2026-04-20 18:00Z', 2);
select is(pg_temp.row_of(1), '20000.000 0.000 0.000', 'in the last minutes of a month');
select is(pg_temp.row_of(2), '30000.000 -100.000 -0.333', 'all owners, entries of that very moment included');
select is(pg_temp.row_of(3), '25000.000 0.000 0.000', 'between two entries around midnight');
select is(pg_temp.row_of(4), '25700.000 -100.000 -0.389', 'weeks after the last one');
select is(pg_temp.row_of(5), '0.000 0.000', 'a tank that never had anything');
select is(
  (select count(*)::integer from depot.dip_books as k
    join lateral depot.book_at(k.tenant_id, k.citerne_id, k.prise_at) as b on true
    where (b.stock_ambiant, b.stock_15c) = (k.stock_ambiant, k.stock_15c)),
  5, 'the list and the function say the same of every dip'
);
select pg_temp.book(1, -50, '2026-02-01 08:00Z');
select is(
  pg_temp.row_of(1) || ', ' || pg_temp.row_of(4), '20000.000 0.000 0.000, 25650.000 -50.000 -0.195',
  'a movement entered late changes the dips after it and no other'
);

select * from finish();
rollback;
