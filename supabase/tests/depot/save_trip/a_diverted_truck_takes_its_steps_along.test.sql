begin;
select plan(8);

-- Company A with depots D1 and D2: ada admin, dina directeur, gaby gerant, lola lecture, pat pca,
-- omer operateur of D1, olga operateur of D2. Company B: bela admin.
insert into auth.users (id, email, email_confirmed_at)
select ('ddaaaaaa-0000-4000-a000-0000000000' || u.n)::uuid, u.name || '@depot.test', now()
from (values ('01', 'ada'), ('02', 'dina'), ('03', 'gaby'), ('04', 'omer'), ('05', 'olga'),
  ('06', 'lola'), ('07', 'pat'), ('08', 'bela')) as u (n, name);
insert into public.tenants (id, slug, name, domain, timezone)
values
  ('ddaaaaaa-0000-4000-b000-000000000001', 'depot-test-a', 'A', 'depot', 'Africa/Lubumbashi'),
  ('ddaaaaaa-0000-4000-b000-000000000002', 'depot-test-b', 'B', 'depot', 'Africa/Lubumbashi');
insert into public.sites (tenant_id, id, kind, code, name)
values
  ('ddaaaaaa-0000-4000-b000-000000000001', 'ddaaaaaa-0000-4000-c000-000000000001', 'depot', 'D1', 'D1'),
  ('ddaaaaaa-0000-4000-b000-000000000001', 'ddaaaaaa-0000-4000-c000-000000000002', 'depot', 'D2', 'D2'),
  ('ddaaaaaa-0000-4000-b000-000000000002', 'ddaaaaaa-0000-4000-c000-000000000003', 'depot', 'B1', 'B1');
insert into public.profils (tenant_id, user_id, role, site_id, nom_complet)
select
  ('ddaaaaaa-0000-4000-b000-00000000000' || p.t)::uuid,
  ('ddaaaaaa-0000-4000-a000-0000000000' || p.n)::uuid, p.role,
  ('ddaaaaaa-0000-4000-c000-00000000000' || p.site)::uuid, p.name
from (values (1, '01', 'admin', null, 'Ada'), (1, '02', 'directeur', null, 'Dina'),
  (1, '03', 'gerant', null, 'Gaby'), (1, '04', 'operateur', 1, 'Omer'),
  (1, '05', 'operateur', 2, 'Olga'), (1, '06', 'lecture', null, 'Lola'),
  (1, '07', 'pca', null, 'Pat'),
  (2, '08', 'admin', null, 'Bela')) as p (t, n, role, site, name);
-- Products 1 gasoil, 2 petrol, 3 of company B. Tanks of D1: 1 and 2 gasoil, 3 petrol, 4 inactive
-- gasoil; 5 gasoil of D2; 6 of company B. Each holds 100000 L, is filled to 95000, heel 1000.
insert into public.produits (tenant_id, id, code, nom, densite_15_min_kgm3, densite_15_max_kgm3)
select ('ddaaaaaa-0000-4000-b000-00000000000' || p.t)::uuid,
  ('ddaaaaaa-0000-4000-e000-00000000000' || p.n)::uuid, p.code, p.nom, p.lo, p.hi
from (values (1, 1, 'G.O', 'Gasoil', 820, 860), (1, 2, 'ESS', 'Essence', 710, 780),
  (2, 3, 'G.O', 'Gasoil', 820, 860)) as p (t, n, code, nom, lo, hi);
insert into public.citernes (
  tenant_id, id, depot_id, nom, produit_id, capacite_totale, remplissage_max_l, volume_mort_l,
  statut
)
select ('ddaaaaaa-0000-4000-b000-00000000000' || c.t)::uuid,
  ('ddaaaaaa-0000-4000-f000-00000000000' || c.n)::uuid,
  ('ddaaaaaa-0000-4000-c000-00000000000' || c.d)::uuid, 'TANK' || c.n,
  ('ddaaaaaa-0000-4000-e000-00000000000' || c.p)::uuid, 100000, 95000, 1000, c.statut
from (values (1, 1, 1, 1, 'active'), (1, 2, 1, 1, 'active'), (1, 3, 1, 2, 'active'),
  (1, 4, 1, 1, 'inactive'), (1, 5, 2, 1, 'active'), (2, 6, 3, 3, 'active')) as c (t, n, d, p, statut);
-- Client 1, partners 2 and 3, supplier 4, carrier 5, truck 6; client 7 is switched off.
insert into public.clients (tenant_id, id, nom, actif)
values
  ('ddaaaaaa-0000-4000-b000-000000000001', 'ddaaaaaa-0000-4000-9000-000000000001', 'Client', true),
  ('ddaaaaaa-0000-4000-b000-000000000001', 'ddaaaaaa-0000-4000-9000-000000000007', 'Ancien', false);
insert into public.partenaires (tenant_id, id, nom)
values
  ('ddaaaaaa-0000-4000-b000-000000000001', 'ddaaaaaa-0000-4000-9000-000000000002', 'Moke'),
  ('ddaaaaaa-0000-4000-b000-000000000001', 'ddaaaaaa-0000-4000-9000-000000000003', 'Zola');
insert into public.fournisseurs (tenant_id, id, nom)
values ('ddaaaaaa-0000-4000-b000-000000000001', 'ddaaaaaa-0000-4000-9000-000000000004', 'Fourni');
insert into public.transporteurs (tenant_id, id, nom)
values ('ddaaaaaa-0000-4000-b000-000000000001', 'ddaaaaaa-0000-4000-9000-000000000005', 'Trans');
insert into public.camions (tenant_id, id, plaque, plaque_remorque, transporteur_id)
values ('ddaaaaaa-0000-4000-b000-000000000001', 'ddaaaaaa-0000-4000-9000-000000000006', 'CGO 1234',
  'CGO 99', 'ddaaaaaa-0000-4000-9000-000000000005');

prepare save(uuid, date) as
select (public.save_trip('dd000000-0000-7000-8000-000000000001', $1, 'ddaaaaaa-0000-4000-e000-000000000001', 'CGO 77', $2)).version;
set local role authenticated;
set local request.jwt.claims to
  '{"sub": "ddaaaaaa-0000-4000-a000-000000000003", "role": "authenticated"}';
select lives_ok($$execute save('ddaaaaaa-0000-4000-c000-000000000001', current_date - 3)$$, 'bound for depot 1');
select lives_ok($$select public.advance_trip('dd000000-0000-7000-8000-000000000001', 'TRANSIT')$$, 'on the road');
select lives_ok($$execute save('ddaaaaaa-0000-4000-c000-000000000002', current_date - 4)$$, 'diverted, and loaded a day earlier');
set local role authenticated;
set local request.jwt.claims to
  '{"sub": "ddaaaaaa-0000-4000-a000-000000000005", "role": "authenticated"}';
select results_eq(
  $$select e.statut, e.survenu_at at time zone 'Africa/Lubumbashi' = (current_date - 4)::timestamp
    from public.cours_de_route_etapes as e
    where e.cours_de_route_id = 'dd000000-0000-7000-8000-000000000001' order by e.survenu_at$$,
  $$values ('CHARGEMENT', true), ('TRANSIT', false)$$,
  'depot 2 sees its steps; the first follows the loading day'
);
select throws_ok(
  $$execute save('ddaaaaaa-0000-4000-c000-000000000001', current_date - 4)$$, 'PT404', 'DEPOT_INTROUVABLE',
  'who is of depot 2 sends it nowhere else'
);
set local role authenticated;
set local request.jwt.claims to
  '{"sub": "ddaaaaaa-0000-4000-a000-000000000004", "role": "authenticated"}';
select is_empty(
  $$select 1 from public.cours_de_route_etapes as e where e.cours_de_route_id = 'dd000000-0000-7000-8000-000000000001'$$,
  'depot 1 no longer does'
);
select throws_ok(
  $$execute save('ddaaaaaa-0000-4000-c000-000000000001', current_date - 4)$$, '42501', 'permission_denied',
  'and does not fetch it back by its id'
);
set local role authenticated;
set local request.jwt.claims to
  '{"sub": "ddaaaaaa-0000-4000-a000-000000000003", "role": "authenticated"}';
select throws_ok(
  $$execute save('ddaaaaaa-0000-4000-c000-000000000002', current_date + 2)$$, 'PT422', 'CDR_DATE_INCOHERENTE',
  'a loading day after a later step is refused'
);

select * from finish();
rollback;
