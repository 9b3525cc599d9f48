-- depot: how a withdrawal is written and booked.
-- Depends on: the rules before, the booking of receptions (undo_replaced), the ledger, the log.
-- Exposes: rules for the doors in the next file.

create function depot.write_sortie_lignes(doc public.sorties_produit, lignes depot.ligne[])
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody holds a write on the lines. The lock of the document is held.
begin
  delete from public.sortie_lignes as l
  where l.tenant_id = doc.tenant_id and l.sortie_id = doc.id and doc.version > 1;
  insert into public.sortie_lignes (
    tenant_id, sortie_id, ligne_no, depot_id, citerne_id, mode_mesure, index_avant, index_apres,
    volume_compteur_l, facteur_compteur, volume_ambiant, temperature_ambiante_c,
    densite_observee_kgm3, temperature_densite_c, densite_a_15_kgm3, vcf, volume_15c, methode,
    methode_version
  )
  select
    doc.tenant_id, doc.id, l.ligne_no, doc.depot_id, l.citerne_id, l.mode_mesure, l.index_avant,
    l.index_apres, l.volume_compteur_l, l.facteur_compteur, l.volume_ambiant,
    l.temperature_ambiante_c, l.densite_observee_kgm3, l.temperature_densite_c,
    l.densite_a_15_kgm3, l.vcf, l.volume_15c, l.methode, l.methode_version
  from unnest(lignes) as l;
end
$$;
comment on function depot.write_sortie_lignes(public.sorties_produit, depot.ligne[]) is
  'Writes the lines of a withdrawal in place of those it had.';
revoke all on function depot.write_sortie_lignes(public.sorties_produit, depot.ligne[]) from public;

create function depot.insert_sortie(doc public.sorties_produit, lignes depot.ligne[])
returns public.sorties_produit
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody holds an insert on withdrawals.
-- Two first saves with one id: the second waits for the first, then writes nothing.
declare
  v_doc public.sorties_produit;
begin
  insert into public.sorties_produit (
    tenant_id, id, depot_id, produit_id, client_id, proprietaire_type, partenaire_id, camion_id,
    transporteur_id, plaque_camion, plaque_remorque, chauffeur_nom, transporteur, numero,
    commande_numero, scelles, statut, date_sortie, date_jour, volume_ambiant, volume_15c, note,
    remplace_id, created_by, created_by_nom, validated_by, validated_by_nom, validated_at
  )
  values (
    doc.tenant_id, doc.id, doc.depot_id, doc.produit_id, doc.client_id, doc.proprietaire_type,
    doc.partenaire_id, doc.camion_id, doc.transporteur_id, doc.plaque_camion, doc.plaque_remorque,
    doc.chauffeur_nom, doc.transporteur, doc.numero, doc.commande_numero, doc.scelles, doc.statut,
    doc.date_sortie, doc.date_jour, doc.volume_ambiant, doc.volume_15c, doc.note, doc.remplace_id,
    doc.created_by, doc.created_by_nom, doc.validated_by, doc.validated_by_nom, doc.validated_at
  )
  on conflict do nothing
  returning * into v_doc;
  if v_doc.id is not null then
    perform depot.write_sortie_lignes(v_doc, lignes);
  end if;
  return v_doc;
end
$$;
comment on function depot.insert_sortie(public.sorties_produit, depot.ligne[]) is
  'Writes a new withdrawal with its lines; null when the id, the number or the place of the replacement is taken.';
revoke all on function depot.insert_sortie(public.sorties_produit, depot.ligne[]) from public;

create function depot.update_sortie(doc public.sorties_produit)
returns public.sorties_produit
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody holds an update on withdrawals. The lock of the document is held.
declare
  v_doc public.sorties_produit;
  v_constraint text;
begin
  update public.sorties_produit as r
  set
    produit_id = doc.produit_id, client_id = doc.client_id,
    proprietaire_type = doc.proprietaire_type, partenaire_id = doc.partenaire_id,
    camion_id = doc.camion_id, transporteur_id = doc.transporteur_id,
    plaque_camion = doc.plaque_camion, plaque_remorque = doc.plaque_remorque,
    chauffeur_nom = doc.chauffeur_nom, transporteur = doc.transporteur, numero = doc.numero,
    commande_numero = doc.commande_numero, scelles = doc.scelles, statut = doc.statut,
    date_sortie = doc.date_sortie, date_jour = doc.date_jour,
    volume_ambiant = doc.volume_ambiant, volume_15c = doc.volume_15c, note = doc.note,
    remplace_id = doc.remplace_id, created_by = doc.created_by,
    created_by_nom = doc.created_by_nom, validated_by = doc.validated_by,
    validated_by_nom = doc.validated_by_nom, validated_at = doc.validated_at,
    clos_par = doc.clos_par, clos_par_nom = doc.clos_par_nom, clos_at = doc.clos_at,
    clos_motif = doc.clos_motif, updated_at = now(), version = r.version + 1
  where r.tenant_id = doc.tenant_id and r.id = doc.id
  returning * into v_doc;
  return v_doc;
exception
  when unique_violation then
    get stacked diagnostics v_constraint = constraint_name;
    if v_constraint = 'sorties_produit_remplace_key' then
      perform depot.refuse_replaced_sortie();
    end if;
    perform depot.refuse_number(doc.numero);
    return null;
end
$$;
comment on function depot.update_sortie(public.sorties_produit) is
  'Writes the header of a withdrawal. Errors: NUMERO_DEJA_PRIS, SORTIE_DEJA_REMPLACEE (409).';
revoke all on function depot.update_sortie(public.sorties_produit) from public;

create function depot.close_sortie(doc public.sorties_produit, statut text, motif text)
returns public.sorties_produit
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: see update_sortie.
begin
  doc.statut := close_sortie.statut;
  doc.clos_par := access.actor();
  doc.clos_par_nom := governance.person_name(doc.tenant_id, doc.clos_par);
  doc.clos_at := now();
  doc.clos_motif := motif;
  return depot.update_sortie(doc);
end
$$;
comment on function depot.close_sortie(public.sorties_produit, text, text) is
  'Ends a withdrawal, rejetee or annulee, with who, when and why.';
revoke all on function depot.close_sortie(public.sorties_produit, text, text) from public;

create function depot.book_sortie(
  doc public.sorties_produit,
  lignes depot.ligne[],
  replaced public.sorties_produit
)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: the caller is a rule; the document is written and locked, the replaced one closed.
declare
  v_entete depot.ecriture;
  v_ecritures depot.ecriture[];
begin
  v_entete.depot_id := doc.depot_id;
  v_entete.produit_id := doc.produit_id;
  v_entete.proprietaire_type := doc.proprietaire_type;
  v_entete.partenaire_id := doc.partenaire_id;
  v_entete.nature := 'SORTIE';
  v_entete.survenu_at := doc.date_sortie;
  v_ecritures := depot.ecritures_of(v_entete, lignes, -1);
  if replaced.id is not null then
    perform depot.undo_replaced(
      doc.depot_id, doc.tenant_id, 'SORTIE', replaced.id, replaced.date_jour,
      doc.date_sortie, depot.tanks_of(v_ecritures)
    );
  end if;
  perform depot.post_entries(doc.tenant_id, 'SORTIE', doc.id, v_ecritures);
end
$$;
comment on function depot.book_sortie(
  public.sorties_produit, depot.ligne[], public.sorties_produit
) is
  'Books a validated withdrawal, after it has undone the one it replaces. Errors: those of post_entries.';
revoke all on function depot.book_sortie(
  public.sorties_produit, depot.ligne[], public.sorties_produit
) from public;

create function depot.log_sortie(
  action text,
  avant jsonb,
  doc public.sorties_produit,
  lignes depot.ligne[],
  motif text default null,
  niveau text default 'INFO'
)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody holds an insert on the log.
begin
  perform depot.log_action(
    doc.tenant_id, doc.depot_id, 'sorties_produit', action, doc.id,
    coalesce(doc.numero, doc.commande_numero, doc.plaque_camion), avant,
    depot.sortie_image(doc, lignes), motif, niveau,
    case when doc.statut in ('validee', 'annulee') then (
      select l.citerne_id from unnest(lignes) as l order by l.citerne_id limit 1
    ) end
  );
end
$$;
comment on function depot.log_sortie(
  text, jsonb, public.sorties_produit, depot.ligne[], text, text
) is 'The line of the log for a withdrawal: in the chain of its first tank when it was booked.';
revoke all on function depot.log_sortie(
  text, jsonb, public.sorties_produit, depot.ligne[], text, text
) from public;

create function depot.finish_sortie(
  avant jsonb,
  doc public.sorties_produit,
  lignes depot.ligne[],
  replaced public.sorties_produit
)
returns public.sorties_produit
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: see book_sortie.
begin
  if doc.statut = 'validee' then
    perform depot.book_sortie(doc, lignes, replaced);
  end if;
  if replaced.id is not null and doc.statut = 'validee' then
    avant := coalesce(avant, '{}') || jsonb_build_object(
      'remplacee',
      depot.sortie_image(replaced, depot.lignes_of_sortie(doc.tenant_id, replaced.id))
    );
  end if;
  perform depot.log_sortie(
    case
      when doc.statut = 'validee' then 'SORTIE_VALIDE'
      when avant is null then 'SORTIE_CREEE'
      else 'SORTIE_MODIFIEE'
    end,
    avant, doc, lignes, null,
    case when replaced.id is not null and doc.statut = 'validee' then 'WARNING' else 'INFO' end
  );
  return doc;
end
$$;
comment on function depot.finish_sortie(
  jsonb, public.sorties_produit, depot.ligne[], public.sorties_produit
) is 'After the document is written: books it when it is validated, and leaves its one line in the log.';
revoke all on function depot.finish_sortie(
  jsonb, public.sorties_produit, depot.ligne[], public.sorties_produit
) from public;

create function depot.settle_sortie(
  before public.sorties_produit,
  doc public.sorties_produit,
  lignes depot.ligne[],
  replaced public.sorties_produit,
  valider boolean
)
returns public.sorties_produit
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: the caller is a rule; it holds the documents. before is null for a new one.
declare
  v_before depot.ligne[] := depot.lignes_of_sortie(before.tenant_id, before.id);
  v_doc public.sorties_produit := depot.judge_sortie(doc, lignes, replaced, valider);
begin
  if valider and replaced.id is not null then
    perform depot.close_sortie(
      replaced, 'annulee', format('Remplacée par %s', coalesce(v_doc.numero, v_doc.id::text))
    );
  end if;
  if before.id is null then
    v_doc := depot.insert_sortie(v_doc, lignes);
    if v_doc.id is null then
      return null;
    end if;
  else
    v_doc := depot.update_sortie(v_doc);
    if depot.lignes_content(v_before) <> depot.lignes_content(lignes) then
      perform depot.write_sortie_lignes(v_doc, lignes);
    end if;
  end if;
  return depot.finish_sortie(
    depot.sortie_image(before, v_before), v_doc, lignes, replaced
  );
end
$$;
comment on function depot.settle_sortie(
  public.sorties_produit, public.sorties_produit, depot.ligne[], public.sorties_produit, boolean
) is
  'Judges, writes, books and logs a withdrawal; null when somebody else took its id meanwhile.';
revoke all on function depot.settle_sortie(
  public.sorties_produit, public.sorties_produit, depot.ligne[], public.sorties_produit, boolean
) from public;
