-- depot: dips against the books, adjustments with names, and what a tank lost in a month.
-- Depends on: dips, adjustments, the ledger and its sums.
-- Exposes: v_prises_de_hauteur, v_stocks_adjustments, v_ecarts_mensuels.

create view depot.dip_books
with (security_invoker = true) as
select
  d.tenant_id, d.id as prise_id, d.depot_id, d.citerne_id, d.produit_id, d.prise_at, d.date_jour,
  d.volume_mesure, d.volume_15c, k.stock_ambiant, k.stock_15c,
  d.volume_mesure - k.stock_ambiant as ecart_ambiant, d.volume_15c - k.stock_15c as ecart_15c
from public.prises_de_hauteur as d
join depot.dip_sums as i on i.tenant_id = d.tenant_id and i.dip_id = d.id
cross join lateral (
  select
    i.net_ambiant + coalesce(sum(x.ambiant), 0) as stock_ambiant,
    i.net_15c + coalesce(sum(x.v15c), 0) as stock_15c
  from (
    select s.stock_ambiant as ambiant, s.stock_15c as v15c
    from public.stocks_snapshot as s
    where s.tenant_id = d.tenant_id and s.citerne_id = d.citerne_id
    union all
    select -m.net_ambiant, -m.net_15c
    from public.stocks_snapshot as s
    join depot.stock_months as m on m.tenant_id = s.tenant_id and m.compte_id = s.id
    where s.tenant_id = d.tenant_id
      and s.citerne_id = d.citerne_id
      and m.mois >= date_trunc('month', d.date_jour::timestamp)::date
  ) as x
) as k
where d.annulee_at is null;
comment on view depot.dip_books is
  'Valid dips beside the books of their moment: what the tank holds now, less its months from that of the dip on, plus what that month had come to. As depot.book_at, which reads the entries; a test compares the two.';
grant select on depot.dip_books to authenticated, service_role;

create view public.v_prises_de_hauteur
with (security_invoker = true) as
select
  d.*, c.nom as citerne_nom, c.position as citerne_position, p.nom as produit_nom,
  p.code as produit_code, p.couleur, s.name as depot_nom, b.certificat_numero,
  b.valide_au < d.date_jour as certificat_expire,
  k.stock_ambiant as stock_livre_ambiant, k.stock_15c as stock_livre_15c,
  k.ecart_ambiant, k.ecart_15c,
  round(100 * k.ecart_ambiant / nullif(abs(k.stock_ambiant), 0), 3) as ecart_pct,
  round(100 * k.ecart_15c / nullif(abs(k.stock_15c), 0), 3) as ecart_15c_pct,
  p.tolerance_jauge_pct as tolerance_pct,
  depot.is_out_of_tolerance(k.ecart_15c, k.stock_15c, p.tolerance_jauge_pct) as hors_tolerance,
  a.id as ajustement_id, a.statut as ajustement_statut, a.delta_ambiant as ajustement_ambiant,
  a.delta_15c as ajustement_15c
from public.prises_de_hauteur as d
join public.citernes as c on c.tenant_id = d.tenant_id and c.id = d.citerne_id
join public.produits as p on p.tenant_id = d.tenant_id and p.id = d.produit_id
join public.sites as s on s.tenant_id = d.tenant_id and s.id = d.depot_id
join public.baremes as b on b.tenant_id = d.tenant_id and b.id = d.bareme_id
left join depot.dip_books as k on k.tenant_id = d.tenant_id and k.prise_id = d.id
left join lateral (
  select j.id, j.statut, j.delta_ambiant, j.delta_15c
  from public.stocks_adjustments as j
  where j.tenant_id = d.tenant_id
    and j.prise_id = d.id
    and j.statut in ('PROPOSE', 'APPROUVE')
  order by j.statut, j.created_at desc
  limit 1
) as a on true;
comment on view public.v_prises_de_hauteur is
  'Dips against the books of their moment, as the books are now: an adjustment that was approved for a dip makes its difference zero and stands beside it. hors_tolerance is judged at 15 °C, where heat is no loss; a void dip is compared with nothing.';
grant select on public.v_prises_de_hauteur to authenticated, service_role;

create view public.v_stocks_adjustments
with (security_invoker = true) as
select
  a.*, c.nom as citerne_nom, p.nom as produit_nom, p.code as produit_code, p.couleur,
  x.nom as partenaire_nom, s.name as depot_nom, d.prise_at, d.volume_mesure as prise_volume_mesure
from public.stocks_adjustments as a
join public.citernes as c on c.tenant_id = a.tenant_id and c.id = a.citerne_id
join public.produits as p on p.tenant_id = a.tenant_id and p.id = a.produit_id
join public.sites as s on s.tenant_id = a.tenant_id and s.id = a.depot_id
left join public.partenaires as x on x.tenant_id = a.tenant_id and x.id = a.partenaire_id
left join public.prises_de_hauteur as d on d.tenant_id = a.tenant_id and d.id = a.prise_id;
comment on view public.v_stocks_adjustments is 'Adjustments with names, and the dip they rest on.';
grant select on public.v_stocks_adjustments to authenticated, service_role;

create function depot.flows_between(
  tenant_id uuid,
  citerne_id uuid,
  after_at timestamptz,
  until_at timestamptz
)
returns table (
  reception_15c numeric,
  sortie_15c numeric,
  transfert_15c numeric,
  mouvement_ambiant numeric,
  correction_ambiant numeric,
  correction_15c numeric
)
language sql
stable
parallel safe
security invoker
set search_path = ''
begin atomic
  -- Whole days by their sums; entries are read at both ends only. In every zone a day that starts
  -- two after that of a moment in UTC starts after it, and one two before is over. Two ranges of
  -- the index: an or between them would read all that lies between.
  with bounds as (
    select
      (flows_between.after_at at time zone 'UTC')::date + 2 as first_day,
      (flows_between.until_at at time zone 'UTC')::date - 2 as last_day,
      array(
        select s.id
        from public.stocks_snapshot as s
        where s.tenant_id = flows_between.tenant_id and s.citerne_id = flows_between.citerne_id
      ) as comptes
  ),
  parts as (
    select
      d.reception_15c, d.sortie_15c, d.transfert_15c,
      d.reception_ambiant + d.sortie_ambiant + d.transfert_ambiant as mouvement_ambiant,
      d.ouverture_ambiant + d.perte_gain_ambiant + d.ajustement_ambiant as correction_ambiant,
      d.ouverture_15c + d.perte_gain_15c + d.ajustement_15c as correction_15c
    from depot.stock_days as d
    where d.tenant_id = flows_between.tenant_id
      and d.citerne_id = flows_between.citerne_id
      and d.date_jour >= (select b.first_day from bounds as b)
      and d.date_jour <= (select b.last_day from bounds as b)
    union all
    select
      case m.nature when 'RECEPTION' then m.volume_15c else 0 end,
      case m.nature when 'SORTIE' then m.volume_15c else 0 end,
      case m.nature when 'TRANSFERT' then m.volume_15c else 0 end,
      case when m.nature in ('RECEPTION', 'SORTIE', 'TRANSFERT') then m.volume_ambiant else 0 end,
      case when m.nature in ('RECEPTION', 'SORTIE', 'TRANSFERT') then 0 else m.volume_ambiant end,
      case when m.nature in ('RECEPTION', 'SORTIE', 'TRANSFERT') then 0 else m.volume_15c end
    from (
      select x.nature, x.volume_ambiant, x.volume_15c
      from public.mouvements_stock as x
      where x.tenant_id = flows_between.tenant_id
        and x.compte_id = any (array(select unnest(b.comptes) from bounds as b))
        and x.survenu_at > flows_between.after_at
        and x.survenu_at
          <= least(flows_between.until_at, flows_between.after_at + interval '4 days')
        and x.date_jour < (select b.first_day from bounds as b)
      union all
      select x.nature, x.volume_ambiant, x.volume_15c
      from public.mouvements_stock as x
      where x.tenant_id = flows_between.tenant_id
        and x.compte_id = any (array(select unnest(b.comptes) from bounds as b))
        and x.survenu_at
          > greatest(flows_between.after_at, flows_between.until_at - interval '4 days')
        and x.survenu_at <= flows_between.until_at
        and x.date_jour >= (select b.first_day from bounds as b)
        and x.date_jour > (select b.last_day from bounds as b)
    ) as m
  )
  select
    coalesce(sum(p.reception_15c), 0), coalesce(sum(p.sortie_15c), 0),
    coalesce(sum(p.transfert_15c), 0), coalesce(sum(p.mouvement_ambiant), 0),
    coalesce(sum(p.correction_ambiant), 0), coalesce(sum(p.correction_15c), 0)
  from parts as p;
end;
comment on function depot.flows_between(uuid, uuid, timestamptz, timestamptz) is
  'What moved in a tank after a moment and until another, signed litres (mouvement_ambiant: receptions, withdrawals and transfers together), and what was booked as correction: opening, loss, gain, adjustment. Through row level security when a view calls it.';
revoke all on function depot.flows_between(uuid, uuid, timestamptz, timestamptz) from public;
grant execute on function depot.flows_between(uuid, uuid, timestamptz, timestamptz)
  to authenticated, service_role;

create view public.v_ecarts_mensuels
with (security_invoker = true) as
select
  c.tenant_id, c.depot_id, c.id as citerne_id, c.nom as citerne_nom, d1.produit_id,
  p.nom as produit_nom, p.code as produit_code, p.couleur, s.name as depot_nom,
  m.mois::date as mois, d0.id as premiere_prise_id, d0.prise_at as premiere_prise_at,
  d1.id as derniere_prise_id, d1.prise_at as derniere_prise_at, f.reception_15c, f.sortie_15c,
  f.transfert_15c, f.correction_ambiant, f.correction_15c, v.ecart_ambiant, v.ecart_15c,
  v.debit_15c, p.tolerance_jauge_pct as tolerance_pct, v.tolerance_15c,
  round(100 * v.ecart_15c / nullif(v.debit_15c, 0), 3) as ecart_pct,
  abs(v.ecart_15c) > v.tolerance_15c as hors_tolerance
from public.citernes as c
join public.sites as s on s.tenant_id = c.tenant_id and s.id = c.depot_id
cross join lateral (
  select
    date_trunc('month', min(d.prise_at) at time zone s.timezone) as first_month,
    max(d.prise_at) at time zone s.timezone as last_moment
  from public.prises_de_hauteur as d
  where d.tenant_id = c.tenant_id and d.citerne_id = c.id and d.annulee_at is null
) as span
cross join lateral generate_series(span.first_month, span.last_moment, interval '1 month') as m (mois)
cross join lateral (
  select d.*
  from public.prises_de_hauteur as d
  where d.tenant_id = c.tenant_id
    and d.citerne_id = c.id
    and d.annulee_at is null
    and d.prise_at >= m.mois at time zone s.timezone
    and d.prise_at < (m.mois + interval '1 month') at time zone s.timezone
  order by d.prise_at desc
  limit 1
) as d1
cross join lateral (
  -- The last one before the month; else the first one in it.
  select x.*
  from (
    (
      select d.*
      from public.prises_de_hauteur as d
      where d.tenant_id = c.tenant_id
        and d.citerne_id = c.id
        and d.annulee_at is null
        and d.produit_id = d1.produit_id
        and d.prise_at < m.mois at time zone s.timezone
      order by d.prise_at desc
      limit 1
    )
    union all
    (
      select d.*
      from public.prises_de_hauteur as d
      where d.tenant_id = c.tenant_id
        and d.citerne_id = c.id
        and d.annulee_at is null
        and d.produit_id = d1.produit_id
        and d.prise_at >= m.mois at time zone s.timezone
        and d.prise_at < d1.prise_at
      order by d.prise_at
      limit 1
    )
  ) as x
  order by x.prise_at
  limit 1
) as d0
join public.produits as p on p.tenant_id = d1.tenant_id and p.id = d1.produit_id
join public.baremes as b on b.tenant_id = d1.tenant_id and b.id = d1.bareme_id
cross join lateral depot.flows_between(c.tenant_id, c.id, d0.prise_at, d1.prise_at) as f
cross join lateral (
  select
    d1.volume_mesure - d0.volume_mesure - f.mouvement_ambiant as ecart_ambiant,
    d1.volume_15c - d0.volume_15c - f.reception_15c - f.sortie_15c - f.transfert_15c as ecart_15c,
    greatest(f.reception_15c + greatest(f.transfert_15c, 0),
      greatest(-f.transfert_15c, 0) - f.sortie_15c) as debit_15c
) as w
cross join lateral (
  select
    w.*,
    round(
      greatest(w.debit_15c, d0.volume_15c) * p.tolerance_jauge_pct / 100
        + 2 * c.capacite_totale / (b.hauteur_max_mm - b.hauteur_min_mm),
      1
    ) as tolerance_15c
) as v;
comment on view public.v_ecarts_mensuels is
  'What each tank lost or gained in a month between two dips, corrections left out: the last dip less the one before the month, less what was received, withdrawn and transferred meanwhile. Judged at 15 °C against the tolerance of the product on what went through, or on what lay there when that is more, plus two millimetres of the tank, which two dips cannot tell.';
grant select on public.v_ecarts_mensuels to authenticated, service_role;
