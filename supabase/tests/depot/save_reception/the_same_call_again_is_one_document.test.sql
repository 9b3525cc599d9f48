begin;
select plan(11);

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

prepare recv(uuid, uuid, numeric) as
select (public.save_reception($1, 'ddaaaaaa-0000-4000-c000-000000000001', 'ddaaaaaa-0000-4000-e000-000000000001', now() - interval '1 hour',
  jsonb_build_array(jsonb_build_object('citerne_id', $2, 'index_avant', 0, 'index_apres', $3,
    'temperature_ambiante_c', 25, 'densite_observee_kgm3', 832)),
  valider => true)).statut;
prepare draft(uuid, uuid, numeric) as
select (public.save_reception($1, 'ddaaaaaa-0000-4000-c000-000000000001', 'ddaaaaaa-0000-4000-e000-000000000001', now() - interval '1 hour',
  jsonb_build_array(jsonb_build_object('citerne_id', $2, 'index_avant', 0, 'index_apres', $3,
    'temperature_ambiante_c', 25, 'densite_observee_kgm3', 832)))).statut;
prepare booked(uuid) as
select m.citerne_id, m.volume_ambiant, m.nature, m.est_contrepassation
from public.mouvements_stock as m where m.document_id = $1 order by m.id;

set local role authenticated;
set local request.jwt.claims to
  '{"sub": "ddaaaaaa-0000-4000-a000-000000000004", "role": "authenticated"}';
select results_eq($$execute draft('dd000000-0000-7000-8000-000000000001', 'ddaaaaaa-0000-4000-f000-000000000001', 5000)$$, array['brouillon'], 'a draft');
select is_empty($$execute booked('dd000000-0000-7000-8000-000000000001')$$, 'books nothing');
select results_eq($$execute draft('dd000000-0000-7000-8000-000000000001', 'ddaaaaaa-0000-4000-f000-000000000001', 5000)$$, array['brouillon'], 'saved again');
select results_eq($$execute draft('dd000000-0000-7000-8000-000000000001', 'ddaaaaaa-0000-4000-f000-000000000001', 6000)$$, array['brouillon'], 'changed');
select results_eq($$execute recv('dd000000-0000-7000-8000-000000000001', 'ddaaaaaa-0000-4000-f000-000000000001', 6000)$$, array['validee'], 'validated as it is');
select results_eq($$execute recv('dd000000-0000-7000-8000-000000000001', 'ddaaaaaa-0000-4000-f000-000000000001', 6000)$$, array['validee'], 'validated again');
select results_eq($$execute draft('dd000000-0000-7000-8000-000000000001', 'ddaaaaaa-0000-4000-f000-000000000001', 6000)$$, array['validee'], 'a late save of it');
select throws_ok(
  $$execute draft('dd000000-0000-7000-8000-000000000001', 'ddaaaaaa-0000-4000-f000-000000000001', 7000)$$, 'PT409', 'DOCUMENT_DEJA_TRAITE',
  'other content is refused from now on'
);
select throws_ok(
  $$select public.save_reception('dd000000-0000-7000-8000-000000000001', 'ddaaaaaa-0000-4000-c000-000000000001', 'ddaaaaaa-0000-4000-e000-000000000001', now() - interval '1 hour', '[
    {"citerne_id": "ddaaaaaa-0000-4000-f000-000000000001", "index_avant": 0, "index_apres": 6000, "temperature_ambiante_c": 25.01, "densite_observee_kgm3": 832}]')$$,
  'PT409', 'DOCUMENT_DEJA_TRAITE', 'a hundredth of a degree is other content'
);
select results_eq(
  $$execute booked('dd000000-0000-7000-8000-000000000001')$$, $$values ('ddaaaaaa-0000-4000-f000-000000000001'::uuid, 6000.000, 'RECEPTION', false)$$, 'one entry'
);
set local role authenticated;
set local request.jwt.claims to
  '{"sub": "ddaaaaaa-0000-4000-a000-000000000001", "role": "authenticated"}';
select results_eq(
  $$select l.action from public.log_actions as l where l.cible_id = 'dd000000-0000-7000-8000-000000000001' order by l.id$$,
  array['RECEPTION_CREEE', 'RECEPTION_MODIFIEE', 'RECEPTION_VALIDE'],
  'three lines: none for the repeated calls'
);

select * from finish();
rollback;
