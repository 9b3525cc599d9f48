-- depot: closing a day: what is not in order, how far the chains reach, and the seal over them.
-- Depends on: closed days, ledger, log, dips and documents of this module, governance.
-- Exposes: rules for rules; day_reserves and verify_closing come with close_day.

create function depot.reserve(key text, noms text[])
returns jsonb
language sql
immutable
security invoker
set search_path = ''
as $$
  select jsonb_build_object('key', key, 'n', cardinality(noms), 'noms', to_jsonb(noms[1:10]))
  where cardinality(noms) > 0
$$;
comment on function depot.reserve(text, text[]) is
  'One reserve: how many, and the names of the first ten; null when there is none.';
revoke all on function depot.reserve(text, text[]) from public;

create function depot.undipped_tanks(depot public.sites, jour date)
returns text[]
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: the caller is a rule.
begin
  return array(
    select c.nom
    from public.citernes as c
    where c.tenant_id = depot.tenant_id
      and c.depot_id = depot.id
      and c.statut = 'active'
      and not c.est_logique
      and c.id not in (
        select p.citerne_id
        from public.prises_de_hauteur as p
        where p.tenant_id = depot.tenant_id
          and p.depot_id = depot.id
          and p.date_jour = jour
          and p.annulee_at is null
      )
    order by c.position, c.nom
  );
end
$$;
comment on function depot.undipped_tanks(public.sites, date) is
  'Active tanks of a depot, logical ones left out, that have no valid dip on a day.';
revoke all on function depot.undipped_tanks(public.sites, date) from public;

create function depot.open_days_before(depot public.sites, jour date)
returns text[]
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: the caller is a rule. The first closing of a depot starts the habit: what lies before it
-- is history.
begin
  return array(
    select distinct d.date_jour::text
    from depot.stock_days as d
    where d.tenant_id = depot.tenant_id
      and d.depot_id = depot.id
      and d.date_jour < jour
      and d.date_jour > (
        select max(c.date_jour)
        from public.clotures as c
        where c.tenant_id = depot.tenant_id and c.depot_id = depot.id and c.rouvert_at is null
      )
    order by 1
  );
end
$$;
comment on function depot.open_days_before(public.sites, date) is
  'Days with entries after the last closed one that a closing would skip.';
revoke all on function depot.open_days_before(public.sites, date) from public;

create function depot.closing_reserves(depot public.sites, jour date)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: the caller is a rule.
begin
  return coalesce((
    select jsonb_agg(r.reserve order by r.rang)
    from (values
      (1, depot.reserve('RECEPTIONS_BROUILLON', array(
        select coalesce(r.numero, r.plaque_camion, r.date_reception::text)
        from public.receptions as r
        where r.tenant_id = depot.tenant_id and r.depot_id = depot.id
          and r.statut = 'brouillon' and r.date_reception <= jour
        order by r.recue_at
      ))),
      (2, depot.reserve('SORTIES_BROUILLON', array(
        select coalesce(s.numero, s.plaque_camion, s.date_jour::text)
        from public.sorties_produit as s
        where s.tenant_id = depot.tenant_id and s.depot_id = depot.id
          and s.statut = 'brouillon' and s.date_jour <= jour
        order by s.date_sortie
      ))),
      (3, depot.reserve('AJUSTEMENTS_PROPOSES', array(
        select format('%s %s L', c.nom, a.delta_ambiant)
        from public.stocks_adjustments as a
        join public.citernes as c on c.tenant_id = a.tenant_id and c.id = a.citerne_id
        where a.tenant_id = depot.tenant_id and a.depot_id = depot.id
          and a.statut = 'PROPOSE' and a.date_jour <= jour
        order by a.survenu_at
      ))),
      (4, depot.reserve('JAUGES_MANQUANTES', depot.undipped_tanks(depot, jour))),
      (5, depot.reserve('ALERTES_CRITIQUES', array(
        select concat_ws(' ', a.check_code, a.entity_label)
        from public.system_alerts as a
        where a.tenant_id = depot.tenant_id and a.site_id = depot.id
          and a.severity = 'CRITICAL' and a.status <> 'RESOLVED'
        order by a.first_detected_at
      ))),
      (6, depot.reserve('JOURNEES_NON_CLOTUREES', depot.open_days_before(depot, jour)))
    ) as r (rang, reserve)
    where r.reserve is not null
  ), '[]');
end
$$;
comment on function depot.closing_reserves(public.sites, date) is
  'What is not in order on a day and before, as [{key, n, noms}]: drafts, proposed adjustments, missing dips, unresolved critical alerts, days that were skipped.';
revoke all on function depot.closing_reserves(public.sites, date) from public;

create function depot.chain_ends(depot public.sites)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: the ends of the chains are internal.
begin
  return coalesce((
    select jsonb_agg(
      jsonb_build_object('chaine', e.chaine, 'id', e.id, 'no', e.no) order by e.chaine, e.id
    )
    from (
      select 'citerne' as chaine, t.citerne_id as id, t.dernier_no as no
      from depot.citerne_etats as t
      join public.citernes as c on c.tenant_id = t.tenant_id and c.id = t.citerne_id
      where c.tenant_id = depot.tenant_id and c.depot_id = depot.id and t.dernier_no > 0
      union all
      select 'journal', l.chaine, l.dernier_no
      from depot.log_chains as l
      where l.tenant_id = depot.tenant_id
        and (
          l.chaine in (depot.tenant_id, depot.id)
          or l.chaine in (
            select c.id
            from public.citernes as c
            where c.tenant_id = depot.tenant_id and c.depot_id = depot.id
          )
        )
    ) as e
  ), '[]');
end
$$;
comment on function depot.chain_ends(public.sites) is
  'How far the chains of a depot reach now: the ledger of each tank, and the log of each tank, of the depot and of the company.';
revoke all on function depot.chain_ends(public.sites) from public;

create function depot.chain_seal(tenant_id uuid, chaines jsonb)
returns text
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: reads past row level security. From the lines themselves, not from the ends that were
-- noted: a line that was changed since then, or is gone, gives another seal.
begin
  return (
    select encode(sha256(convert_to(coalesce(string_agg(
      concat_ws(' ', e.chaine, e.id, e.no, coalesce(encode(e.hash, 'hex'), 'missing')), E'\n'
      order by e.chaine, e.id
    ), ''), 'UTF8')), 'hex')
    from (
      select
        x.chaine, x.id, x.no,
        case x.chaine
          when 'citerne' then (
            select m.hash
            from public.mouvements_stock as m
            where m.tenant_id = chain_seal.tenant_id
              and m.citerne_id = x.id
              and m.citerne_no = x.no
          )
          else (
            select l.hash
            from public.log_actions as l
            where l.tenant_id = chain_seal.tenant_id
              and l.chaine = x.id
              and l.chaine_no = x.no
          )
        end as hash
      from jsonb_to_recordset(chaines) as x (chaine text, id uuid, no bigint)
    ) as e
  );
end
$$;
comment on function depot.chain_seal(uuid, jsonb) is
  'sha256, hexadecimal, over the hashes of the lines at which chains stood.';
revoke all on function depot.chain_seal(uuid, jsonb) from public;
