-- depot: what a withdrawal (sortie) must be.
-- Depends on: sorties_produit, the lines and the helpers of documents.
-- Exposes: rules for the next two files.

create function depot.lock_sortie(tenant_id uuid, id uuid)
returns public.sorties_produit
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: the caller is a rule. Two validations, or a change and a validation, would both start
-- from the draft: the second waits here and sees what the first made of it.
declare
  v_doc public.sorties_produit;
begin
  select * into v_doc
  from public.sorties_produit as r
  where r.tenant_id = lock_sortie.tenant_id and r.id = lock_sortie.id
  for no key update;
  return v_doc;
end
$$;
comment on function depot.lock_sortie(uuid, uuid) is
  'The withdrawal, locked; null when there is none. What is replaced is locked before what replaces it.';
revoke all on function depot.lock_sortie(uuid, uuid) from public;

create function depot.lignes_of_sortie(tenant_id uuid, id uuid)
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
    from public.sortie_lignes as l
    where l.tenant_id = lignes_of_sortie.tenant_id and l.sortie_id = lignes_of_sortie.id
  );
end
$$;
comment on function depot.lignes_of_sortie(uuid, uuid) is 'The lines of a withdrawal as stored.';
revoke all on function depot.lignes_of_sortie(uuid, uuid) from public;

create function depot.sortie_image(doc public.sorties_produit, lignes depot.ligne[])
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
comment on function depot.sortie_image(public.sorties_produit, depot.ligne[]) is
  'A withdrawal as the log keeps it: header and lines.';
revoke all on function depot.sortie_image(public.sorties_produit, depot.ligne[]) from public;

create function depot.sortie_content(doc public.sorties_produit, lignes depot.ligne[])
returns jsonb
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  return jsonb_build_array(
    doc.produit_id, doc.date_sortie, doc.client_id, doc.proprietaire_type, doc.partenaire_id,
    doc.camion_id, doc.transporteur_id, doc.plaque_camion, doc.plaque_remorque, doc.chauffeur_nom,
    doc.transporteur, doc.numero, doc.commande_numero, doc.scelles, doc.note, doc.remplace_id,
    depot.lignes_content(lignes)
  );
end
$$;
comment on function depot.sortie_content(public.sorties_produit, depot.ligne[]) is
  'What a person entered: the same twice is a repeated call, not a change.';
revoke all on function depot.sortie_content(public.sorties_produit, depot.ligne[]) from public;

create function depot.refuse_replaced_sortie()
returns void
language plpgsql
volatile
security invoker
set search_path = ''
as $$
begin
  raise exception using
    errcode = 'PT409',
    message = 'SORTIE_DEJA_REMPLACEE',
    detail = 'This withdrawal was reversed, or another one replaces it already.',
    hint = 'Open it to see what became of it; correct the one that stands.';
end
$$;
comment on function depot.refuse_replaced_sortie() is 'Raises SORTIE_DEJA_REMPLACEE (409).';
revoke all on function depot.refuse_replaced_sortie() from public;

create function depot.judge_replaced_sortie(
  doc public.sorties_produit,
  replaced public.sorties_produit
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
        message = 'SORTIE_INTROUVABLE',
        detail = format('No other withdrawal %s in this depot to replace.', doc.remplace_id),
        hint = 'Refresh the list.';
    elsif replaced.statut in ('brouillon', 'rejetee') then
      perform depot.refuse_not_validated(replaced.statut);
    elsif replaced.statut = 'annulee' or exists (
      select from public.sorties_produit as r
      where r.tenant_id = doc.tenant_id and r.remplace_id = doc.remplace_id and r.id <> doc.id
        and r.statut in ('brouillon', 'validee')
    ) then
      perform depot.refuse_replaced_sortie();
    end if;
  end if;
  if doc.numero is not null and exists (
    select from public.sorties_produit as r
    where r.tenant_id = doc.tenant_id and r.depot_id = doc.depot_id and r.numero = doc.numero
      and r.id not in (doc.id, coalesce(doc.remplace_id, doc.id))
      and (r.statut = 'validee' or (r.statut = 'brouillon' and r.remplace_id is null))
  ) then
    perform depot.refuse_number(doc.numero);
  end if;
end
$$;
comment on function depot.judge_replaced_sortie(public.sorties_produit, public.sorties_produit) is
  'Whether a withdrawal may replace that one and bear its number. Errors: SORTIE_INTROUVABLE (404), SORTIE_DEJA_REMPLACEE, NUMERO_DEJA_PRIS (409), DOCUMENT_NON_VALIDE (422).';
revoke all on function depot.judge_replaced_sortie(public.sorties_produit, public.sorties_produit)
  from public;

create function depot.sortie_owner(client_id uuid, partenaire_id uuid, proprietaire_type text)
returns text
language plpgsql
immutable
security invoker
set search_path = ''
as $$
declare
  v_owner text := case
    when partenaire_id is null then 'MONALUXE'
    when client_id is null then 'PARTENAIRE'
    else proprietaire_type
  end;
begin
  if client_id is null and partenaire_id is null then
    raise exception using
      errcode = 'PT422',
      message = 'SORTIE_BENEFICIAIRE_OBLIGATOIRE',
      detail = 'A withdrawal goes to a client or to a partner.',
      hint = 'Choose the client, or the partner who takes his own product.';
  elsif proprietaire_type <> v_owner
    or coalesce(v_owner not in ('MONALUXE', 'PARTENAIRE'), true)
    or (v_owner = 'MONALUXE') <> (partenaire_id is null)
  then
    raise exception using
      errcode = 'PT422',
      message = 'SORTIE_PROPRIETAIRE_INVALIDE',
      detail = format(
        'Owner %s does not go with %s.', quote_nullable(proprietaire_type),
        case
          when partenaire_id is null then 'a client alone'
          when client_id is null then 'a partner alone'
          else 'a client and a partner'
        end
      ),
      hint = 'MONALUXE: a client takes the company''s own litres. PARTENAIRE: a partner takes his, or has them given to a client.';
  end if;
  return v_owner;
end
$$;
comment on function depot.sortie_owner(uuid, uuid, text) is
  'Whose litres leave: a client alone takes MONALUXE''s, a partner alone his own; with both it must be said. Errors: SORTIE_BENEFICIAIRE_OBLIGATOIRE, SORTIE_PROPRIETAIRE_INVALIDE (422).';
revoke all on function depot.sortie_owner(uuid, uuid, text) from public;

create function depot.judge_sortie(
  doc public.sorties_produit,
  lignes depot.ligne[],
  replaced public.sorties_produit,
  valider boolean
)
returns public.sorties_produit
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: the caller is a rule.
begin
  perform depot.require_past(doc.date_sortie);
  perform depot.require_reference('PRODUIT', doc.tenant_id, doc.produit_id);
  perform depot.require_reference('CLIENT', doc.tenant_id, doc.client_id);
  perform depot.require_reference('PARTENAIRE', doc.tenant_id, doc.partenaire_id);
  perform depot.require_reference('CAMION', doc.tenant_id, doc.camion_id);
  perform depot.require_reference('TRANSPORTEUR', doc.tenant_id, doc.transporteur_id);
  perform depot.judge_replaced_sortie(doc, replaced);
  if valider then
    perform depot.require_validator(
      'sorties', doc.tenant_id, doc.depot_id, doc.created_by, doc.remplace_id is not null
    );
    perform depot.require_15c('SORTIE', lignes);
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
comment on function depot.judge_sortie(
  public.sorties_produit, depot.ligne[], public.sorties_produit, boolean
) is
  'The withdrawal as it may be written, a draft or validated; stock is judged when it is booked.';
revoke all on function depot.judge_sortie(
  public.sorties_produit, depot.ligne[], public.sorties_produit, boolean
) from public;
