-- depot: the doors through which withdrawals are validated, rejected and reversed.
-- Depends on: the rules of withdrawals. Exposes: validate_sortie, reject_sortie, reverse_sortie.

create function depot.validate_sortie(id uuid, expected_version integer default null)
returns public.sorties_produit
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody holds a write on withdrawals.
declare
  v_old public.sorties_produit := depot.find_sortie(id);
begin
  perform depot.require_validator(
    'sorties', v_old.tenant_id, v_old.depot_id, v_old.created_by, v_old.remplace_id is not null
  );
  if v_old.statut = 'validee' then
    perform depot.require_version(v_old.version - 1, expected_version);
    return v_old;
  elsif v_old.statut <> 'brouillon' then
    perform depot.refuse_settled(v_old.statut, 'validated');
  end if;
  perform depot.require_version(v_old.version, expected_version);
  return depot.settle_sortie(
    v_old, v_old, depot.lignes_of_sortie(v_old.tenant_id, v_old.id),
    depot.lock_sortie(v_old.tenant_id, v_old.remplace_id), true
  );
end
$$;
comment on function depot.validate_sortie(uuid, integer) is 'See public.validate_sortie.';
revoke all on function depot.validate_sortie(uuid, integer) from public;
grant execute on function depot.validate_sortie(uuid, integer) to authenticated, service_role;

create function public.validate_sortie(id uuid, expected_version integer default null)
returns public.sorties_produit
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select depot.validate_sortie(id, expected_version);
end;
comment on function public.validate_sortie(uuid, integer) is
  'Validates and books a draft; a validated one stays as it is. Permission sorties.write, or sorties.validate and another person than the author where DEPOT_VALIDATION_A_DEUX is on; a correction always takes sorties.validate. Errors: SORTIE_INTROUVABLE (404), permission_denied (403), DOCUMENT_DEJA_TRAITE, DOCUMENT_MODIFIE_ENTRETEMPS, JOURNEE_CLOTUREE (409), VALIDATION_PAR_UN_AUTRE, SORTIE_VOLUME_15C_OBLIGATOIRE, SORTIE_CITERNE_INACTIVE, SORTIE_PRODUIT_INCOMPATIBLE, SORTIE_STOCK_INTROUVABLE, SORTIE_STOCK_INSUFFISANT_AMB, SORTIE_CAPACITE_SECURITE (422).';
revoke all on function public.validate_sortie(uuid, integer) from public;
grant execute on function public.validate_sortie(uuid, integer) to authenticated, service_role;

create function depot.reject_sortie(id uuid, motif text)
returns public.sorties_produit
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody holds a write on withdrawals.
declare
  v_old public.sorties_produit := depot.find_sortie(id);
  v_motif text;
  v_doc public.sorties_produit;
  v_lignes depot.ligne[];
begin
  perform depot.require_closer('sorties', v_old.tenant_id, v_old.depot_id, v_old.created_by);
  v_motif := depot.require_motif(motif);
  if v_old.statut = 'rejetee' and v_old.clos_motif = v_motif then
    return v_old;
  elsif v_old.statut <> 'brouillon' then
    perform depot.refuse_settled(v_old.statut, 'rejected');
  end if;
  v_lignes := depot.lignes_of_sortie(v_old.tenant_id, v_old.id);
  v_doc := depot.close_sortie(v_old, 'rejetee', v_motif);
  perform depot.log_sortie(
    'SORTIE_REJETEE', depot.sortie_image(v_old, v_lignes), v_doc, v_lignes, v_motif, 'WARNING'
  );
  return v_doc;
end
$$;
comment on function depot.reject_sortie(uuid, text) is 'See public.reject_sortie.';
revoke all on function depot.reject_sortie(uuid, text) from public;
grant execute on function depot.reject_sortie(uuid, text) to authenticated, service_role;

create function public.reject_sortie(id uuid, motif text)
returns public.sorties_produit
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select depot.reject_sortie(id, motif);
end;
comment on function public.reject_sortie(uuid, text) is
  'Puts a draft aside for good, with a reason. Permission sorties.validate, or sorties.write for its author. Errors: SORTIE_INTROUVABLE (404), permission_denied (403), DOCUMENT_DEJA_TRAITE (409), MOTIF_OBLIGATOIRE (422).';
revoke all on function public.reject_sortie(uuid, text) from public;
grant execute on function public.reject_sortie(uuid, text) to authenticated, service_role;

create function depot.reverse_sortie(
  id uuid,
  motif text,
  survenu_at timestamptz default null
)
returns public.sorties_produit
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody holds a write on withdrawals.
declare
  v_old public.sorties_produit := depot.find_sortie(id);
  v_motif text;
  v_doc public.sorties_produit;
  v_lignes depot.ligne[];
begin
  perform depot.require_depot_permission('sorties.validate', v_old.tenant_id, v_old.depot_id);
  v_motif := depot.require_motif(motif);
  if v_old.statut = 'annulee' and v_old.clos_motif = v_motif then
    return v_old;
  elsif v_old.statut = 'annulee' then
    perform depot.refuse_settled(v_old.statut, 'reversed');
  elsif v_old.statut <> 'validee' then
    perform depot.refuse_not_validated(v_old.statut);
  end if;
  perform depot.require_after(survenu_at, v_old.date_sortie);
  v_lignes := depot.lignes_of_sortie(v_old.tenant_id, v_old.id);
  v_doc := depot.close_sortie(v_old, 'annulee', v_motif);
  perform depot.post_entries(
    v_old.tenant_id, 'SORTIE', v_old.id,
    depot.reversal_of(v_old.tenant_id, v_old.id, survenu_at)
  );
  perform depot.log_sortie(
    'SORTIE_ANNULEE', depot.sortie_image(v_old, v_lignes), v_doc, v_lignes, v_motif, 'WARNING'
  );
  return v_doc;
end
$$;
comment on function depot.reverse_sortie(uuid, text, timestamptz) is
  'See public.reverse_sortie.';
revoke all on function depot.reverse_sortie(uuid, text, timestamptz) from public;
grant execute on function depot.reverse_sortie(uuid, text, timestamptz)
  to authenticated, service_role;

create function public.reverse_sortie(
  id uuid,
  motif text,
  survenu_at timestamptz default null
)
returns public.sorties_produit
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select depot.reverse_sortie(id, motif, survenu_at);
end;
comment on function public.reverse_sortie(uuid, text, timestamptz) is
  'Undoes a validated withdrawal by entries of the other sign, at its own moment or, when that day is closed, at the one given. Permission sorties.validate. Errors: SORTIE_INTROUVABLE (404), permission_denied (403), DOCUMENT_DEJA_TRAITE, JOURNEE_CLOTUREE (409), DOCUMENT_NON_VALIDE, MOTIF_OBLIGATOIRE, MOUVEMENT_DATE_FUTURE, CONTREPASSATION_ANTERIEURE (422).';
revoke all on function public.reverse_sortie(uuid, text, timestamptz) from public;
grant execute on function public.reverse_sortie(uuid, text, timestamptz)
  to authenticated, service_role;
