-- depot: dips: read, computed, recorded once, void with a reason.
-- Depends on: gauge tables, tanks, closed days, volume correction.
-- Exposes: record_dip, void_dip.

create function depot.mean_temperature(temperature_c numeric, temperatures_c numeric[])
returns numeric
language plpgsql
immutable
security invoker
set search_path = ''
as $$
declare
  v_mean numeric := temperature_c;
begin
  if temperature_c is null then
    select case when count(t) = count(*) then avg(t) end into v_mean
    from unnest(temperatures_c) as t;
  end if;
  if v_mean is null
    or (temperature_c is not null and temperatures_c is not null)
    or cardinality(temperatures_c) > 20
  then
    raise exception using
      errcode = 'PT422',
      message = 'JAUGE_TEMPERATURE_OBLIGATOIRE',
      detail = 'A dip has one temperature, or a list of 1 to 20 of which the mean counts.',
      hint = 'Read the temperature of the product and type it in °C.';
  end if;
  return round(v_mean, 2);
end
$$;
comment on function depot.mean_temperature(numeric, numeric[]) is
  'Temperature of a dip, °C to a hundredth. Errors: JAUGE_TEMPERATURE_OBLIGATOIRE (422).';
revoke all on function depot.mean_temperature(numeric, numeric[]) from public;

create function depot.read_dip(
  tank public.citernes,
  prise_at timestamptz,
  hauteur_mm numeric,
  eau_mm numeric,
  temperature_c numeric,
  temperatures_c numeric[],
  densite_observee_kgm3 numeric,
  temperature_densite_c numeric
)
returns public.prises_de_hauteur
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: the caller is a rule. Rounded before anything is computed: what is stored is what was
-- computed with.
declare
  v_dip public.prises_de_hauteur;
  v_water numeric := coalesce(eau_mm, 0);
begin
  if not coalesce(v_water >= 0 and v_water <= hauteur_mm and hauteur_mm <= 100000, false) then
    raise exception using
      errcode = 'PT422',
      message = 'JAUGE_MESURES_INVALIDES',
      detail = format(
        'Height %s mm with %s mm of water: both are millimetres from the datum plate, the water not above the surface.',
        coalesce(left(hauteur_mm::text, 24), 'null'), left(v_water::text, 24)
      ),
      hint = 'Read the tape again.';
  end if;
  if densite_observee_kgm3 is null then
    raise exception using
      errcode = 'PT422',
      message = 'JAUGE_DENSITE_OBLIGATOIRE',
      detail = 'Without a density the volume at 15 °C cannot be computed.',
      hint = 'Type what the hydrometer shows, in kg/m³.';
  end if;
  v_dip.tenant_id := tank.tenant_id;
  v_dip.depot_id := tank.depot_id;
  v_dip.citerne_id := tank.id;
  v_dip.produit_id := tank.produit_id;
  v_dip.prise_at := read_dip.prise_at;
  v_dip.hauteur_mm := round(read_dip.hauteur_mm, 1);
  v_dip.eau_mm := round(v_water, 1);
  v_dip.temperature_c := depot.bounded(
    depot.mean_temperature(read_dip.temperature_c, read_dip.temperatures_c), -999, 999
  );
  v_dip.temperatures_c := case when read_dip.temperature_c is null then
    array(select depot.bounded(t, -999, 999) from unnest(read_dip.temperatures_c) as t) end;
  v_dip.densite_observee_kgm3 := depot.bounded(read_dip.densite_observee_kgm3, 0, 99999);
  v_dip.temperature_densite_c := depot.bounded(read_dip.temperature_densite_c, -999, 999);
  return v_dip;
end
$$;
comment on function depot.read_dip(
  public.citernes, timestamptz, numeric, numeric, numeric, numeric[], numeric, numeric
) is
  'The inputs of a dip, rounded as they are stored; extremes are left to the volume correction to refuse. Errors: JAUGE_MESURES_INVALIDES, JAUGE_TEMPERATURE_OBLIGATOIRE, JAUGE_DENSITE_OBLIGATOIRE (422).';
revoke all on function depot.read_dip(
  public.citernes, timestamptz, numeric, numeric, numeric, numeric[], numeric, numeric
) from public;

create function depot.compute_dip(tank public.citernes, dip public.prises_de_hauteur)
returns public.prises_de_hauteur
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: the caller is a rule.
declare
  v_dip public.prises_de_hauteur := dip;
  v_correction depot.volume_correction;
begin
  perform depot.require_past(v_dip.prise_at);
  v_dip.date_jour := depot.local_day(tank.depot_id, v_dip.prise_at);
  v_dip.bareme_id := (depot.gauge_table_on(tank, v_dip.date_jour)).id;
  v_dip.volume_brut_l := depot.gauge_volume(tank.tenant_id, v_dip.bareme_id, v_dip.hauteur_mm);
  -- No water is no litres, even where the table starts above the plate.
  v_dip.volume_eau_l := case when v_dip.eau_mm = 0 then 0
    else depot.gauge_volume(tank.tenant_id, v_dip.bareme_id, v_dip.eau_mm) end;
  v_dip.volume_mesure := v_dip.volume_brut_l - v_dip.volume_eau_l;
  v_correction := depot.correct_for_product(
    tank.tenant_id, v_dip.produit_id, v_dip.volume_mesure, v_dip.temperature_c,
    v_dip.densite_observee_kgm3, v_dip.temperature_densite_c
  );
  v_dip.densite_a_15_kgm3 := v_correction.densite_a_15_kgm3;
  v_dip.vcf := v_correction.vcf;
  v_dip.volume_15c := v_correction.volume_15c;
  v_dip.methode := v_correction.methode;
  v_dip.methode_version := v_correction.methode_version;
  return v_dip;
end
$$;
comment on function depot.compute_dip(public.citernes, public.prises_de_hauteur) is
  'Height to gross litres, less water, to 15 °C. Errors: MOUVEMENT_DATE_FUTURE, JAUGE_SANS_BAREME, BAREME_HORS_PLAGE and those of correct_for_product (422).';
revoke all on function depot.compute_dip(public.citernes, public.prises_de_hauteur) from public;

create function depot.store_dip(dip public.prises_de_hauteur)
returns public.prises_de_hauteur
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody holds an insert on dips. A dip belongs to the day it was taken: a closed one
-- takes no more of them, or its balance would be compared with something that was not there.
declare
  v_stored public.prises_de_hauteur;
begin
  perform depot.enter_day(dip.depot_id);
  perform depot.require_open_day(dip.depot_id, dip.date_jour);
  -- Two saves of one id at once: the second waits here, and then finds the row of the first.
  insert into public.prises_de_hauteur select (dip).*
  on conflict do nothing;
  if found then
    return null;
  end if;
  select * into v_stored
  from public.prises_de_hauteur as p
  where p.tenant_id = dip.tenant_id and p.id = dip.id;
  if not found then
    raise exception using
      errcode = 'PT409',
      message = 'JAUGE_DEJA_SAISIE',
      detail = format('This tank has a dip of %s already.', dip.prise_at),
      hint = 'Look at it; declare it void first when it is wrong.';
  end if;
  return v_stored;
end
$$;
comment on function depot.store_dip(public.prises_de_hauteur) is
  'Writes a dip; returns the one that was there before under its id, or null. Errors: JOURNEE_CLOTUREE, JAUGE_DEJA_SAISIE (409).';
revoke all on function depot.store_dip(public.prises_de_hauteur) from public;

create function depot.record_dip(
  id uuid,
  citerne_id uuid,
  prise_at timestamptz,
  hauteur_mm numeric,
  eau_mm numeric,
  temperature_c numeric default null,
  densite_observee_kgm3 numeric default null,
  temperature_densite_c numeric default null,
  methode_jauge text default 'MANUELLE',
  note text default null,
  temperatures_c numeric[] default null
)
returns public.prises_de_hauteur
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody holds an insert on dips.
declare
  v_tank public.citernes := depot.find_tank(citerne_id, 'dips.write');
  v_new public.prises_de_hauteur;
  v_old public.prises_de_hauteur;
begin
  perform depot.require_id(id);
  v_new := depot.read_dip(
    v_tank, prise_at, hauteur_mm, eau_mm, temperature_c, temperatures_c, densite_observee_kgm3,
    temperature_densite_c
  );
  v_new.id := record_dip.id;
  v_new.methode_jauge := depot.require_gauging(methode_jauge);
  v_new.note := depot.clean_text('note', note, 2000);
  select * into v_old
  from public.prises_de_hauteur as p
  where p.tenant_id = v_tank.tenant_id and p.id = record_dip.id;
  if not found then
    v_new := depot.compute_dip(v_tank, v_new);
    v_new.created_by := access.actor();
    v_new.operateur_nom := governance.person_name(v_tank.tenant_id, v_new.created_by);
    v_new.created_at := now();
    v_old := depot.store_dip(v_new);
  end if;
  if v_old.id is not null then
    perform depot.require_same(to_jsonb(v_old), to_jsonb(v_new), array[
      'citerne_id', 'prise_at', 'hauteur_mm', 'eau_mm', 'temperature_c', 'temperatures_c',
      'densite_observee_kgm3', 'temperature_densite_c', 'methode_jauge', 'note'
    ]);
    return v_old;
  end if;
  perform depot.log_action(
    v_new.tenant_id, v_new.depot_id, 'prises_de_hauteur', 'JAUGE_SAISIE', v_new.id, v_tank.nom,
    null, to_jsonb(v_new)
  );
  return v_new;
end
$$;
comment on function depot.record_dip(
  uuid, uuid, timestamptz, numeric, numeric, numeric, numeric, numeric, text, text, numeric[]
) is
  'Records a dip. Permission dips.write. The same id again changes nothing. Errors: see public.record_dip.';
revoke all on function depot.record_dip(
  uuid, uuid, timestamptz, numeric, numeric, numeric, numeric, numeric, text, text, numeric[]
) from public;
grant execute on function depot.record_dip(
  uuid, uuid, timestamptz, numeric, numeric, numeric, numeric, numeric, text, text, numeric[]
) to authenticated, service_role;

create function public.record_dip(
  id uuid,
  citerne_id uuid,
  prise_at timestamptz,
  hauteur_mm numeric,
  eau_mm numeric,
  temperature_c numeric default null,
  densite_observee_kgm3 numeric default null,
  temperature_densite_c numeric default null,
  methode_jauge text default 'MANUELLE',
  note text default null,
  temperatures_c numeric[] default null
)
returns public.prises_de_hauteur
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select depot.record_dip(
    id, citerne_id, prise_at, hauteur_mm, eau_mm, temperature_c, densite_observee_kgm3,
    temperature_densite_c, methode_jauge, note, temperatures_c
  );
end;
comment on function public.record_dip(
  uuid, uuid, timestamptz, numeric, numeric, numeric, numeric, numeric, text, text, numeric[]
) is
  'Records a dip: millimetres from the datum plate, °C (one, or several of which the mean counts), kg/m³ observed. The gauge table of that day gives the litres. Permission dips.write. The same id again changes nothing. Errors: CITERNE_INTROUVABLE (404), permission_denied (403), JAUGE_DEJA_SAISIE, DOCUMENT_DEJA_TRAITE, JOURNEE_CLOTUREE (409), JAUGE_SANS_BAREME, JAUGE_MESURES_INVALIDES, JAUGE_TEMPERATURE_OBLIGATOIRE, JAUGE_DENSITE_OBLIGATOIRE, JAUGE_METHODE_INVALIDE, BAREME_HORS_PLAGE, MOUVEMENT_DATE_FUTURE, DENSITE_HORS_PRODUIT, VOLUME_TEMPERATURE_HORS_PLAGE, VOLUME_DENSITE_HORS_PLAGE, DOCUMENT_ID_OBLIGATOIRE, TEXTE_TROP_LONG (422).';
revoke all on function public.record_dip(
  uuid, uuid, timestamptz, numeric, numeric, numeric, numeric, numeric, text, text, numeric[]
) from public;
grant execute on function public.record_dip(
  uuid, uuid, timestamptz, numeric, numeric, numeric, numeric, numeric, text, text, numeric[]
) to authenticated, service_role;

create function depot.void_dip(id uuid, motif text)
returns public.prises_de_hauteur
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody holds an update on dips.
declare
  v_old public.prises_de_hauteur := depot.lock_dip(id, 'dips.write');
  v_motif text := depot.require_motif(motif);
  v_new public.prises_de_hauteur;
begin
  if v_old.annulee_at is not null and v_old.annulee_par is not distinct from access.actor()
    and v_old.annulee_motif = v_motif
  then
    return v_old;
  end if;
  perform depot.require_valid_dip(v_old);
  perform depot.refuse_used_dip(v_old);
  perform depot.enter_day(v_old.depot_id);
  perform depot.require_open_day(v_old.depot_id, v_old.date_jour);
  update public.prises_de_hauteur as p
  set annulee_at = now(),
    annulee_par = access.actor(),
    annulee_par_nom = governance.person_name(p.tenant_id, access.actor()),
    annulee_motif = v_motif
  where p.tenant_id = v_old.tenant_id and p.id = v_old.id
  returning * into v_new;
  perform depot.log_action(
    v_new.tenant_id, v_new.depot_id, 'prises_de_hauteur', 'JAUGE_ANNULEE', v_new.id,
    (select c.nom from public.citernes as c where c.id = v_new.citerne_id),
    to_jsonb(v_old), to_jsonb(v_new), v_motif, 'WARNING'
  );
  return v_new;
end
$$;
comment on function depot.void_dip(uuid, text) is
  'Declares a dip void, with a reason. Permission dips.write. Errors: see public.void_dip.';
revoke all on function depot.void_dip(uuid, text) from public;
grant execute on function depot.void_dip(uuid, text) to authenticated, service_role;

create function public.void_dip(id uuid, motif text)
returns public.prises_de_hauteur
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select depot.void_dip(id, motif);
end;
comment on function public.void_dip(uuid, text) is
  'Declares a dip void, with a reason. Permission dips.write. Errors: JAUGE_INTROUVABLE (404), permission_denied (403), JAUGE_ANNULEE, JAUGE_AJUSTEE, JOURNEE_CLOTUREE (409), MOTIF_OBLIGATOIRE (422).';
revoke all on function public.void_dip(uuid, text) from public;
grant execute on function public.void_dip(uuid, text) to authenticated, service_role;
