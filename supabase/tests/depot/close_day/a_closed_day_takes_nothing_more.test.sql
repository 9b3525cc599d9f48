begin;
select plan(14);

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

create function pg_temp.site(n integer) returns uuid language sql as $$
  select ('dc000000-0000-4000-c000-' || lpad(n::text, 12, '0'))::uuid
$$;
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
create function pg_temp.lines(document uuid) returns text language sql security definer as $$
  select coalesce(string_agg(l.action || ' ' || l.niveau || ' ' || coalesce(l.acteur_nom, 'system'),
    ', ' order by l.id), 'none')
  from public.log_actions as l where l.cible_id = document
$$;

create function pg_temp.dip(n integer, tank integer, day integer) returns uuid language sql as $$
  select (public.record_dip(
    pg_temp.doc(n), pg_temp.tank(tank), pg_temp.noon(day), 5000, 0, 20, 836)).id
$$;
create function pg_temp.fault(call text) returns text language plpgsql as $$
declare v_detail text;
begin
  execute 'select ' || call;
  return 'none';
exception when others then
  get stacked diagnostics v_detail = pg_exception_detail;
  return sqlerrm || ': ' || v_detail;
end
$$;
update public.citernes set statut = 'maintenance' where id = pg_temp.tank(3);

select pg_temp.book(1, 50000, pg_temp.noon(2));
select pg_temp.book(1, 300, pg_temp.noon(1), 'dc000000-0000-4000-e000-000000000001');
do $$
begin
  execute format('grant usage on schema %I to authenticated', (
    select n.nspname from pg_namespace as n where n.oid = pg_my_temp_schema()));
  execute format('grant execute on all functions in schema %I to authenticated', (
    select n.nspname from pg_namespace as n where n.oid = pg_my_temp_schema()));
end
$$;
select pg_temp.login('omer');
select pg_temp.dip(1, 1, 1);
select pg_temp.dip(2, 2, 1);
select pg_temp.login('gil');
create temporary table closing on commit drop as
select (c).* from (select public.close_day(pg_temp.site(1), pg_temp.day(1)) as c) as x;
grant select on closing to authenticated;
select is(
  (select row(c.date_jour, c.cloture_par_nom, c.motif_forcage, c.reserves)::text from closing as c),
  row(pg_temp.day(1), 'gil', null, '[]'::jsonb)::text, 'closed, by whom, with nothing against it'
);
select is(
  (select jsonb_agg(jsonb_build_array(b -> 'partenaire_nom', b -> 'stock_initial_ambiant',
      b -> 'ajustements_ambiant', b -> 'stock_final_ambiant')
      order by b ->> 'partenaire_nom' nulls first)
    from closing as c, jsonb_array_elements(c.bilan) as b),
  '[[null, 50000.000, 0, 50000.000], ["P1", 0, 300.000, 300.000]]'::jsonb, 'with the balance of each account'
);
select is(
  (select c.bilan -> 0 -> 'jauge' ->> 'ambiant' from closing as c), '50000.000', 'and the dip'
);
select is(pg_temp.lines((select c.id from closing as c)), 'JOURNEE_CLOTUREE INFO gil', 'one line in the log');
select ok(public.verify_closing((select c.id from closing as c)), 'the seal fits');
select pg_temp.login('omer');
select throws_ok('select pg_temp.dip(3, 1, 1)', 'PT409', 'JOURNEE_CLOTUREE', 'no dip of that day');
select throws_ok('select pg_temp.dip(3, 1, 2)', 'PT409', 'JOURNEE_CLOTUREE', 'nor of one before');
select is(pg_temp.dip(1, 1, 1), pg_temp.doc(1), 'a late repeat of one that was stored changes nothing');
select throws_ok($$select public.void_dip(pg_temp.doc(1), 'misread')$$, 'PT409', 'JOURNEE_CLOTUREE', 'none is declared void');
select throws_ok(
  $$select public.record_transfer(pg_temp.doc(4), pg_temp.tank(1), pg_temp.tank(2), pg_temp.noon(1),
    100, null, 20, 836)$$, 'PT409', 'JOURNEE_CLOTUREE', 'no transfer'
);
select pg_temp.login('gil');
select throws_ok(
  $$select public.propose_adjustment(pg_temp.doc(5), pg_temp.tank(1), 'GAIN', pg_temp.noon(1), 10,
    'found in the sump', temperature_c => 20, densite_observee_kgm3 => 836)$$,
  'PT409', 'JOURNEE_CLOTUREE', 'no adjustment'
);
select throws_ok(
  'select public.close_day(pg_temp.site(1), pg_temp.day(1))', 'PT409', 'JOURNEE_DEJA_CLOTUREE', 'closed once'
);
select throws_ok(
  'select public.close_day(pg_temp.site(1), pg_temp.day(2))', 'PT409', 'JOURNEE_DEJA_CLOTUREE', 'the days before with it'
);
select throws_ok(
  'select public.close_day(pg_temp.site(1), pg_temp.day(-1))', 'PT422', 'JOURNEE_INVALIDE', 'tomorrow has not come'
);

select * from finish();
rollback;
