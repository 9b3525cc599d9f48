-- depot: booking. One function writes the ledger; whatever moves stock calls it.
-- Depends on: the ledger, the closed days and the tanks of this module.
-- Exposes: depot.post_entries, depot.reversal_of, depot.entry_digest; nothing for the API.

create type depot.ecriture as (
  depot_id uuid,
  citerne_id uuid,
  produit_id uuid,
  proprietaire_type text,
  partenaire_id uuid,
  nature text,
  ligne_no integer,
  contrepasse_id bigint,
  volume_ambiant numeric,
  volume_15c numeric,
  survenu_at timestamptz,
  temperature_c numeric,
  densite_observee_kgm3 numeric,
  temperature_densite_c numeric,
  densite_a_15_kgm3 numeric,
  vcf numeric,
  methode text,
  methode_version integer
);
comment on type depot.ecriture is
  'An entry before it is booked. Volumes are signed: in is positive, out is negative.';

create function depot.entry_digest(entry public.mouvements_stock)
returns bytea
language plpgsql
immutable
parallel safe
security invoker
set search_path = ''
as $$
begin
  return sha256(convert_to(
    jsonb_build_array(
      entry.tenant_id, entry.depot_id, entry.citerne_id, entry.compte_id, entry.produit_id,
      entry.proprietaire_type, entry.partenaire_id, entry.nature, entry.est_contrepassation,
      entry.contrepasse_id, entry.volume_ambiant::numeric(14, 3), entry.volume_15c::numeric(14, 1),
      extract(epoch from entry.survenu_at), entry.date_jour, entry.document_type,
      entry.document_id, entry.ligne_no, entry.temperature_c::numeric(5, 2),
      entry.densite_observee_kgm3::numeric(7, 2), entry.temperature_densite_c::numeric(5, 2),
      entry.densite_a_15_kgm3::numeric(7, 2), entry.vcf::numeric(8, 5), entry.methode,
      entry.methode_version, entry.booked_by, extract(epoch from entry.booked_at), entry.citerne_no
    )::text,
    'UTF8'
  ));
end
$$;
comment on function depot.entry_digest(public.mouvements_stock) is
  'Digest of what an entry says, all columns but its id and its hash.';
revoke all on function depot.entry_digest(public.mouvements_stock) from public;

create function depot.lowest_of_account(compte public.stocks_snapshot, from_day date)
returns numeric
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: internal sums. The lock of the tank is held: nothing changes meanwhile.
begin
  return (
    select least(compte.stock_ambiant, min(compte.stock_ambiant - later.net))
    from (
      select sum(d.net_ambiant) over (order by d.date_jour desc) as net
      from depot.stock_days as d
      where d.tenant_id = compte.tenant_id
        and d.compte_id = compte.id
        and d.date_jour > from_day
    ) as later
  );
end
$$;
comment on function depot.lowest_of_account(public.stocks_snapshot, date) is
  'Smallest closing balance of an account from that day to now, litres at ambient temperature: what a back-dated withdrawal may take.';
revoke all on function depot.lowest_of_account(public.stocks_snapshot, date) from public;

create function depot.extremes_of_tank(etat depot.citerne_etats, from_day date)
returns table (lowest numeric, highest numeric)
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: see lowest_of_account.
begin
  return query
  select
    least(etat.stock_ambiant, min(etat.stock_ambiant - later.net)),
    greatest(etat.stock_ambiant, max(etat.stock_ambiant - later.net))
  from (
    select sum(sum(d.net_ambiant)) over (order by d.date_jour desc) as net
    from depot.stock_days as d
    where d.tenant_id = etat.tenant_id
      and d.citerne_id = etat.citerne_id
      and d.date_jour > from_day
    group by d.date_jour
  ) as later;
end
$$;
comment on function depot.extremes_of_tank(depot.citerne_etats, date) is
  'Smallest and greatest closing content of a tank, all owners, from that day to now.';
revoke all on function depot.extremes_of_tank(depot.citerne_etats, date) from public;

create function depot.lock_tanks(tenant_id uuid, citernes uuid[])
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: the table is internal.
-- Two bookings on one tank would each see room, or stock, that only one of them can have: the
-- second waits here. In the order of ids, so that two documents over the same tanks never wait for
-- each other.
begin
  perform
  from depot.citerne_etats as e
  where e.tenant_id = lock_tanks.tenant_id
    and e.citerne_id = any (citernes)
  order by e.citerne_id
  for no key update;
  if (
    select count(*) from depot.citerne_etats as e
    where e.tenant_id = lock_tanks.tenant_id and e.citerne_id = any (citernes)
  ) < (select count(distinct c) from unnest(citernes) as c) then
    insert into depot.citerne_etats (tenant_id, citerne_id)
    select c.tenant_id, c.id
    from public.citernes as c
    where c.tenant_id = lock_tanks.tenant_id and c.id = any (citernes)
    order by c.id
    on conflict do nothing;
    perform
    from depot.citerne_etats as e
    where e.tenant_id = lock_tanks.tenant_id
      and e.citerne_id = any (citernes)
    order by e.citerne_id
    for no key update;
  end if;
end
$$;
comment on function depot.lock_tanks(uuid, uuid[]) is
  'Locks the state of the tanks until the end of the transaction, in one order for everybody.';
revoke all on function depot.lock_tanks(uuid, uuid[]) from public;

create function depot.check_tank(
  tank public.citernes,
  document_type text,
  produit_id uuid
)
returns void
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: the caller is a rule.
begin
  if tank.statut <> 'active' then
    raise exception using
      errcode = 'PT422',
      message = case document_type
        when 'RECEPTION' then 'RECEPTION_CITERNE_INACTIVE'
        when 'SORTIE' then 'SORTIE_CITERNE_INACTIVE'
        else 'TRANSFERT_CITERNE_INACTIVE'
      end,
      detail = format('Tank %s is %s.', tank.nom, tank.statut),
      hint = 'Choose an active tank, or have this one put back into service.';
  end if;
  if tank.produit_id <> check_tank.produit_id then
    raise exception using
      errcode = 'PT422',
      message = case document_type
        when 'RECEPTION' then 'RECEPTION_PRODUIT_INCOMPATIBLE'
        when 'SORTIE' then 'SORTIE_PRODUIT_INCOMPATIBLE'
        else 'TRANSFERT_PRODUIT_INCOMPATIBLE'
      end,
      detail = format(
        'Tank %s holds %s, the document is about %s.', tank.nom,
        (select p.nom from public.produits as p
          where p.tenant_id = tank.tenant_id and p.id = tank.produit_id),
        coalesce(
          (select p.nom from public.produits as p
            where p.tenant_id = tank.tenant_id and p.id = check_tank.produit_id),
          'an unknown product'
        )
      ),
      hint = 'Choose a tank of the same product.';
  end if;
end
$$;
comment on function depot.check_tank(public.citernes, text, uuid) is
  'Raises <document>_CITERNE_INACTIVE or <document>_PRODUIT_INCOMPATIBLE (422).';
revoke all on function depot.check_tank(public.citernes, text, uuid) from public;

create function depot.check_room(
  tank public.citernes,
  etat depot.citerne_etats,
  document_type text,
  volume numeric,
  date_jour date
)
returns void
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: see check_tank. The safe fill level counts, all owners together.
declare
  v_highest numeric := etat.stock_ambiant;
begin
  if date_jour < etat.dernier_jour then
    v_highest := (select x.highest from depot.extremes_of_tank(etat, date_jour) as x);
  end if;
  if v_highest + volume > tank.remplissage_max_l then
    raise exception using
      errcode = 'PT422',
      message = case document_type
        when 'RECEPTION' then 'RECEPTION_CAPACITE_DEPASSEE'
        else 'TRANSFERT_CAPACITE_DEPASSEE'
      end,
      detail = format(
        'Tank %s holds %s L and may be filled to %s L: %s L do not fit, %s L do.', tank.nom,
        round(v_highest, 1), tank.remplissage_max_l, volume,
        greatest(round(tank.remplissage_max_l - v_highest, 1), 0)
      ),
      hint = 'Split the volume over several tanks.';
  end if;
end
$$;
comment on function depot.check_room(
  public.citernes, depot.citerne_etats, text, numeric, date
) is
  'Raises RECEPTION_CAPACITE_DEPASSEE or TRANSFERT_CAPACITE_DEPASSEE (422) when the tank would exceed its safe fill level, that day or later.';
revoke all on function depot.check_room(
  public.citernes, depot.citerne_etats, text, numeric, date
) from public;
