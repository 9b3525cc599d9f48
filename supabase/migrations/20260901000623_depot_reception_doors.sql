-- depot: the doors of receptions.
-- Depends on: the rules before.
-- Exposes: save_reception, validate_reception, reject_reception, reverse_reception.

create function depot.find_reception(id uuid)
returns public.receptions
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody holds an update on receptions, and the lock needs one.
declare
  v_seen public.receptions;
  v_doc public.receptions;
begin
  select * into v_seen
  from public.receptions as r
  where r.tenant_id = any (array(select depot.reachable_tenants()))
    and r.id = find_reception.id
    and depot.may_see(r.depot_id);
  if not found then
    raise exception using
      errcode = 'PT404',
      message = 'RECEPTION_INTROUVABLE',
      detail = format('No reception %s that you may see.', coalesce(find_reception.id::text, 'null')),
      hint = 'Refresh the list.';
  end if;
  perform depot.lock_reception(v_seen.tenant_id, v_seen.remplace_id);
  v_doc := depot.lock_reception(v_seen.tenant_id, v_seen.id);
  if v_doc.remplace_id is distinct from v_seen.remplace_id then
    perform depot.require_version(v_doc.version, v_seen.version);
  end if;
  return v_doc;
end
$$;
comment on function depot.find_reception(uuid) is
  'The reception, locked, when the caller sees it, after the one it replaces. Errors: RECEPTION_INTROUVABLE (404).';
revoke all on function depot.find_reception(uuid) from public;

create function depot.store_reception(
  doc public.receptions,
  lignes depot.ligne[],
  valider boolean,
  expected_version integer
)
returns public.receptions
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: the caller is save_reception, which asked for the permission.
declare
  v_replaced public.receptions := depot.lock_reception(doc.tenant_id, doc.remplace_id);
  v_old public.receptions := depot.lock_reception(doc.tenant_id, doc.id);
  v_doc public.receptions := doc;
  v_same boolean;
begin
  if v_old.id is null then
    v_doc := depot.settle_reception(null, doc, lignes, v_replaced, valider);
    if v_doc.id is not null then
      return v_doc;
    end if;
    v_doc := doc;
    v_old := depot.lock_reception(doc.tenant_id, doc.id);
    if v_old.id is null then
      perform depot.judge_replaced_reception(doc, v_replaced);
      perform depot.refuse_number(doc.numero);
    end if;
  end if;
  if v_old.depot_id <> doc.depot_id then
    perform depot.refuse_settled('of another depot', 'saved here');
  end if;
  v_same := depot.reception_content(doc, lignes) = depot.reception_content(
    v_old, depot.lignes_of_reception(v_old.tenant_id, v_old.id)
  );
  if v_same and (not valider or v_old.statut in ('validee', 'annulee')) then
    return v_old;
  elsif v_old.statut <> 'brouillon' then
    perform depot.refuse_settled(v_old.statut, 'changed');
  end if;
  perform depot.require_version(v_old.version, expected_version);
  if v_same then
    v_doc.created_by := v_old.created_by;
    v_doc.created_by_nom := v_old.created_by_nom;
  end if;
  return depot.settle_reception(v_old, v_doc, lignes, v_replaced, valider);
end
$$;
comment on function depot.store_reception(
  public.receptions, depot.ligne[], boolean, integer
) is
  'Makes the reception or changes its draft, and validates it when asked to; the same content again changes nothing.';
revoke all on function depot.store_reception(
  public.receptions, depot.ligne[], boolean, integer
) from public;

create function depot.save_reception(
  id uuid,
  depot_id uuid,
  produit_id uuid,
  recue_at timestamptz,
  lignes jsonb,
  cours_de_route_id uuid default null,
  fournisseur_id uuid default null,
  proprietaire_type text default 'MONALUXE',
  partenaire_id uuid default null,
  numero text default null,
  bl_numero text default null,
  scelles text default null,
  plaque_camion text default null,
  note text default null,
  remplace_id uuid default null,
  valider boolean default false,
  expected_version integer default null
)
returns public.receptions
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody holds a write on receptions.
declare
  v_site public.sites := depot.enter_depot(depot_id, 'receptions.write');
  v_lignes depot.ligne[];
  v_trip public.cours_de_route;
  v_doc public.receptions;
begin
  perform depot.require_id(id);
  perform depot.require_past(recue_at);
  v_lignes := depot.read_lignes('RECEPTION', v_site, produit_id, lignes);
  if cours_de_route_id is not null then
    v_trip := depot.require_trip(v_site.tenant_id, cours_de_route_id);
  end if;
  v_doc.tenant_id := v_site.tenant_id;
  v_doc.id := id;
  v_doc.depot_id := v_site.id;
  v_doc.cours_de_route_id := cours_de_route_id;
  v_doc.produit_id := produit_id;
  v_doc.fournisseur_id := coalesce(v_trip.fournisseur_id, fournisseur_id);
  v_doc.proprietaire_type := proprietaire_type;
  v_doc.partenaire_id := partenaire_id;
  v_doc.numero := depot.clean_text('numero', numero, 40);
  v_doc.bl_numero := depot.clean_text('bl_numero', bl_numero);
  v_doc.scelles := depot.clean_text('scelles', scelles, 500);
  v_doc.plaque_camion := depot.clean_text(
    'plaque_camion', coalesce(v_trip.plaque_camion, depot.normalise_plaque(plaque_camion)), 20
  );
  v_doc.recue_at := recue_at;
  v_doc.date_reception := depot.local_day(v_site.id, recue_at);
  select sum(l.volume_ambiant), case when count(*) = count(l.volume_15c) then sum(l.volume_15c) end
  into v_doc.volume_ambiant, v_doc.volume_15c
  from unnest(v_lignes) as l;
  v_doc.note := depot.clean_text('note', note, 2000);
  v_doc.remplace_id := remplace_id;
  v_doc.created_by := access.actor();
  v_doc.created_by_nom := governance.person_name(v_site.tenant_id, v_doc.created_by);
  return depot.store_reception(v_doc, v_lignes, coalesce(valider, false), expected_version);
end
$$;
comment on function depot.save_reception(
  uuid, uuid, uuid, timestamptz, jsonb, uuid, uuid, text, uuid, text, text, text, text, text, uuid,
  boolean, integer
) is 'See public.save_reception.';
revoke all on function depot.save_reception(
  uuid, uuid, uuid, timestamptz, jsonb, uuid, uuid, text, uuid, text, text, text, text, text, uuid,
  boolean, integer
) from public;
grant execute on function depot.save_reception(
  uuid, uuid, uuid, timestamptz, jsonb, uuid, uuid, text, uuid, text, text, text, text, text, uuid,
  boolean, integer
) to authenticated, service_role;

create function public.save_reception(
  id uuid,
  depot_id uuid,
  produit_id uuid,
  recue_at timestamptz,
  lignes jsonb,
  cours_de_route_id uuid default null,
  fournisseur_id uuid default null,
  proprietaire_type text default 'MONALUXE',
  partenaire_id uuid default null,
  numero text default null,
  bl_numero text default null,
  scelles text default null,
  plaque_camion text default null,
  note text default null,
  remplace_id uuid default null,
  valider boolean default false,
  expected_version integer default null
)
returns public.receptions
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select depot.save_reception(
    id, depot_id, produit_id, recue_at, lignes, cours_de_route_id, fournisseur_id,
    proprietaire_type, partenaire_id, numero, bl_numero, scelles, plaque_camion, note, remplace_id,
    valider, expected_version
  );
end;
comment on function public.save_reception(
  uuid, uuid, uuid, timestamptz, jsonb, uuid, uuid, text, uuid, text, text, text, text, text, uuid,
  boolean, integer
) is
  'Enters a reception, changes its draft, and with valider validates and books it. lignes: [{citerne_id, mode_mesure INDEX (index_avant, index_apres) or COMPTEUR (volume_compteur_l, facteur_compteur), temperature_ambiante_c, densite_observee_kgm3, temperature_densite_c}], litres, °C, kg/m³ observed. id: a UUID of version 7 made by the client; the same call again changes nothing. remplace_id: the validated one that this corrects. Permission receptions.write, to validate see validate_reception. Errors: docs/reference/errors/depot.md.';
revoke all on function public.save_reception(
  uuid, uuid, uuid, timestamptz, jsonb, uuid, uuid, text, uuid, text, text, text, text, text, uuid,
  boolean, integer
) from public;
grant execute on function public.save_reception(
  uuid, uuid, uuid, timestamptz, jsonb, uuid, uuid, text, uuid, text, text, text, text, text, uuid,
  boolean, integer
) to authenticated, service_role;

create function depot.validate_reception(id uuid, expected_version integer default null)
returns public.receptions
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody holds a write on receptions.
declare
  v_old public.receptions := depot.find_reception(id);
begin
  perform depot.require_validator(
    'receptions', v_old.tenant_id, v_old.depot_id, v_old.created_by, v_old.remplace_id is not null
  );
  if v_old.statut = 'validee' then
    perform depot.require_version(v_old.version - 1, expected_version);
    return v_old;
  elsif v_old.statut <> 'brouillon' then
    perform depot.refuse_settled(v_old.statut, 'validated');
  end if;
  perform depot.require_version(v_old.version, expected_version);
  return depot.settle_reception(
    v_old, v_old, depot.lignes_of_reception(v_old.tenant_id, v_old.id),
    depot.lock_reception(v_old.tenant_id, v_old.remplace_id), true
  );
end
$$;
comment on function depot.validate_reception(uuid, integer) is 'See public.validate_reception.';
revoke all on function depot.validate_reception(uuid, integer) from public;
grant execute on function depot.validate_reception(uuid, integer) to authenticated, service_role;

create function public.validate_reception(id uuid, expected_version integer default null)
returns public.receptions
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select depot.validate_reception(id, expected_version);
end;
comment on function public.validate_reception(uuid, integer) is
  'Validates and books a draft; a validated one stays as it is. Permission receptions.write, or receptions.validate and another person than the author where DEPOT_VALIDATION_A_DEUX is on; a correction always takes receptions.validate. Errors: RECEPTION_INTROUVABLE (404), permission_denied (403), DOCUMENT_DEJA_TRAITE, DOCUMENT_MODIFIE_ENTRETEMPS, JOURNEE_CLOTUREE (409), VALIDATION_PAR_UN_AUTRE, RECEPTION_VOLUME_15C_OBLIGATOIRE, RECEPTION_CITERNE_INACTIVE, RECEPTION_PRODUIT_INCOMPATIBLE, RECEPTION_CAPACITE_DEPASSEE, CDR_NON_ARRIVE (422).';
revoke all on function public.validate_reception(uuid, integer) from public;
grant execute on function public.validate_reception(uuid, integer) to authenticated, service_role;

create function depot.reject_reception(id uuid, motif text)
returns public.receptions
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody holds a write on receptions.
declare
  v_old public.receptions := depot.find_reception(id);
  v_motif text;
  v_doc public.receptions;
  v_lignes depot.ligne[];
begin
  perform depot.require_closer('receptions', v_old.tenant_id, v_old.depot_id, v_old.created_by);
  v_motif := depot.require_motif(motif);
  if v_old.statut = 'rejetee' and v_old.clos_motif = v_motif then
    return v_old;
  elsif v_old.statut <> 'brouillon' then
    perform depot.refuse_settled(v_old.statut, 'rejected');
  end if;
  v_lignes := depot.lignes_of_reception(v_old.tenant_id, v_old.id);
  v_doc := depot.close_reception(v_old, 'rejetee', v_motif);
  perform depot.log_reception(
    'RECEPTION_REJETEE', depot.reception_image(v_old, v_lignes), v_doc, v_lignes, v_motif, 'WARNING'
  );
  return v_doc;
end
$$;
comment on function depot.reject_reception(uuid, text) is 'See public.reject_reception.';
revoke all on function depot.reject_reception(uuid, text) from public;
grant execute on function depot.reject_reception(uuid, text) to authenticated, service_role;

create function public.reject_reception(id uuid, motif text)
returns public.receptions
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select depot.reject_reception(id, motif);
end;
comment on function public.reject_reception(uuid, text) is
  'Puts a draft aside for good, with a reason. Permission receptions.validate, or receptions.write for its author. Errors: RECEPTION_INTROUVABLE (404), permission_denied (403), DOCUMENT_DEJA_TRAITE (409), MOTIF_OBLIGATOIRE (422).';
revoke all on function public.reject_reception(uuid, text) from public;
grant execute on function public.reject_reception(uuid, text) to authenticated, service_role;

create function depot.reverse_reception(
  id uuid,
  motif text,
  survenu_at timestamptz default null
)
returns public.receptions
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody holds a write on receptions.
declare
  v_old public.receptions := depot.find_reception(id);
  v_motif text;
  v_doc public.receptions;
  v_lignes depot.ligne[];
begin
  perform depot.require_depot_permission('receptions.validate', v_old.tenant_id, v_old.depot_id);
  v_motif := depot.require_motif(motif);
  if v_old.statut = 'annulee' and v_old.clos_motif = v_motif then
    return v_old;
  elsif v_old.statut = 'annulee' then
    perform depot.refuse_settled(v_old.statut, 'reversed');
  elsif v_old.statut <> 'validee' then
    perform depot.refuse_not_validated(v_old.statut);
  end if;
  perform depot.require_after(survenu_at, v_old.recue_at);
  v_lignes := depot.lignes_of_reception(v_old.tenant_id, v_old.id);
  v_doc := depot.close_reception(v_old, 'annulee', v_motif);
  perform depot.lock_reception_trips(v_old, null);
  perform depot.post_entries(
    v_old.tenant_id, 'RECEPTION', v_old.id,
    depot.reversal_of(v_old.tenant_id, v_old.id, survenu_at)
  );
  if v_old.cours_de_route_id is not null then
    perform depot.settle_trip(v_old.tenant_id, v_old.cours_de_route_id);
  end if;
  perform depot.log_reception(
    'RECEPTION_ANNULEE', depot.reception_image(v_old, v_lignes), v_doc, v_lignes, v_motif, 'WARNING'
  );
  return v_doc;
end
$$;
comment on function depot.reverse_reception(uuid, text, timestamptz) is
  'See public.reverse_reception.';
revoke all on function depot.reverse_reception(uuid, text, timestamptz) from public;
grant execute on function depot.reverse_reception(uuid, text, timestamptz)
  to authenticated, service_role;

create function public.reverse_reception(
  id uuid,
  motif text,
  survenu_at timestamptz default null
)
returns public.receptions
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select depot.reverse_reception(id, motif, survenu_at);
end;
comment on function public.reverse_reception(uuid, text, timestamptz) is
  'Undoes a validated reception by entries of the other sign, at its own moment or, when that day is closed, at the one given; its trip waits again. Permission receptions.validate. Errors: RECEPTION_INTROUVABLE (404), permission_denied (403), DOCUMENT_DEJA_TRAITE, JOURNEE_CLOTUREE, CDR_CAMION_DEJA_EN_ROUTE (409), DOCUMENT_NON_VALIDE, MOTIF_OBLIGATOIRE, MOUVEMENT_DATE_FUTURE, CONTREPASSATION_ANTERIEURE (422).';
revoke all on function public.reverse_reception(uuid, text, timestamptz) from public;
grant execute on function public.reverse_reception(uuid, text, timestamptz)
  to authenticated, service_role;
