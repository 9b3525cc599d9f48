-- depot: the daily report (état journalier): every day of every account, with the dip of the day.
-- Depends on: the ledger and its sums, tanks, dips. Exposes: daily_stock.

create function depot.readable_depot(depot_id uuid)
returns public.sites
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: the caller is a rule that reads past row level security.
declare
  v_depot public.sites;
begin
  select * into v_depot
  from public.sites as s
  where s.id = readable_depot.depot_id and s.kind = 'depot' and depot.may_see(s.id);
  if not found then
    raise exception using
      errcode = 'PT404',
      message = 'DEPOT_INTROUVABLE',
      detail = format('No depot %s that you may see.', coalesce(depot_id::text, 'without id')),
      hint = 'Choose a depot of the list.';
  end if;
  return v_depot;
end
$$;
comment on function depot.readable_depot(uuid) is
  'The depot, when the caller holds depot.read on it or is the system; else DEPOT_INTROUVABLE (404).';
revoke all on function depot.readable_depot(uuid) from public;

create function depot.require_period(du date, au date)
returns void
language plpgsql
immutable
security invoker
set search_path = ''
as $$
begin
  if du is null or au is null or au < du or au - du > 366 then
    raise exception using
      errcode = 'PT422',
      message = 'PERIODE_INVALIDE',
      detail = format(
        'From %s to %s is not a period of 1 to 367 days.', coalesce(du::text, 'nothing'),
        coalesce(au::text, 'nothing')
      ),
      hint = 'Give a first and a last day, at most a year apart.';
  end if;
end
$$;
comment on function depot.require_period(date, date) is
  'Raises PERIODE_INVALIDE (422) unless both days are given, in order, at most a year apart.';
revoke all on function depot.require_period(date, date) from public;

create function depot.openings(tenant_id uuid, depot_id uuid, jour date)
returns table (compte_id uuid, ambiant numeric, v15c numeric)
language plpgsql
stable
security definer
rows 100
set search_path = ''
as $$
-- definer: see readable_depot.
-- What an account holds now, less what came since: reports are about days not long gone, so that a
-- long history costs them nothing.
#variable_conflict use_column
begin
  return query
  select
    s.id, s.stock_ambiant - coalesce(x.ambiant, 0), s.stock_15c - coalesce(x.v15c, 0)
  from public.stocks_snapshot as s
  left join (
    select since.compte_id, sum(since.net_ambiant) as ambiant, sum(since.net_15c) as v15c
    from (
      select d.compte_id, d.net_ambiant, d.net_15c
      from depot.stock_days as d
      where d.tenant_id = openings.tenant_id
        and d.depot_id = openings.depot_id
        and d.date_jour >= jour
        and d.date_jour < date_trunc('month', jour::timestamp)::date + interval '1 month'
      union all
      select m.compte_id, m.net_ambiant, m.net_15c
      from depot.stock_months as m
      where m.tenant_id = openings.tenant_id
        and m.depot_id = openings.depot_id
        and m.mois > date_trunc('month', jour::timestamp)::date
    ) as since
    group by since.compte_id
  ) as x on x.compte_id = s.id
  where s.tenant_id = openings.tenant_id and s.depot_id = openings.depot_id;
end
$$;
comment on function depot.openings(uuid, uuid, date) is
  'Opening balance of a day of every account of a depot, litres.';
revoke all on function depot.openings(uuid, uuid, date) from public;

create function depot.accounts_of_period(tenant_id uuid, depot_id uuid, du date, au date)
returns table (
  compte_id uuid,
  citerne_id uuid,
  citerne_nom text,
  citerne_position integer,
  produit_id uuid,
  produit_nom text,
  produit_code text,
  proprietaire_type text,
  partenaire_id uuid,
  partenaire_nom text,
  initial_ambiant numeric,
  initial_15c numeric
)
language plpgsql
stable
security definer
rows 100
set search_path = ''
as $$
-- definer: see readable_depot.
#variable_conflict use_column
begin
  return query
  select
    s.id, s.citerne_id, c.nom, c.position, s.produit_id, p.nom, p.code, s.proprietaire_type,
    s.partenaire_id, t.nom, coalesce(o.ambiant, 0), coalesce(o.v15c, 0)
  from public.stocks_snapshot as s
  join public.citernes as c on c.tenant_id = s.tenant_id and c.id = s.citerne_id
  join public.produits as p on p.tenant_id = s.tenant_id and p.id = s.produit_id
  left join public.partenaires as t on t.tenant_id = s.tenant_id and t.id = s.partenaire_id
  left join depot.openings(
    accounts_of_period.tenant_id, accounts_of_period.depot_id, du
  ) as o on o.compte_id = s.id
  where s.tenant_id = accounts_of_period.tenant_id
    and s.depot_id = accounts_of_period.depot_id
    and (
      o.ambiant <> 0
      or o.v15c <> 0
      or exists (
        select from depot.stock_days as d
        where d.tenant_id = s.tenant_id and d.compte_id = s.id and d.date_jour between du and au
      )
    );
end
$$;
comment on function depot.accounts_of_period(uuid, uuid, date, date) is
  'The accounts of a depot that held something when a period began or had an entry in it, and what they opened with, litres.';
revoke all on function depot.accounts_of_period(uuid, uuid, date, date) from public;

create function depot.dips_of_days(tenant_id uuid, depot_id uuid, du date, au date)
returns table (
  citerne_id uuid,
  date_jour date,
  id uuid,
  prise_at timestamptz,
  ambiant numeric,
  v15c numeric,
  livre_ambiant numeric,
  livre_15c numeric
)
language plpgsql
stable
security definer
rows 500
set search_path = ''
as $$
-- definer: see readable_depot.
-- For all dips of a month at once: the closing balance of the day less what came after the dip,
-- which is little, because the last dip is that of the evening.
#variable_conflict use_column
begin
  return query
  with dips as (
    select distinct on (p.citerne_id, p.date_jour)
      p.citerne_id, p.date_jour, p.id, p.prise_at, p.volume_mesure, p.volume_15c
    from public.prises_de_hauteur as p
    where p.tenant_id = dips_of_days.tenant_id
      and p.depot_id = dips_of_days.depot_id
      and p.date_jour between du and au
      and p.annulee_at is null
    order by p.citerne_id, p.date_jour, p.prise_at desc
  ),
  tanks as (
    select s.citerne_id, array_agg(s.id) as comptes, coalesce(sum(o.ambiant), 0) as ambiant,
      coalesce(sum(o.v15c), 0) as v15c
    from public.stocks_snapshot as s
    left join depot.openings(
      dips_of_days.tenant_id, dips_of_days.depot_id, du
    ) as o on o.compte_id = s.id
    where s.tenant_id = dips_of_days.tenant_id and s.depot_id = dips_of_days.depot_id
    group by s.citerne_id
  ),
  days as (
    select d.citerne_id, d.date_jour, sum(d.net_ambiant) as ambiant, sum(d.net_15c) as v15c
    from depot.stock_days as d
    where d.tenant_id = dips_of_days.tenant_id
      and d.depot_id = dips_of_days.depot_id
      and d.date_jour between du and au
    group by d.citerne_id, d.date_jour
  ),
  closings as (
    select
      h.*, t.comptes,
      t.ambiant + coalesce(sum(d.ambiant) over up_to, 0) as ambiant,
      t.v15c + coalesce(sum(d.v15c) over up_to, 0) as v15c
    from days as d
    full join dips as h using (citerne_id, date_jour)
    join tanks as t using (citerne_id)
    window up_to as (partition by citerne_id order by date_jour)
  )
  select
    c.citerne_id, c.date_jour, c.id, c.prise_at, c.volume_mesure, c.volume_15c,
    c.ambiant - l.ambiant, c.v15c - l.v15c
  from closings as c
  join public.sites as s on s.tenant_id = dips_of_days.tenant_id and s.id = dips_of_days.depot_id
  cross join lateral (
    select coalesce(sum(m.volume_ambiant), 0) as ambiant, coalesce(sum(m.volume_15c), 0) as v15c
    from public.mouvements_stock as m
    where m.tenant_id = dips_of_days.tenant_id
      and m.compte_id = any (c.comptes)
      and m.survenu_at > c.prise_at
      and m.survenu_at < (c.date_jour + 1)::timestamp at time zone s.timezone
      and m.date_jour = c.date_jour
  ) as l
  where c.id is not null;
end
$$;
comment on function depot.dips_of_days(uuid, uuid, date, date) is
  'The last valid dip of each tank on each day, and the book of the tank at that moment, all owners together, litres.';
revoke all on function depot.dips_of_days(uuid, uuid, date, date) from public;
