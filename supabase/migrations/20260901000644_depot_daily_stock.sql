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
-- The book at a dip: what the tank holds now, less its months from that of the dip on, plus what
-- that month had come to. No entry is read.
#variable_conflict use_column
begin
  return query
  with dips as materialized (
    select distinct on (p.citerne_id, p.date_jour)
      p.citerne_id, p.date_jour, p.id, p.prise_at, p.volume_mesure, p.volume_15c,
      date_trunc('month', p.date_jour::timestamp)::date as mois, s.net_ambiant, s.net_15c
    from public.prises_de_hauteur as p
    join depot.dip_sums as s on s.tenant_id = p.tenant_id and s.dip_id = p.id
    where p.tenant_id = dips_of_days.tenant_id
      and p.depot_id = dips_of_days.depot_id
      and p.date_jour between du and au
      and p.annulee_at is null
    order by p.citerne_id, p.date_jour, p.prise_at desc
  ),
  accounts as materialized (
    select s.citerne_id, s.stock_ambiant as ambiant, s.stock_15c as v15c, 'infinity'::date as mois
    from public.stocks_snapshot as s
    where s.tenant_id = dips_of_days.tenant_id and s.depot_id = dips_of_days.depot_id
    union all
    select s.citerne_id, -m.net_ambiant, -m.net_15c, m.mois
    from depot.stock_months as m
    join public.stocks_snapshot as s on s.tenant_id = m.tenant_id and s.id = m.compte_id
    where m.tenant_id = dips_of_days.tenant_id
      and m.depot_id = dips_of_days.depot_id
      and m.mois >= date_trunc('month', du::timestamp)::date
  ),
  openings as materialized (
    select a.citerne_id, h.mois, sum(a.ambiant) as ambiant, sum(a.v15c) as v15c
    from (select distinct d.mois from dips as d) as h
    join accounts as a on a.mois >= h.mois
    group by a.citerne_id, h.mois
  )
  select
    h.citerne_id, h.date_jour, h.id, h.prise_at, h.volume_mesure, h.volume_15c,
    o.ambiant + h.net_ambiant, o.v15c + h.net_15c
  from dips as h
  join openings as o on o.citerne_id = h.citerne_id and o.mois = h.mois;
end
$$;
comment on function depot.dips_of_days(uuid, uuid, date, date) is
  'The last valid dip of each tank on each day, and the book of the tank at that moment, all owners together, litres.';
revoke all on function depot.dips_of_days(uuid, uuid, date, date) from public;
