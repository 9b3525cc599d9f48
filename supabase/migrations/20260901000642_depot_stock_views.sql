-- depot: stock as the original named it, derived from the ledger and nothing else.
-- Depends on: the ledger and its sums, tanks, products, partners.
-- Exposes: v_stock_actuel, stocks_journaliers, v_mouvements_stock, v_kpi_stock_global,
-- v_soldes_partenaires, v_journal_stock.

create view public.v_stock_actuel
with (security_invoker = true) as
select
  s.tenant_id, s.id, s.depot_id, s.citerne_id, s.produit_id, s.proprietaire_type, s.partenaire_id,
  s.stock_ambiant, s.stock_15c, s.last_movement_at, s.updated_at,
  s.stock_ambiant - s.ajustement_ambiant as stock_ambiant_base,
  s.stock_15c - s.ajustement_15c as stock_15c_base,
  s.ajustement_ambiant as delta_ambiant_total,
  s.ajustement_15c as delta_15c_total
from public.stocks_snapshot as s;
comment on view public.v_stock_actuel is
  'Stock now, one row per tank, product and owner, litres. stock_ambiant is base plus delta: deltas are losses, gains and adjustments. Negative when it is negative: the original showed zero.';
grant select on public.v_stock_actuel to authenticated, service_role;

create view public.stocks_journaliers
with (security_invoker = true) as
select
  d.tenant_id,
  md5(d.compte_id::text || d.date_jour::text)::uuid as id,
  d.depot_id, d.citerne_id, s.produit_id, s.proprietaire_type, s.partenaire_id, d.compte_id,
  d.date_jour,
  b.ambiant as stock_ambiant,
  b.v15c as stock_15c,
  case
    when d.reception_ambiant = d.net_ambiant and d.reception_ambiant <> 0 then 'RECEPTION'
    when d.sortie_ambiant = d.net_ambiant and d.sortie_ambiant <> 0 then 'SORTIE'
    when d.perte_gain_ambiant + d.ajustement_ambiant = d.net_ambiant and d.net_ambiant <> 0
      then 'ADJUSTMENT'
    else 'SYSTEM'
  end as source,
  d.created_at, d.updated_at
from depot.stock_days as d
join public.stocks_snapshot as s on s.tenant_id = d.tenant_id and s.id = d.compte_id
-- Each row by itself: a window over the account would hide the day from its index. Counted back
-- from now: a long history costs a recent day nothing.
cross join lateral (
  select
    s.stock_ambiant - coalesce(sum(x.net_ambiant), 0) as ambiant,
    s.stock_15c - coalesce(sum(x.net_15c), 0) as v15c
  from (
    select p.net_ambiant, p.net_15c
    from depot.stock_days as p
    where p.tenant_id = d.tenant_id
      and p.compte_id = d.compte_id
      and p.date_jour > d.date_jour
      and p.date_jour < date_trunc('month', d.date_jour::timestamp)::date + interval '1 month'
    union all
    select m.net_ambiant, m.net_15c
    from depot.stock_months as m
    where m.tenant_id = d.tenant_id
      and m.compte_id = d.compte_id
      and m.mois > date_trunc('month', d.date_jour::timestamp)::date
  ) as x
) as b;
comment on view public.stocks_journaliers is
  'Closing balance of each day that has an entry, per tank, product and owner, litres. An entry of an earlier day changes every balance from it on; days without entry: daily_stock.';
grant select on public.stocks_journaliers to authenticated, service_role;

create view public.v_mouvements_stock
with (security_invoker = true) as
select
  m.tenant_id, m.id, m.depot_id, m.citerne_id, m.compte_id, m.produit_id, m.proprietaire_type,
  m.partenaire_id, m.date_jour, m.survenu_at,
  m.volume_ambiant as delta_ambiant,
  m.volume_15c as delta_15c,
  m.nature as source,
  m.document_type as mouvement_type,
  m.document_id as mouvement_id,
  m.est_contrepassation
from public.mouvements_stock as m;
comment on view public.v_mouvements_stock is
  'Every entry of the ledger as a signed delta, adjustments and opening balances included: the original left them out and guessed a baseline.';
grant select on public.v_mouvements_stock to authenticated, service_role;

create view public.v_kpi_stock_global
with (security_invoker = true) as
select
  s.tenant_id, s.depot_id, d.nom as depot_nom, s.produit_id, p.nom as produit_nom,
  p.code as produit_code,
  sum(s.stock_ambiant) as stock_ambiant_total,
  sum(s.stock_15c) as stock_15c_total,
  coalesce(sum(s.stock_ambiant) filter (where s.proprietaire_type = 'MONALUXE'), 0)
    as stock_ambiant_monaluxe,
  coalesce(sum(s.stock_15c) filter (where s.proprietaire_type = 'MONALUXE'), 0)
    as stock_15c_monaluxe,
  coalesce(sum(s.stock_ambiant) filter (where s.proprietaire_type = 'PARTENAIRE'), 0)
    as stock_ambiant_partenaire,
  coalesce(sum(s.stock_15c) filter (where s.proprietaire_type = 'PARTENAIRE'), 0)
    as stock_15c_partenaire,
  max(s.last_movement_at) as last_movement_at
from public.stocks_snapshot as s
left join public.depots as d on d.tenant_id = s.tenant_id and d.id = s.depot_id
join public.produits as p on p.tenant_id = s.tenant_id and p.id = s.produit_id
group by s.tenant_id, s.depot_id, d.nom, s.produit_id, p.nom, p.code;
comment on view public.v_kpi_stock_global is
  'Stock now per depot and product, and how it divides between the company and its partners, litres; adjustments included.';
grant select on public.v_kpi_stock_global to authenticated, service_role;

create view public.v_soldes_partenaires
with (security_invoker = true) as
select
  s.tenant_id,
  md5(s.depot_id::text || s.partenaire_id::text || s.produit_id::text)::uuid as id,
  s.depot_id, d.nom as depot_nom, s.partenaire_id, t.nom as partenaire_nom, s.produit_id,
  p.nom as produit_nom, p.code as produit_code,
  sum(s.stock_ambiant) as stock_ambiant,
  sum(s.stock_15c) as stock_15c,
  count(*) filter (where s.stock_ambiant <> 0)::integer as citerne_count,
  max(s.last_movement_at) as last_movement_at
from public.stocks_snapshot as s
left join public.depots as d on d.tenant_id = s.tenant_id and d.id = s.depot_id
join public.partenaires as t on t.tenant_id = s.tenant_id and t.id = s.partenaire_id
join public.produits as p on p.tenant_id = s.tenant_id and p.id = s.produit_id
group by s.tenant_id, s.depot_id, d.nom, s.partenaire_id, t.nom, s.produit_id, p.nom, p.code;
comment on view public.v_soldes_partenaires is
  'What each partner has lying in each depot, per product, all tanks together, litres. Two partners in one tank have two balances.';
grant select on public.v_soldes_partenaires to authenticated, service_role;

create function depot.booker_name(tenant_id uuid, depot_id uuid, user_id uuid)
returns text
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: a journal names people whom the reader may not list; for readers of the depot only.
begin
  if user_id is not null and depot.may_see(depot_id) then
    return governance.person_name(tenant_id, user_id);
  end if;
  return null;
end
$$;
comment on function depot.booker_name(uuid, uuid, uuid) is
  'Name of who booked, for whoever may read the depot; null for the system and for strangers.';
revoke all on function depot.booker_name(uuid, uuid, uuid) from public;
grant execute on function depot.booker_name(uuid, uuid, uuid) to authenticated, service_role;

create view public.v_journal_stock
with (security_invoker = true) as
select
  m.tenant_id, m.id, m.depot_id, d.nom as depot_nom, m.citerne_id, c.nom as citerne_nom,
  m.produit_id, p.nom as produit_nom, p.code as produit_code, m.compte_id, m.proprietaire_type,
  m.partenaire_id, t.nom as partenaire_nom, m.nature, m.est_contrepassation, m.contrepasse_id,
  m.volume_ambiant, m.volume_15c, m.survenu_at, m.date_jour, m.document_type, m.document_id,
  m.ligne_no, m.temperature_c, m.densite_observee_kgm3, m.temperature_densite_c,
  m.densite_a_15_kgm3, m.vcf, m.methode, m.methode_version, m.booked_by, m.booked_at,
  m.citerne_no, encode(m.hash, 'hex') as empreinte,
  m.booked_at > m.survenu_at + interval '1 day' as est_tardive,
  depot.booker_name(m.tenant_id, m.depot_id, m.booked_by) as booked_by_nom,
  case m.document_type
    when 'RECEPTION' then (
      select r.numero from public.receptions as r
      where r.tenant_id = m.tenant_id and r.id = m.document_id
    )
    when 'SORTIE' then (
      select o.numero from public.sorties_produit as o
      where o.tenant_id = m.tenant_id and o.id = m.document_id
    )
  end as document_numero
from public.mouvements_stock as m
left join public.depots as d on d.tenant_id = m.tenant_id and d.id = m.depot_id
left join public.citernes as c on c.tenant_id = m.tenant_id and c.id = m.citerne_id
left join public.produits as p on p.tenant_id = m.tenant_id and p.id = m.produit_id
left join public.partenaires as t on t.tenant_id = m.tenant_id and t.id = m.partenaire_id;
comment on view public.v_journal_stock is
  'The ledger with names. est_tardive: booked more than a day after it happened.';
grant select on public.v_journal_stock to authenticated, service_role;
