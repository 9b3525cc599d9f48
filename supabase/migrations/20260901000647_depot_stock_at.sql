-- depot: the stock of a past moment, and its course over the last days.
-- Depends on: book_at, readable_depot. Exposes: public.stock_at, public.stock_trend.

create function depot.stock_at(depot_id uuid, at timestamptz)
returns table (
  compte_id uuid,
  citerne_id uuid,
  citerne_nom text,
  produit_id uuid,
  produit_nom text,
  produit_code text,
  proprietaire_type text,
  partenaire_id uuid,
  partenaire_nom text,
  stock_ambiant numeric,
  stock_15c numeric
)
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: reads past row level security, after the check of the permission.
declare
  v_depot public.sites := depot.readable_depot(depot_id);
begin
  return query
  select
    s.id, s.citerne_id, c.nom, s.produit_id, p.nom, p.code, s.proprietaire_type, s.partenaire_id,
    t.nom, b.stock_ambiant, b.stock_15c
  from public.stocks_snapshot as s
  join public.citernes as c on c.tenant_id = s.tenant_id and c.id = s.citerne_id
  join public.produits as p on p.tenant_id = s.tenant_id and p.id = s.produit_id
  left join public.partenaires as t on t.tenant_id = s.tenant_id and t.id = s.partenaire_id
  cross join lateral depot.sum_at(s.tenant_id, array[s.id], coalesce(stock_at.at, now())) as b
  where s.tenant_id = v_depot.tenant_id
    and s.depot_id = v_depot.id
    and (b.stock_ambiant <> 0 or b.stock_15c <> 0)
  order by c.position, c.nom, s.proprietaire_type, t.nom, p.nom;
end
$$;
comment on function depot.stock_at(uuid, timestamptz) is
  'Stock of a depot at a moment. Permission depot.read. Errors: DEPOT_INTROUVABLE (404).';
revoke all on function depot.stock_at(uuid, timestamptz) from public;
grant execute on function depot.stock_at(uuid, timestamptz) to authenticated, service_role;

create function public.stock_at(depot_id uuid, at timestamptz)
returns table (
  compte_id uuid,
  citerne_id uuid,
  citerne_nom text,
  produit_id uuid,
  produit_nom text,
  produit_code text,
  proprietaire_type text,
  partenaire_id uuid,
  partenaire_nom text,
  stock_ambiant numeric,
  stock_15c numeric
)
language sql
stable
security invoker
set search_path = ''
begin atomic
  select
    s.compte_id, s.citerne_id, s.citerne_nom, s.produit_id, s.produit_nom, s.produit_code,
    s.proprietaire_type, s.partenaire_id, s.partenaire_nom, s.stock_ambiant, s.stock_15c
  from depot.stock_at(depot_id, at) as s;
end;
comment on function public.stock_at(uuid, timestamptz) is
  'What every account of a depot held at a moment by what is booked today, entries of that very moment included, litres; accounts at zero are left out. Permission depot.read. Errors: DEPOT_INTROUVABLE (404).';
revoke all on function public.stock_at(uuid, timestamptz) from public;
grant execute on function public.stock_at(uuid, timestamptz) to authenticated, service_role;

create function depot.readable_depots(depot_id uuid default null, tenant_id uuid default null)
returns setof public.sites
language plpgsql
stable
security definer
rows 5
set search_path = ''
as $$
-- definer: the caller is a rule that reads past row level security.
begin
  if depot_id is not null then
    return next depot.readable_depot(depot_id);
    return;
  end if;
  return query
  select s.*
  from public.sites as s
  where s.kind = 'depot'
    and s.is_active
    and s.tenant_id = coalesce(readable_depots.tenant_id, s.tenant_id)
    and depot.may_see(s.id);
end
$$;
comment on function depot.readable_depots(uuid, uuid) is
  'One depot or, without id, all active ones that the caller may read, of one company or of all. Errors: DEPOT_INTROUVABLE (404).';
revoke all on function depot.readable_depots(uuid, uuid) from public;

create function depot.trend_rows(depot_id uuid, days integer, tenant_id uuid)
returns table (
  date_jour date,
  produit_id uuid,
  produit_nom text,
  produit_code text,
  couleur text,
  stock_ambiant numeric,
  stock_15c numeric
)
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: reads past row level security, of readable depots only.
-- From now back: what the days after a day brought is taken off what is there now. One day ahead,
-- for entries of the coming midnight.
#variable_conflict use_column
begin
  return query
  with depots as materialized (
    select s.tenant_id, s.id, (now() at time zone s.timezone)::date as jour
    from depot.readable_depots(trend_rows.depot_id, trend_rows.tenant_id) as s
  ),
  comptes as materialized (
    select s.tenant_id, s.produit_id, s.id, s.stock_ambiant, s.stock_15c
    from depots as d
    join public.stocks_snapshot as s on s.tenant_id = d.tenant_id and s.depot_id = d.id
  ),
  moves as (
    select c.tenant_id, c.produit_id, y.date_jour,
      sum(y.net_ambiant) as ambiant, sum(y.net_15c) as v15c
    from depots as d
    join depot.stock_days as y
      on y.tenant_id = d.tenant_id and y.depot_id = d.id and y.date_jour > d.jour - days
    join comptes as c on c.tenant_id = y.tenant_id and c.id = y.compte_id
    group by c.tenant_id, c.produit_id, y.date_jour
  ),
  totals as (
    select c.tenant_id, c.produit_id, sum(c.stock_ambiant) as ambiant, sum(c.stock_15c) as v15c
    from comptes as c
    group by c.tenant_id, c.produit_id
  )
  select r.jour, r.produit_id, r.nom, r.code, r.couleur, r.ambiant, r.v15c
  from (
    select
      g.jour::date as jour, t.jour as today, n.produit_id, p.nom, p.code, p.couleur,
      n.ambiant - coalesce(sum(m.ambiant) over later, 0) as ambiant,
      n.v15c - coalesce(sum(m.v15c) over later, 0) as v15c
    from totals as n
    join public.produits as p on p.tenant_id = n.tenant_id and p.id = n.produit_id
    cross join (select max(d.jour) as jour from depots as d) as t
    cross join generate_series(
      (t.jour - days + 1)::timestamp, (t.jour + 1)::timestamp, interval '1 day'
    ) as g (jour)
    left join moves as m
      on m.tenant_id = n.tenant_id and m.produit_id = n.produit_id and m.date_jour = g.jour::date
    window later as (
      partition by n.tenant_id, n.produit_id order by g.jour desc
      rows between unbounded preceding and 1 preceding
    )
  ) as r
  where r.jour <= r.today
  order by r.jour, r.nom, r.produit_id;
end
$$;
comment on function depot.trend_rows(uuid, integer, uuid) is
  'Closing stock of the last days per product, over one depot or all readable ones, litres.';
revoke all on function depot.trend_rows(uuid, integer, uuid) from public;

create function depot.stock_trend(
  depot_id uuid default null,
  days integer default 30,
  tenant_id uuid default null
)
returns json
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: see trend_rows.
begin
  if days is null or days not between 1 and 366 then
    raise exception using
      errcode = 'PT422',
      message = 'PERIODE_INVALIDE',
      detail = format('%s is not a number of days from 1 to 366.', coalesce(days::text, 'nothing')),
      hint = 'Ask for 30 days.';
  end if;
  return (
    select coalesce(json_agg(r), '[]')
    from depot.trend_rows(depot_id, days, tenant_id) as r
  );
end
$$;
comment on function depot.stock_trend(uuid, integer, uuid) is
  'Closing stock of the last days per product. Errors: DEPOT_INTROUVABLE (404), PERIODE_INVALIDE (422).';
revoke all on function depot.stock_trend(uuid, integer, uuid) from public;
grant execute on function depot.stock_trend(uuid, integer, uuid) to authenticated, service_role;

create function public.stock_trend(
  depot_id uuid default null,
  days integer default 30,
  tenant_id uuid default null
)
returns json
language sql
stable
security invoker
set search_path = ''
begin atomic
  select depot.stock_trend(depot_id, days, tenant_id);
end;
comment on function public.stock_trend(uuid, integer, uuid) is
  'Closing stock of each of the last days per product as a JSON array, litres: date_jour, produit_id, produit_nom, produit_code, couleur, stock_ambiant, stock_15c. Without depot_id, all depots of the caller together, those of tenant_id alone when it is given. Permission depot.read. Errors: DEPOT_INTROUVABLE (404), PERIODE_INVALIDE (422).';
revoke all on function public.stock_trend(uuid, integer, uuid) from public;
grant execute on function public.stock_trend(uuid, integer, uuid) to authenticated, service_role;
