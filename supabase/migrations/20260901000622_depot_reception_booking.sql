-- depot: how a reception is written, booked, rejected and reversed.
-- Depends on: the reception rules, trips, the ledger and the log of this module.
-- Exposes: rules for the doors in the next file.

create function depot.write_reception_lignes(doc public.receptions, lignes depot.ligne[])
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody holds a write on the lines. The lock of the document is held.
begin
  delete from public.reception_lignes as l
  where l.tenant_id = doc.tenant_id and l.reception_id = doc.id and doc.version > 1;
  insert into public.reception_lignes (
    tenant_id, reception_id, ligne_no, depot_id, citerne_id, mode_mesure, index_avant, index_apres,
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
comment on function depot.write_reception_lignes(public.receptions, depot.ligne[]) is
  'Writes the lines of a reception in place of those it had.';
revoke all on function depot.write_reception_lignes(public.receptions, depot.ligne[]) from public;

create function depot.insert_reception(doc public.receptions, lignes depot.ligne[])
returns public.receptions
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody holds an insert on receptions.
-- Two first saves with one id: the second waits for the first, then writes nothing.
declare
  v_doc public.receptions;
begin
  insert into public.receptions (
    tenant_id, id, depot_id, cours_de_route_id, produit_id, fournisseur_id, proprietaire_type,
    partenaire_id, numero, bl_numero, scelles, plaque_camion, statut, recue_at, date_reception,
    volume_ambiant, volume_15c, note, remplace_id, created_by, created_by_nom, validated_by,
    validated_by_nom, validated_at
  )
  values (
    doc.tenant_id, doc.id, doc.depot_id, doc.cours_de_route_id, doc.produit_id, doc.fournisseur_id,
    doc.proprietaire_type, doc.partenaire_id, doc.numero, doc.bl_numero, doc.scelles,
    doc.plaque_camion, doc.statut, doc.recue_at, doc.date_reception, doc.volume_ambiant,
    doc.volume_15c, doc.note, doc.remplace_id, doc.created_by, doc.created_by_nom,
    doc.validated_by, doc.validated_by_nom, doc.validated_at
  )
  on conflict do nothing
  returning * into v_doc;
  if v_doc.id is not null then
    perform depot.write_reception_lignes(v_doc, lignes);
  end if;
  return v_doc;
end
$$;
comment on function depot.insert_reception(public.receptions, depot.ligne[]) is
  'Writes a new reception with its lines; null when the id, the number or the place of the replacement is taken.';
revoke all on function depot.insert_reception(public.receptions, depot.ligne[]) from public;

create function depot.update_reception(doc public.receptions)
returns public.receptions
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody holds an update on receptions. The lock of the document is held.
declare
  v_doc public.receptions;
  v_constraint text;
begin
  update public.receptions as r
  set
    cours_de_route_id = doc.cours_de_route_id, produit_id = doc.produit_id,
    fournisseur_id = doc.fournisseur_id, proprietaire_type = doc.proprietaire_type,
    partenaire_id = doc.partenaire_id, numero = doc.numero, bl_numero = doc.bl_numero,
    scelles = doc.scelles, plaque_camion = doc.plaque_camion, statut = doc.statut,
    recue_at = doc.recue_at, date_reception = doc.date_reception,
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
    if v_constraint = 'receptions_remplace_key' then
      perform depot.refuse_replaced_reception();
    end if;
    perform depot.refuse_number(doc.numero);
    return null;
end
$$;
comment on function depot.update_reception(public.receptions) is
  'Writes the header of a reception. Errors: NUMERO_DEJA_PRIS, RECEPTION_DEJA_REMPLACEE (409).';
revoke all on function depot.update_reception(public.receptions) from public;

create function depot.close_reception(doc public.receptions, statut text, motif text)
returns public.receptions
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: see update_reception.
begin
  doc.statut := close_reception.statut;
  doc.clos_par := access.actor();
  doc.clos_par_nom := governance.person_name(doc.tenant_id, doc.clos_par);
  doc.clos_at := now();
  doc.clos_motif := motif;
  return depot.update_reception(doc);
end
$$;
comment on function depot.close_reception(public.receptions, text, text) is
  'Ends a reception, rejetee or annulee, with who, when and why.';
revoke all on function depot.close_reception(public.receptions, text, text) from public;

create function depot.lock_reception_trips(doc public.receptions, replaced public.receptions)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: see lock_trip. In the order of ids, so that two documents over the same two trips never
-- wait for each other.
begin
  perform depot.lock_trip(doc.tenant_id, t.id)
  from (
    select distinct t.id
    from unnest(array[doc.cours_de_route_id, replaced.cours_de_route_id]) as t (id)
    where t.id is not null
    order by t.id
  ) as t;
end
$$;
comment on function depot.lock_reception_trips(public.receptions, public.receptions) is
  'Locks the trips that the validation of a reception settles.';
revoke all on function depot.lock_reception_trips(public.receptions, public.receptions)
  from public;

create function depot.undo_replaced(
  depot_id uuid,
  tenant_id uuid,
  document_type text,
  replaced_id uuid,
  replaced_day date,
  at timestamptz,
  tanks uuid[]
)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: the caller is a rule and holds the documents. All tanks are locked at once: those of the
-- replaced document and then those of the new one could be the wrong order for somebody else.
declare
  v_undo depot.ecriture[] := depot.reversal_of(tenant_id, replaced_id);
  v_closed date;
begin
  perform depot.enter_day(depot_id);
  perform depot.lock_tanks(tenant_id, tanks || depot.tanks_of(v_undo));
  select max(c.date_jour) into v_closed
  from public.clotures as c
  where c.tenant_id = undo_replaced.tenant_id
    and c.depot_id = undo_replaced.depot_id
    and c.rouvert_at is null;
  if replaced_day <= v_closed then
    v_undo := depot.reversal_of(tenant_id, replaced_id, at);
  end if;
  perform depot.post_entries(tenant_id, document_type, replaced_id, v_undo);
end
$$;
comment on function depot.undo_replaced(uuid, uuid, text, uuid, date, timestamptz, uuid[]) is
  'Reverses a document that another one replaces: at its own moment, or at that of the new one when its day is closed.';
revoke all on function depot.undo_replaced(uuid, uuid, text, uuid, date, timestamptz, uuid[])
  from public;

create function depot.book_reception(
  doc public.receptions,
  lignes depot.ligne[],
  replaced public.receptions
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
  v_entete.nature := 'RECEPTION';
  v_entete.survenu_at := doc.recue_at;
  v_ecritures := depot.ecritures_of(v_entete, lignes, 1);
  perform depot.lock_reception_trips(doc, replaced);
  if doc.cours_de_route_id is not null then
    perform depot.judge_reception_trip(
      doc, depot.require_trip(doc.tenant_id, doc.cours_de_route_id)
    );
  end if;
  if replaced.id is not null then
    perform depot.undo_replaced(
      doc.depot_id, doc.tenant_id, 'RECEPTION', replaced.id, replaced.date_reception,
      doc.recue_at, depot.tanks_of(v_ecritures)
    );
  end if;
  perform depot.post_entries(doc.tenant_id, 'RECEPTION', doc.id, v_ecritures);
  perform depot.settle_trip(doc.tenant_id, t.id)
  from unnest(array[doc.cours_de_route_id, replaced.cours_de_route_id]) as t (id)
  where t.id is not null;
end
$$;
comment on function depot.book_reception(
  public.receptions, depot.ligne[], public.receptions
) is
  'Books a validated reception, after it has undone the one it replaces, and unloads its trip. Errors: those of post_entries and judge_reception_trip.';
revoke all on function depot.book_reception(
  public.receptions, depot.ligne[], public.receptions
) from public;

create function depot.log_reception(
  action text,
  avant jsonb,
  doc public.receptions,
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
    doc.tenant_id, doc.depot_id, 'receptions', action, doc.id,
    coalesce(doc.numero, doc.bl_numero, doc.plaque_camion), avant,
    depot.reception_image(doc, lignes), motif, niveau,
    case when doc.statut in ('validee', 'annulee') then (
      select l.citerne_id from unnest(lignes) as l order by l.citerne_id limit 1
    ) end
  );
end
$$;
comment on function depot.log_reception(
  text, jsonb, public.receptions, depot.ligne[], text, text
) is 'The line of the log for a reception: in the chain of its first tank when it was booked.';
revoke all on function depot.log_reception(
  text, jsonb, public.receptions, depot.ligne[], text, text
) from public;

create function depot.finish_reception(
  avant jsonb,
  doc public.receptions,
  lignes depot.ligne[],
  replaced public.receptions
)
returns public.receptions
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: see book_reception.
begin
  if doc.statut = 'validee' then
    perform depot.book_reception(doc, lignes, replaced);
  end if;
  if replaced.id is not null and doc.statut = 'validee' then
    avant := coalesce(avant, '{}') || jsonb_build_object(
      'remplacee',
      depot.reception_image(replaced, depot.lignes_of_reception(doc.tenant_id, replaced.id))
    );
  end if;
  perform depot.log_reception(
    case
      when doc.statut = 'validee' then 'RECEPTION_VALIDE'
      when avant is null then 'RECEPTION_CREEE'
      else 'RECEPTION_MODIFIEE'
    end,
    avant, doc, lignes, null,
    case when replaced.id is not null and doc.statut = 'validee' then 'WARNING' else 'INFO' end
  );
  return doc;
end
$$;
comment on function depot.finish_reception(
  jsonb, public.receptions, depot.ligne[], public.receptions
) is 'After the document is written: books it when it is validated, and leaves its one line in the log.';
revoke all on function depot.finish_reception(
  jsonb, public.receptions, depot.ligne[], public.receptions
) from public;

create function depot.settle_reception(
  before public.receptions,
  doc public.receptions,
  lignes depot.ligne[],
  replaced public.receptions,
  valider boolean
)
returns public.receptions
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: the caller is a rule; it holds the documents. before is null for a new one.
declare
  v_before depot.ligne[] := depot.lignes_of_reception(before.tenant_id, before.id);
  v_doc public.receptions := depot.judge_reception(doc, lignes, replaced, valider);
begin
  if valider and replaced.id is not null then
    perform depot.close_reception(
      replaced, 'annulee', format('Remplacée par %s', coalesce(v_doc.numero, v_doc.id::text))
    );
  end if;
  if before.id is null then
    v_doc := depot.insert_reception(v_doc, lignes);
    if v_doc.id is null then
      return null;
    end if;
  else
    v_doc := depot.update_reception(v_doc);
    if depot.lignes_content(v_before) <> depot.lignes_content(lignes) then
      perform depot.write_reception_lignes(v_doc, lignes);
    end if;
  end if;
  return depot.finish_reception(
    depot.reception_image(before, v_before), v_doc, lignes, replaced
  );
end
$$;
comment on function depot.settle_reception(
  public.receptions, public.receptions, depot.ligne[], public.receptions, boolean
) is
  'Judges, writes, books and logs a reception; null when somebody else took its id meanwhile.';
revoke all on function depot.settle_reception(
  public.receptions, public.receptions, depot.ligne[], public.receptions, boolean
) from public;
