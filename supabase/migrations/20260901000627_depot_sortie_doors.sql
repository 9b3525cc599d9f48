-- depot: the doors through which withdrawals are entered.
-- Depends on: the rules before. Exposes: save_sortie, create_sortie.

create function depot.truck_of(tenant_id uuid, camion_id uuid)
returns public.camions
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: the caller is a rule.
begin
  return (
    select c
    from public.camions as c
    where c.tenant_id = truck_of.tenant_id and c.id = truck_of.camion_id
  );
end
$$;
comment on function depot.truck_of(uuid, uuid) is
  'The truck of a document: its plates and its carrier are taken over. Null when there is none.';
revoke all on function depot.truck_of(uuid, uuid) from public;

create function depot.find_sortie(id uuid)
returns public.sorties_produit
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody holds an update on withdrawals, and the lock needs one.
declare
  v_seen public.sorties_produit;
  v_doc public.sorties_produit;
begin
  select * into v_seen
  from public.sorties_produit as r
  where r.tenant_id = any (array(select depot.reachable_tenants()))
    and r.id = find_sortie.id
    and depot.may_see(r.depot_id);
  if not found then
    raise exception using
      errcode = 'PT404',
      message = 'SORTIE_INTROUVABLE',
      detail = format('No withdrawal %s that you may see.', coalesce(find_sortie.id::text, 'null')),
      hint = 'Refresh the list.';
  end if;
  perform depot.lock_sortie(v_seen.tenant_id, v_seen.remplace_id);
  v_doc := depot.lock_sortie(v_seen.tenant_id, v_seen.id);
  if v_doc.remplace_id is distinct from v_seen.remplace_id then
    perform depot.require_version(v_doc.version, v_seen.version);
  end if;
  return v_doc;
end
$$;
comment on function depot.find_sortie(uuid) is
  'The withdrawal, locked, when the caller sees it, after the one it replaces. Errors: SORTIE_INTROUVABLE (404).';
revoke all on function depot.find_sortie(uuid) from public;

create function depot.store_sortie(
  doc public.sorties_produit,
  lignes depot.ligne[],
  valider boolean,
  expected_version integer
)
returns public.sorties_produit
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: the caller is save_sortie, which asked for the permission.
declare
  v_replaced public.sorties_produit := depot.lock_sortie(doc.tenant_id, doc.remplace_id);
  v_old public.sorties_produit := depot.lock_sortie(doc.tenant_id, doc.id);
  v_doc public.sorties_produit := doc;
  v_same boolean;
begin
  if v_old.id is null then
    v_doc := depot.settle_sortie(null, doc, lignes, v_replaced, valider);
    if v_doc.id is not null then
      return v_doc;
    end if;
    v_doc := doc;
    v_old := depot.lock_sortie(doc.tenant_id, doc.id);
    if v_old.id is null then
      perform depot.judge_replaced_sortie(doc, v_replaced);
      perform depot.refuse_number(doc.numero);
    end if;
  end if;
  if v_old.depot_id <> doc.depot_id then
    perform depot.refuse_settled('of another depot', 'saved here');
  end if;
  v_same := depot.sortie_content(doc, lignes) = depot.sortie_content(
    v_old, depot.lignes_of_sortie(v_old.tenant_id, v_old.id)
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
  return depot.settle_sortie(v_old, v_doc, lignes, v_replaced, valider);
end
$$;
comment on function depot.store_sortie(
  public.sorties_produit, depot.ligne[], boolean, integer
) is
  'Makes the withdrawal or changes its draft, and validates it when asked to; the same content again changes nothing.';
revoke all on function depot.store_sortie(
  public.sorties_produit, depot.ligne[], boolean, integer
) from public;

create function depot.save_sortie(
  id uuid,
  depot_id uuid,
  produit_id uuid,
  date_sortie timestamptz,
  lignes jsonb,
  client_id uuid default null,
  partenaire_id uuid default null,
  proprietaire_type text default null,
  camion_id uuid default null,
  transporteur_id uuid default null,
  plaque_camion text default null,
  plaque_remorque text default null,
  chauffeur_nom text default null,
  transporteur text default null,
  numero text default null,
  commande_numero text default null,
  scelles text default null,
  note text default null,
  remplace_id uuid default null,
  valider boolean default false,
  expected_version integer default null
)
returns public.sorties_produit
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody holds a write on withdrawals.
declare
  v_site public.sites := depot.enter_depot(depot_id, 'sorties.write');
  v_lignes depot.ligne[];
  v_truck public.camions;
  v_doc public.sorties_produit;
begin
  perform depot.require_id(id);
  perform depot.require_past(date_sortie);
  v_doc.proprietaire_type := depot.sortie_owner(client_id, partenaire_id, proprietaire_type);
  v_lignes := depot.read_lignes('SORTIE', v_site, produit_id, lignes);
  v_truck := depot.truck_of(v_site.tenant_id, camion_id);
  v_doc.tenant_id := v_site.tenant_id;
  v_doc.id := id;
  v_doc.depot_id := v_site.id;
  v_doc.produit_id := produit_id;
  v_doc.client_id := client_id;
  v_doc.partenaire_id := partenaire_id;
  v_doc.camion_id := camion_id;
  v_doc.transporteur_id := coalesce(transporteur_id, v_truck.transporteur_id);
  v_doc.plaque_camion := depot.clean_text(
    'plaque_camion', coalesce(v_truck.plaque, depot.normalise_plaque(plaque_camion)), 20
  );
  v_doc.plaque_remorque := depot.clean_text(
    'plaque_remorque',
    coalesce(depot.normalise_plaque(plaque_remorque), v_truck.plaque_remorque), 20
  );
  v_doc.chauffeur_nom := depot.clean_text('chauffeur_nom', chauffeur_nom);
  v_doc.transporteur := depot.clean_text('transporteur', transporteur);
  v_doc.numero := depot.clean_text('numero', numero, 40);
  v_doc.commande_numero := depot.clean_text('commande_numero', commande_numero);
  v_doc.scelles := depot.clean_text('scelles', scelles, 500);
  v_doc.date_sortie := date_sortie;
  v_doc.date_jour := depot.local_day(v_site.id, date_sortie);
  select sum(l.volume_ambiant), case when count(*) = count(l.volume_15c) then sum(l.volume_15c) end
  into v_doc.volume_ambiant, v_doc.volume_15c
  from unnest(v_lignes) as l;
  v_doc.note := depot.clean_text('note', note, 2000);
  v_doc.remplace_id := remplace_id;
  v_doc.created_by := access.actor();
  v_doc.created_by_nom := governance.person_name(v_site.tenant_id, v_doc.created_by);
  return depot.store_sortie(v_doc, v_lignes, coalesce(valider, false), expected_version);
end
$$;
comment on function depot.save_sortie(
  uuid, uuid, uuid, timestamptz, jsonb, uuid, uuid, text, uuid, uuid, text, text, text, text, text,
  text, text, text, uuid, boolean, integer
) is 'See public.save_sortie.';
revoke all on function depot.save_sortie(
  uuid, uuid, uuid, timestamptz, jsonb, uuid, uuid, text, uuid, uuid, text, text, text, text, text,
  text, text, text, uuid, boolean, integer
) from public;
grant execute on function depot.save_sortie(
  uuid, uuid, uuid, timestamptz, jsonb, uuid, uuid, text, uuid, uuid, text, text, text, text, text,
  text, text, text, uuid, boolean, integer
) to authenticated, service_role;

create function public.save_sortie(
  id uuid,
  depot_id uuid,
  produit_id uuid,
  date_sortie timestamptz,
  lignes jsonb,
  client_id uuid default null,
  partenaire_id uuid default null,
  proprietaire_type text default null,
  camion_id uuid default null,
  transporteur_id uuid default null,
  plaque_camion text default null,
  plaque_remorque text default null,
  chauffeur_nom text default null,
  transporteur text default null,
  numero text default null,
  commande_numero text default null,
  scelles text default null,
  note text default null,
  remplace_id uuid default null,
  valider boolean default false,
  expected_version integer default null
)
returns public.sorties_produit
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select depot.save_sortie(
    id, depot_id, produit_id, date_sortie, lignes, client_id, partenaire_id, proprietaire_type,
    camion_id, transporteur_id, plaque_camion, plaque_remorque, chauffeur_nom, transporteur, numero,
    commande_numero, scelles, note, remplace_id, valider, expected_version
  );
end;
comment on function public.save_sortie(
  uuid, uuid, uuid, timestamptz, jsonb, uuid, uuid, text, uuid, uuid, text, text, text, text, text,
  text, text, text, uuid, boolean, integer
) is
  'Enters a withdrawal, changes its draft, and with valider validates and books it. To a client (of the company''s own litres), to a partner (of his), or to a client from a partner''s litres: then proprietaire_type says PARTENAIRE. lignes as in save_reception; indexes are those of the loading meter. id: a UUID of version 7 made by the client; the same call again changes nothing. remplace_id: the validated one that this corrects. Ambient litres decide; 15 °C is derived and refuses nothing. Permission sorties.write, to validate see validate_sortie. Errors: docs/reference/errors/depot.md.';
revoke all on function public.save_sortie(
  uuid, uuid, uuid, timestamptz, jsonb, uuid, uuid, text, uuid, uuid, text, text, text, text, text,
  text, text, text, uuid, boolean, integer
) from public;
grant execute on function public.save_sortie(
  uuid, uuid, uuid, timestamptz, jsonb, uuid, uuid, text, uuid, uuid, text, text, text, text, text,
  text, text, text, uuid, boolean, integer
) to authenticated, service_role;

create function public.create_sortie(
  id uuid,
  depot_id uuid,
  produit_id uuid,
  date_sortie timestamptz,
  lignes jsonb,
  client_id uuid default null,
  partenaire_id uuid default null,
  proprietaire_type text default null,
  camion_id uuid default null,
  transporteur_id uuid default null,
  plaque_camion text default null,
  plaque_remorque text default null,
  chauffeur_nom text default null,
  transporteur text default null,
  numero text default null,
  commande_numero text default null,
  scelles text default null,
  note text default null,
  remplace_id uuid default null,
  valider boolean default true,
  expected_version integer default null
)
returns public.sorties_produit
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select depot.save_sortie(
    id, depot_id, produit_id, date_sortie, lignes, client_id, partenaire_id, proprietaire_type,
    camion_id, transporteur_id, plaque_camion, plaque_remorque, chauffeur_nom, transporteur, numero,
    commande_numero, scelles, note, remplace_id, valider, expected_version
  );
end;
comment on function public.create_sortie(
  uuid, uuid, uuid, timestamptz, jsonb, uuid, uuid, text, uuid, uuid, text, text, text, text, text,
  text, text, text, uuid, boolean, integer
) is
  'save_sortie that validates, under the name of the original. Permission, arguments and errors as there.';
revoke all on function public.create_sortie(
  uuid, uuid, uuid, timestamptz, jsonb, uuid, uuid, text, uuid, uuid, text, text, text, text, text,
  text, text, text, uuid, boolean, integer
) from public;
grant execute on function public.create_sortie(
  uuid, uuid, uuid, timestamptz, jsonb, uuid, uuid, text, uuid, uuid, text, text, text, text, text,
  text, text, text, uuid, boolean, integer
) to authenticated, service_role;
