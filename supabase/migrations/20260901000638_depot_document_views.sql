-- depot: trips, receptions and withdrawals with the names that people read.
-- Depends on: the tables of this module.
-- Exposes: v_cours_de_route, v_receptions, v_sorties.

create view public.v_cours_de_route
with (security_invoker = true) as
select
  c.*,
  p.nom as produit_nom,
  p.code as produit_code,
  p.couleur,
  f.nom as fournisseur_nom,
  coalesce(t.nom, c.transporteur) as transporteur_nom,
  s.name as depot_nom,
  case when c.statut = 'ARRIVE' and c.annule_at is null
    then round(extract(epoch from now() - c.arrive_at) / 3600, 1) end as attente_heures,
  r.volume_recu_ambiant,
  r.volume_recu_15c,
  r.reception_count,
  c.volume_charge_15c - r.volume_recu_15c as perte_transit_15c,
  round((c.volume_charge_15c - r.volume_recu_15c) * 100 / c.volume_charge_15c, 3)
    as perte_transit_pct,
  (
    select jsonb_agg(
      jsonb_build_object(
        'statut', e.statut, 'survenu_at', e.survenu_at, 'acteur_nom', e.acteur_nom,
        'note', e.note, 'saisi_at', e.created_at
      ) order by e.survenu_at, array_position(
        array['CHARGEMENT', 'TRANSIT', 'FRONTIERE', 'ARRIVE', 'DECHARGE', 'ANNULE'], e.statut
      )
    )
    from public.cours_de_route_etapes as e
    where e.tenant_id = c.tenant_id and e.cours_de_route_id = c.id
  ) as etapes
from public.cours_de_route as c
join public.produits as p on p.tenant_id = c.tenant_id and p.id = c.produit_id
join public.sites as s on s.tenant_id = c.tenant_id and s.id = c.depot_destination_id
left join public.fournisseurs as f on f.tenant_id = c.tenant_id and f.id = c.fournisseur_id
left join public.transporteurs as t on t.tenant_id = c.tenant_id and t.id = c.transporteur_id
left join lateral (
  select
    sum(x.volume_ambiant) as volume_recu_ambiant, sum(x.volume_15c) as volume_recu_15c,
    count(*)::integer as reception_count
  from public.receptions as x
  where x.tenant_id = c.tenant_id and x.cours_de_route_id = c.id and x.statut = 'validee'
) as r on true;
comment on view public.v_cours_de_route is
  'Trips with names, their steps, what was received of them, and the loss on the way at 15 °C (positive: less arrived than was loaded).';
grant select on public.v_cours_de_route to authenticated, service_role;

create view public.v_receptions
with (security_invoker = true) as
select
  r.*,
  s.name as depot_nom,
  p.nom as produit_nom,
  p.code as produit_code,
  p.couleur,
  f.nom as fournisseur_nom,
  a.nom as partenaire_nom,
  c.plaque_camion as cdr_plaque,
  c.volume_charge_15c as cdr_volume_charge_15c,
  (
    select n.id
    from public.receptions as n
    where n.tenant_id = r.tenant_id
      and n.remplace_id = r.id
      and n.statut in ('brouillon', 'validee')
  ) as remplacee_par_id,
  (
    select jsonb_agg(
      to_jsonb(l) - array['tenant_id', 'reception_id', 'depot_id']
        || jsonb_build_object('citerne_nom', t.nom)
      order by l.ligne_no
    )
    from public.reception_lignes as l
    join public.citernes as t on t.tenant_id = l.tenant_id and t.id = l.citerne_id
    where l.tenant_id = r.tenant_id and l.reception_id = r.id
  ) as lignes
from public.receptions as r
join public.sites as s on s.tenant_id = r.tenant_id and s.id = r.depot_id
join public.produits as p on p.tenant_id = r.tenant_id and p.id = r.produit_id
left join public.fournisseurs as f on f.tenant_id = r.tenant_id and f.id = r.fournisseur_id
left join public.partenaires as a on a.tenant_id = r.tenant_id and a.id = r.partenaire_id
left join public.cours_de_route as c on c.tenant_id = r.tenant_id and c.id = r.cours_de_route_id;
comment on view public.v_receptions is
  'Receptions with names and their lines. remplacee_par_id: the correction that replaces it, draft or validated.';
grant select on public.v_receptions to authenticated, service_role;

create view public.v_sorties
with (security_invoker = true) as
select
  o.*,
  s.name as depot_nom,
  p.nom as produit_nom,
  p.code as produit_code,
  p.couleur,
  k.nom as client_nom,
  a.nom as partenaire_nom,
  coalesce(h.nom, o.transporteur) as transporteur_nom,
  (
    select n.id
    from public.sorties_produit as n
    where n.tenant_id = o.tenant_id
      and n.remplace_id = o.id
      and n.statut in ('brouillon', 'validee')
  ) as remplacee_par_id,
  (
    select jsonb_agg(
      to_jsonb(l) - array['tenant_id', 'sortie_id', 'depot_id']
        || jsonb_build_object('citerne_nom', t.nom)
      order by l.ligne_no
    )
    from public.sortie_lignes as l
    join public.citernes as t on t.tenant_id = l.tenant_id and t.id = l.citerne_id
    where l.tenant_id = o.tenant_id and l.sortie_id = o.id
  ) as lignes
from public.sorties_produit as o
join public.sites as s on s.tenant_id = o.tenant_id and s.id = o.depot_id
join public.produits as p on p.tenant_id = o.tenant_id and p.id = o.produit_id
left join public.clients as k on k.tenant_id = o.tenant_id and k.id = o.client_id
left join public.partenaires as a on a.tenant_id = o.tenant_id and a.id = o.partenaire_id
left join public.transporteurs as h on h.tenant_id = o.tenant_id and h.id = o.transporteur_id;
comment on view public.v_sorties is
  'Withdrawals with names and their lines. remplacee_par_id: the correction that replaces it, draft or validated.';
grant select on public.v_sorties to authenticated, service_role;
