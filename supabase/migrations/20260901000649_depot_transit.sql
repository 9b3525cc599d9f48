-- depot: what trucks lose on the way, at 15 °C, beside what measuring cannot know better.
-- Depends on: trips, receptions. Exposes: v_pertes_transit, public.transit_scorecard.

create function depot.transit_uncertainty(charge_15c numeric, recu_15c numeric, par_index numeric)
returns numeric
language sql
immutable
parallel safe
security invoker
set search_path = ''
as $$
-- Expanded (95 %), percent of the volume: a loading meter 0.20, a reception by meter 0.20 or by two
-- readings of a tank 0.40, half a degree on each side 0.05. Independent: their squares add up.
  select round(
    sqrt(
      power(charge_15c * 0.20 / 100, 2)
      + power((recu_15c - par_index) * 0.20 / 100, 2)
      + power(par_index * 0.40 / 100, 2)
      + power(charge_15c * 0.05 / 100, 2)
      + power(recu_15c * 0.05 / 100, 2)
    ),
    1
  )
$$;
comment on function depot.transit_uncertainty(numeric, numeric, numeric) is
  'Litres at 15 °C by which loaded and received volume of a trip may differ although nothing is missing (95 %). par_index: the part of what was received that was read off a tank, not metered.';
revoke all on function depot.transit_uncertainty(numeric, numeric, numeric) from public;
grant execute on function depot.transit_uncertainty(numeric, numeric, numeric)
  to authenticated, service_role;

create view public.v_pertes_transit
with (security_invoker = true) as
select
  t.tenant_id, t.id, t.depot_destination_id as depot_id, d.nom as depot_nom, t.produit_id,
  p.nom as produit_nom, p.code as produit_code, t.fournisseur_id, f.nom as fournisseur_nom,
  t.transporteur_id, coalesce(h.nom, t.transporteur) as transporteur_nom, t.camion_id,
  t.plaque_camion, t.plaque_remorque, t.chauffeur_nom, t.bl_numero, t.date_chargement,
  t.arrive_at, r.dernier_jour as date_reception, r.nombre as reception_count,
  t.volume as volume_charge_ambiant, t.volume_charge_15c, r.recu_ambiant as volume_recu_ambiant,
  r.recu_15c as volume_recu_15c,
  t.volume_charge_15c - r.recu_15c as perte_15c,
  round(100 * (t.volume_charge_15c - r.recu_15c) / t.volume_charge_15c, 3) as perte_pct,
  round(t.volume_charge_15c * p.tolerance_transit_pct / 100, 1) as tolerance_l,
  u.incertitude_l,
  t.volume_charge_15c - r.recu_15c
    > t.volume_charge_15c * p.tolerance_transit_pct / 100 + u.incertitude_l as hors_tolerance,
  r.recu_15c - t.volume_charge_15c > u.incertitude_l as gain_inexplique
from public.cours_de_route as t
join public.produits as p on p.tenant_id = t.tenant_id and p.id = t.produit_id
left join public.depots as d on d.tenant_id = t.tenant_id and d.id = t.depot_destination_id
left join public.fournisseurs as f on f.tenant_id = t.tenant_id and f.id = t.fournisseur_id
left join public.transporteurs as h on h.tenant_id = t.tenant_id and h.id = t.transporteur_id
cross join lateral (
  select
    count(distinct e.id)::integer as nombre,
    max(e.date_reception) as dernier_jour,
    sum(l.volume_ambiant) as recu_ambiant,
    sum(l.volume_15c) as recu_15c,
    coalesce(sum(l.volume_15c) filter (where l.mode_mesure = 'INDEX'), 0) as par_index
  from public.receptions as e
  join public.reception_lignes as l on l.tenant_id = e.tenant_id and l.reception_id = e.id
  where e.tenant_id = t.tenant_id and e.cours_de_route_id = t.id and e.statut = 'validee'
) as r
cross join lateral (
  select depot.transit_uncertainty(t.volume_charge_15c, r.recu_15c, r.par_index) as incertitude_l
) as u
where t.statut = 'DECHARGE' and r.nombre > 0;
comment on view public.v_pertes_transit is
  'Unloaded trips: loaded less received, litres at 15 °C, so that heat is not called theft. hors_tolerance: more is missing than the tolerance of the product and the uncertainty of measuring together; null where loading was not measured at 15 °C.';
grant select on public.v_pertes_transit to authenticated, service_role;

create function depot.transit_scorecard(
  depot_id uuid,
  du date,
  au date,
  group_by text default 'transporteur'
)
returns table (
  cle text,
  trajets bigint,
  volume_charge_15c numeric,
  volume_recu_15c numeric,
  perte_15c numeric,
  perte_pct numeric,
  incertitude_l numeric,
  incertitude_pct numeric,
  est_significatif boolean,
  hors_tolerance_count bigint,
  gain_inexplique_count bigint,
  pire_perte_pct numeric,
  dernier_chargement date
)
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: reads past row level security, of readable depots only.
-- Errors of measuring cancel out over many trips: the root of the sum of their squares grows more
-- slowly than the volume, and a small loss that is always there comes to light.
#variable_conflict use_column
begin
  perform depot.require_period(du, au);
  if group_by is null
    or group_by not in ('camion', 'chauffeur', 'fournisseur', 'transporteur', 'produit')
  then
    raise exception using
      errcode = 'PT422',
      message = 'REGROUPEMENT_INVALIDE',
      detail = format('Trips are not grouped by %s.', coalesce(group_by, 'nothing')),
      hint = 'Group by camion, chauffeur, fournisseur, transporteur or produit.';
  end if;
  return query
  select
    g.cle, count(*), sum(g.charge), sum(g.recu), sum(g.charge - g.recu),
    round(100 * sum(g.charge - g.recu) / sum(g.charge), 3),
    round(sqrt(sum(power(g.incertitude, 2))), 1),
    round(100 * sqrt(sum(power(g.incertitude, 2))) / sum(g.charge), 3),
    abs(sum(g.charge - g.recu)) > sqrt(sum(power(g.incertitude, 2))),
    count(*) filter (where g.hors_tolerance), count(*) filter (where g.gain_inexplique),
    max(g.pct), max(g.jour)
  from (
    select
      case group_by
        when 'camion' then v.plaque_camion
        when 'chauffeur' then v.chauffeur_nom
        when 'fournisseur' then v.fournisseur_nom
        when 'transporteur' then v.transporteur_nom
        else v.produit_nom
      end as cle,
      v.volume_charge_15c as charge, v.volume_recu_15c as recu, v.incertitude_l as incertitude,
      v.hors_tolerance, v.gain_inexplique, v.perte_pct as pct, v.date_chargement as jour
    from depot.readable_depots(transit_scorecard.depot_id) as s
    join public.v_pertes_transit as v on v.tenant_id = s.tenant_id and v.depot_id = s.id
    where v.date_chargement between du and au and v.volume_charge_15c is not null
  ) as g
  group by g.cle
  order by 6 desc, 1;
end
$$;
comment on function depot.transit_scorecard(uuid, date, date, text) is
  'Losses of trips by who drove, carried or loaded. Permission depot.read. Errors: DEPOT_INTROUVABLE (404), PERIODE_INVALIDE, REGROUPEMENT_INVALIDE (422).';
revoke all on function depot.transit_scorecard(uuid, date, date, text) from public;
grant execute on function depot.transit_scorecard(uuid, date, date, text)
  to authenticated, service_role;

create function public.transit_scorecard(
  depot_id uuid,
  du date,
  au date,
  group_by text default 'transporteur'
)
returns table (
  cle text,
  trajets bigint,
  volume_charge_15c numeric,
  volume_recu_15c numeric,
  perte_15c numeric,
  perte_pct numeric,
  incertitude_l numeric,
  incertitude_pct numeric,
  est_significatif boolean,
  hors_tolerance_count bigint,
  gain_inexplique_count bigint,
  pire_perte_pct numeric,
  dernier_chargement date
)
language sql
stable
security invoker
set search_path = ''
begin atomic
  select
    t.cle, t.trajets, t.volume_charge_15c, t.volume_recu_15c, t.perte_15c, t.perte_pct,
    t.incertitude_l, t.incertitude_pct, t.est_significatif, t.hors_tolerance_count,
    t.gain_inexplique_count, t.pire_perte_pct, t.dernier_chargement
  from depot.transit_scorecard(depot_id, du, au, group_by) as t;
end;
comment on function public.transit_scorecard(uuid, date, date, text) is
  'Transit losses of trips loaded in a period, by camion, chauffeur, fournisseur, transporteur or produit (group_by), litres at 15 °C, with the uncertainty (95 %) that measuring leaves over all of them: est_significatif when the difference is greater than that. Trips without a loaded volume at 15 °C are left out. depot_id null: all depots of the caller. Permission depot.read. Errors: DEPOT_INTROUVABLE (404), PERIODE_INVALIDE, REGROUPEMENT_INVALIDE (422).';
revoke all on function public.transit_scorecard(uuid, date, date, text) from public;
grant execute on function public.transit_scorecard(uuid, date, date, text)
  to authenticated, service_role;
