-- depot: how a trip is entered, moves on and is cancelled.
-- Depends on: trips, the document helpers, the volume correction and the log of this module.
-- Exposes: rules for the doors in the next file; depot.lock_trip and depot.settle_trip for
-- receptions.

create function depot.lock_trip(tenant_id uuid, id uuid)
returns public.cours_de_route
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: the caller is a rule. Two steps at once, or a step and a reception, would both start
-- from the same status: the second waits here and sees what the first made of it.
declare
  v_trip public.cours_de_route;
begin
  select * into v_trip
  from public.cours_de_route as c
  where c.tenant_id = lock_trip.tenant_id and c.id = lock_trip.id
  for no key update;
  return v_trip;
end
$$;
comment on function depot.lock_trip(uuid, uuid) is 'The trip, locked; null when there is none.';
revoke all on function depot.lock_trip(uuid, uuid) from public;

create function depot.find_trip(id uuid, permission text)
returns public.cours_de_route
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody holds an update on trips, and the lock needs one.
declare
  v_trip public.cours_de_route;
begin
  select * into v_trip
  from public.cours_de_route as c
  where c.tenant_id = any (array(select depot.reachable_tenants()))
    and c.id = find_trip.id
    and depot.may_see(c.depot_destination_id)
  for no key update;
  if not found then
    raise exception using
      errcode = 'PT404',
      message = 'CDR_INTROUVABLE',
      detail = format('No trip %s that you may see.', coalesce(find_trip.id::text, 'null')),
      hint = 'Refresh the list: it may go to another depot now.';
  end if;
  perform depot.require_depot_permission(permission, v_trip.tenant_id, v_trip.depot_destination_id);
  return v_trip;
end
$$;
comment on function depot.find_trip(uuid, text) is
  'The trip, locked, when the caller sees it and holds the permission on its depot. Errors: CDR_INTROUVABLE (404), permission_denied (403).';
revoke all on function depot.find_trip(uuid, text) from public;

create function depot.log_trip(
  action text,
  before public.cours_de_route,
  after public.cours_de_route,
  motif text default null,
  niveau text default 'INFO'
)
returns void
language sql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody holds an insert on the log.
  select depot.log_action(
    after.tenant_id, after.depot_destination_id, 'cours_de_route', action, after.id,
    after.plaque_camion, case when before.id is not null then to_jsonb(before) end,
    to_jsonb(after), motif, niveau
  )
$$;
comment on function depot.log_trip(
  text, public.cours_de_route, public.cours_de_route, text, text
) is 'The line of the log for a trip.';
revoke all on function depot.log_trip(
  text, public.cours_de_route, public.cours_de_route, text, text
) from public;

create function depot.record_step(
  trip public.cours_de_route,
  statut text,
  survenu_at timestamptz,
  note text default null
)
returns void
language sql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody holds an insert on the steps.
  insert into public.cours_de_route_etapes as e (
    tenant_id, cours_de_route_id, statut, survenu_at, depot_id, acteur_id, acteur_nom, note
  )
  values (
    trip.tenant_id, trip.id, record_step.statut, record_step.survenu_at, trip.depot_destination_id,
    access.actor(), governance.person_name(trip.tenant_id, access.actor()), record_step.note
  )
$$;
comment on function depot.record_step(public.cours_de_route, text, timestamptz, text) is
  'Writes when a trip reached a step, and who said so.';
revoke all on function depot.record_step(public.cours_de_route, text, timestamptz, text)
  from public;

create function depot.trip_content(trip public.cours_de_route)
returns jsonb
language sql
stable
security invoker
set search_path = ''
as $$
  select to_jsonb(trip) - array[
    'volume_charge_15c', 'statut', 'statut_at', 'arrive_at', 'annule_at', 'annule_motif',
    'created_by', 'created_at', 'updated_at', 'version'
  ]
$$;
comment on function depot.trip_content(public.cours_de_route) is
  'What a person entered of a trip: the same twice is a repeated call, not a change.';
revoke all on function depot.trip_content(public.cours_de_route) from public;

create function depot.loading_at(depot_id uuid, date_chargement date)
returns timestamptz
language sql
stable
security definer
set search_path = ''
as $$
-- definer: the caller is a rule.
  select loading_at.date_chargement::timestamp at time zone s.timezone
  from public.sites as s
  where s.id = loading_at.depot_id
$$;
comment on function depot.loading_at(uuid, date) is
  'The moment of the step CHARGEMENT: the start of the loading day in the zone of the depot.';
revoke all on function depot.loading_at(uuid, date) from public;

create function depot.judge_trip(trip public.cours_de_route)
returns public.cours_de_route
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: the caller is a rule.
begin
  perform depot.require_reference('PRODUIT', trip.tenant_id, trip.produit_id);
  perform depot.require_reference('FOURNISSEUR', trip.tenant_id, trip.fournisseur_id);
  perform depot.require_reference('TRANSPORTEUR', trip.tenant_id, trip.transporteur_id);
  perform depot.require_reference('CAMION', trip.tenant_id, trip.camion_id);
  if coalesce(char_length(trip.plaque_camion), 0) not between 2 and 20 then
    raise exception using
      errcode = 'PT422',
      message = 'CDR_PLAQUE_OBLIGATOIRE',
      detail = format('%s is not a plate of 2 to 20 characters.', quote_nullable(trip.plaque_camion)),
      hint = 'Enter the plate of the truck.';
  elsif coalesce(trip.date_chargement not between '2000-01-01' and current_date + 60, true) then
    raise exception using
      errcode = 'PT422',
      message = 'CDR_DATE_INCOHERENTE',
      detail = format(
        'The loading day %s is missing, before 2000 or more than 60 days ahead.',
        coalesce(trip.date_chargement::text, 'null')
      ),
      hint = 'Check the date on the delivery note.';
  end if;
  if trip.volume is not null and trip.temperature_chargement_c is not null
    and trip.densite_chargement_kgm3 is not null
  then
    trip.volume_charge_15c := (depot.correct_for_product(
      trip.tenant_id, trip.produit_id, trip.volume, trip.temperature_chargement_c,
      trip.densite_chargement_kgm3
    )).volume_15c;
  end if;
  return trip;
end
$$;
comment on function depot.judge_trip(public.cours_de_route) is
  'The trip with its loaded volume at 15 °C, when all that it names is in order. Errors: those of require_reference and correct_for_product, CDR_PLAQUE_OBLIGATOIRE, CDR_DATE_INCOHERENTE (422).';
revoke all on function depot.judge_trip(public.cours_de_route) from public;

create function depot.insert_trip(trip public.cours_de_route)
returns public.cours_de_route
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody holds an insert on trips.
-- Two first saves with one id, or two trips of one truck: the second waits for the first, then
-- writes nothing.
declare
  v_at timestamptz := depot.loading_at(trip.depot_destination_id, trip.date_chargement);
  v_trip public.cours_de_route;
begin
  insert into public.cours_de_route (
    tenant_id, id, depot_destination_id, produit_id, fournisseur_id, transporteur_id, camion_id,
    plaque_camion, plaque_remorque, chauffeur_nom, transporteur, depart_pays, bl_numero, scelles,
    date_chargement, volume, temperature_chargement_c, densite_chargement_kgm3, volume_charge_15c,
    statut_at, note, created_by
  )
  values (
    trip.tenant_id, trip.id, trip.depot_destination_id, trip.produit_id, trip.fournisseur_id,
    trip.transporteur_id, trip.camion_id, trip.plaque_camion, trip.plaque_remorque,
    trip.chauffeur_nom, trip.transporteur, trip.depart_pays, trip.bl_numero, trip.scelles,
    trip.date_chargement, trip.volume, trip.temperature_chargement_c, trip.densite_chargement_kgm3,
    trip.volume_charge_15c, v_at, trip.note, access.actor()
  )
  on conflict do nothing
  returning * into v_trip;
  if v_trip.id is not null then
    perform depot.record_step(v_trip, 'CHARGEMENT', v_at);
    perform depot.log_trip('CDR_CREE', null, v_trip);
  end if;
  return v_trip;
end
$$;
comment on function depot.insert_trip(public.cours_de_route) is
  'Writes a new trip, its first step and its line in the log; null when the id or the truck is taken.';
revoke all on function depot.insert_trip(public.cours_de_route) from public;

create function depot.refuse_truck(plaque text)
returns void
language plpgsql
volatile
security invoker
set search_path = ''
as $$
begin
  raise exception using
    errcode = 'PT409',
    message = 'CDR_CAMION_DEJA_EN_ROUTE',
    detail = format('Truck %s has another trip that is neither unloaded nor cancelled.', plaque),
    hint = 'Finish or cancel that trip first: a truck is on one trip at a time.';
end
$$;
comment on function depot.refuse_truck(text) is 'Raises CDR_CAMION_DEJA_EN_ROUTE (409).';
revoke all on function depot.refuse_truck(text) from public;

create function depot.move_first_step(before public.cours_de_route, trip public.cours_de_route)
returns public.cours_de_route
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody holds an update on the steps. The lock of the trip is held.
declare
  v_at timestamptz := depot.loading_at(trip.depot_destination_id, trip.date_chargement);
begin
  trip.statut_at := case before.statut when 'CHARGEMENT' then v_at else before.statut_at end;
  update public.cours_de_route_etapes as e
  set
    depot_id = trip.depot_destination_id,
    survenu_at = case e.statut when 'CHARGEMENT' then v_at else e.survenu_at end
  where e.tenant_id = before.tenant_id and e.cours_de_route_id = before.id;
  if exists (
    select
    from public.cours_de_route_etapes as e
    where e.tenant_id = before.tenant_id and e.cours_de_route_id = before.id and e.survenu_at < v_at
  ) then
    raise exception using
      errcode = 'PT422',
      message = 'CDR_DATE_INCOHERENTE',
      detail = format(
        'The trip reached a later step before the loading day %s.', trip.date_chargement
      ),
      hint = 'Check the date on the delivery note.';
  end if;
  return trip;
end
$$;
comment on function depot.move_first_step(public.cours_de_route, public.cours_de_route) is
  'The steps follow a trip whose loading day or depot was corrected. Errors: CDR_DATE_INCOHERENTE (422).';
revoke all on function depot.move_first_step(public.cours_de_route, public.cours_de_route)
  from public;

create function depot.change_trip(before public.cours_de_route, trip public.cours_de_route)
returns public.cours_de_route
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody holds an update on trips. The lock of the trip is held.
declare
  v_new public.cours_de_route := depot.move_first_step(before, trip);
  v_trip public.cours_de_route;
begin
  begin
    update public.cours_de_route as c
    set
      depot_destination_id = v_new.depot_destination_id, produit_id = v_new.produit_id,
      fournisseur_id = v_new.fournisseur_id, transporteur_id = v_new.transporteur_id,
      camion_id = v_new.camion_id, plaque_camion = v_new.plaque_camion,
      plaque_remorque = v_new.plaque_remorque, chauffeur_nom = v_new.chauffeur_nom,
      transporteur = v_new.transporteur, depart_pays = v_new.depart_pays,
      bl_numero = v_new.bl_numero, scelles = v_new.scelles, date_chargement = v_new.date_chargement,
      volume = v_new.volume, temperature_chargement_c = v_new.temperature_chargement_c,
      densite_chargement_kgm3 = v_new.densite_chargement_kgm3,
      volume_charge_15c = v_new.volume_charge_15c, note = v_new.note, statut_at = v_new.statut_at,
      updated_at = now(), version = c.version + 1
    where c.tenant_id = before.tenant_id and c.id = before.id
    returning * into v_trip;
  exception
    when unique_violation then
      perform depot.refuse_truck(v_new.plaque_camion);
  end;
  perform depot.log_trip('CDR_MODIFIE', before, v_trip);
  return v_trip;
end
$$;
comment on function depot.change_trip(public.cours_de_route, public.cours_de_route) is
  'Corrects what was entered of a trip. Errors: CDR_CAMION_DEJA_EN_ROUTE (409), CDR_DATE_INCOHERENTE (422).';
revoke all on function depot.change_trip(public.cours_de_route, public.cours_de_route)
  from public;

create function depot.reopen_trip(trip public.cours_de_route)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody holds a write on trips. The lock of the trip is held.
begin
  delete from public.cours_de_route_etapes as e
  where e.tenant_id = trip.tenant_id
    and e.cours_de_route_id = trip.id
    and e.statut = 'DECHARGE';
  update public.cours_de_route as c
  set statut = 'ARRIVE', statut_at = c.arrive_at, updated_at = now(), version = c.version + 1
  where c.tenant_id = trip.tenant_id and c.id = trip.id;
exception
  when unique_violation then
    perform depot.refuse_truck(trip.plaque_camion);
end
$$;
comment on function depot.reopen_trip(public.cours_de_route) is
  'A trip without standing reception waits again, unless its truck is on the road already. Errors: CDR_CAMION_DEJA_EN_ROUTE (409).';
revoke all on function depot.reopen_trip(public.cours_de_route) from public;

create function depot.settle_trip(tenant_id uuid, id uuid)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: the caller is a rule. The trip is what its receptions make of it.
declare
  v_trip public.cours_de_route := depot.lock_trip(tenant_id, id);
  v_first timestamptz := (
    select min(r.recue_at)
    from public.receptions as r
    where r.tenant_id = settle_trip.tenant_id
      and r.cours_de_route_id = settle_trip.id
      and r.statut = 'validee'
  );
begin
  if v_first is null and v_trip.statut = 'DECHARGE' then
    perform depot.reopen_trip(v_trip);
  elsif v_first <> v_trip.statut_at or v_trip.statut = 'ARRIVE' and v_first is not null then
    update public.cours_de_route as c
    set statut = 'DECHARGE', statut_at = v_first, updated_at = now(), version = c.version + 1
    where c.tenant_id = v_trip.tenant_id and c.id = v_trip.id;
    delete from public.cours_de_route_etapes as e
    where e.tenant_id = v_trip.tenant_id
      and e.cours_de_route_id = v_trip.id
      and e.statut = 'DECHARGE';
    perform depot.record_step(v_trip, 'DECHARGE', v_first);
  end if;
end
$$;
comment on function depot.settle_trip(uuid, uuid) is
  'DECHARGE while a validated reception stands, ARRIVE again when the last was reversed. Errors: CDR_CAMION_DEJA_EN_ROUTE (409).';
revoke all on function depot.settle_trip(uuid, uuid) from public;
