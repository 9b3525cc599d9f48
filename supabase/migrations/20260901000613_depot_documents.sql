-- depot: what every document of the module asks first: which depot, whose reference, what reason.
-- Depends on: access, produits, tiers of this module.
-- Exposes: rules for rules; nothing for the API.

create function depot.reachable_tenants()
returns setof uuid
language plpgsql
stable
security definer
rows 4
set search_path = ''
as $$
-- definer: the tables it reads are closed to members.
begin
  if access.is_system() then
    return query select t.id from public.tenants as t;
  else
    return query select access.member_tenants();
  end if;
end
$$;
comment on function depot.reachable_tenants() is
  'Companies in which a document may be looked up by its id alone: those of the caller, every one for the system.';
revoke all on function depot.reachable_tenants() from public;

create function depot.may_see(depot_id uuid)
returns boolean
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: see reachable_tenants.
begin
  return access.is_system()
    or may_see.depot_id = any (array(select access.scopes_where('depot.read')));
end
$$;
comment on function depot.may_see(uuid) is
  'Whether the caller may know what lies in a depot: what he may not see is not found.';
revoke all on function depot.may_see(uuid) from public;

create function depot.require_depot_permission(permission text, tenant_id uuid, depot_id uuid)
returns void
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: the caller is a rule.
begin
  if not access.is_system() then
    perform access.require_permission(permission, tenant_id, depot_id);
  end if;
end
$$;
comment on function depot.require_depot_permission(text, uuid, uuid) is
  'access.require_permission on a depot, for rules that the system may call as well.';
revoke all on function depot.require_depot_permission(text, uuid, uuid) from public;

create function depot.enter_depot(depot_id uuid, permission text)
returns public.sites
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: the depot is read before anyone knows what the caller may.
declare
  v_site public.sites;
begin
  select * into v_site
  from public.sites as s
  where s.id = enter_depot.depot_id and s.kind = 'depot' and depot.may_see(s.id);
  if not found then
    raise exception using
      errcode = 'PT404',
      message = 'DEPOT_INTROUVABLE',
      detail = format('No depot %s that you may see.', coalesce(enter_depot.depot_id::text, 'null')),
      hint = 'Choose a depot of your company.';
  end if;
  perform depot.require_depot_permission(permission, v_site.tenant_id, v_site.id);
  if not v_site.is_active then
    raise exception using
      errcode = 'PT422',
      message = 'DEPOT_INACTIF',
      detail = format('Depot %s is closed for good.', v_site.name),
      hint = 'Choose another depot, or have this one opened again.';
  end if;
  return v_site;
end
$$;
comment on function depot.enter_depot(uuid, text) is
  'The depot, when the caller sees it, holds the permission on it and it is in use. Errors: DEPOT_INTROUVABLE (404), permission_denied (403), DEPOT_INACTIF (422).';
revoke all on function depot.enter_depot(uuid, text) from public;

create function depot.is_reference_active(kind text, tenant_id uuid, id uuid)
returns boolean
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: the caller is a rule.
declare
  v_actif boolean;
begin
  case kind
    when 'PRODUIT' then
      select r.actif into v_actif from public.produits as r
      where r.tenant_id = is_reference_active.tenant_id and r.id = is_reference_active.id;
    when 'CLIENT' then
      select r.actif into v_actif from public.clients as r
      where r.tenant_id = is_reference_active.tenant_id and r.id = is_reference_active.id;
    when 'FOURNISSEUR' then
      select r.actif into v_actif from public.fournisseurs as r
      where r.tenant_id = is_reference_active.tenant_id and r.id = is_reference_active.id;
    when 'PARTENAIRE' then
      select r.actif into v_actif from public.partenaires as r
      where r.tenant_id = is_reference_active.tenant_id and r.id = is_reference_active.id;
    when 'TRANSPORTEUR' then
      select r.actif into v_actif from public.transporteurs as r
      where r.tenant_id = is_reference_active.tenant_id and r.id = is_reference_active.id;
    when 'CAMION' then
      select r.actif into v_actif from public.camions as r
      where r.tenant_id = is_reference_active.tenant_id and r.id = is_reference_active.id;
  end case;
  return v_actif;
end
$$;
comment on function depot.is_reference_active(text, uuid, uuid) is
  'Whether a row of a reference table is in use; null when this company has none such.';
revoke all on function depot.is_reference_active(text, uuid, uuid) from public;

create function depot.require_reference(kind text, tenant_id uuid, id uuid)
returns void
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: the caller is a rule.
declare
  v_actif boolean;
begin
  if id is null and kind <> 'PRODUIT' then
    return;
  end if;
  v_actif := depot.is_reference_active(kind, tenant_id, id);
  if v_actif is null then
    raise exception using
      errcode = 'PT404',
      message = case kind
        when 'PRODUIT' then 'PRODUIT_INTROUVABLE'
        when 'CLIENT' then 'CLIENT_INTROUVABLE'
        when 'FOURNISSEUR' then 'FOURNISSEUR_INTROUVABLE'
        when 'PARTENAIRE' then 'PARTENAIRE_INTROUVABLE'
        when 'TRANSPORTEUR' then 'TRANSPORTEUR_INTROUVABLE'
        else 'CAMION_INTROUVABLE'
      end,
      detail = format('No %s %s in this company.', lower(kind), coalesce(id::text, 'null')),
      hint = 'Choose one of the list.';
  elsif not v_actif then
    raise exception using
      errcode = 'PT422',
      message = case kind
        when 'PRODUIT' then 'PRODUIT_INACTIF'
        when 'CLIENT' then 'CLIENT_INACTIF'
        when 'FOURNISSEUR' then 'FOURNISSEUR_INACTIF'
        when 'PARTENAIRE' then 'PARTENAIRE_INACTIF'
        when 'TRANSPORTEUR' then 'TRANSPORTEUR_INACTIF'
        else 'CAMION_INACTIF'
      end,
      detail = format('The %s %s is switched off.', lower(kind), id),
      hint = 'Choose one that is in use, or have this one switched on again.';
  end if;
end
$$;
comment on function depot.require_reference(text, uuid, uuid) is
  'Raises <KIND>_INTROUVABLE (404) or <KIND>_INACTIF (422). Null passes, but for a product.';
revoke all on function depot.require_reference(text, uuid, uuid) from public;

create function depot.clean_text(field text, value text, max_chars integer default 120)
returns text
language plpgsql
immutable
security invoker
set search_path = ''
as $$
declare
  v_value text := nullif(btrim(value), '');
begin
  if char_length(v_value) > max_chars then
    raise exception using
      errcode = 'PT422',
      message = 'TEXTE_TROP_LONG',
      detail = format('%s has %s characters, %s is the limit.', field, char_length(v_value), max_chars),
      hint = 'Shorten it.';
  end if;
  return v_value;
end
$$;
comment on function depot.clean_text(text, text, integer) is
  'A text without blanks around it, null when empty. Errors: TEXTE_TROP_LONG (422).';
revoke all on function depot.clean_text(text, text, integer) from public;

create function depot.require_motif(motif text)
returns text
language plpgsql
immutable
security invoker
set search_path = ''
as $$
declare
  v_motif text := btrim(motif);
begin
  if char_length(coalesce(v_motif, '')) not between 3 and 1000 then
    raise exception using
      errcode = 'PT422',
      message = 'MOTIF_OBLIGATOIRE',
      detail = 'This act needs a reason of 3 to 1000 characters.',
      hint = 'Say why, for those who read the journal.';
  end if;
  return v_motif;
end
$$;
comment on function depot.require_motif(text) is
  'The reason of a rejection, a reversal or a cancellation. Errors: MOTIF_OBLIGATOIRE (422).';
revoke all on function depot.require_motif(text) from public;

create function depot.require_id(id uuid)
returns void
language plpgsql
immutable
security invoker
set search_path = ''
as $$
begin
  if id is null then
    raise exception using
      errcode = 'PT422',
      message = 'DOCUMENT_ID_OBLIGATOIRE',
      detail = 'The document has no id: without one, saving it twice would make two of it.',
      hint = 'Send a UUID of version 7 made by the client, the same one each time.';
  end if;
end
$$;
comment on function depot.require_id(uuid) is 'Raises DOCUMENT_ID_OBLIGATOIRE (422) for null.';
revoke all on function depot.require_id(uuid) from public;

create function depot.require_after(survenu_at timestamptz, document_at timestamptz)
returns void
language plpgsql
immutable
security invoker
set search_path = ''
as $$
begin
  if survenu_at < document_at then
    raise exception using
      errcode = 'PT422',
      message = 'CONTREPASSATION_ANTERIEURE',
      detail = format('A reversal at %s would undo what came at %s.', survenu_at, document_at),
      hint = 'Leave the moment out, or give one after the document.';
  end if;
end
$$;
comment on function depot.require_after(timestamptz, timestamptz) is
  'Raises CONTREPASSATION_ANTERIEURE (422) for a reversal before its document; null passes.';
revoke all on function depot.require_after(timestamptz, timestamptz) from public;

create function depot.require_version(version integer, expected_version integer)
returns void
language plpgsql
immutable
security invoker
set search_path = ''
as $$
begin
  if expected_version <> version then
    raise exception using
      errcode = 'PT409',
      message = 'DOCUMENT_MODIFIE_ENTRETEMPS',
      detail = format('Version %s was expected, it is %s.', expected_version, version),
      hint = 'Read the document again, then decide.';
  end if;
end
$$;
comment on function depot.require_version(integer, integer) is
  'Raises DOCUMENT_MODIFIE_ENTRETEMPS (409) when the caller saw another version; null sees none.';
revoke all on function depot.require_version(integer, integer) from public;

create function depot.refuse_settled(statut text, attempt text)
returns void
language plpgsql
volatile
security invoker
set search_path = ''
as $$
begin
  raise exception using
    errcode = 'PT409',
    message = 'DOCUMENT_DEJA_TRAITE',
    detail = format('The document is %s: it cannot be %s.', statut, attempt),
    hint = 'Open it to see what became of it. A validated one is corrected by another that replaces it.';
end
$$;
comment on function depot.refuse_settled(text, text) is 'Raises DOCUMENT_DEJA_TRAITE (409).';
revoke all on function depot.refuse_settled(text, text) from public;

create function depot.refuse_not_validated(statut text)
returns void
language plpgsql
volatile
security invoker
set search_path = ''
as $$
begin
  raise exception using
    errcode = 'PT422',
    message = 'DOCUMENT_NON_VALIDE',
    detail = format('The document is %s: nothing of it was booked.', statut),
    hint = 'Only a validated document is reversed or replaced; change or reject a draft.';
end
$$;
comment on function depot.refuse_not_validated(text) is 'Raises DOCUMENT_NON_VALIDE (422).';
revoke all on function depot.refuse_not_validated(text) from public;

create function depot.refuse_number(numero text)
returns void
language plpgsql
volatile
security invoker
set search_path = ''
as $$
begin
  raise exception using
    errcode = 'PT409',
    message = 'NUMERO_DEJA_PRIS',
    detail = format('Ticket %s is on another document of this depot.', quote_nullable(numero)),
    hint = 'Check the number; open the other document to see whether it is the same delivery.';
end
$$;
comment on function depot.refuse_number(text) is 'Raises NUMERO_DEJA_PRIS (409).';
revoke all on function depot.refuse_number(text) from public;
