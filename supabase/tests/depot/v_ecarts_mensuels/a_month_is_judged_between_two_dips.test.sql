begin;
select plan(10);

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
create function pg_temp.login(who text) returns text language sql as $$
  select set_config('role', 'authenticated', true) || set_config('request.jwt.claims',
    json_build_object('role', 'authenticated', 'sub', 'dc000000-0000-4000-a000-' || lpad(
      array_position('{ada,dora,dan,gil,omer,olga,lea,bea}'::text[], who)::text, 12, '0'))::text,
    true)
$$;

-- T1 opens with 50 000 L. Dips on 31 January and 28 February 2026; meanwhile 20 000 L leave, and
-- 40 L are found missing and booked as a loss.
create function pg_temp.entry(nature text, litres numeric, at timestamptz) returns bigint[]
language sql as $$
  select depot.post_entries(c.tenant_id, 'AJUSTEMENT', gen_random_uuid(), array[row(c.depot_id, c.id,
    c.produit_id, 'MONALUXE', null, nature, 1, null, litres, round(litres * 0.99577, 1), at, 20, 836,
    null, 839.5, 0.99577, 'API_MPMS_11_1', 1)::depot.ecriture])
  from public.citernes as c where c.id = pg_temp.tank(1)
$$;
create function pg_temp.dip(n integer, mm numeric, at timestamptz) returns uuid language sql as $$
  select (public.record_dip(pg_temp.doc(n), pg_temp.tank(1), at, mm, 0, 20, 836)).id
$$;
create function pg_temp.month(which date) returns text language sql as $$
  select concat_ws(' ', v.ecart_ambiant, v.ecart_15c, v.debit_15c, v.tolerance_15c, v.hors_tolerance)
  from public.v_ecarts_mensuels as v where v.mois = which
$$;
select pg_temp.entry('OUVERTURE', 50000, '2026-01-10 08:00Z');
select pg_temp.dip(1, 5002, '2026-01-31 18:00Z');
select is(pg_temp.month('2026-01-01'), null, 'one dip tells nothing about its month');
select pg_temp.entry('SORTIE', -12000, '2026-01-31 20:00Z');
select pg_temp.entry('PERTE', -40, '2026-02-10 08:00Z');
select pg_temp.entry('SORTIE', -8000, '2026-02-20 08:00Z');
select pg_temp.dip(2, 2996, '2026-02-28 18:00Z');
select pg_temp.entry('SORTIE', -500, '2026-02-28 19:00Z');
select is(
  pg_temp.month('2026-02-01'), '-60.000 -59.7 19915.4 269.0 f',
  'the difference of the dip, less that of the dip before, plus what was booked as loss'
);
select is(
  (select v.premiere_prise_id || ' ' || v.derniere_prise_id from public.v_ecarts_mensuels as v
    where v.mois = '2026-02-01'), pg_temp.doc(1) || ' ' || pg_temp.doc(2), 'between those two'
);
select pg_temp.dip(3, 2930, '2026-02-28 18:30Z');
select is(
  pg_temp.month('2026-02-01'), '-720.000 -716.9 19915.4 269.0 t', 'the last dip counts, and this one is out'
);
select public.void_dip(pg_temp.doc(3), 'tape misread');
select is(pg_temp.month('2026-02-01'), '-60.000 -59.7 19915.4 269.0 f', 'a void one does not');
select is(pg_temp.month('2026-03-01'), null, 'a month without dips is not judged');
select pg_temp.dip(4, 2943, '2026-03-02 18:00Z');
select pg_temp.dip(5, 2942, '2026-03-30 18:00Z');
select is(
  pg_temp.month('2026-03-01'), '-40.000 -39.8 497.9 169.2 f',
  'nothing moved but 500 L: what lay there, and two millimetres, say what is allowed'
);
select pg_temp.dip(6, 2922, '2026-03-31 18:00Z');
select is(
  pg_temp.month('2026-03-01'), '-240.000 -239.0 497.9 169.2 t', 'and more than that is not'
);
do $$
begin
  execute format('grant usage on schema %I to authenticated', (
    select n.nspname from pg_namespace as n where n.oid = pg_my_temp_schema()));
  execute format('grant execute on all functions in schema %I to authenticated', (
    select n.nspname from pg_namespace as n where n.oid = pg_my_temp_schema()));
end
$$;
select pg_temp.login('bea');
select is((select count(*)::integer from public.v_ecarts_mensuels), 0, 'not for another company');
select pg_temp.login('lea');
select is((select count(*)::integer from public.v_ecarts_mensuels), 2, 'for who reads the depot');

select * from finish();
rollback;
