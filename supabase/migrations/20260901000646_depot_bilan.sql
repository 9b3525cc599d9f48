-- depot: the material balance (bilan matière) of a period.
-- Depends on: accounts_of_period, dips_of_days. Exposes: public.bilan_matiere.

create function depot.bilan_accounts(tenant_id uuid, depot_id uuid, du date, au date)
returns table (compte_id uuid, ambiant numeric[], v15c numeric[], mouvement_count bigint)
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
    d.compte_id,
    array[
      sum(d.ouverture_ambiant), sum(d.reception_ambiant), -sum(d.sortie_ambiant),
      sum(d.transfert_ambiant), sum(d.perte_gain_ambiant), sum(d.ajustement_ambiant),
      sum(d.net_ambiant)
    ],
    array[
      sum(d.ouverture_15c), sum(d.reception_15c), -sum(d.sortie_15c), sum(d.transfert_15c),
      sum(d.perte_gain_15c), sum(d.ajustement_15c), sum(d.net_15c)
    ],
    sum(d.mouvement_count)
  from depot.stock_days as d
  where d.tenant_id = bilan_accounts.tenant_id
    and d.depot_id = bilan_accounts.depot_id
    and d.date_jour between du and au
  group by d.compte_id;
end
$$;
comment on function depot.bilan_accounts(uuid, uuid, date, date) is
  'Sums of a period per account, litres: [ouvertures, receptions, sorties as positive, transferts, pertes_gains, ajustements, net].';
revoke all on function depot.bilan_accounts(uuid, uuid, date, date) from public;

create function depot.require_grouping(group_by text)
returns void
language plpgsql
immutable
security invoker
set search_path = ''
as $$
begin
  if group_by is null or group_by not in ('produit', 'citerne', 'proprietaire') then
    raise exception using
      errcode = 'PT422',
      message = 'REGROUPEMENT_INVALIDE',
      detail = format('The balance is not grouped by %s.', coalesce(group_by, 'nothing')),
      hint = 'Group by produit, citerne or proprietaire.';
  end if;
end
$$;
comment on function depot.require_grouping(text) is
  'Raises REGROUPEMENT_INVALIDE (422) for anything but produit, citerne, proprietaire.';
revoke all on function depot.require_grouping(text) from public;

create function depot.bilan_matiere(
  depot_id uuid,
  du date,
  au date,
  group_by text default 'produit'
)
returns table (
  produit_id uuid,
  produit_nom text,
  produit_code text,
  citerne_id uuid,
  citerne_nom text,
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
  mouvement_count bigint,
  citerne_count bigint,
  jauge_count bigint,
  jauge_ambiant numeric,
  jauge_15c numeric,
  jauge_ecart_ambiant numeric,
  jauge_ecart_15c numeric
)
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: reads past row level security, after the check of the permission.
#variable_conflict use_column
declare
  v_depot public.sites := depot.readable_depot(depot_id);
begin
  perform depot.require_period(du, au);
  perform depot.require_grouping(group_by);
  return query
  select
    a.produit_id, min(a.produit_nom), min(a.produit_code),
    g.citerne_id, min(a.citerne_nom) filter (where group_by = 'citerne'),
    g.proprietaire_type, g.partenaire_id,
    min(a.partenaire_nom) filter (where group_by = 'proprietaire'),
    sum(a.initial_ambiant), coalesce(sum(b.ambiant[1]), 0), coalesce(sum(b.ambiant[2]), 0),
    coalesce(sum(b.ambiant[3]), 0), coalesce(sum(b.ambiant[4]), 0),
    coalesce(sum(b.ambiant[5]), 0), coalesce(sum(b.ambiant[6]), 0),
    sum(a.initial_ambiant + coalesce(b.ambiant[7], 0)),
    sum(a.initial_15c), coalesce(sum(b.v15c[1]), 0), coalesce(sum(b.v15c[2]), 0),
    coalesce(sum(b.v15c[3]), 0), coalesce(sum(b.v15c[4]), 0), coalesce(sum(b.v15c[5]), 0),
    coalesce(sum(b.v15c[6]), 0), sum(a.initial_15c + coalesce(b.v15c[7], 0)),
    coalesce(sum(b.mouvement_count), 0)::bigint,
    count(distinct a.citerne_id), count(j.citerne_id),
    sum(j.ambiant), sum(j.v15c), sum(j.ambiant - j.livre_ambiant), sum(j.v15c - j.livre_15c)
  from (
    select x.*, row_number() over (
        partition by x.citerne_id
        order by x.produit_id <> c.produit_id, x.proprietaire_type, x.compte_id
      ) as rang
    from depot.accounts_of_period(v_depot.tenant_id, v_depot.id, du, au) as x
    join public.citernes as c on c.tenant_id = v_depot.tenant_id and c.id = x.citerne_id
  ) as a
  left join depot.bilan_accounts(v_depot.tenant_id, v_depot.id, du, au) as b
    on b.compte_id = a.compte_id
  left join depot.dips_of_days(v_depot.tenant_id, v_depot.id, au, au) as j
    on j.citerne_id = a.citerne_id and a.rang = 1 and group_by <> 'proprietaire'
  cross join lateral (
    select
      case when group_by = 'citerne' then a.citerne_id end as citerne_id,
      case when group_by = 'proprietaire' then a.proprietaire_type end as proprietaire_type,
      case when group_by = 'proprietaire' then a.partenaire_id end as partenaire_id
  ) as g
  group by a.produit_id, g.citerne_id, g.proprietaire_type, g.partenaire_id
  order by min(a.produit_nom), min(a.citerne_position), min(a.citerne_nom), 6, 8;
end
$$;
comment on function depot.bilan_matiere(uuid, date, date, text) is
  'Material balance of a depot over a period. Permission depot.read. Errors: DEPOT_INTROUVABLE (404), PERIODE_INVALIDE, REGROUPEMENT_INVALIDE (422).';
revoke all on function depot.bilan_matiere(uuid, date, date, text) from public;
grant execute on function depot.bilan_matiere(uuid, date, date, text)
  to authenticated, service_role;

create function public.bilan_matiere(
  depot_id uuid,
  du date,
  au date,
  group_by text default 'produit'
)
returns table (
  produit_id uuid,
  produit_nom text,
  produit_code text,
  citerne_id uuid,
  citerne_nom text,
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
  mouvement_count bigint,
  citerne_count bigint,
  jauge_count bigint,
  jauge_ambiant numeric,
  jauge_15c numeric,
  jauge_ecart_ambiant numeric,
  jauge_ecart_15c numeric
)
language sql
stable
security invoker
set search_path = ''
begin atomic
  select
    b.produit_id, b.produit_nom, b.produit_code, b.citerne_id, b.citerne_nom, b.proprietaire_type,
    b.partenaire_id, b.partenaire_nom, b.stock_initial_ambiant, b.ouvertures_ambiant,
    b.receptions_ambiant, b.sorties_ambiant, b.transferts_ambiant, b.pertes_gains_ambiant,
    b.ajustements_ambiant, b.stock_final_ambiant, b.stock_initial_15c, b.ouvertures_15c,
    b.receptions_15c, b.sorties_15c, b.transferts_15c, b.pertes_gains_15c, b.ajustements_15c,
    b.stock_final_15c, b.mouvement_count, b.citerne_count, b.jauge_count, b.jauge_ambiant,
    b.jauge_15c, b.jauge_ecart_ambiant, b.jauge_ecart_15c
  from depot.bilan_matiere(depot_id, du, au, group_by) as b;
end;
comment on function public.bilan_matiere(uuid, date, date, text) is
  'Material balance (bilan matière) of a depot over a period, per product and, with group_by citerne or proprietaire, per tank or owner: stock_initial + ouvertures + receptions - sorties + transferts + pertes_gains + ajustements = stock_final, litres, ambient and at 15 °C. jauge_: what the last dips of the last day found, jauge_count tanks of citerne_count, and their variance against the book; not per owner. Permission depot.read. Errors: DEPOT_INTROUVABLE (404), PERIODE_INVALIDE, REGROUPEMENT_INVALIDE (422).';
revoke all on function public.bilan_matiere(uuid, date, date, text) from public;
grant execute on function public.bilan_matiere(uuid, date, date, text)
  to authenticated, service_role;
