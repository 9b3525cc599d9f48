-- depot: import of a file, line by line, through the same rules as the screens.
-- Depends on: every document of this module. `npm run import:depot` calls it in one transaction.
-- Exposes: depot.enter_import, import_row, log_import; nothing for the API.

create function depot.enter_import(tenant_id uuid)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: reached from the owner's prompt, whoever is named as the importer.
-- Two imports of one file at once would both find a line missing and both book it: the second waits
-- here and then finds it there.
begin
  if not access.is_system() then
    perform access.require_permission('depot.import', enter_import.tenant_id);
  end if;
  perform pg_advisory_xact_lock(hashtextextended('depot.import:' || tenant_id::text, 0));
end
$$;
comment on function depot.enter_import(uuid) is
  'Makes imports of a company follow one another. Permission depot.import. Errors: permission_denied (403).';
revoke all on function depot.enter_import(uuid) from public;

create function depot.import_unknown(what text, name text)
returns void
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  raise exception using
    errcode = 'PT422',
    message = 'IMPORT_REFERENCE_INCONNUE',
    detail = format('No %s is called %s.', what, coalesce('"' || name || '"', 'nothing')),
    hint = 'Write its name as the screen shows it, or create it first.';
end
$$;
comment on function depot.import_unknown(text, text) is 'Raises IMPORT_REFERENCE_INCONNUE (422).';
revoke all on function depot.import_unknown(text, text) from public;

create function depot.import_different(what text, name text)
returns void
language plpgsql
stable
security invoker
set search_path = ''
as $$
begin
  raise exception using
    errcode = 'PT409',
    message = 'IMPORT_DEJA_AUTREMENT',
    detail = format('%s %s is already there with other values.', what, name),
    hint = 'Change it on its screen, or take the line out of the file.';
end
$$;
comment on function depot.import_different(text, text) is 'Raises IMPORT_DEJA_AUTREMENT (409).';
revoke all on function depot.import_different(text, text) from public;

create function depot.import_site(tenant_id uuid, code text)
returns public.sites
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: see enter_import.
declare
  v_site public.sites;
begin
  select * into v_site
  from public.sites as s
  where s.tenant_id = import_site.tenant_id
    and s.kind = 'depot'
    and lower(import_site.code) in (lower(s.code), lower(s.name));
  if not found then
    perform depot.import_unknown('depot', code);
  end if;
  return v_site;
end
$$;
comment on function depot.import_site(uuid, text) is 'A depot by its code or its name.';
revoke all on function depot.import_site(uuid, text) from public;

create function depot.import_tank(tenant_id uuid, line jsonb, field text)
returns public.citernes
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: see enter_import.
declare
  v_site public.sites := depot.import_site(tenant_id, line ->> 'depot');
  v_tank public.citernes;
begin
  select * into v_tank
  from public.citernes as c
  where c.tenant_id = import_tank.tenant_id
    and c.depot_id = v_site.id
    and lower(c.nom) = lower(line ->> field);
  if not found then
    perform depot.import_unknown('tank of ' || v_site.code, line ->> field);
  end if;
  return v_tank;
end
$$;
comment on function depot.import_tank(uuid, jsonb, text) is
  'The tank that a line names in the column given, in its depot.';
revoke all on function depot.import_tank(uuid, jsonb, text) from public;

create function depot.import_partner(tenant_id uuid, name text)
returns uuid
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: see enter_import. Empty or MONALUXE: the company itself.
declare
  v_id uuid;
begin
  if coalesce(upper(name), 'MONALUXE') = 'MONALUXE' then
    return null;
  end if;
  select p.id into v_id
  from public.partenaires as p
  where p.tenant_id = import_partner.tenant_id and lower(p.nom) = lower(name);
  if not found then
    perform depot.import_unknown('partner', name);
  end if;
  return v_id;
end
$$;
comment on function depot.import_partner(uuid, text) is
  'A partner by name; null for the company''s own product.';
revoke all on function depot.import_partner(uuid, text) from public;

create function depot.import_id(tenant_id uuid, kind text, key text)
returns uuid
language sql
immutable
security invoker
set search_path = ''
as $$
  select md5('import|' || tenant_id || '|' || kind || '|' || lower(key))::uuid
$$;
comment on function depot.import_id(uuid, text, text) is
  'Id of an imported document: the same line of the same or of another file is the same document.';
revoke all on function depot.import_id(uuid, text, text) from public;

create function depot.import_tank_line(tenant_id uuid, line jsonb)
returns text
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: see enter_import.
declare
  v_site public.sites := depot.import_site(tenant_id, line ->> 'depot');
  v_product uuid;
  v_tank public.citernes;
  v_capacity numeric := (line ->> 'capacite_totale')::numeric;
  v_safe numeric := coalesce((line ->> 'remplissage_max_l')::numeric, v_capacity);
  v_heel numeric := coalesce((line ->> 'volume_mort_l')::numeric, 0);
begin
  if not access.is_system() then
    perform access.require_permission('citernes.write', import_tank_line.tenant_id, v_site.id);
  end if;
  select p.id into v_product
  from public.produits as p
  where p.tenant_id = import_tank_line.tenant_id
    and lower(line ->> 'produit') in (lower(p.code), lower(p.nom));
  if not found then
    perform depot.import_unknown('product', line ->> 'produit');
  end if;
  select * into v_tank
  from public.citernes as c
  where c.tenant_id = import_tank_line.tenant_id
    and c.depot_id = v_site.id
    and lower(c.nom) = lower(line ->> 'nom');
  if found then
    if (v_tank.produit_id, v_tank.capacite_totale, v_tank.remplissage_max_l, v_tank.volume_mort_l)
      is distinct from (v_product, v_capacity, v_safe, v_heel)
    then
      perform depot.import_different('Tank', v_tank.nom);
    end if;
    return 'INCHANGE';
  end if;
  insert into public.citernes (
    tenant_id, depot_id, nom, produit_id, capacite_totale, remplissage_max_l, volume_mort_l,
    localisation, statut
  )
  values (
    import_tank_line.tenant_id, v_site.id, line ->> 'nom', v_product, v_capacity, v_safe, v_heel,
    line ->> 'localisation', coalesce(lower(line ->> 'statut'), 'active')
  );
  return 'CREE';
end
$$;
comment on function depot.import_tank_line(uuid, jsonb) is
  'A tank of the file: created, or found as it is. Errors: IMPORT_REFERENCE_INCONNUE (422), IMPORT_DEJA_AUTREMENT (409).';
revoke all on function depot.import_tank_line(uuid, jsonb) from public;

create function depot.import_party_line(tenant_id uuid, line jsonb)
returns text
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: see enter_import.
declare
  v_table text := case lower(line ->> 'type')
    when 'partenaire' then 'partenaires'
    when 'client' then 'clients'
    when 'fournisseur' then 'fournisseurs'
    when 'transporteur' then 'transporteurs'
  end;
  v_count integer;
begin
  if not access.is_system() then
    perform access.require_permission('references.write', import_party_line.tenant_id);
  end if;
  if v_table is null then
    raise exception using
      errcode = 'PT422',
      message = 'IMPORT_TYPE_INCONNU',
      detail = format('"%s" is no type of this sheet.', line ->> 'type'),
      hint = 'Write partenaire, client, fournisseur or transporteur.';
  end if;
  execute format(
    'insert into public.%I (tenant_id, nom, contact_personne, email, telephone, adresse, pays)
     select $1, $2, $3, $4, $5, $6, $7
     where not exists (
       select from public.%I as x where x.tenant_id = $1 and lower(x.nom) = lower($2)
     )', v_table, v_table
  )
  using import_party_line.tenant_id, line ->> 'nom', line ->> 'contact_personne', line ->> 'email',
    line ->> 'telephone', line ->> 'adresse', line ->> 'pays';
  get diagnostics v_count = row_count;
  return case v_count when 1 then 'CREE' else 'INCHANGE' end;
end
$$;
comment on function depot.import_party_line(uuid, jsonb) is
  'A partner, client, supplier or carrier of the file: created, or already there under that name. Errors: IMPORT_TYPE_INCONNU (422).';
revoke all on function depot.import_party_line(uuid, jsonb) from public;
