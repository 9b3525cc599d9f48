-- depot: what the books say of a past moment, of accounts and of tanks.
-- Depends on: the ledger and its sums by day and by month.
-- Exposes: depot.sum_at, depot.account_at, depot.book_at; nothing by name for
-- the API: its views may call them, because names in bodies are resolved here.

create function depot.sum_at(tenant_id uuid, comptes uuid[], at timestamptz)
returns table (stock_ambiant numeric, stock_15c numeric)
language sql
stable
parallel safe
security invoker
rows 1
set search_path = ''
begin atomic
  -- Zones lie between UTC-12 and UTC+14. Whatever zone the depot has, or had when an entry was
  -- booked: a day two before that of the moment in UTC is over at the moment, and an entry of the
  -- day before or later happened after that day began anywhere. Only those entries are read.
  with bounds as (
    select
      u.jour,
      date_trunc('month', u.jour::timestamp)::date as mois,
      u.jour::timestamp at time zone 'UTC' - interval '14 hours' as debut
    from (select (sum_at.at at time zone 'UTC')::date - 1 as jour) as u
  )
  select coalesce(sum(x.ambiant), 0), coalesce(sum(x.v15c), 0)
  from (
    select m.net_ambiant as ambiant, m.net_15c as v15c
    from depot.stock_months as m
    where m.tenant_id = sum_at.tenant_id
      and m.compte_id = any (sum_at.comptes)
      and m.mois < (select b.mois from bounds as b)
    union all
    select d.net_ambiant, d.net_15c
    from depot.stock_days as d
    where d.tenant_id = sum_at.tenant_id
      and d.compte_id = any (sum_at.comptes)
      and d.date_jour >= (select b.mois from bounds as b)
      and d.date_jour < (select b.jour from bounds as b)
    union all
    select e.volume_ambiant, e.volume_15c
    from public.mouvements_stock as e
    where e.tenant_id = sum_at.tenant_id
      and e.compte_id = any (sum_at.comptes)
      and e.survenu_at >= (select b.debut from bounds as b)
      and e.survenu_at <= sum_at.at
      and e.date_jour >= (select b.jour from bounds as b)
  ) as x;
end;
comment on function depot.sum_at(uuid, uuid[], timestamptz) is
  'Balance over some accounts at a moment, entries of that very moment included, litres. Through row level security when a view calls it.';
revoke all on function depot.sum_at(uuid, uuid[], timestamptz) from public;
grant execute on function depot.sum_at(uuid, uuid[], timestamptz) to authenticated, service_role;

create function depot.account_at(tenant_id uuid, compte_id uuid, at timestamptz)
returns table (stock_ambiant numeric, stock_15c numeric)
language sql
stable
parallel safe
security invoker
rows 1
set search_path = ''
begin atomic
  select x.stock_ambiant, x.stock_15c
  from depot.sum_at(account_at.tenant_id, array[account_at.compte_id], account_at.at) as x;
end;
comment on function depot.account_at(uuid, uuid, timestamptz) is
  'Balance of one account at a moment, entries of that very moment included, litres; zero for an account that is not there.';
revoke all on function depot.account_at(uuid, uuid, timestamptz) from public;
grant execute on function depot.account_at(uuid, uuid, timestamptz) to authenticated;

create function depot.book_at(tenant_id uuid, citerne_id uuid, at timestamptz)
returns table (stock_ambiant numeric, stock_15c numeric)
language sql
stable
parallel safe
security invoker
rows 1
set search_path = ''
begin atomic
  select x.stock_ambiant, x.stock_15c
  from depot.sum_at(
    book_at.tenant_id,
    array(
      select s.id
      from public.stocks_snapshot as s
      where s.tenant_id = book_at.tenant_id and s.citerne_id = book_at.citerne_id
    ),
    book_at.at
  ) as x;
end;
comment on function depot.book_at(uuid, uuid, timestamptz) is
  'What a tank holds by the books at a moment, all owners together, entries of that very moment included, litres: what a dip of that moment is compared with.';
revoke all on function depot.book_at(uuid, uuid, timestamptz) from public;
grant execute on function depot.book_at(uuid, uuid, timestamptz) to authenticated, service_role;
