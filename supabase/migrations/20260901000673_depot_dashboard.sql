-- depot: the dashboard, one answer for one screen; what cannot be read is an error, never zeros.
-- Depends on: all tables of this module, readable_depots, v_citernes_stock.
-- Exposes: public.depot_dashboard.

create function depot.dashboard_trucks(depots uuid[])
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: the caller has chosen depots that may be read.
begin
  return (
    select jsonb_agg(
      jsonb_build_object(
        'statut', e.statut,
        'nombre', coalesce(c.nombre, 0),
        'volume', coalesce(c.volume, 0),
        'sans_volume', coalesce(c.sans_volume, 0),
        'plus_ancien_at', c.plus_ancien_at
      ) order by e.position
    )
    from (values (1, 'CHARGEMENT'), (2, 'TRANSIT'), (3, 'FRONTIERE'), (4, 'ARRIVE'))
      as e (position, statut)
    left join (
      select
        t.statut, count(*) as nombre, sum(t.volume) as volume,
        count(*) filter (where t.volume is null) as sans_volume, min(t.statut_at) as plus_ancien_at
      from public.cours_de_route as t
      join public.sites as s on s.id = t.depot_destination_id and s.tenant_id = t.tenant_id
      where t.depot_destination_id = any (depots)
        and t.statut <> 'DECHARGE'
        and t.annule_at is null
      group by t.statut
    ) as c on c.statut = e.statut
  );
end
$$;
comment on function depot.dashboard_trucks(uuid[]) is
  'Open trips by step: how many, litres loaded, how many without a volume, since when the oldest waits there.';
revoke all on function depot.dashboard_trucks(uuid[]) from public;

create function depot.dashboard_today(depots uuid[])
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: see dashboard_trucks. Today is the day of each depot, in its own zone.
begin
  return (
    with days as materialized (
      select s.tenant_id, s.id, (now() at time zone s.timezone)::date as jour
      from public.sites as s
      where s.id = any (depots)
    )
    select jsonb_build_object(
      'receptions', (
        select jsonb_build_object(
          'nombre', count(r.id),
          'camions', count(distinct r.plaque_camion),
          'volume_ambiant', coalesce(sum(r.volume_ambiant), 0),
          'volume_15c', coalesce(sum(r.volume_15c), 0)
        )
        from days as d
        join public.receptions as r
          on r.tenant_id = d.tenant_id and r.depot_id = d.id and r.date_reception = d.jour
          and r.statut = 'validee'
      ),
      'sorties', (
        select jsonb_build_object(
          'nombre', count(o.id),
          'camions', count(distinct o.plaque_camion),
          'volume_ambiant', coalesce(sum(o.volume_ambiant), 0),
          'volume_15c', coalesce(sum(o.volume_15c), 0)
        )
        from days as d
        join public.sorties_produit as o
          on o.tenant_id = d.tenant_id and o.depot_id = d.id and o.date_jour = d.jour
          and o.statut = 'validee'
      ),
      'bilan', (
        select jsonb_build_object(
          'entrees_ambiant', coalesce(sum(y.reception_ambiant), 0),
          'sorties_ambiant', coalesce(-sum(y.sortie_ambiant), 0),
          'autres_ambiant',
            coalesce(sum(y.net_ambiant - y.reception_ambiant - y.sortie_ambiant), 0),
          'solde_ambiant', coalesce(sum(y.net_ambiant), 0),
          'solde_15c', coalesce(sum(y.net_15c), 0)
        )
        from days as d
        join depot.stock_days as y
          on y.tenant_id = d.tenant_id and y.depot_id = d.id and y.date_jour = d.jour
      )
    )
  );
end
$$;
comment on function depot.dashboard_today(uuid[]) is
  'Validated receptions and withdrawals of today, and the balance of the day from the ledger: in, out, everything else, all together.';
revoke all on function depot.dashboard_today(uuid[]) from public;

create function depot.dashboard_stock(depots uuid[])
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: see dashboard_trucks.
begin
  return (
    with stock as (
      select
        a.tenant_id, a.produit_id, a.proprietaire_type, a.partenaire_id,
        sum(a.stock_ambiant) as stock_ambiant, sum(a.stock_15c) as stock_15c
      from public.sites as s
      join public.stocks_snapshot as a on a.tenant_id = s.tenant_id and a.depot_id = s.id
      where s.id = any (depots)
      group by a.tenant_id, a.produit_id, a.proprietaire_type, a.partenaire_id
    ),
    room as (
      select c.tenant_id, c.produit_id, sum(c.capacite_totale) as capacite_l,
        sum(c.remplissage_max_l) as remplissage_max_l, count(*) as citernes
      from public.sites as s
      join public.citernes as c on c.tenant_id = s.tenant_id and c.depot_id = s.id
      where s.id = any (depots) and c.statut <> 'inactive'
      group by c.tenant_id, c.produit_id
    ),
    lines as (
      select
        p.id as produit_id, p.nom, p.code, p.couleur,
        coalesce(sum(k.stock_ambiant), 0) as stock_ambiant,
        coalesce(sum(k.stock_15c), 0) as stock_15c,
        coalesce(sum(k.stock_ambiant) filter (where k.proprietaire_type = 'MONALUXE'), 0)
          as monaluxe_ambiant,
        coalesce(sum(k.stock_ambiant) filter (where k.proprietaire_type = 'PARTENAIRE'), 0)
          as partenaires_ambiant,
        coalesce(max(r.capacite_l), 0) as capacite_l,
        coalesce(max(r.remplissage_max_l), 0) as remplissage_max_l,
        coalesce(max(r.citernes), 0) as citernes,
        round(100 * coalesce(sum(k.stock_ambiant), 0) / nullif(max(r.capacite_l), 0), 1)
          as remplissage_pct
      from public.produits as p
      left join stock as k on k.tenant_id = p.tenant_id and k.produit_id = p.id
      left join room as r on r.tenant_id = p.tenant_id and r.produit_id = p.id
      where k.produit_id is not null or r.produit_id is not null
      group by p.tenant_id, p.id
    )
    select jsonb_build_object(
      'produits', (select coalesce(jsonb_agg(l order by l.nom), '[]') from lines as l),
      'proprietaires', (
        select coalesce(
          jsonb_agg(
            to_jsonb(k) - 'tenant_id' || jsonb_build_object('partenaire_nom', t.nom)
            order by k.proprietaire_type, t.nom, k.produit_id
          ),
          '[]'
        )
        from stock as k
        left join public.partenaires as t on t.tenant_id = k.tenant_id and t.id = k.partenaire_id
        where k.stock_ambiant <> 0 or k.stock_15c <> 0
      )
    )
  );
end
$$;
comment on function depot.dashboard_stock(uuid[]) is
  'Stock per product with capacity and owner split, and per owner and product, litres.';
revoke all on function depot.dashboard_stock(uuid[]) from public;

create function depot.dashboard_waiting(depots uuid[])
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: see dashboard_trucks.
begin
  return (
    with days as materialized (
      select s.tenant_id, s.id, (now() at time zone s.timezone)::date as jour
      from public.sites as s
      where s.id = any (depots)
    )
    select jsonb_build_object(
      'receptions', (
        select count(*) from days as d join public.receptions as r
          on r.tenant_id = d.tenant_id and r.depot_id = d.id and r.statut = 'brouillon'
      ),
      'sorties', (
        select count(*) from days as d join public.sorties_produit as o
          on o.tenant_id = d.tenant_id and o.depot_id = d.id and o.statut = 'brouillon'
      ),
      'ajustements', (
        select count(*) from days as d join public.stocks_adjustments as a
          on a.tenant_id = d.tenant_id and a.depot_id = d.id and a.statut = 'PROPOSE'
      ),
      'corrections_30j', (
        select count(*) from days as d join public.stocks_adjustments as a
          on a.tenant_id = d.tenant_id and a.depot_id = d.id and a.statut = 'APPROUVE'
          and a.date_jour > d.jour - 30
      )
    )
  );
end
$$;
comment on function depot.dashboard_waiting(uuid[]) is
  'Drafts of receptions and withdrawals, proposed adjustments; and adjustments approved for the last 30 days.';
revoke all on function depot.dashboard_waiting(uuid[]) from public;

create function depot.dashboard_tanks(depots uuid[])
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: see dashboard_trucks.
begin
  return (
    with here as materialized (
      -- Materialized: settings are asked once per depot, not once per tank.
      select
        s.tenant_id, s.id, (now() at time zone s.timezone)::date as jour,
        security.flag_int('DEPOT_AUTONOMIE_JOURS', s.tenant_id) as jours,
        extract(hour from now() at time zone s.timezone)
          >= security.flag_int('DEPOT_HEURE_JAUGE', s.tenant_id) as heure_passee
      from public.sites as s
      where s.id = any (depots)
    ),
    tanks as (
      select
        v.*,
        v.statut = 'active'
          and (v.stock_ambiant < v.volume_mort_l or v.autonomie_jours < h.jours) as est_basse,
        v.statut = 'active'
          and not v.est_logique
          and v.bareme_valide_au is not null
          and not exists (
            select from public.prises_de_hauteur as d
            where d.tenant_id = v.tenant_id
              and d.citerne_id = v.id
              and d.annulee_at is null
              and d.prise_at > now() - interval '2 days'
            and d.date_jour = h.jour
          ) as jauge_manquante,
        h.heure_passee
      from here as h
      join public.v_citernes_stock as v on v.tenant_id = h.tenant_id and v.depot_id = h.id
      where v.statut <> 'inactive' or v.stock_ambiant <> 0
    )
    select jsonb_build_object(
      'citernes', coalesce(
        jsonb_agg(to_jsonb(t) - 'heure_passee' order by t.depot_nom, t.position, t.nom), '[]'
      ),
      'citernes_basses', coalesce(
        jsonb_agg(
          jsonb_build_object(
            'id', t.id, 'nom', t.nom, 'depot_id', t.depot_id, 'produit_nom', t.produit_nom,
            'stock_ambiant', t.stock_ambiant, 'utilisable_l', t.utilisable_l,
            'autonomie_jours', t.autonomie_jours
          ) order by t.autonomie_jours nulls first, t.nom
        ) filter (where t.est_basse),
        '[]'
      ),
      'jauges_manquantes', coalesce(
        jsonb_agg(
          jsonb_build_object(
            'id', t.id, 'nom', t.nom, 'depot_id', t.depot_id, 'en_retard', t.heure_passee
          ) order by t.depot_nom, t.position, t.nom
        ) filter (where t.jauge_manquante),
        '[]'
      )
    )
    from tanks as t
  );
end
$$;
comment on function depot.dashboard_tanks(uuid[]) is
  'Tanks as v_citernes_stock has them, but inactive empty ones; those that are low (under the heel, or under DEPOT_AUTONOMIE_JOURS days of withdrawals); those without a dip today, en_retard once DEPOT_HEURE_JAUGE has passed.';
revoke all on function depot.dashboard_tanks(uuid[]) from public;

create function depot.dashboard_alerts(depots uuid[])
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: see dashboard_trucks; alerts only of the depots where the caller may read them.
declare
  v_scopes uuid[] := case
    when access.is_system() then depots
    else array(select access.scopes_where('alerts.read') intersect select unnest(depots))
  end;
begin
  if cardinality(v_scopes) = 0 then
    return null;
  end if;
  return (
    select jsonb_build_object(
      'ouvertes', count(*),
      'critiques', count(*) filter (where a.severity = 'CRITICAL'),
      'en_retard', count(*) filter (where a.due_at < now())
    )
    from public.sites as s
    join public.system_alerts as a on a.tenant_id = s.tenant_id and a.site_id = s.id
    where s.id = any (v_scopes) and a.status <> 'RESOLVED'
  );
end
$$;
comment on function depot.dashboard_alerts(uuid[]) is
  'Alerts of the depots that are not resolved; null where the caller may not read alerts.';
revoke all on function depot.dashboard_alerts(uuid[]) from public;

create function depot.depot_dashboard(depot_id uuid default null, tenant_id uuid default null)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: reads past row level security, of readable depots only.
declare
  v_depots uuid[];
  v_names jsonb;
begin
  select
    array_agg(s.id),
    jsonb_agg(jsonb_build_object(
      'id', s.id, 'tenant_id', s.tenant_id, 'nom', s.name, 'code', s.code,
      'timezone', s.timezone, 'date_jour', (now() at time zone s.timezone)::date
    ) order by s.name)
  into v_depots, v_names
  from depot.readable_depots(depot_dashboard.depot_id, depot_dashboard.tenant_id) as s;
  if v_depots is null then
    raise exception using
      errcode = '42501',
      message = 'permission_denied',
      detail = 'You are a member of no depot.',
      hint = 'Ask an administrator for access to a depot.';
  end if;
  return jsonb_build_object(
    'genere_at', now(),
    'depots', v_names,
    'camions', depot.dashboard_trucks(v_depots),
    'jour', depot.dashboard_today(v_depots),
    'a_traiter', depot.dashboard_waiting(v_depots),
    'alertes', depot.dashboard_alerts(v_depots)
  ) || depot.dashboard_stock(v_depots) || depot.dashboard_tanks(v_depots);
end
$$;
comment on function depot.depot_dashboard(uuid, uuid) is
  'The dashboard of one depot, or of all readable ones. Permission depot.read. Errors: DEPOT_INTROUVABLE (404), permission_denied (403) for who may read no depot at all.';
revoke all on function depot.depot_dashboard(uuid, uuid) from public;
grant execute on function depot.depot_dashboard(uuid, uuid) to authenticated, service_role;

create function public.depot_dashboard(depot_id uuid default null, tenant_id uuid default null)
returns jsonb
language sql
stable
security invoker
set search_path = ''
begin atomic
  select depot.depot_dashboard(depot_id, tenant_id);
end;
comment on function public.depot_dashboard(uuid, uuid) is
  'All that the dashboard shows, in one answer, of one depot, or of all that the caller may read (of tenant_id alone when it is given): depots, camions (open trips by step), jour {receptions, sorties, bilan} of today in the zone of each depot, a_traiter (drafts, adjustments, corrections of 30 days), alertes (null without alerts.read), produits, proprietaires, citernes (as v_citernes_stock, with est_basse and jauge_manquante), citernes_basses, jauges_manquantes. Litres. Permission depot.read. Errors: DEPOT_INTROUVABLE (404), permission_denied (403).';
revoke all on function public.depot_dashboard(uuid, uuid) from public;
grant execute on function public.depot_dashboard(uuid, uuid) to authenticated, service_role;
