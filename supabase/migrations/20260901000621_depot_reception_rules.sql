-- depot: who may validate a document, and what a reception must be.
-- Depends on: receptions, their lines, trips, the ledger and the log of this module.
-- Exposes: rules for the next two files; withdrawals ask who may validate as well.

create function depot.require_validator(
  module text,
  tenant_id uuid,
  depot_id uuid,
  created_by uuid,
  replaces boolean
)
returns void
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: the caller is a rule. Replacing reverses what was validated: that is never left to those
-- who only enter.
declare
  v_two boolean := security.flag_bool('DEPOT_VALIDATION_A_DEUX', tenant_id);
begin
  perform depot.require_depot_permission(
    module || case when v_two or replaces then '.validate' else '.write' end, tenant_id, depot_id
  );
  if v_two and created_by = access.actor() then
    raise exception using
      errcode = 'PT422',
      message = 'VALIDATION_PAR_UN_AUTRE',
      detail = 'This company has documents validated by another person than the one who entered them.',
      hint = 'Save it as a draft and ask somebody else to validate it.';
  end if;
end
$$;
comment on function depot.require_validator(text, uuid, uuid, uuid, boolean) is
  'Whether the caller may validate what created_by entered. Two people where the flag DEPOT_VALIDATION_A_DEUX says so. Errors: permission_denied (403), VALIDATION_PAR_UN_AUTRE (422).';
revoke all on function depot.require_validator(text, uuid, uuid, uuid, boolean) from public;

create function depot.require_closer(
  module text,
  tenant_id uuid,
  depot_id uuid,
  created_by uuid
)
returns void
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: the caller is a rule.
begin
  perform depot.require_depot_permission(
    module || case when created_by = access.actor() then '.write' else '.validate' end,
    tenant_id, depot_id
  );
end
$$;
comment on function depot.require_closer(text, uuid, uuid, uuid) is
  'Whether the caller may reject a draft: its author, or who validates. Errors: permission_denied (403).';
revoke all on function depot.require_closer(text, uuid, uuid, uuid) from public;

create function depot.lock_reception(tenant_id uuid, id uuid)
returns public.receptions
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: the caller is a rule. Two validations, or a change and a validation, would both start
-- from the draft: the second waits here and sees what the first made of it.
declare
  v_doc public.receptions;
begin
  select * into v_doc
  from public.receptions as r
  where r.tenant_id = lock_reception.tenant_id and r.id = lock_reception.id
  for no key update;
  return v_doc;
end
$$;
comment on function depot.lock_reception(uuid, uuid) is
  'The reception, locked; null when there is none. What is replaced is locked before what replaces it.';
revoke all on function depot.lock_reception(uuid, uuid) from public;

create function depot.lignes_of_reception(tenant_id uuid, id uuid)
returns depot.ligne[]
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: the caller is a rule.
begin
  return (
    select array_agg(row(
      l.ligne_no, l.citerne_id, l.mode_mesure, l.index_avant, l.index_apres, l.volume_compteur_l,
      l.facteur_compteur, l.volume_ambiant, l.temperature_ambiante_c, l.densite_observee_kgm3,
      l.temperature_densite_c, l.densite_a_15_kgm3, l.vcf, l.volume_15c, l.methode,
      l.methode_version
    )::depot.ligne order by l.ligne_no)
    from public.reception_lignes as l
    where l.tenant_id = lignes_of_reception.tenant_id and l.reception_id = lignes_of_reception.id
  );
end
$$;
comment on function depot.lignes_of_reception(uuid, uuid) is 'The lines of a reception as stored.';
revoke all on function depot.lignes_of_reception(uuid, uuid) from public;

create function depot.reception_image(doc public.receptions, lignes depot.ligne[])
returns jsonb
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  return case when doc.id is not null
    then to_jsonb(doc) || jsonb_build_object('lignes', to_jsonb(lignes)) end;
end
$$;
comment on function depot.reception_image(public.receptions, depot.ligne[]) is
  'A reception as the log keeps it: header and lines.';
revoke all on function depot.reception_image(public.receptions, depot.ligne[]) from public;

create function depot.reception_content(doc public.receptions, lignes depot.ligne[])
returns jsonb
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  return jsonb_build_array(
    doc.produit_id, doc.recue_at, doc.cours_de_route_id, doc.fournisseur_id, doc.proprietaire_type,
    doc.partenaire_id, doc.numero, doc.bl_numero, doc.scelles, doc.plaque_camion, doc.note,
    doc.remplace_id, depot.lignes_content(lignes)
  );
end
$$;
comment on function depot.reception_content(public.receptions, depot.ligne[]) is
  'What a person entered: the same twice is a repeated call, not a change.';
revoke all on function depot.reception_content(public.receptions, depot.ligne[]) from public;

create function depot.require_trip(tenant_id uuid, id uuid)
returns public.cours_de_route
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: the caller is a rule.
declare
  v_trip public.cours_de_route;
begin
  select * into v_trip
  from public.cours_de_route as c
  where c.tenant_id = require_trip.tenant_id and c.id = require_trip.id
    and depot.may_see(c.depot_destination_id);
  if not found then
    raise exception using
      errcode = 'PT404',
      message = 'CDR_INTROUVABLE',
      detail = format('No trip %s that you may see.', require_trip.id),
      hint = 'Choose a truck that has arrived.';
  end if;
  return v_trip;
end
$$;
comment on function depot.require_trip(uuid, uuid) is
  'The trip of a reception. Errors: CDR_INTROUVABLE (404).';
revoke all on function depot.require_trip(uuid, uuid) from public;

create function depot.judge_reception_trip(
  doc public.receptions,
  trip public.cours_de_route
)
returns void
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: it names products.
begin
  if trip.annule_at is not null or trip.statut not in ('ARRIVE', 'DECHARGE') then
    raise exception using
      errcode = 'PT422',
      message = 'CDR_NON_ARRIVE',
      detail = format('Truck %s is %s.', trip.plaque_camion,
        case when trip.annule_at is null then trip.statut else 'cancelled' end),
      hint = 'Say that the truck has arrived, then receive it.';
  elsif trip.depot_destination_id <> doc.depot_id then
    raise exception using
      errcode = 'PT422',
      message = 'CDR_DEPOT_DIFFERENT',
      detail = format('Truck %s goes to another depot.', trip.plaque_camion),
      hint = 'Change the destination of the trip, or choose another truck.';
  elsif trip.produit_id <> doc.produit_id then
    raise exception using
      errcode = 'PT422',
      message = 'CDR_PRODUIT_DIFFERENT',
      detail = format('Truck %s carries %s.', trip.plaque_camion,
        (select p.nom from public.produits as p
          where p.tenant_id = trip.tenant_id and p.id = trip.produit_id)),
      hint = 'Choose the product of the trip, or another truck.';
  end if;
end
$$;
comment on function depot.judge_reception_trip(public.receptions, public.cours_de_route) is
  'Whether a trip may be received so. Errors: CDR_NON_ARRIVE, CDR_DEPOT_DIFFERENT, CDR_PRODUIT_DIFFERENT (422).';
revoke all on function depot.judge_reception_trip(public.receptions, public.cours_de_route)
  from public;

create function depot.judge_reception_owner(doc public.receptions)
returns void
language plpgsql
immutable
security invoker
set search_path = ''
as $$
begin
  if doc.proprietaire_type = 'PARTENAIRE' and doc.partenaire_id is null then
    raise exception using
      errcode = 'PT422',
      message = 'RECEPTION_PARTENAIRE_OBLIGATOIRE',
      detail = 'The product of a partner needs the partner.',
      hint = 'Choose the partner whose product it is.';
  elsif coalesce(doc.proprietaire_type not in ('MONALUXE', 'PARTENAIRE'), true)
    or (doc.proprietaire_type = 'MONALUXE' and doc.partenaire_id is not null)
    or (doc.proprietaire_type = 'PARTENAIRE' and doc.cours_de_route_id is not null)
  then
    raise exception using
      errcode = 'PT422',
      message = 'RECEPTION_PROPRIETAIRE_INVALIDE',
      detail = format(
        'Owner %s does not go with %s.', quote_nullable(doc.proprietaire_type),
        case when doc.partenaire_id is not null and doc.proprietaire_type = 'MONALUXE'
          then 'a partner' when doc.cours_de_route_id is not null then 'a trip'
          else 'a reception' end
      ),
      hint = 'MONALUXE, without a partner and with or without a trip; or PARTENAIRE, with a partner and without a trip.';
  end if;
end
$$;
comment on function depot.judge_reception_owner(public.receptions) is
  'Raises RECEPTION_PARTENAIRE_OBLIGATOIRE or RECEPTION_PROPRIETAIRE_INVALIDE (422).';
revoke all on function depot.judge_reception_owner(public.receptions) from public;

create function depot.refuse_replaced_reception()
returns void
language plpgsql
volatile
security invoker
set search_path = ''
as $$
begin
  raise exception using
    errcode = 'PT409',
    message = 'RECEPTION_DEJA_REMPLACEE',
    detail = 'This reception was reversed, or another one replaces it already.',
    hint = 'Open it to see what became of it; correct the one that stands.';
end
$$;
comment on function depot.refuse_replaced_reception() is 'Raises RECEPTION_DEJA_REMPLACEE (409).';
revoke all on function depot.refuse_replaced_reception() from public;

create function depot.judge_replaced_reception(
  doc public.receptions,
  replaced public.receptions
)
returns void
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: it looks whose number it is.
begin
  if doc.remplace_id is not null then
    if replaced.depot_id is distinct from doc.depot_id or replaced.id = doc.id then
      raise exception using
        errcode = 'PT404',
        message = 'RECEPTION_INTROUVABLE',
        detail = format('No other reception %s in this depot to replace.', doc.remplace_id),
        hint = 'Refresh the list.';
    elsif replaced.statut in ('brouillon', 'rejetee') then
      perform depot.refuse_not_validated(replaced.statut);
    elsif replaced.statut = 'annulee' or exists (
      select from public.receptions as r
      where r.tenant_id = doc.tenant_id and r.remplace_id = doc.remplace_id and r.id <> doc.id
        and r.statut in ('brouillon', 'validee')
    ) then
      perform depot.refuse_replaced_reception();
    end if;
  end if;
  if doc.numero is not null and exists (
    select from public.receptions as r
    where r.tenant_id = doc.tenant_id and r.depot_id = doc.depot_id and r.numero = doc.numero
      and r.id not in (doc.id, coalesce(doc.remplace_id, doc.id))
      and (r.statut = 'validee' or (r.statut = 'brouillon' and r.remplace_id is null))
  ) then
    perform depot.refuse_number(doc.numero);
  end if;
end
$$;
comment on function depot.judge_replaced_reception(public.receptions, public.receptions) is
  'Whether a reception may replace that one and bear its number. Errors: RECEPTION_INTROUVABLE (404), RECEPTION_DEJA_REMPLACEE, NUMERO_DEJA_PRIS (409), DOCUMENT_NON_VALIDE (422).';
revoke all on function depot.judge_replaced_reception(public.receptions, public.receptions)
  from public;

create function depot.judge_reception(
  doc public.receptions,
  lignes depot.ligne[],
  replaced public.receptions,
  valider boolean
)
returns public.receptions
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: the caller is a rule.
begin
  perform depot.require_past(doc.recue_at);
  perform depot.judge_reception_owner(doc);
  perform depot.require_reference('PRODUIT', doc.tenant_id, doc.produit_id);
  perform depot.require_reference('FOURNISSEUR', doc.tenant_id, doc.fournisseur_id);
  perform depot.require_reference('PARTENAIRE', doc.tenant_id, doc.partenaire_id);
  if doc.cours_de_route_id is not null then
    perform depot.judge_reception_trip(
      doc, depot.require_trip(doc.tenant_id, doc.cours_de_route_id)
    );
  end if;
  perform depot.judge_replaced_reception(doc, replaced);
  if valider then
    perform depot.require_validator(
      'receptions', doc.tenant_id, doc.depot_id, doc.created_by, doc.remplace_id is not null
    );
    perform depot.require_15c('RECEPTION', lignes);
    doc.statut := 'validee';
    doc.validated_by := access.actor();
    doc.validated_by_nom := governance.person_name(doc.tenant_id, doc.validated_by);
    doc.validated_at := now();
  else
    doc.statut := 'brouillon';
  end if;
  return doc;
end
$$;
comment on function depot.judge_reception(
  public.receptions, depot.ligne[], public.receptions, boolean
) is
  'The reception as it may be written, a draft or validated; room in the tanks is judged when it is booked.';
revoke all on function depot.judge_reception(
  public.receptions, depot.ligne[], public.receptions, boolean
) from public;
