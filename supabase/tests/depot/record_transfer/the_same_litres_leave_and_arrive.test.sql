begin;
select plan(8);

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
create function pg_temp.day(n integer) returns date language sql as $$
  select (now() at time zone 'Africa/Lubumbashi')::date - n
$$;
create function pg_temp.noon(n integer) returns timestamptz language sql as $$
  select (pg_temp.day(n) + time '12:00') at time zone 'Africa/Lubumbashi'
$$;
create function pg_temp.login(who text) returns text language sql as $$
  select set_config('role', 'authenticated', true) || set_config('request.jwt.claims',
    json_build_object('role', 'authenticated', 'sub', 'dc000000-0000-4000-a000-' || lpad(
      array_position('{ada,dora,dan,gil,omer,olga,lea,bea}'::text[], who)::text, 12, '0'))::text,
    true)
$$;
create function pg_temp.book(n integer, volume numeric, at timestamptz, partner uuid default null)
returns bigint[] language sql security definer as $$
  select depot.post_entries(c.tenant_id, 'AJUSTEMENT', gen_random_uuid(), array[row(
    c.depot_id, c.id, c.produit_id, case when partner is null then 'MONALUXE' else 'PARTENAIRE' end,
    partner, 'AJUSTEMENT', 1, null, volume, round(volume * 0.99, 1), at, null, null, null, null,
    null, 'DECLARE', 1)::depot.ecriture])
  from public.citernes as c where c.id = pg_temp.tank(n)
$$;
create function pg_temp.stock(n integer) returns text language sql security definer as $$
  select coalesce(string_agg(s.stock_ambiant || '/' || s.stock_15c, ' ' order by s.partenaire_id
    nulls first), 'none')
  from public.stocks_snapshot as s where s.citerne_id = pg_temp.tank(n)
$$;
create function pg_temp.lines(document uuid) returns text language sql security definer as $$
  select coalesce(string_agg(l.action || ' ' || l.niveau || ' ' || coalesce(l.acteur_nom, 'system'),
    ', ' order by l.id), 'none')
  from public.log_actions as l where l.cible_id = document
$$;

create function pg_temp.move(
  n integer, out_l numeric, in_l numeric default null, a integer default 1, b integer default 2,
  at timestamptz default null, celsius numeric default 20, density numeric default 836,
  owner text default 'MONALUXE', partner uuid default null
) returns uuid language sql as $$
  select (public.record_transfer(pg_temp.doc(n), pg_temp.tank(a), pg_temp.tank(b),
    coalesce(at, pg_temp.noon(1)), out_l, in_l, celsius, density, null, owner, partner)).id
$$;

select pg_temp.book(1, 50000, pg_temp.noon(3));
do $$
begin
  execute format('grant usage on schema %I to authenticated', (
    select n.nspname from pg_namespace as n where n.oid = pg_my_temp_schema()));
  execute format('grant execute on all functions in schema %I to authenticated', (
    select n.nspname from pg_namespace as n where n.oid = pg_my_temp_schema()));
end
$$;
select pg_temp.login('omer');
select is(pg_temp.move(1, 10000), pg_temp.doc(1), 'booked');
select is(pg_temp.stock(1) || ' ' || pg_temp.stock(2), '40000.000/39542.3 10000.000/9957.7', 'from one tank to the other, at both temperatures');
select is(
  (select array_agg(
      row(m.ligne_no, m.nature, m.volume_ambiant, m.volume_15c)::text order by m.ligne_no)
    from public.mouvements_stock as m where m.document_id = pg_temp.doc(1)),
  array['(1,TRANSFERT,-10000.000,-9957.7)', '(2,TRANSFERT,10000.000,9957.7)'],
  'two entries when as much arrived'
);
select is(pg_temp.move(1, 10000.0004, 10000), pg_temp.doc(1), 'twice is once');
select is(pg_temp.lines(pg_temp.doc(1)), 'TRANSFERT_VALIDE INFO omer', 'one line in the log');
select throws_ok(
  'select pg_temp.move(1, 9000)', 'PT409', 'DOCUMENT_DEJA_TRAITE', 'the same id with other litres is refused'
);
select is(pg_temp.stock(1), '40000.000/39542.3', 'and moves nothing');
select is(
  (select row(v.citerne_source_nom, v.citerne_destination_nom, v.ecart_ambiant, v.produit_code,
      v.depot_nom)::text
    from public.v_transferts as v),
  '(T1,T2,0.000,GO,D1)', 'the list has names'
);

select * from finish();
rollback;
