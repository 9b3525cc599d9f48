-- depot: the tanks as they stand: content, owners, room, last dip, what is wrong with them.
-- Depends on: tanks, gauge tables, dips, the ledger, book_at. Exposes: v_citernes_stock.

create view public.v_citernes_stock
with (security_invoker = true) as
select
  c.tenant_id, c.id, c.depot_id, d.nom as depot_nom, c.nom, c.produit_id, p.nom as produit_nom,
  p.code as produit_code, p.couleur, c.capacite_totale, c.remplissage_max_l, c.volume_mort_l,
  c.localisation, c.statut, c.est_logique, c.position, c.note, c.version,
  s.stock_ambiant, s.stock_15c, s.par_proprietaire,
  round(100 * s.stock_ambiant / c.capacite_totale, 1) as remplissage_pct,
  greatest(c.remplissage_max_l - s.stock_ambiant, 0) as place_libre_l,
  greatest(s.stock_ambiant - c.volume_mort_l, 0) as utilisable_l,
  s.last_movement_at,
  o.sorties_30j_l,
  round(greatest(s.stock_ambiant - c.volume_mort_l, 0) * 30 / nullif(o.sorties_30j_l, 0), 1)
    as autonomie_jours,
  j.id as jauge_id, j.prise_at as jauge_at, j.volume_mesure as jauge_ambiant,
  j.volume_15c as jauge_15c, j.livre_ambiant as jauge_livre_ambiant,
  j.livre_15c as jauge_livre_15c, j.volume_mesure - j.livre_ambiant as jauge_ecart_ambiant,
  j.volume_15c - j.livre_15c as jauge_ecart_15c,
  round(100 * (j.volume_15c - j.livre_15c) / nullif(abs(j.livre_15c), 0), 3) as jauge_ecart_pct,
  b.certificat_numero, b.valide_au as bareme_valide_au,
  array_remove(array[
    case when s.plus_bas < -0.01 then 'STOCK_NEGATIF' end,
    case when s.stock_ambiant > c.remplissage_max_l then 'STOCK_OVER_CAPACITY' end,
    case when c.statut = 'active' and s.stock_ambiant < c.volume_mort_l then 'STOCK_BAS' end,
    case when c.statut <> 'active' and s.stock_ambiant <> 0 then 'CITERNE_INACTIVE_USED' end,
    case when s.autre_produit then 'AUTRE_PRODUIT' end,
    case
      when depot.is_out_of_tolerance(
        j.volume_15c - j.livre_15c, j.livre_15c, p.tolerance_jauge_pct
      ) then 'ECART_JAUGE'
    end,
    case
      when c.est_logique then null
      when b.valide_au is null then 'BAREME_MANQUANT'
      when b.valide_au < d.jour then 'BAREME_EXPIRE'
    end
  ], null) as signaux
from public.citernes as c
join public.produits as p on p.tenant_id = c.tenant_id and p.id = c.produit_id
join (
  select s.tenant_id, s.id, s.name as nom, (now() at time zone s.timezone)::date as jour
  from public.sites as s
) as d on d.tenant_id = c.tenant_id and d.id = c.depot_id
cross join lateral (
  select
    coalesce(sum(a.stock_ambiant), 0) as stock_ambiant,
    coalesce(sum(a.stock_15c), 0) as stock_15c,
    min(least(a.stock_ambiant, a.stock_15c)) as plus_bas,
    bool_or(a.produit_id <> c.produit_id and a.stock_ambiant <> 0) as autre_produit,
    max(a.last_movement_at) as last_movement_at,
    array_agg(a.id) as comptes,
    coalesce(
      jsonb_agg(
        jsonb_build_object(
          'compte_id', a.id,
          'produit_id', a.produit_id,
          'proprietaire_type', a.proprietaire_type,
          'partenaire_id', a.partenaire_id,
          'partenaire_nom', t.nom,
          'stock_ambiant', a.stock_ambiant,
          'stock_15c', a.stock_15c
        ) order by a.proprietaire_type, t.nom
      ) filter (where a.stock_ambiant <> 0 or a.stock_15c <> 0),
      '[]'
    ) as par_proprietaire
  from public.stocks_snapshot as a
  left join public.partenaires as t on t.tenant_id = a.tenant_id and t.id = a.partenaire_id
  where a.tenant_id = c.tenant_id and a.citerne_id = c.id
) as s
cross join lateral (
  select coalesce(-sum(y.sortie_ambiant), 0) as sorties_30j_l
  from depot.stock_days as y
  where y.tenant_id = c.tenant_id and y.citerne_id = c.id and y.date_jour > d.jour - 30
) as o
left join lateral (
  select h.id, h.prise_at, h.volume_mesure, h.volume_15c, k.stock_ambiant as livre_ambiant,
    k.stock_15c as livre_15c
  from (
    select h.*
    from public.prises_de_hauteur as h
    where h.tenant_id = c.tenant_id and h.citerne_id = c.id and h.annulee_at is null
    order by h.prise_at desc
    limit 1
  ) as h
  cross join lateral depot.sum_at(c.tenant_id, s.comptes, h.prise_at) as k
) as j on true
left join lateral (
  select b.certificat_numero, b.valide_au
  from public.baremes as b
  where b.tenant_id = c.tenant_id and b.citerne_id = c.id and b.valide_du <= d.jour
  order by b.valide_du desc
  limit 1
) as b on true;
comment on view public.v_citernes_stock is
  'Tanks with what is in them: litres of all owners and of each, fill in percent of the total capacity, room up to the safe fill level, what is above the heel, days it lasts at the pace of 30 days, the last dip against the book of that moment (in percent, and judged, at 15 °C, where heat is no loss), and signaux: codes of what is wrong.';
grant select on public.v_citernes_stock to authenticated, service_role;
