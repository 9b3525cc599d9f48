-- depot: transfers from one tank of a depot to another, with what was lost or found on the way.
-- Depends on: the table transferts, booking, volume correction, the log.
-- Exposes: depot.record_transfer; its door comes in the next file.

create function depot.require_transfer_volumes(
  tenant_id uuid,
  produit_id uuid,
  volume_sorti numeric,
  volume_recu numeric
)
returns void
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: the caller is a rule. One person books a transfer: within what a measurement can tell,
-- a difference is his to book; beyond it, it is a loss, and two people decide about those.
declare
  v_limit numeric;
begin
  if not coalesce(
    volume_sorti > 0 and volume_sorti <= 1000000000 and volume_recu > 0
      and volume_recu <= 1000000000,
    false
  ) then
    raise exception using
      errcode = 'PT422',
      message = 'TRANSFERT_VOLUME_INVALIDE',
      detail = format('%s L left, %s L arrived: both must be litres above zero.',
        coalesce(left(volume_sorti::text, 24), 'no'), coalesce(left(volume_recu::text, 24), 'no')),
      hint = 'Type what left one tank and what arrived in the other.';
  end if;
  select round(require_transfer_volumes.volume_sorti * p.tolerance_jauge_pct / 100, 3) into v_limit
  from public.produits as p
  where p.tenant_id = require_transfer_volumes.tenant_id
    and p.id = require_transfer_volumes.produit_id;
  if abs(volume_recu - volume_sorti) > v_limit then
    raise exception using
      errcode = 'PT422',
      message = 'TRANSFERT_ECART_EXCESSIF',
      detail = format('%s L left and %s L arrived: %s L of difference, %s L are allowed.',
        volume_sorti, volume_recu, abs(volume_recu - volume_sorti), v_limit),
      hint = 'Book the transfer with the same litres on both sides and propose the difference as a loss or gain, which another person approves.';
  end if;
end
$$;
comment on function depot.require_transfer_volumes(uuid, uuid, numeric, numeric) is
  'Errors: TRANSFERT_VOLUME_INVALIDE, TRANSFERT_ECART_EXCESSIF (422).';
revoke all on function depot.require_transfer_volumes(uuid, uuid, numeric, numeric) from public;

create function depot.require_transfer_tanks(source public.citernes, destination public.citernes)
returns void
language plpgsql
immutable
security invoker
set search_path = ''
as $$
begin
  if source.id = destination.id then
    raise exception using
      errcode = 'PT422',
      message = 'TRANSFERT_MEME_CITERNE',
      detail = format('The transfer goes from %s to itself.', source.nom),
      hint = 'Choose another destination.';
  end if;
  if source.depot_id <> destination.depot_id then
    raise exception using
      errcode = 'PT422',
      message = 'TRANSFERT_DEPOTS_DIFFERENTS',
      detail = format('%s and %s belong to two depots.', source.nom, destination.nom),
      hint = 'What goes to another depot travels: book a withdrawal there and a reception here.';
  end if;
end
$$;
comment on function depot.require_transfer_tanks(public.citernes, public.citernes) is
  'Errors: TRANSFERT_MEME_CITERNE, TRANSFERT_DEPOTS_DIFFERENTS (422).';
revoke all on function depot.require_transfer_tanks(public.citernes, public.citernes) from public;

create function depot.compute_transfer(transfer public.transferts)
returns public.transferts
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: the caller is a rule.
declare
  v_new public.transferts := transfer;
  v_out depot.volume_correction;
begin
  perform depot.require_transfer_volumes(
    v_new.tenant_id, v_new.produit_id, v_new.volume_sorti, v_new.volume_recu
  );
  if v_new.temperature_c is null or v_new.densite_observee_kgm3 is null then
    raise exception using
      errcode = 'PT422',
      message = 'TRANSFERT_VOLUME_15C_OBLIGATOIRE',
      detail = 'Without temperature and density the volume at 15 °C cannot be computed.',
      hint = 'Type both, as they were read in the tank that was emptied.';
  end if;
  perform depot.require_past(v_new.survenu_at);
  v_out := depot.correct_for_product(
    v_new.tenant_id, v_new.produit_id, v_new.volume_sorti, v_new.temperature_c,
    v_new.densite_observee_kgm3, v_new.temperature_densite_c
  );
  v_new.volume_sorti_15c := v_out.volume_15c;
  v_new.volume_recu_15c := (depot.correct_for_product(
    v_new.tenant_id, v_new.produit_id, v_new.volume_recu, v_new.temperature_c,
    v_new.densite_observee_kgm3, v_new.temperature_densite_c
  )).volume_15c;
  v_new.densite_a_15_kgm3 := v_out.densite_a_15_kgm3;
  v_new.vcf := v_out.vcf;
  v_new.methode := v_out.methode;
  v_new.methode_version := v_out.methode_version;
  v_new.date_jour := depot.local_day(v_new.depot_id, v_new.survenu_at);
  v_new.statut := 'valide';
  v_new.created_by := access.actor();
  v_new.created_by_nom := governance.person_name(v_new.tenant_id, v_new.created_by);
  v_new.created_at := now();
  return v_new;
end
$$;
comment on function depot.compute_transfer(public.transferts) is
  'A transfer with its volumes at 15 °C, ready to be stored. Errors: TRANSFERT_VOLUME_INVALIDE, TRANSFERT_ECART_EXCESSIF, TRANSFERT_VOLUME_15C_OBLIGATOIRE, MOUVEMENT_DATE_FUTURE and those of correct_for_product (422).';
revoke all on function depot.compute_transfer(public.transferts) from public;

create function depot.transfer_entries(t public.transferts)
returns depot.ecriture[]
language sql
immutable
security invoker
set search_path = ''
as $$
  select array_agg(row(
    t.depot_id, e.citerne_id, t.produit_id, t.proprietaire_type, t.partenaire_id, e.nature, e.no,
    null, e.ambiant, e.v15c, t.survenu_at, t.temperature_c, t.densite_observee_kgm3,
    t.temperature_densite_c, t.densite_a_15_kgm3, t.vcf, t.methode, t.methode_version
  )::depot.ecriture order by e.booked)
  from (values
    (1, 1, 'TRANSFERT', t.citerne_source_id, -t.volume_sorti, -t.volume_sorti_15c),
    (3, 2, 'TRANSFERT', t.citerne_destination_id, t.volume_sorti, t.volume_sorti_15c),
    -- Booked before what arrives, so that the room of the destination is judged with what really
    -- came.
    (2, 3, case when t.volume_recu < t.volume_sorti then 'PERTE' else 'GAIN' end,
      t.citerne_destination_id, t.volume_recu - t.volume_sorti,
      t.volume_recu_15c - t.volume_sorti_15c)
  ) as e (booked, no, nature, citerne_id, ambiant, v15c)
  where e.ambiant <> 0
$$;
comment on function depot.transfer_entries(public.transferts) is
  'The same litres leave and arrive; line 3 is what the destination lost or gained, when there is a difference.';
revoke all on function depot.transfer_entries(public.transferts) from public;

create function depot.store_transfer(transfer public.transferts)
returns boolean
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody holds an insert on transfers.
begin
  -- Two saves of one id at once: the second waits here, and then finds the row of the first.
  insert into public.transferts select (transfer).*
  on conflict on constraint transferts_pkey do nothing;
  if not found then
    return false;
  end if;
  perform depot.post_entries(
    transfer.tenant_id, 'TRANSFERT', transfer.id, depot.transfer_entries(transfer)
  );
  return true;
end
$$;
comment on function depot.store_transfer(public.transferts) is
  'Writes and books a transfer; false when its id was there before. Errors: those of post_entries.';
revoke all on function depot.store_transfer(public.transferts) from public;

create function depot.log_transfer(
  action text,
  avant public.transferts,
  apres public.transferts,
  motif text
)
returns void
language sql
volatile
security definer
set search_path = ''
as $$
-- definer: the caller is a rule.
  select depot.log_action(
    apres.tenant_id, apres.depot_id, 'transferts', log_transfer.action, apres.id,
    (
      select format('%s → %s', s.nom, d.nom)
      from public.citernes as s, public.citernes as d
      where s.id = apres.citerne_source_id and d.id = apres.citerne_destination_id
    ),
    case when (avant).id is not null then to_jsonb(avant) end, to_jsonb(apres),
    log_transfer.motif, case when log_transfer.motif is null then 'INFO' else 'WARNING' end,
    least(apres.citerne_source_id, apres.citerne_destination_id)
  )
$$;
comment on function depot.log_transfer(text, public.transferts, public.transferts, text) is
  'The line of a transfer in the log, in the chain of one of its tanks, which the booking has locked.';
revoke all on function depot.log_transfer(text, public.transferts, public.transferts, text)
  from public;

create function depot.save_transfer(
  source public.citernes,
  destination public.citernes,
  transfer public.transferts
)
returns public.transferts
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody holds an insert on transfers.
declare
  v_new public.transferts := transfer;
  v_old public.transferts;
begin
  if not exists (
    select from public.transferts as t
    where t.tenant_id = v_new.tenant_id and t.id = v_new.id
  ) then
    perform depot.require_transfer_tanks(source, destination);
    perform depot.require_owner(
      v_new.tenant_id, v_new.proprietaire_type, v_new.partenaire_id, false
    );
    v_new := depot.compute_transfer(v_new);
    if depot.store_transfer(v_new) then
      perform depot.log_transfer('TRANSFERT_VALIDE', null, v_new, null);
      return v_new;
    end if;
  end if;
  select * into v_old
  from public.transferts as t
  where t.tenant_id = v_new.tenant_id and t.id = v_new.id;
  perform depot.require_same(to_jsonb(v_old), to_jsonb(v_new), array[
    'citerne_source_id', 'citerne_destination_id', 'survenu_at', 'volume_sorti', 'volume_recu',
    'temperature_c', 'densite_observee_kgm3', 'temperature_densite_c', 'proprietaire_type',
    'partenaire_id', 'note'
  ]);
  return v_old;
end
$$;
comment on function depot.save_transfer(public.citernes, public.citernes, public.transferts) is
  'Judges, books and logs a transfer, once.';
revoke all on function depot.save_transfer(public.citernes, public.citernes, public.transferts)
  from public;

create function depot.record_transfer(
  id uuid,
  citerne_source_id uuid,
  citerne_destination_id uuid,
  survenu_at timestamptz,
  volume_sorti numeric,
  volume_recu numeric default null,
  temperature_c numeric default null,
  densite_observee_kgm3 numeric default null,
  temperature_densite_c numeric default null,
  proprietaire_type text default 'MONALUXE',
  partenaire_id uuid default null,
  note text default null
)
returns public.transferts
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody holds an insert on transfers.
declare
  v_source public.citernes := depot.find_tank(citerne_source_id, 'transferts.write');
  v_destination public.citernes := depot.find_tank(citerne_destination_id, 'transferts.write');
  v_new public.transferts;
begin
  perform depot.require_id(id);
  v_new.tenant_id := v_source.tenant_id;
  v_new.id := record_transfer.id;
  v_new.depot_id := v_source.depot_id;
  v_new.produit_id := v_source.produit_id;
  v_new.citerne_source_id := v_source.id;
  v_new.citerne_destination_id := v_destination.id;
  v_new.proprietaire_type := record_transfer.proprietaire_type;
  v_new.partenaire_id := record_transfer.partenaire_id;
  v_new.survenu_at := record_transfer.survenu_at;
  v_new.volume_sorti := depot.bounded(record_transfer.volume_sorti, -1, 9999999999);
  v_new.volume_recu := depot.bounded(
    coalesce(record_transfer.volume_recu, record_transfer.volume_sorti), -1, 9999999999
  );
  v_new.temperature_c := depot.bounded(record_transfer.temperature_c, -999, 999);
  v_new.densite_observee_kgm3 := depot.bounded(record_transfer.densite_observee_kgm3, 0, 99999);
  v_new.temperature_densite_c := depot.bounded(record_transfer.temperature_densite_c, -999, 999);
  v_new.note := depot.clean_text('note', note, 2000);
  return depot.save_transfer(v_source, v_destination, v_new);
end
$$;
comment on function depot.record_transfer(
  uuid, uuid, uuid, timestamptz, numeric, numeric, numeric, numeric, numeric, text, uuid, text
) is
  'Books a transfer. Permission transferts.write. The same id again changes nothing. Errors: see public.record_transfer.';
revoke all on function depot.record_transfer(
  uuid, uuid, uuid, timestamptz, numeric, numeric, numeric, numeric, numeric, text, uuid, text
) from public;
grant execute on function depot.record_transfer(
  uuid, uuid, uuid, timestamptz, numeric, numeric, numeric, numeric, numeric, text, uuid, text
) to authenticated, service_role;
