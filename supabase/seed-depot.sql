-- Demo data only, after seed.sql: what the depot company owns.

insert into public.produits (
  tenant_id, id, code, nom, description, table_volume, densite_15_min_kgm3, densite_15_max_kgm3,
  tolerance_jauge_pct, tolerance_transit_pct, couleur
)
select
  t.id, p.id::uuid, p.code, p.nom, p.description, '54B', p.low, p.high, p.dip, p.transit,
  p.couleur
from public.tenants as t
cross join (values
  ('00000000-0000-4000-e000-000000000001', 'G.O', 'Gasoil', 'Gasoil / AGO', 815, 865, 0.5, 0.3,
    '#b7791f'),
  ('00000000-0000-4000-e000-000000000002', 'ESS', 'Essence', 'Essence sans plomb', 715, 780, 0.6,
    0.4, '#2f855a'),
  ('00000000-0000-4000-e000-000000000003', 'JET', 'Jet A-1', 'Carburéacteur', 775, 840, 0.4, 0.3,
    '#2b6cb0')
) as p (id, code, nom, description, low, high, dip, transit, couleur)
where t.slug = 'petrole-lushi' and t.settings @> '{"demo": true}'
on conflict do nothing;

insert into public.citernes (
  tenant_id, id, depot_id, nom, produit_id, capacite_totale, remplissage_max_l, volume_mort_l,
  localisation, position, est_logique
)
select
  s.tenant_id, c.id::uuid, s.id, c.nom, p.id, c.capacity, c.capacity * 0.95, c.heel, s.name,
  c.position, c.logical
from (values
  ('00000000-0000-4000-f000-000000000001', 'DAIPN', 'TANK1', 'G.O', 500000, 9000, 1, false),
  ('00000000-0000-4000-f000-000000000002', 'DAIPN', 'TANK2', 'G.O', 500000, 9000, 2, false),
  ('00000000-0000-4000-f000-000000000003', 'DAIPN', 'TANK3', 'G.O', 500000, 9000, 3, false),
  ('00000000-0000-4000-f000-000000000004', 'DAIPN', 'TANK4', 'ESS', 500000, 9000, 4, false),
  ('00000000-0000-4000-f000-000000000005', 'DAIPN', 'TANK5', 'ESS', 300000, 6000, 5, false),
  ('00000000-0000-4000-f000-000000000006', 'DAIPN', 'TANK6', 'JET', 300000, 6000, 6, false),
  ('00000000-0000-4000-f000-000000000007', 'DAIPN', 'SEP CONGO', 'G.O', 1000000, 0, 7, true),
  ('00000000-0000-4000-f000-000000000011', 'KOLWEZI', 'K1', 'G.O', 200000, 4000, 1, false),
  ('00000000-0000-4000-f000-000000000012', 'KOLWEZI', 'K2', 'ESS', 120000, 2500, 2, false)
) as c (id, depot, nom, produit, capacity, heel, position, logical)
join public.tenants as t on t.slug = 'petrole-lushi' and t.settings @> '{"demo": true}'
join public.sites as s on s.tenant_id = t.id and s.code = c.depot
join public.produits as p on p.tenant_id = t.id and p.code = c.produit
on conflict do nothing;

insert into public.clients (tenant_id, id, nom, contact_personne, telephone, adresse, pays)
select t.id, c.id::uuid, c.nom, c.contact, c.telephone, c.adresse, 'RDC'
from public.tenants as t
cross join (values
  ('00000000-0000-4000-8100-000000000001', 'Mines de Kamoto', 'Hervé Mutombo', '+243810000101',
    'Kolwezi'),
  ('00000000-0000-4000-8100-000000000002', 'Trans-Katanga', 'Solange Kabwe', '+243810000102',
    'Avenue Lumumba, Lubumbashi'),
  ('00000000-0000-4000-8100-000000000003', 'Station Kenya', 'Papy Kalombo', '+243810000103',
    'Commune Kenya, Lubumbashi'),
  ('00000000-0000-4000-8100-000000000004', 'Aéroport de la Luano', 'Régie', '+243810000104',
    'Luano, Lubumbashi')
) as c (id, nom, contact, telephone, adresse)
where t.slug = 'petrole-lushi' and t.settings @> '{"demo": true}'
on conflict do nothing;

insert into public.fournisseurs (tenant_id, id, nom, contact_personne, telephone, pays)
select t.id, f.id::uuid, f.nom, f.contact, f.telephone, f.pays
from public.tenants as t
cross join (values
  ('00000000-0000-4000-8200-000000000001', 'Ndola Fuel Terminal', 'Chanda Mwila', '+260970000201',
    'Zambie'),
  ('00000000-0000-4000-8200-000000000002', 'Dar Energy Traders', 'Asha Juma', '+255750000202',
    'Tanzanie')
) as f (id, nom, contact, telephone, pays)
where t.slug = 'petrole-lushi' and t.settings @> '{"demo": true}'
on conflict do nothing;

insert into public.partenaires (tenant_id, id, nom, contact_personne, telephone)
select t.id, p.id::uuid, p.nom, p.contact, p.telephone
from public.tenants as t
cross join (values
  ('00000000-0000-4000-8300-000000000001', 'Katanga Oil', 'Gracia Ilunga', '+243810000301'),
  ('00000000-0000-4000-8300-000000000002', 'Copperbelt Logistics', 'John Phiri', '+260970000302')
) as p (id, nom, contact, telephone)
where t.slug = 'petrole-lushi' and t.settings @> '{"demo": true}'
on conflict do nothing;

insert into public.transporteurs (tenant_id, id, nom, telephone, pays)
select t.id, x.id::uuid, x.nom, x.telephone, x.pays
from public.tenants as t
cross join (values
  ('00000000-0000-4000-8400-000000000001', 'Kasumbalesa Transit', '+243810000401', 'RDC'),
  ('00000000-0000-4000-8400-000000000002', 'Zambezi Haulage', '+260970000402', 'Zambie')
) as x (id, nom, telephone, pays)
where t.slug = 'petrole-lushi' and t.settings @> '{"demo": true}'
on conflict do nothing;

insert into public.camions (
  tenant_id, id, plaque, plaque_remorque, transporteur_id, capacite_l, compartiments_l,
  certificat_numero, certificat_valide_au
)
select
  t.id, c.id::uuid, c.plaque, c.remorque, c.carrier::uuid, 40000,
  array[8000, 8000, 8000, 8000, 8000], c.certificat, current_date + c.days
from public.tenants as t
cross join (values
  ('00000000-0000-4000-8500-000000000001', 'CGO 1041 AB', 'CGO 7741 AB',
    '00000000-0000-4000-8400-000000000001', 'JM-2026-114', 210),
  ('00000000-0000-4000-8500-000000000002', 'CGO 2207 AC', 'CGO 7812 AC',
    '00000000-0000-4000-8400-000000000001', 'JM-2026-115', 180),
  ('00000000-0000-4000-8500-000000000003', 'ABZ 5510', 'ABZ 5511T',
    '00000000-0000-4000-8400-000000000002', 'ZM-8841', 90),
  ('00000000-0000-4000-8500-000000000004', 'ACK 3319', 'ACK 3320T',
    '00000000-0000-4000-8400-000000000002', 'ZM-8912', 12)
) as c (id, plaque, remorque, carrier, certificat, days)
where t.slug = 'petrole-lushi' and t.settings @> '{"demo": true}'
on conflict do nothing;
