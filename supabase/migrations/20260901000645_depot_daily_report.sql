-- depot: the daily report, second half: as it goes out, once per account and not once per line.
-- Depends on: accounts_of_period, dips_of_days. Exposes: public.daily_stock.

create view depot.day_figures
with (security_invoker = true) as
select
  d.tenant_id, d.depot_id, d.compte_id, d.date_jour, d.net_ambiant, d.net_15c,
  concat_ws(
    ',', d.ouverture_ambiant, d.reception_ambiant, -d.sortie_ambiant, d.transfert_ambiant,
    d.perte_gain_ambiant, d.ajustement_ambiant
  ) as ambiant,
  concat_ws(
    ',', d.ouverture_15c, d.reception_15c, -d.sortie_15c, d.transfert_15c, d.perte_gain_15c,
    d.ajustement_15c
  ) as v15c,
  d.mouvement_count
from depot.stock_days as d;
comment on view depot.day_figures is
  'The sums of a day as the daily report sends them, in the order of daily_measures: text, because a month of a big depot is tens of thousands of figures, each of them made text once and nothing else.';

create function depot.empty_days(ambiant numeric, v15c numeric, days integer)
returns text
language plpgsql
immutable
parallel safe
security invoker
set search_path = ''
as $$
begin
  return rtrim(repeat(
    concat_ws(
      ',', '[' || ambiant, '0,0,0,0,0,0', ambiant, v15c, '0,0,0,0,0,0', v15c, '0],'
    ), days
  ), ',');
end
$$;
comment on function depot.empty_days(numeric, numeric, integer) is
  'So many days without entry, as the daily report sends them.';
revoke all on function depot.empty_days(numeric, numeric, integer) from public;

create function depot.daily_accounts(
  depot public.sites,
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
-- definer: see readable_depot.
-- An account goes from entry to entry; days without one repeat what the entry before left.
#variable_conflict use_column
begin
  return (
    with accounts as materialized (
      select a.*, row_number() over (order by a.citerne_position, a.citerne_nom,
        a.proprietaire_type, a.partenaire_nom, a.produit_nom, a.compte_id) as no
      from depot.accounts_of_period((depot).tenant_id, (depot).id, du, au) as a
      where a.produit_id = coalesce(daily_accounts.produit_id, a.produit_id)
        and a.citerne_id = coalesce(daily_accounts.citerne_id, a.citerne_id)
        and a.proprietaire_type = coalesce(daily_accounts.proprietaire_type, a.proprietaire_type)
        and (daily_accounts.partenaire_id is null or a.partenaire_id = daily_accounts.partenaire_id)
    ),
    entries as (
      select a.no, du - 1 as jour, a.initial_ambiant as net_ambiant, a.initial_15c as net_15c,
        null::text as ambiant, null::text as v15c, null::integer as n
      from accounts as a
      union all
      select a.no, d.date_jour, d.net_ambiant, d.net_15c, d.ambiant, d.v15c, d.mouvement_count
      from accounts as a
      join depot.day_figures as d
        on d.tenant_id = (depot).tenant_id and d.compte_id = a.compte_id
        and d.date_jour between du and au
    ),
    days as (
      select e.*, sum(e.net_ambiant) over up_to as fa, sum(e.net_15c) over up_to as fc,
        lead(e.jour, 1, au + 1) over up_to - e.jour - 1 as empty_count
      from entries as e
      window up_to as (partition by e.no order by e.jour rows unbounded preceding)
    ),
    tables as (
      select d.no, string_agg(nullif(concat_ws(',',
        case when d.n is not null then concat_ws(',', '[' || d.fa - d.net_ambiant, d.ambiant, d.fa,
          d.fc - d.net_15c, d.v15c, d.fc, d.n || ']') end,
        case when d.empty_count > 0 then depot.empty_days(d.fa, d.fc, d.empty_count) end
      ), ''), ',' order by d.jour) as jours
      from days as d
      group by d.no
    )
    select coalesce(
      json_agg(
        json_build_object(
          'compte_id', a.compte_id, 'citerne_id', a.citerne_id, 'citerne_nom', a.citerne_nom,
          'produit_id', a.produit_id, 'produit_nom', a.produit_nom, 'produit_code', a.produit_code,
          'proprietaire_type', a.proprietaire_type, 'partenaire_id', a.partenaire_id,
          'partenaire_nom', a.partenaire_nom, 'jours', ('[' || t.jours || ']')::json
        ) order by a.no
      ), '[]'
    )
    from accounts as a
    join tables as t on t.no = a.no
  );
end
$$;
comment on function depot.daily_accounts(public.sites, date, date, uuid, uuid, text, uuid) is
  'The accounts of the daily report with a row of figures per day, in the order of daily_measures. The caller has checked the permission and the period.';
revoke all on function depot.daily_accounts(public.sites, date, date, uuid, uuid, text, uuid)
  from public;

create function depot.daily_measures()
returns text[]
language sql
immutable
parallel safe
security invoker
set search_path = ''
as $$
  select array[
    'stock_initial_ambiant', 'ouvertures_ambiant', 'receptions_ambiant', 'sorties_ambiant',
    'transferts_ambiant', 'pertes_gains_ambiant', 'ajustements_ambiant', 'stock_final_ambiant',
    'stock_initial_15c', 'ouvertures_15c', 'receptions_15c', 'sorties_15c', 'transferts_15c',
    'pertes_gains_15c', 'ajustements_15c', 'stock_final_15c', 'mouvement_count'
  ]
$$;
comment on function depot.daily_measures() is
  'Names of the figures of a day, in order. Litres; sorties are positive, transferts, pertes_gains and ajustements signed: initial + ouvertures + receptions - sorties + transferts + pertes_gains + ajustements = final.';
revoke all on function depot.daily_measures() from public;

create function depot.day_balance(depot public.sites, jour date)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: see readable_depot. A closing keeps it for ever: every figure beside its name.
begin
  return (
    select coalesce(
      jsonb_agg(
        (a.compte - 'jours') || jsonb_build_object('date_jour', jour) || f.figures
          || jsonb_build_object('jauge', case when a.rang = 1 then to_jsonb(d) end)
        order by a.no
      ),
      '[]'
    )
    from (
      select x.compte, x.no,
        row_number() over (partition by x.compte ->> 'citerne_id' order by x.no) as rang
      from jsonb_array_elements(depot.daily_accounts(depot, jour, jour)::jsonb)
        with ordinality as x (compte, no)
    ) as a
    cross join lateral (
      select jsonb_object_agg(m.nom, a.compte #> array['jours', '0', (m.no - 1)::text]) as figures
      from unnest(depot.daily_measures()) with ordinality as m (nom, no)
    ) as f
    left join lateral (
      select h.id, h.prise_at, h.ambiant, h.v15c, h.livre_ambiant, h.livre_15c,
        h.ambiant - h.livre_ambiant as ecart_ambiant, h.v15c - h.livre_15c as ecart_15c
      from depot.dips_of_days((depot).tenant_id, (depot).id, jour, jour) as h
      where h.citerne_id = (a.compte ->> 'citerne_id')::uuid
    ) as d on true
  );
end
$$;
comment on function depot.day_balance(public.sites, date) is
  'The balance of one day by account, as a closing keeps it: the figures of daily_measures by name, and the dip of the tank on its first account, so that columns may be added up.';
revoke all on function depot.day_balance(public.sites, date) from public;

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
  return json_build_object(
    'depot_id', v_depot.id,
    'du', du,
    'au', au,
    'mesures', depot.daily_measures(),
    'mesures_jauge', array[
      'ambiant', 'v15c', 'livre_ambiant', 'livre_15c', 'ecart_ambiant', 'ecart_15c'
    ],
    'comptes', depot.daily_accounts(
      v_depot, du, au, produit_id, citerne_id, proprietaire_type, partenaire_id
    ),
    'jauges', (
      select coalesce(json_agg(j), '[]')
      from (
        select
          d.citerne_id,
          array_agg(d.date_jour order by d.date_jour) as jours,
          array_agg(d.id order by d.date_jour) as ids,
          array_agg(d.prise_at order by d.date_jour) as prises_at,
          ('[' || string_agg(concat_ws(
            ',', '[' || d.ambiant, d.v15c, d.livre_ambiant, d.livre_15c,
            d.ambiant - d.livre_ambiant, d.v15c - d.livre_15c || ']'
          ), ',' order by d.date_jour) || ']')::json as valeurs
        from depot.dips_of_days(v_depot.tenant_id, v_depot.id, du, au) as d
        where d.citerne_id = coalesce(daily_stock.citerne_id, d.citerne_id)
        group by d.citerne_id
      ) as j
    )
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
  'Daily report (état journalier), whole whatever the row limit of the API: {depot_id, du, au, mesures, comptes, mesures_jauge, jauges}. comptes: the accounts (tank, product, owner) with jours, one array of figures per day of the period, days without entry too, in the order of mesures: stock_initial, ouvertures, receptions, sorties (positive), transferts, pertes_gains, ajustements, stock_final, _ambiant and _15c, litres, and mouvement_count. jauges: per tank jours, ids, prises_at and valeurs of the last dip of each day that has one, valeurs in the order of mesures_jauge: measured, the book of all owners at that moment, measured less book. Permission depot.read. Errors: DEPOT_INTROUVABLE (404), PERIODE_INVALIDE (422).';
revoke all on function public.daily_stock(uuid, date, date, uuid, uuid, text, uuid) from public;
grant execute on function public.daily_stock(uuid, date, date, uuid, uuid, text, uuid)
  to authenticated, service_role;
