-- depot: the doors of trips.
-- Depends on: the trip rules of this module.
-- Exposes: save_trip, advance_trip, cancel_trip.

create function depot.store_trip(trip public.cours_de_route, expected_version integer)
returns public.cours_de_route
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: the caller is save_trip, which asked for the permission on the depot of the trip.
declare
  v_row public.cours_de_route;
  v_old public.cours_de_route := depot.lock_trip(trip.tenant_id, trip.id);
begin
  if v_old.id is null then
    v_row := depot.insert_trip(depot.judge_trip(trip));
    if v_row.id is not null then
      return v_row;
    end if;
    v_old := depot.lock_trip(trip.tenant_id, trip.id);
    if v_old.id is null then
      perform depot.refuse_truck(trip.plaque_camion);
    end if;
  end if;
  perform depot.require_depot_permission('trips.write', v_old.tenant_id, v_old.depot_destination_id);
  if depot.trip_content(v_old) = depot.trip_content(trip) then
    return v_old;
  elsif v_old.statut = 'DECHARGE' or v_old.annule_at is not null then
    perform depot.refuse_settled(
      case when v_old.annule_at is null then 'unloaded' else 'cancelled' end, 'changed'
    );
  end if;
  perform depot.require_version(v_old.version, expected_version);
  return depot.change_trip(v_old, depot.judge_trip(trip));
end
$$;
comment on function depot.store_trip(public.cours_de_route, integer) is
  'Makes the trip, or corrects it while it is neither unloaded nor cancelled; the same content again changes nothing.';
revoke all on function depot.store_trip(public.cours_de_route, integer) from public;

create function depot.judge_loading(volume numeric, temperature_c numeric, densite_kgm3 numeric)
returns void
language plpgsql
immutable
security invoker
set search_path = ''
as $$
begin
  if volume <= 0 or volume > 1e8
    or temperature_c not between -90 and 190
    or densite_kgm3 not between 1 and 9999
  then
    raise exception using
      errcode = 'PT422',
      message = 'CDR_CHARGEMENT_INVALIDE',
      detail = format(
        '%s L at %s °C and %s kg/m³ is not what a truck loads.', coalesce(volume::text, '?'),
        coalesce(temperature_c::text, '?'), coalesce(densite_kgm3::text, '?')
      ),
      hint = 'Litres, degrees Celsius and kilograms per cubic metre, from the delivery note.';
  end if;
end
$$;
comment on function depot.judge_loading(numeric, numeric, numeric) is
  'Raises CDR_CHARGEMENT_INVALIDE (422) for figures that no truck has.';
revoke all on function depot.judge_loading(numeric, numeric, numeric) from public;

create function depot.save_trip(
  id uuid,
  depot_destination_id uuid,
  produit_id uuid,
  plaque_camion text,
  date_chargement date,
  fournisseur_id uuid default null,
  transporteur_id uuid default null,
  camion_id uuid default null,
  plaque_remorque text default null,
  chauffeur_nom text default null,
  transporteur text default null,
  depart_pays text default null,
  bl_numero text default null,
  scelles text default null,
  volume numeric default null,
  temperature_chargement_c numeric default null,
  densite_chargement_kgm3 numeric default null,
  note text default null,
  expected_version integer default null
)
returns public.cours_de_route
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody holds a write on trips.
declare
  v_site public.sites := depot.enter_depot(depot_destination_id, 'trips.write');
  v_trip public.cours_de_route;
begin
  perform depot.require_id(id);
  perform depot.judge_loading(volume, temperature_chargement_c, densite_chargement_kgm3);
  v_trip.tenant_id := v_site.tenant_id;
  v_trip.id := id;
  v_trip.depot_destination_id := v_site.id;
  v_trip.produit_id := produit_id;
  v_trip.fournisseur_id := fournisseur_id;
  v_trip.transporteur_id := transporteur_id;
  v_trip.camion_id := camion_id;
  v_trip.plaque_camion := depot.normalise_plaque(plaque_camion);
  v_trip.plaque_remorque :=
    depot.clean_text('plaque_remorque', depot.normalise_plaque(plaque_remorque), 20);
  v_trip.chauffeur_nom := depot.clean_text('chauffeur_nom', chauffeur_nom);
  v_trip.transporteur := depot.clean_text('transporteur', transporteur);
  v_trip.depart_pays := depot.clean_text('depart_pays', depart_pays);
  v_trip.bl_numero := depot.clean_text('bl_numero', bl_numero);
  v_trip.scelles := depot.clean_text('scelles', scelles, 500);
  v_trip.date_chargement := date_chargement;
  v_trip.volume := volume;
  v_trip.temperature_chargement_c := temperature_chargement_c;
  v_trip.densite_chargement_kgm3 := densite_chargement_kgm3;
  v_trip.note := depot.clean_text('note', note, 2000);
  return depot.store_trip(v_trip, expected_version);
end
$$;
comment on function depot.save_trip(
  uuid, uuid, uuid, text, date, uuid, uuid, uuid, text, text, text, text, text, text, numeric,
  numeric, numeric, text, integer
) is 'See public.save_trip.';
revoke all on function depot.save_trip(
  uuid, uuid, uuid, text, date, uuid, uuid, uuid, text, text, text, text, text, text, numeric,
  numeric, numeric, text, integer
) from public;
grant execute on function depot.save_trip(
  uuid, uuid, uuid, text, date, uuid, uuid, uuid, text, text, text, text, text, text, numeric,
  numeric, numeric, text, integer
) to authenticated, service_role;

create function public.save_trip(
  id uuid,
  depot_destination_id uuid,
  produit_id uuid,
  plaque_camion text,
  date_chargement date,
  fournisseur_id uuid default null,
  transporteur_id uuid default null,
  camion_id uuid default null,
  plaque_remorque text default null,
  chauffeur_nom text default null,
  transporteur text default null,
  depart_pays text default null,
  bl_numero text default null,
  scelles text default null,
  volume numeric default null,
  temperature_chargement_c numeric default null,
  densite_chargement_kgm3 numeric default null,
  note text default null,
  expected_version integer default null
)
returns public.cours_de_route
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select depot.save_trip(
    id, depot_destination_id, produit_id, plaque_camion, date_chargement, fournisseur_id,
    transporteur_id, camion_id, plaque_remorque, chauffeur_nom, transporteur, depart_pays,
    bl_numero, scelles, volume, temperature_chargement_c, densite_chargement_kgm3, note,
    expected_version
  );
end;
comment on function public.save_trip(
  uuid, uuid, uuid, text, date, uuid, uuid, uuid, text, text, text, text, text, text, numeric,
  numeric, numeric, text, integer
) is
  'Enters a trip, or corrects one that is neither unloaded nor cancelled. id: a UUID of version 7 made by the client; the same call again changes nothing. Litres, °C and kg/m³ observed at loading. Permission trips.write on the depot. Errors: DEPOT_INTROUVABLE, <REFERENCE>_INTROUVABLE (404), permission_denied (403), CDR_CAMION_DEJA_EN_ROUTE, DOCUMENT_DEJA_TRAITE, DOCUMENT_MODIFIE_ENTRETEMPS (409), CDR_PLAQUE_OBLIGATOIRE, CDR_DATE_INCOHERENTE, CDR_CHARGEMENT_INVALIDE, <REFERENCE>_INACTIF, TEXTE_TROP_LONG and those of preview_volume_15c (422).';
revoke all on function public.save_trip(
  uuid, uuid, uuid, text, date, uuid, uuid, uuid, text, text, text, text, text, text, numeric,
  numeric, numeric, text, integer
) from public;
grant execute on function public.save_trip(
  uuid, uuid, uuid, text, date, uuid, uuid, uuid, text, text, text, text, text, text, numeric,
  numeric, numeric, text, integer
) to authenticated, service_role;

create function depot.next_step(statut text)
returns text
language sql
immutable
security invoker
set search_path = ''
as $$
  select case statut
    when 'CHARGEMENT' then 'TRANSIT' when 'TRANSIT' then 'FRONTIERE' when 'FRONTIERE' then 'ARRIVE'
  end
$$;
comment on function depot.next_step(text) is
  'The step that a person may set after this one; null after ARRIVE: DECHARGE comes from receptions.';
revoke all on function depot.next_step(text) from public;

create function depot.judge_step(trip public.cours_de_route, statut text, survenu_at timestamptz)
returns void
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  if statut = 'DECHARGE' then
    raise exception using
      errcode = 'PT422',
      message = 'CDR_DECHARGE_PAR_RECEPTION',
      detail = format('Truck %s is unloaded by validating its reception.', trip.plaque_camion),
      hint = 'Enter the reception of this trip.';
  elsif trip.annule_at is not null or coalesce(depot.next_step(trip.statut) <> statut, true) then
    raise exception using
      errcode = 'PT422',
      message = 'CDR_TRANSITION_INTERDITE',
      detail = format(
        'The trip is %s: %s does not follow.',
        case when trip.annule_at is null then trip.statut else 'cancelled' end,
        quote_nullable(statut)
      ),
      hint = 'CHARGEMENT, TRANSIT, FRONTIERE, ARRIVE: one step at a time, never back.';
  end if;
  perform depot.require_past(survenu_at);
  if survenu_at < trip.statut_at then
    raise exception using
      errcode = 'PT422',
      message = 'CDR_DATE_INCOHERENTE',
      detail = format('%s cannot be at %s: %s was at %s.', statut, survenu_at, trip.statut,
        trip.statut_at),
      hint = 'Give the moment when the truck reached the step.';
  end if;
end
$$;
comment on function depot.judge_step(public.cours_de_route, text, timestamptz) is
  'Whether a trip may take a step. Errors: CDR_DECHARGE_PAR_RECEPTION, CDR_TRANSITION_INTERDITE, CDR_DATE_INCOHERENTE, MOUVEMENT_DATE_FUTURE (422).';
revoke all on function depot.judge_step(public.cours_de_route, text, timestamptz) from public;

create function depot.advance_trip(
  id uuid,
  statut text,
  survenu_at timestamptz default now(),
  note text default null
)
returns public.cours_de_route
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody holds a write on trips.
declare
  v_old public.cours_de_route := depot.find_trip(id, 'trips.write');
  v_trip public.cours_de_route;
begin
  if v_old.statut = advance_trip.statut and v_old.annule_at is null then
    return v_old;
  end if;
  perform depot.judge_step(v_old, statut, survenu_at);
  update public.cours_de_route as c
  set
    statut = advance_trip.statut,
    statut_at = advance_trip.survenu_at,
    arrive_at = case advance_trip.statut when 'ARRIVE' then advance_trip.survenu_at end,
    updated_at = now(),
    version = c.version + 1
  where c.tenant_id = v_old.tenant_id and c.id = v_old.id
  returning * into v_trip;
  perform depot.record_step(v_trip, statut, survenu_at, depot.clean_text('note', note, 2000));
  perform depot.log_trip('CDR_ETAPE', v_old, v_trip);
  return v_trip;
end
$$;
comment on function depot.advance_trip(uuid, text, timestamptz, text) is
  'See public.advance_trip.';
revoke all on function depot.advance_trip(uuid, text, timestamptz, text) from public;
grant execute on function depot.advance_trip(uuid, text, timestamptz, text)
  to authenticated, service_role;

create function public.advance_trip(
  id uuid,
  statut text,
  survenu_at timestamptz default now(),
  note text default null
)
returns public.cours_de_route
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select depot.advance_trip(id, statut, survenu_at, note);
end;
comment on function public.advance_trip(uuid, text, timestamptz, text) is
  'Moves a trip to its next step: TRANSIT, FRONTIERE, ARRIVE. The step it is in already changes nothing. Permission trips.write on its depot. Errors: CDR_INTROUVABLE (404), permission_denied (403), CDR_TRANSITION_INTERDITE, CDR_DECHARGE_PAR_RECEPTION, CDR_DATE_INCOHERENTE, MOUVEMENT_DATE_FUTURE (422).';
revoke all on function public.advance_trip(uuid, text, timestamptz, text) from public;
grant execute on function public.advance_trip(uuid, text, timestamptz, text)
  to authenticated, service_role;

create function depot.cancel_trip(id uuid, motif text)
returns public.cours_de_route
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody holds a write on trips.
declare
  v_old public.cours_de_route := depot.find_trip(id, 'trips.write');
  v_motif text := depot.require_motif(motif);
  v_trip public.cours_de_route;
begin
  if v_old.annule_motif = v_motif then
    return v_old;
  elsif v_old.annule_at is not null or v_old.statut = 'DECHARGE' then
    raise exception using
      errcode = 'PT422',
      message = 'CDR_TRANSITION_INTERDITE',
      detail = format(
        'The trip is %s already.',
        case when v_old.annule_at is null then 'unloaded' else 'cancelled' end
      ),
      hint = 'A trip is cancelled before it is unloaded; reverse its receptions first.';
  end if;
  update public.cours_de_route as c
  set annule_at = now(), annule_motif = v_motif, updated_at = now(), version = c.version + 1
  where c.tenant_id = v_old.tenant_id and c.id = v_old.id
  returning * into v_trip;
  perform depot.record_step(v_trip, 'ANNULE', now(), v_motif);
  perform depot.log_trip('CDR_ANNULE', v_old, v_trip, v_motif, 'WARNING');
  return v_trip;
end
$$;
comment on function depot.cancel_trip(uuid, text) is 'See public.cancel_trip.';
revoke all on function depot.cancel_trip(uuid, text) from public;
grant execute on function depot.cancel_trip(uuid, text) to authenticated, service_role;

create function public.cancel_trip(id uuid, motif text)
returns public.cours_de_route
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select depot.cancel_trip(id, motif);
end;
comment on function public.cancel_trip(uuid, text) is
  'Cancels a trip that is not unloaded, with a reason; the same call again changes nothing. Permission trips.write on its depot. Errors: CDR_INTROUVABLE (404), permission_denied (403), CDR_TRANSITION_INTERDITE, MOTIF_OBLIGATOIRE (422).';
revoke all on function public.cancel_trip(uuid, text) from public;
grant execute on function public.cancel_trip(uuid, text) to authenticated, service_role;
