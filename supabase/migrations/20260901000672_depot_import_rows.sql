-- depot: import, last part: receptions, withdrawals and transfers of a file, and one line of it.
-- Depends on: the documents of this module and the files before.
-- Exposes: depot.import_row, depot.log_import; nothing for the API.

create function depot.import_name(what text, tenant_id uuid, name text)
returns uuid
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: see enter_import.
declare
  v_id uuid;
begin
  if name is null then
    return null;
  end if;
  if what = 'client' then
    select c.id into v_id from public.clients as c
    where c.tenant_id = import_name.tenant_id and lower(c.nom) = lower(name);
  else
    select f.id into v_id from public.fournisseurs as f
    where f.tenant_id = import_name.tenant_id and lower(f.nom) = lower(name);
  end if;
  if v_id is null then
    perform depot.import_unknown(what, name);
  end if;
  return v_id;
end
$$;
comment on function depot.import_name(text, uuid, text) is
  'A client, or else a supplier, by name; null for none. Errors: IMPORT_REFERENCE_INCONNUE (422).';
revoke all on function depot.import_name(text, uuid, text) from public;

create function depot.import_document(
  tank public.citernes,
  document_id uuid,
  kind text,
  line jsonb
)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: see enter_import.
declare
  v_at timestamptz := depot.import_moment(tank, line);
  v_volume numeric := abs((line ->> 'volume_ambiant')::numeric);
  v_partner uuid := depot.import_partner(tank.tenant_id, line ->> 'proprietaire');
  v_owner text := case when v_partner is null then 'MONALUXE' else 'PARTENAIRE' end;
  v_lines jsonb := jsonb_build_array(jsonb_build_object(
    'citerne_id', tank.id, 'mode_mesure', 'COMPTEUR', 'volume_compteur_l', v_volume,
    'temperature_ambiante_c', line -> 'temperature_c',
    'densite_observee_kgm3', line -> 'densite_observee_kgm3'
  ));
begin
  -- Without temperature and density the document itself refuses, in its own words.
  if line ->> 'temperature_c' is not null and line ->> 'densite_observee_kgm3' is not null then
    perform depot.import_volume(tank.tenant_id, tank.produit_id, line, v_volume);
  end if;
  if kind = 'RECEPTION' then
    perform depot.save_reception(
      id => document_id, depot_id => tank.depot_id, produit_id => tank.produit_id,
      recue_at => v_at, lignes => v_lines, proprietaire_type => v_owner, partenaire_id => v_partner,
      fournisseur_id => depot.import_name('supplier', tank.tenant_id, line ->> 'fournisseur'),
      numero => line ->> 'numero', plaque_camion => line ->> 'plaque', note => line ->> 'note',
      valider => true
    );
  elsif kind = 'SORTIE' then
    perform depot.save_sortie(
      id => document_id, depot_id => tank.depot_id, produit_id => tank.produit_id,
      date_sortie => v_at, lignes => v_lines, partenaire_id => v_partner,
      client_id => depot.import_name('client', tank.tenant_id, line ->> 'client'),
      proprietaire_type => v_owner, numero => line ->> 'numero',
      plaque_camion => line ->> 'plaque', note => line ->> 'note', valider => true
    );
  else
    perform depot.record_transfer(
      id => document_id, citerne_source_id => tank.id,
      citerne_destination_id =>
        (depot.import_tank(tank.tenant_id, line, 'citerne_destination')).id,
      survenu_at => v_at, volume_sorti => v_volume,
      temperature_c => (line ->> 'temperature_c')::numeric,
      densite_observee_kgm3 => (line ->> 'densite_observee_kgm3')::numeric,
      proprietaire_type => v_owner, partenaire_id => v_partner, note => line ->> 'note'
    );
  end if;
end
$$;
comment on function depot.import_document(public.citernes, uuid, text, jsonb) is
  'A reception, withdrawal or transfer of the file, validated at once. Errors: those of the document.';
revoke all on function depot.import_document(public.citernes, uuid, text, jsonb) from public;

create function depot.import_movement_line(tenant_id uuid, line jsonb)
returns text
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: see enter_import.
declare
  v_kind text := upper(line ->> 'type');
  v_tank public.citernes := depot.import_tank(tenant_id, line, 'citerne');
  v_id uuid;
  v_was_there boolean;
begin
  if line ->> 'numero' is null then
    raise exception using
      errcode = 'PT422',
      message = 'IMPORT_NUMERO_OBLIGATOIRE',
      detail = 'The line has no number: nothing could tell it from a repetition.',
      hint = 'Give every movement the number of its ticket.';
  end if;
  v_id := depot.import_id(tenant_id, v_kind, v_tank.depot_id || '|' || (line ->> 'numero'));
  if v_kind in ('PERTE', 'GAIN', 'AJUSTEMENT') then
    return depot.import_correction(v_tank, v_id, v_kind, line);
  elsif v_kind is null or v_kind not in ('RECEPTION', 'SORTIE', 'TRANSFERT') then
    raise exception using
      errcode = 'PT422',
      message = 'IMPORT_TYPE_INCONNU',
      detail = format('"%s" is no type of movement.', line ->> 'type'),
      hint = 'Write RECEPTION, SORTIE, TRANSFERT, PERTE, GAIN or AJUSTEMENT.';
  end if;
  v_was_there := exists (
    select from public.mouvements_stock as m
    where m.tenant_id = import_movement_line.tenant_id and m.document_id = v_id
  );
  perform depot.import_document(v_tank, v_id, v_kind, line);
  return case when v_was_there then 'INCHANGE' else 'CREE' end;
end
$$;
comment on function depot.import_movement_line(uuid, jsonb) is
  'A movement of the file. Errors: IMPORT_NUMERO_OBLIGATOIRE, IMPORT_TYPE_INCONNU (422) and those of the document.';
revoke all on function depot.import_movement_line(uuid, jsonb) from public;

create function depot.import_row(tenant_id uuid, sheet text, line jsonb)
returns text
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: see enter_import, which the caller has passed in this transaction.
declare
  v_tank public.citernes;
begin
  if not access.is_system() then
    perform access.require_permission('depot.import', import_row.tenant_id);
  end if;
  case sheet
    when 'citernes' then
      return depot.import_tank_line(tenant_id, line);
    when 'partenaires' then
      return depot.import_party_line(tenant_id, line);
    when 'ouvertures' then
      v_tank := depot.import_tank(tenant_id, line, 'citerne');
      return depot.import_correction(
        v_tank,
        depot.import_id(
          tenant_id, 'OUVERTURE',
          v_tank.id || '|' || coalesce(upper(line ->> 'proprietaire'), 'MONALUXE')
        ),
        'OUVERTURE', line
      );
    else
      return depot.import_movement_line(tenant_id, line);
  end case;
end
$$;
comment on function depot.import_row(uuid, text, jsonb) is
  'One line of a file: CREE when it was booked, INCHANGE when it was there. sheet: citernes, partenaires, ouvertures, mouvements. line: texts and numbers by column; dates as local time of the depot. Permission depot.import, then those of what it makes.';
revoke all on function depot.import_row(uuid, text, jsonb) from public;

create function depot.log_import(
  tenant_id uuid,
  file_name text,
  file_sha256 text,
  created_count integer,
  unchanged_count integer
)
returns void
language sql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody holds an insert on the log.
  select depot.log_action(
    tenant_id, null, 'import', 'IMPORT_DEPOT', null, file_name, null,
    jsonb_build_object(
      'sha256', file_sha256, 'created', created_count, 'unchanged', unchanged_count
    )
  )
$$;
comment on function depot.log_import(uuid, text, text, integer, integer) is
  'The line of the log that says which file was imported, and how much of it was new.';
revoke all on function depot.log_import(uuid, text, text, integer, integer) from public;
