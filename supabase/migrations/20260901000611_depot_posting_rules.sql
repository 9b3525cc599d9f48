-- depot: booking, second half: what may leave a tank, the writes, and post_entries itself.
-- Depends on: the first half. Exposes: depot.post_entries, depot.reversal_of.

create function depot.check_stock(
  tank public.citernes,
  etat depot.citerne_etats,
  compte public.stocks_snapshot,
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
-- definer: see check_tank. Ambient litres decide: 15 °C is derived from them and never blocks.
declare
  v_lowest numeric := compte.stock_ambiant;
  v_tank numeric := etat.stock_ambiant;
  v_is_sortie boolean := document_type = 'SORTIE';
begin
  if compte.id is null then
    raise exception using
      errcode = 'PT422',
      message = case
        when v_is_sortie then 'SORTIE_STOCK_INTROUVABLE' else 'TRANSFERT_STOCK_INTROUVABLE'
      end,
      detail = format('This owner has never had this product in tank %s.', tank.nom),
      hint = 'Choose another tank or owner, or book the opening balance first.';
  end if;
  if date_jour < compte.dernier_jour then
    v_lowest := depot.lowest_of_account(compte, date_jour);
  end if;
  if v_lowest < volume then
    raise exception using
      errcode = 'PT422',
      message = case
        when v_is_sortie then 'SORTIE_STOCK_INSUFFISANT_AMB'
        else 'TRANSFERT_STOCK_INSUFFISANT_AMB'
      end,
      detail = format(
        'Tank %s has %s L of this owner available from %s on; %s L were asked.', tank.nom,
        round(v_lowest, 1), date_jour, volume
      ),
      hint = 'Take less, or take from another tank.';
  end if;
  if date_jour < etat.dernier_jour then
    v_tank := (select x.lowest from depot.extremes_of_tank(etat, date_jour) as x);
  end if;
  if v_tank - volume < tank.volume_mort_l then
    raise exception using
      errcode = 'PT422',
      message = case
        when v_is_sortie then 'SORTIE_CAPACITE_SECURITE' else 'TRANSFERT_CAPACITE_SECURITE'
      end,
      detail = format(
        'Tank %s would fall to %s L, below its unusable heel of %s L.', tank.nom,
        round(v_tank - volume, 1), tank.volume_mort_l
      ),
      hint = 'Take less, or take from another tank.';
  end if;
end
$$;
comment on function depot.check_stock(
  public.citernes, depot.citerne_etats, public.stocks_snapshot, text, numeric, date
) is
  'Raises <document>_STOCK_INTROUVABLE, _STOCK_INSUFFISANT_AMB or _CAPACITE_SECURITE (422): this owner''s litres, then the heel of the tank, that day or later.';
revoke all on function depot.check_stock(
  public.citernes, depot.citerne_etats, public.stocks_snapshot, text, numeric, date
) from public;

create function depot.judge_entry(
  tenant_id uuid,
  document_type text,
  entry depot.ecriture,
  date_jour date
)
returns void
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: see check_tank. Corrections, openings, losses and gains say what is: nothing refuses
-- them, and the checks report what they reveal.
declare
  v_tank public.citernes;
  v_etat depot.citerne_etats;
  v_compte public.stocks_snapshot;
begin
  if entry.contrepasse_id is not null
    or entry.nature not in ('RECEPTION', 'SORTIE', 'TRANSFERT')
  then
    return;
  end if;
  select * into v_tank from public.citernes as c
  where c.tenant_id = judge_entry.tenant_id and c.id = entry.citerne_id;
  select * into v_etat from depot.citerne_etats as e
  where e.tenant_id = judge_entry.tenant_id and e.citerne_id = entry.citerne_id;
  perform depot.check_tank(v_tank, document_type, entry.produit_id);
  if entry.volume_ambiant > 0 then
    perform depot.check_room(v_tank, v_etat, document_type, entry.volume_ambiant, date_jour);
  elsif entry.volume_ambiant < 0 then
    select * into v_compte from public.stocks_snapshot as s
    where s.tenant_id = judge_entry.tenant_id
      and s.citerne_id = entry.citerne_id
      and s.produit_id = entry.produit_id
      and s.proprietaire_type = entry.proprietaire_type
      and s.partenaire_id is not distinct from entry.partenaire_id;
    perform depot.check_stock(
      v_tank, v_etat, v_compte, document_type, -entry.volume_ambiant, date_jour
    );
  end if;
end
$$;
comment on function depot.judge_entry(uuid, text, depot.ecriture, date) is
  'Whether an entry may be booked: tank in service, product, room, stock, heel. The lock of the tank is held.';
revoke all on function depot.judge_entry(uuid, text, depot.ecriture, date) from public;

create function depot.write_totals(entry public.mouvements_stock)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: the sums are internal.
declare
  v_a numeric := entry.volume_ambiant;
  v_c numeric := entry.volume_15c;
  v_n text := entry.nature;
begin
  insert into depot.stock_days as d (
    tenant_id, compte_id, date_jour, depot_id, citerne_id,
    ouverture_ambiant, reception_ambiant, sortie_ambiant, transfert_ambiant,
    perte_gain_ambiant, ajustement_ambiant, net_ambiant,
    ouverture_15c, reception_15c, sortie_15c, transfert_15c, perte_gain_15c, ajustement_15c,
    net_15c, mouvement_count
  )
  values (
    entry.tenant_id, entry.compte_id, entry.date_jour, entry.depot_id, entry.citerne_id,
    case v_n when 'OUVERTURE' then v_a else 0 end, case v_n when 'RECEPTION' then v_a else 0 end,
    case v_n when 'SORTIE' then v_a else 0 end, case v_n when 'TRANSFERT' then v_a else 0 end,
    case when v_n in ('PERTE', 'GAIN') then v_a else 0 end,
    case v_n when 'AJUSTEMENT' then v_a else 0 end, v_a,
    case v_n when 'OUVERTURE' then v_c else 0 end, case v_n when 'RECEPTION' then v_c else 0 end,
    case v_n when 'SORTIE' then v_c else 0 end, case v_n when 'TRANSFERT' then v_c else 0 end,
    case when v_n in ('PERTE', 'GAIN') then v_c else 0 end,
    case v_n when 'AJUSTEMENT' then v_c else 0 end, v_c, 1
  )
  on conflict on constraint stock_days_pkey do update set
    ouverture_ambiant = d.ouverture_ambiant + excluded.ouverture_ambiant,
    reception_ambiant = d.reception_ambiant + excluded.reception_ambiant,
    sortie_ambiant = d.sortie_ambiant + excluded.sortie_ambiant,
    transfert_ambiant = d.transfert_ambiant + excluded.transfert_ambiant,
    perte_gain_ambiant = d.perte_gain_ambiant + excluded.perte_gain_ambiant,
    ajustement_ambiant = d.ajustement_ambiant + excluded.ajustement_ambiant,
    net_ambiant = d.net_ambiant + excluded.net_ambiant,
    ouverture_15c = d.ouverture_15c + excluded.ouverture_15c,
    reception_15c = d.reception_15c + excluded.reception_15c,
    sortie_15c = d.sortie_15c + excluded.sortie_15c,
    transfert_15c = d.transfert_15c + excluded.transfert_15c,
    perte_gain_15c = d.perte_gain_15c + excluded.perte_gain_15c,
    ajustement_15c = d.ajustement_15c + excluded.ajustement_15c,
    net_15c = d.net_15c + excluded.net_15c,
    mouvement_count = d.mouvement_count + 1,
    updated_at = now();
  insert into depot.stock_months as m (
    tenant_id, compte_id, mois, depot_id, net_ambiant, net_15c, mouvement_count
  )
  values (
    entry.tenant_id, entry.compte_id, date_trunc('month', entry.date_jour)::date, entry.depot_id,
    v_a, v_c, 1
  )
  on conflict on constraint stock_months_pkey do update set
    net_ambiant = m.net_ambiant + excluded.net_ambiant,
    net_15c = m.net_15c + excluded.net_15c,
    mouvement_count = m.mouvement_count + 1;
end
$$;
comment on function depot.write_totals(public.mouvements_stock) is
  'Adds an entry to the sums of its day and its month.';
revoke all on function depot.write_totals(public.mouvements_stock) from public;

create function depot.write_account(entry public.mouvements_stock)
returns uuid
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody holds a write on the totals.
declare
  v_id uuid;
begin
  insert into public.stocks_snapshot as s (
    tenant_id, depot_id, citerne_id, produit_id, proprietaire_type, partenaire_id, stock_ambiant,
    stock_15c, ajustement_ambiant, ajustement_15c, mouvement_count, last_movement_at, dernier_jour
  )
  values (
    entry.tenant_id, entry.depot_id, entry.citerne_id, entry.produit_id, entry.proprietaire_type,
    entry.partenaire_id, entry.volume_ambiant, entry.volume_15c,
    case when entry.nature in ('AJUSTEMENT', 'PERTE', 'GAIN') then entry.volume_ambiant else 0 end,
    case when entry.nature in ('AJUSTEMENT', 'PERTE', 'GAIN') then entry.volume_15c else 0 end,
    1, entry.survenu_at, entry.date_jour
  )
  on conflict on constraint stocks_snapshot_compte_key do update set
    stock_ambiant = s.stock_ambiant + excluded.stock_ambiant,
    stock_15c = s.stock_15c + excluded.stock_15c,
    ajustement_ambiant = s.ajustement_ambiant + excluded.ajustement_ambiant,
    ajustement_15c = s.ajustement_15c + excluded.ajustement_15c,
    mouvement_count = s.mouvement_count + 1,
    last_movement_at = greatest(s.last_movement_at, excluded.last_movement_at),
    dernier_jour = greatest(s.dernier_jour, excluded.dernier_jour),
    updated_at = now()
  returning s.id into v_id;
  return v_id;
end
$$;
comment on function depot.write_account(public.mouvements_stock) is
  'Adds an entry to the running totals of its account, which it makes when it is the first; returns the account.';
revoke all on function depot.write_account(public.mouvements_stock) from public;
