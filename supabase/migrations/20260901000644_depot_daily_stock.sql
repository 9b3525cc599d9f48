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
language sql
stable
security definer
rows 100
set search_path = ''
as $$
-- definer: see readable_depot. All accounts in one pass: two index scans.
  select x.compte_id, sum(x.net_ambiant), sum(x.net_15c)
  from (
    select m.compte_id, m.net_ambiant, m.net_15c
    from depot.stock_months as m
    where m.tenant_id = openings.tenant_id
      and m.depot_id = openings.depot_id
      and m.mois < date_trunc('month', jour::timestamp)::date
    union all
    select d.compte_id, d.net_ambiant, d.net_15c
    from depot.stock_days as d
    where d.tenant_id = openings.tenant_id
      and d.depot_id = openings.depot_id
      and d.date_jour >= date_trunc('month', jour::timestamp)::date
      and d.date_jour < jour
  ) as x
  group by x.compte_id
$$;
comment on function depot.openings(uuid, uuid, date) is
  'Opening balance of a day of every account of a depot that had an entry before it, litres.';
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
language sql
stable
security definer
rows 100
set search_path = ''
as $$
-- definer: see readable_depot.
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
    )
$$;
comment on function depot.accounts_of_period(uuid, uuid, date, date) is
  'The accounts of a depot that held something when a period began or had an entry in it, and what they opened with, litres.';
revoke all on function depot.accounts_of_period(uuid, uuid, date, date) from public;

create type depot.daily_dip as (
  id uuid,
  prise_at timestamptz,
  ambiant numeric,
  v15c numeric,
  livre_ambiant numeric,
  livre_15c numeric,
  ecart_ambiant numeric,
  ecart_15c numeric
);
comment on type depot.daily_dip is
  'The last valid dip of a tank on a day, litres: measured, book of that moment (all owners), measured less book.';

create function depot.dips_of_days(tenant_id uuid, depot_id uuid, du date, au date)
returns table (
  citerne_id uuid,
  jour date,
  dip depot.daily_dip
)
language sql
stable
security definer
rows 500
set search_path = ''
as $$
-- definer: see readable_depot.
  select
    h.citerne_id, h.date_jour,
    row(
      h.id, h.prise_at, h.volume_mesure, h.volume_15c, k.stock_ambiant, k.stock_15c,
      h.volume_mesure - k.stock_ambiant, h.volume_15c - k.stock_15c
    )::depot.daily_dip
  from (
    select distinct on (p.citerne_id, p.date_jour)
      p.citerne_id, p.date_jour, p.id, p.prise_at, p.volume_mesure, p.volume_15c
    from public.prises_de_hauteur as p
    where p.tenant_id = dips_of_days.tenant_id
      and p.depot_id = dips_of_days.depot_id
      and p.date_jour between du and au
      and p.annulee_at is null
    order by p.citerne_id, p.date_jour, p.prise_at desc
  ) as h
  join (
    select s.citerne_id, array_agg(s.id) as comptes
    from public.stocks_snapshot as s
    where s.tenant_id = dips_of_days.tenant_id and s.depot_id = dips_of_days.depot_id
    group by s.citerne_id
  ) as t on t.citerne_id = h.citerne_id
  cross join lateral depot.sum_at(dips_of_days.tenant_id, t.comptes, h.prise_at) as k
$$;
comment on function depot.dips_of_days(uuid, uuid, date, date) is
  'The last valid dip of each tank on each day, and the book of the tank at that moment, all owners together, litres.';
revoke all on function depot.dips_of_days(uuid, uuid, date, date) from public;
