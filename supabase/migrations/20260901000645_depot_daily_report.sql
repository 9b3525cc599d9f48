-- depot: the daily report, second half: the rows as they are printed.
-- Depends on: day_balances, dips_of_days. Exposes: public.daily_stock.

create type depot.daily_row as (
  date_jour date,
  citerne_id uuid,
  citerne_nom text,
  produit_id uuid,
  produit_nom text,
  produit_code text,
  compte_id uuid,
  proprietaire_type text,
  partenaire_id uuid,
  partenaire_nom text,
  stock_initial_ambiant numeric,
  ouvertures_ambiant numeric,
  receptions_ambiant numeric,
  sorties_ambiant numeric,
  transferts_ambiant numeric,
  pertes_gains_ambiant numeric,
  ajustements_ambiant numeric,
  stock_final_ambiant numeric,
  stock_initial_15c numeric,
  ouvertures_15c numeric,
  receptions_15c numeric,
  sorties_15c numeric,
  transferts_15c numeric,
  pertes_gains_15c numeric,
  ajustements_15c numeric,
  stock_final_15c numeric,
  mouvement_count integer,
  jauge depot.daily_dip
);
comment on type depot.daily_row is
  'A row of the daily report. Litres; sorties are positive, transferts, pertes_gains and ajustements signed: initial + ouvertures + receptions - sorties + transferts + pertes_gains + ajustements = final. jauge: on the first row of the tank only, so that columns may be added up.';

create function depot.daily_rows(
  depot public.sites,
  du date,
  au date,
  produit_id uuid default null,
  citerne_id uuid default null,
  proprietaire_type text default null,
  partenaire_id uuid default null
)
returns setof depot.daily_row
language sql
stable
security definer
set search_path = ''
as $$
-- definer: see readable_depot.
  with accounts as materialized (
    select
      a.*,
      row_number() over (order by a.citerne_position, a.citerne_nom, a.citerne_id, a.rang) as ordre
    from (
      select f.*, row_number() over (
          partition by f.citerne_id order by f.proprietaire_type, f.partenaire_nom, f.compte_id
        ) as rang
      from depot.accounts_of_period((depot).tenant_id, (depot).id, du, au) as f
      where (daily_rows.produit_id is null or f.produit_id = daily_rows.produit_id)
        and (daily_rows.citerne_id is null or f.citerne_id = daily_rows.citerne_id)
        and (
          daily_rows.proprietaire_type is null
          or f.proprietaire_type = daily_rows.proprietaire_type
        )
        and (daily_rows.partenaire_id is null or f.partenaire_id = daily_rows.partenaire_id)
    ) as a
  )
  select
    g.jour::date, a.citerne_id, a.citerne_nom, a.produit_id, a.produit_nom,
    a.produit_code, a.compte_id, a.proprietaire_type, a.partenaire_id, a.partenaire_nom,
    a.initial_ambiant + sum(coalesce(d.net_ambiant, 0)) over up_to - coalesce(d.net_ambiant, 0),
    coalesce(d.ouverture_ambiant, 0), coalesce(d.reception_ambiant, 0),
    coalesce(-d.sortie_ambiant, 0), coalesce(d.transfert_ambiant, 0),
    coalesce(d.perte_gain_ambiant, 0), coalesce(d.ajustement_ambiant, 0),
    a.initial_ambiant + sum(coalesce(d.net_ambiant, 0)) over up_to,
    a.initial_15c + sum(coalesce(d.net_15c, 0)) over up_to - coalesce(d.net_15c, 0),
    coalesce(d.ouverture_15c, 0), coalesce(d.reception_15c, 0), coalesce(-d.sortie_15c, 0),
    coalesce(d.transfert_15c, 0), coalesce(d.perte_gain_15c, 0), coalesce(d.ajustement_15c, 0),
    a.initial_15c + sum(coalesce(d.net_15c, 0)) over up_to,
    coalesce(d.mouvement_count, 0),
    j.dip
  from accounts as a
  cross join generate_series(du::timestamp, au::timestamp, interval '1 day') as g (jour)
  left join depot.stock_days as d
    on d.tenant_id = (depot).tenant_id and d.depot_id = (depot).id
    and d.date_jour between du and au
    and d.compte_id = a.compte_id and d.date_jour = g.jour::date
  left join depot.dips_of_days((depot).tenant_id, (depot).id, du, au) as j
    on a.rang = 1 and j.citerne_id = a.citerne_id and j.jour = g.jour::date
  window up_to as (partition by a.compte_id order by g.jour rows unbounded preceding)
  order by g.jour, a.ordre
$$;
comment on function depot.daily_rows(public.sites, date, date, uuid, uuid, text, uuid) is
  'Rows of the daily report of a depot, filtered. The caller has checked the permission and the period.';
revoke all on function depot.daily_rows(public.sites, date, date, uuid, uuid, text, uuid)
  from public;

create function depot.daily_stock(
  depot_id uuid,
  du date,
  au date,
  produit_id uuid default null,
  citerne_id uuid default null,
  proprietaire_type text default null,
  partenaire_id uuid default null
)
returns json
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: reads past row level security, after the check of the permission.
declare
  v_depot public.sites := depot.readable_depot(depot_id);
begin
  perform depot.require_period(du, au);
  return (
    select coalesce(json_agg(r), '[]')
    from depot.daily_rows(
      v_depot, du, au, produit_id, citerne_id, proprietaire_type, partenaire_id
    ) as r
  );
end
$$;
comment on function depot.daily_stock(uuid, date, date, uuid, uuid, text, uuid) is
  'The daily report of a depot. Permission depot.read. Errors: DEPOT_INTROUVABLE (404), PERIODE_INVALIDE (422).';
revoke all on function depot.daily_stock(uuid, date, date, uuid, uuid, text, uuid) from public;
grant execute on function depot.daily_stock(uuid, date, date, uuid, uuid, text, uuid)
  to authenticated, service_role;

create function public.daily_stock(
  depot_id uuid,
  du date,
  au date,
  produit_id uuid default null,
  citerne_id uuid default null,
  proprietaire_type text default null,
  partenaire_id uuid default null
)
returns json
language sql
stable
security invoker
set search_path = ''
begin atomic
  select depot.daily_stock(
    depot_id, du, au, produit_id, citerne_id, proprietaire_type, partenaire_id
  );
end;
comment on function public.daily_stock(uuid, date, date, uuid, uuid, text, uuid) is
  'Daily report (état journalier) as a JSON array, whole whatever the row limit of the API: one object per account (tank, product, owner) and day, days without entry too: stock_initial, ouvertures, receptions, sorties (positive), transferts, pertes_gains, ajustements, stock_final, each _ambiant and _15c, litres; and jauge, on the first row of a tank, its last dip of the day: {id, prise_at, ambiant, v15c, livre_ambiant, livre_15c, ecart_ambiant, ecart_15c} against the book of that moment. Permission depot.read. Errors: DEPOT_INTROUVABLE (404), PERIODE_INVALIDE (422).';
revoke all on function public.daily_stock(uuid, date, date, uuid, uuid, text, uuid) from public;
grant execute on function public.daily_stock(uuid, date, date, uuid, uuid, text, uuid)
  to authenticated, service_role;
