-- Rows of every tenant in the tables of the depot, for the matrix of rights. Run after plant.sql,
-- as the owner, on a database that is thrown away.

-- A second company that may have depots: the other one of the demo is a restaurant's.
insert into public.tenants (id, slug, name, domain)
values ('00000000-0000-4000-b000-00000000dead', 'planted-depot', 'Planted', 'depot');
insert into public.sites (tenant_id, kind, code, name)
values ('00000000-0000-4000-b000-00000000dead', 'depot', 'PLANTED', 'Planted');

create temp table planted_depot as
select
  t.id as tenant_id,
  (select s.id from public.sites as s where s.tenant_id = t.id order by s.code limit 1) as depot_id,
  gen_random_uuid() as produit_id, gen_random_uuid() as citerne_id, gen_random_uuid() as bareme_id,
  gen_random_uuid() as client_id, gen_random_uuid() as fournisseur_id,
  gen_random_uuid() as partenaire_id, gen_random_uuid() as cdr_id,
  gen_random_uuid() as reception_id, gen_random_uuid() as sortie_id,
  gen_random_uuid() as second_citerne_id, gen_random_uuid() as unloaded_id,
  gen_random_uuid() as unloading_id
from public.tenants as t;

insert into public.produits (tenant_id, id, code, nom, densite_15_min_kgm3, densite_15_max_kgm3)
select p.tenant_id, p.produit_id, 'PLANTED', 'Planted', 815, 865 from planted_depot as p;

insert into public.clients (tenant_id, id, nom)
select p.tenant_id, p.client_id, 'Planted' from planted_depot as p;
insert into public.fournisseurs (tenant_id, id, nom)
select p.tenant_id, p.fournisseur_id, 'Planted' from planted_depot as p;
insert into public.partenaires (tenant_id, id, nom)
select p.tenant_id, p.partenaire_id, 'Planted' from planted_depot as p;
insert into public.transporteurs (tenant_id, nom)
select p.tenant_id, 'Planted' from planted_depot as p;
insert into public.camions (tenant_id, plaque)
select p.tenant_id, 'PLANTED' from planted_depot as p;

insert into public.citernes (
  tenant_id, id, depot_id, nom, produit_id, capacite_totale, remplissage_max_l
)
select p.tenant_id, p.citerne_id, p.depot_id, 'Planted', p.produit_id, 1000, 900
from planted_depot as p
union all
select p.tenant_id, p.second_citerne_id, p.depot_id, 'Planted too', p.produit_id, 1000, 900
from planted_depot as p;

insert into public.baremes (
  tenant_id, id, depot_id, citerne_id, certificat_numero, valide_du, valide_au, hauteur_min_mm,
  hauteur_max_mm
)
select
  p.tenant_id, p.bareme_id, p.depot_id, p.citerne_id, 'Planted', current_date - 1,
  current_date + 300, 0, 1000
from planted_depot as p;
insert into public.bareme_points (tenant_id, bareme_id, hauteur_mm, volume_l, depot_id)
select p.tenant_id, p.bareme_id, h, h, p.depot_id
from planted_depot as p
cross join unnest(array[0, 1000]) as h;

insert into public.cours_de_route (
  tenant_id, id, depot_destination_id, produit_id, plaque_camion, date_chargement
)
select p.tenant_id, p.cdr_id, p.depot_id, p.produit_id, 'PLANTED', current_date
from planted_depot as p;
insert into public.cours_de_route (
  tenant_id, id, depot_destination_id, produit_id, plaque_camion, date_chargement, volume,
  volume_charge_15c, statut, arrive_at
)
select
  p.tenant_id, p.unloaded_id, p.depot_id, p.produit_id, 'UNLOADED', current_date, 100, 99.6,
  'DECHARGE', now()
from planted_depot as p;
insert into public.cours_de_route_etapes (
  tenant_id, cours_de_route_id, statut, survenu_at, depot_id
)
select p.tenant_id, p.cdr_id, 'CHARGEMENT', now(), p.depot_id from planted_depot as p;

insert into public.receptions (
  tenant_id, id, depot_id, produit_id, recue_at, date_reception, volume_ambiant
)
select p.tenant_id, p.reception_id, p.depot_id, p.produit_id, now(), current_date, 100
from planted_depot as p;
insert into public.reception_lignes (
  tenant_id, reception_id, ligne_no, depot_id, citerne_id, index_avant, index_apres, volume_ambiant
)
select p.tenant_id, p.reception_id, 1, p.depot_id, p.citerne_id, 0, 100, 100
from planted_depot as p;

insert into public.receptions (
  tenant_id, id, depot_id, produit_id, cours_de_route_id, recue_at, date_reception, volume_ambiant,
  volume_15c, statut, validated_at
)
select
  p.tenant_id, p.unloading_id, p.depot_id, p.produit_id, p.unloaded_id, now(), current_date, 99,
  98.6, 'validee', now()
from planted_depot as p;
insert into public.reception_lignes (
  tenant_id, reception_id, ligne_no, depot_id, citerne_id, index_avant, index_apres,
  volume_ambiant, volume_15c
)
select p.tenant_id, p.unloading_id, 1, p.depot_id, p.citerne_id, 0, 99, 99, 98.6
from planted_depot as p;

insert into public.sorties_produit (
  tenant_id, id, depot_id, produit_id, client_id, date_sortie, date_jour, volume_ambiant
)
select p.tenant_id, p.sortie_id, p.depot_id, p.produit_id, p.client_id, now(), current_date, 50
from planted_depot as p;
insert into public.sortie_lignes (
  tenant_id, sortie_id, ligne_no, depot_id, citerne_id, index_avant, index_apres, volume_ambiant
)
select p.tenant_id, p.sortie_id, 1, p.depot_id, p.citerne_id, 0, 50, 50
from planted_depot as p;

insert into public.prises_de_hauteur (
  tenant_id, id, depot_id, citerne_id, produit_id, bareme_id, prise_at, date_jour, hauteur_mm,
  temperature_c, densite_observee_kgm3, volume_brut_l, volume_eau_l, volume_mesure,
  densite_a_15_kgm3, vcf, volume_15c, methode, methode_version
)
select
  p.tenant_id, gen_random_uuid(), p.depot_id, p.citerne_id, p.produit_id, p.bareme_id, d.at,
  d.at::date, 100, 20, 836, 100, 0, 100, 839.5, 0.99575, 99.6, 'API_MPMS_11_1', 1
from planted_depot as p
cross join (values (now()), (now() - interval '1 hour')) as d (at);

insert into public.stocks_adjustments (
  tenant_id, id, depot_id, citerne_id, produit_id, nature, survenu_at, date_jour, delta_ambiant,
  delta_15c, methode, methode_version, reason
)
select
  p.tenant_id, gen_random_uuid(), p.depot_id, p.citerne_id, p.produit_id, 'GAIN', now(),
  current_date, 1, 1, 'DECLARE', 1, 'Planted for the matrix'
from planted_depot as p;

insert into public.transferts (
  tenant_id, id, depot_id, produit_id, citerne_source_id, citerne_destination_id, survenu_at,
  date_jour, volume_sorti, volume_recu, volume_sorti_15c, volume_recu_15c, temperature_c,
  densite_observee_kgm3, densite_a_15_kgm3, vcf, methode, methode_version
)
select
  p.tenant_id, gen_random_uuid(), p.depot_id, p.produit_id, p.citerne_id, p.second_citerne_id,
  now(), current_date, 10, 10, 10, 10, 20, 836, 839.5, 0.99575, 'API_MPMS_11_1', 1
from planted_depot as p;

insert into public.clotures (tenant_id, depot_id, date_jour, bilan, empreinte)
select p.tenant_id, p.depot_id, current_date - 400, '[]', 'planted' from planted_depot as p;

select depot.post_entries(
  p.tenant_id, 'AJUSTEMENT', gen_random_uuid(),
  array[row(
    p.depot_id, p.citerne_id, p.produit_id, 'MONALUXE', null, 'OUVERTURE', 1, null, 100, 99.6,
    now(), 20, 836, null, 839.5, 0.99575, 'API_MPMS_11_1', 1
  )::depot.ecriture]
)
from planted_depot as p;

select depot.post_entries(
  p.tenant_id, 'AJUSTEMENT', gen_random_uuid(),
  array[row(
    p.depot_id, p.citerne_id, p.produit_id, 'PARTENAIRE', p.partenaire_id, 'OUVERTURE', 1, null,
    50, 49.8, now(), 20, 836, null, 839.5, 0.99575, 'API_MPMS_11_1', 1
  )::depot.ecriture]
)
from planted_depot as p;

insert into depot.tamper_findings (
  tenant_id, depot_id, registre, chaine, position_no, fault, empreinte
)
select p.tenant_id, p.depot_id, 'JOURNAL', p.depot_id, 1, 'changed', 'planted'
from planted_depot as p;

drop table planted_depot;
