-- depot: the lines of a document, one per tank: read from JSON, judged, brought to 15 °C.
-- Depends on: tanks, the volume correction, the ledger of this module.
-- Exposes: rules for receptions, withdrawals and their preview; nothing for the API.

create type depot.ligne as (
  ligne_no integer,
  citerne_id uuid,
  mode_mesure text,
  index_avant numeric(14, 1),
  index_apres numeric(14, 1),
  volume_compteur_l numeric(14, 3),
  facteur_compteur numeric(7, 5),
  volume_ambiant numeric(14, 3),
  temperature_ambiante_c numeric(5, 2),
  densite_observee_kgm3 numeric(7, 2),
  temperature_densite_c numeric(5, 2),
  densite_a_15_kgm3 numeric(7, 2),
  vcf numeric(8, 5),
  volume_15c numeric(14, 1),
  methode text,
  methode_version integer
);
comment on type depot.ligne is
  'A line of a reception or a withdrawal: what was measured, and from volume_ambiant on but for the three readings what follows from it.';

create function depot.ligne_fault(ligne jsonb)
returns text
language plpgsql
immutable
security invoker
set search_path = ''
as $$
begin
  return (
    select case
      when jsonb_typeof(ligne) is distinct from 'object' then 'it is not an object'
      else (
        select string_agg(
          case
            when w.key is null then format('%s is not a part of a line', e.key)
            else format('%s is not %s', e.key, w.wanted)
          end, '; ' order by e.key
        )
        from jsonb_each(ligne) as e
        left join (
          values
            ('citerne_id', 'a tank id', null, null),
            ('mode_mesure', 'INDEX or COMPTEUR', null, null),
            ('index_avant', 'a number from 0 to 1000000000', 0, 1e9),
            ('index_apres', 'a number from 0 to 1000000000', 0, 1e9),
            ('volume_compteur_l', 'a number from 0 to 1000000000', 0, 1e9),
            ('facteur_compteur', 'a number from 0.9 to 1.1', 0.9, 1.1),
            ('temperature_ambiante_c', 'a number from -90 to 190', -90, 190),
            ('densite_observee_kgm3', 'a number from 1 to 9999', 1, 9999),
            ('temperature_densite_c', 'a number from -90 to 190', -90, 190)
        ) as w (key, wanted, least, most) on w.key = e.key
        where jsonb_typeof(e.value) <> 'null'
          and case
            when w.key is null then true
            when w.key = 'citerne_id' then jsonb_typeof(e.value) <> 'string'
              or e.value #>> '{}' !~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
            when w.key = 'mode_mesure' then e.value not in ('"INDEX"', '"COMPTEUR"')
            when jsonb_typeof(e.value) <> 'number' then true
            else (e.value #>> '{}')::numeric not between w.least and w.most
          end
      )
    end
  );
end
$$;
comment on function depot.ligne_fault(jsonb) is
  'What is wrong with the JSON of a line, whatever the document; null when nothing is.';
revoke all on function depot.ligne_fault(jsonb) from public;

create function depot.refuse_lignes(document_type text, detail text)
returns void
language plpgsql
volatile
security invoker
set search_path = ''
as $$
begin
  raise exception using
    errcode = 'PT422',
    message = case document_type
      when 'RECEPTION' then 'RECEPTION_LIGNES_INVALIDES'
      when 'SORTIE' then 'SORTIE_LIGNES_INVALIDES'
      else 'TRANSFERT_LIGNES_INVALIDES'
    end,
    detail = refuse_lignes.detail,
    hint = 'Send 1 to 50 lines, each with a tank and either two indexes or the litres of a meter.';
end
$$;
comment on function depot.refuse_lignes(text, text) is 'Raises <document>_LIGNES_INVALIDES (422).';
revoke all on function depot.refuse_lignes(text, text) from public;

create function depot.read_ligne(document_type text, ligne jsonb, ligne_no integer)
returns depot.ligne
language plpgsql
immutable
security invoker
set search_path = ''
as $$
declare
  v_ligne depot.ligne;
  v_fault text := depot.ligne_fault(ligne);
begin
  if v_fault is null then
    v_ligne := jsonb_populate_record(null::depot.ligne, ligne);
    v_ligne.ligne_no := ligne_no;
    v_ligne.mode_mesure := coalesce(v_ligne.mode_mesure, 'INDEX');
    if v_ligne.mode_mesure = 'INDEX' then
      v_fault := case when v_ligne.volume_compteur_l is not null
        then 'an INDEX line has no volume_compteur_l' end;
      v_ligne.facteur_compteur := null;
      v_ligne.volume_ambiant := v_ligne.index_apres - v_ligne.index_avant;
    else
      v_fault := case when v_ligne.index_avant is not null or v_ligne.index_apres is not null
        then 'a COMPTEUR line has no indexes' end;
      v_ligne.facteur_compteur := coalesce(v_ligne.facteur_compteur, 1);
      v_ligne.volume_ambiant :=
        nullif(round(v_ligne.volume_compteur_l * v_ligne.facteur_compteur, 3), 0);
    end if;
  end if;
  if v_fault is not null then
    perform depot.refuse_lignes(document_type, format('Line %s: %s.', ligne_no, v_fault));
  elsif v_ligne.volume_ambiant <= 0 then
    raise exception using
      errcode = 'PT422',
      message = 'INDEX_INCOHERENTS',
      detail = format('Line %s: the index after, %s, is not above the index before, %s.', ligne_no,
        v_ligne.index_apres, v_ligne.index_avant),
      hint = 'Read both indexes again; they may be swapped.';
  end if;
  return v_ligne;
end
$$;
comment on function depot.read_ligne(text, jsonb, integer) is
  'A line from its JSON, with the ambient volume where it can be computed. Errors: <document>_LIGNES_INVALIDES, INDEX_INCOHERENTS (422).';
revoke all on function depot.read_ligne(text, jsonb, integer) from public;

create function depot.require_ligne(document_type text, ligne depot.ligne)
returns void
language plpgsql
immutable
security invoker
set search_path = ''
as $$
begin
  if ligne.citerne_id is null then
    raise exception using
      errcode = 'PT422',
      message = case document_type
        when 'RECEPTION' then 'RECEPTION_CITERNE_OBLIGATOIRE'
        when 'SORTIE' then 'SORTIE_CITERNE_OBLIGATOIRE'
        else 'TRANSFERT_CITERNE_OBLIGATOIRE'
      end,
      detail = format('Line %s names no tank.', ligne.ligne_no),
      hint = 'Choose a tank.';
  elsif ligne.volume_ambiant is null then
    raise exception using
      errcode = 'PT422',
      message = case document_type
        when 'RECEPTION' then 'RECEPTION_VOLUME_AMBIANT_OBLIGATOIRE'
        when 'SORTIE' then 'SORTIE_VOLUME_AMBIANT_OBLIGATOIRE'
        else 'TRANSFERT_VOLUME_AMBIANT_OBLIGATOIRE'
      end,
      detail = format('Line %s has no volume.', ligne.ligne_no),
      hint = 'Enter both indexes, or the litres of the meter.';
  end if;
end
$$;
comment on function depot.require_ligne(text, depot.ligne) is
  'Raises <document>_CITERNE_OBLIGATOIRE or <document>_VOLUME_AMBIANT_OBLIGATOIRE (422).';
revoke all on function depot.require_ligne(text, depot.ligne) from public;

create function depot.require_tank_of(document_type text, site public.sites, ligne depot.ligne)
returns public.citernes
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: the caller is a rule that asked for the permission on the depot.
declare
  v_tank public.citernes;
begin
  select * into v_tank
  from public.citernes as c
  where c.tenant_id = site.tenant_id and c.id = ligne.citerne_id and c.depot_id = site.id;
  if not found then
    raise exception using
      errcode = 'PT422',
      message = case document_type
        when 'RECEPTION' then 'RECEPTION_CITERNE_INVALIDE'
        when 'SORTIE' then 'SORTIE_CITERNE_INVALIDE'
        else 'TRANSFERT_CITERNE_INVALIDE'
      end,
      detail = format('Line %s: %s is no tank of depot %s.', ligne.ligne_no, ligne.citerne_id,
        site.name),
      hint = 'Choose a tank of this depot.';
  end if;
  return v_tank;
end
$$;
comment on function depot.require_tank_of(text, public.sites, depot.ligne) is
  'The tank of a line. Errors: <document>_CITERNE_INVALIDE (422) when it is none of the depot.';
revoke all on function depot.require_tank_of(text, public.sites, depot.ligne) from public;

create function depot.correct_ligne(tenant_id uuid, produit_id uuid, ligne depot.ligne)
returns depot.ligne
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: the caller is a rule.
declare
  v_corrected depot.volume_correction;
begin
  if ligne.volume_ambiant is not null and ligne.temperature_ambiante_c is not null
    and ligne.densite_observee_kgm3 is not null
  then
    v_corrected := depot.correct_for_product(
      tenant_id, produit_id, ligne.volume_ambiant, ligne.temperature_ambiante_c,
      ligne.densite_observee_kgm3, ligne.temperature_densite_c
    );
    ligne.densite_a_15_kgm3 := v_corrected.densite_a_15_kgm3;
    ligne.vcf := v_corrected.vcf;
    ligne.volume_15c := v_corrected.volume_15c;
    ligne.methode := v_corrected.methode;
    ligne.methode_version := v_corrected.methode_version;
  end if;
  return ligne;
end
$$;
comment on function depot.correct_ligne(uuid, uuid, depot.ligne) is
  'The line with its volume at 15 °C, as it is while temperature or density is missing. Errors: those of correct_for_product (422).';
revoke all on function depot.correct_ligne(uuid, uuid, depot.ligne) from public;

create function depot.read_lignes(
  document_type text,
  site public.sites,
  produit_id uuid,
  lignes jsonb
)
returns depot.ligne[]
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: see require_tank_of.
declare
  v_ligne depot.ligne;
  v_lignes depot.ligne[] := '{}';
begin
  if jsonb_typeof(lignes) is distinct from 'array' then
    perform depot.refuse_lignes(document_type, 'The lines are not an array.');
  elsif jsonb_array_length(lignes) not between 1 and 50 then
    perform depot.refuse_lignes(
      document_type, format('There are %s lines.', jsonb_array_length(lignes))
    );
  end if;
  for v_no in 1..jsonb_array_length(lignes) loop
    v_ligne := depot.read_ligne(document_type, lignes -> (v_no - 1), v_no);
    perform depot.require_ligne(document_type, v_ligne);
    perform depot.require_tank_of(document_type, site, v_ligne);
    v_lignes := v_lignes || depot.correct_ligne(site.tenant_id, produit_id, v_ligne);
  end loop;
  return v_lignes;
end
$$;
comment on function depot.read_lignes(text, public.sites, uuid, jsonb) is
  'The lines of a document from their JSON, numbered from 1, each with a tank of the depot and a volume. Errors: <document>_LIGNES_INVALIDES, INDEX_INCOHERENTS, <document>_CITERNE_OBLIGATOIRE, _VOLUME_AMBIANT_OBLIGATOIRE, _CITERNE_INVALIDE and those of correct_for_product (422).';
revoke all on function depot.read_lignes(text, public.sites, uuid, jsonb) from public;

create function depot.require_15c(document_type text, lignes depot.ligne[])
returns void
language plpgsql
immutable
security invoker
set search_path = ''
as $$
declare
  v_no integer := (select min(l.ligne_no) from unnest(lignes) as l where l.volume_15c is null);
begin
  if v_no is not null then
    raise exception using
      errcode = 'PT422',
      message = case document_type
        when 'RECEPTION' then 'RECEPTION_VOLUME_15C_OBLIGATOIRE'
        when 'SORTIE' then 'SORTIE_VOLUME_15C_OBLIGATOIRE'
        else 'TRANSFERT_VOLUME_15C_OBLIGATOIRE'
      end,
      detail = format('Line %s has no volume at 15 °C: its temperature or its density is missing.',
        v_no),
      hint = 'Enter the temperature of the product and the density read on the hydrometer.';
  end if;
end
$$;
comment on function depot.require_15c(text, depot.ligne[]) is
  'Raises <document>_VOLUME_15C_OBLIGATOIRE (422): a draft may lack it, a validated document may not.';
revoke all on function depot.require_15c(text, depot.ligne[]) from public;

create function depot.lignes_content(lignes depot.ligne[])
returns jsonb
language plpgsql
immutable
security invoker
set search_path = ''
as $$
begin
  return (
    select jsonb_agg(to_jsonb(l) - array[
      'volume_ambiant', 'densite_a_15_kgm3', 'vcf', 'volume_15c', 'methode', 'methode_version'
    ] order by l.ligne_no)
    from unnest(lignes) as l
  );
end
$$;
comment on function depot.lignes_content(depot.ligne[]) is
  'What a person entered of the lines, to tell a repeated call from a change.';
revoke all on function depot.lignes_content(depot.ligne[]) from public;

create function depot.ecritures_of(entete depot.ecriture, lignes depot.ligne[], sens integer)
returns depot.ecriture[]
language plpgsql
immutable
security invoker
set search_path = ''
as $$
begin
  return (
    select array_agg(row(
      entete.depot_id, l.citerne_id, entete.produit_id, entete.proprietaire_type,
      entete.partenaire_id, entete.nature, l.ligne_no, null, l.volume_ambiant * sens,
      l.volume_15c * sens, entete.survenu_at, l.temperature_ambiante_c, l.densite_observee_kgm3,
      l.temperature_densite_c, l.densite_a_15_kgm3, l.vcf, l.methode, l.methode_version
    )::depot.ecriture order by l.ligne_no)
    from unnest(lignes) as l
  );
end
$$;
comment on function depot.ecritures_of(depot.ecriture, depot.ligne[], integer) is
  'One entry per line, with what the document says of all; sens: 1 into the tanks, -1 out of them.';
revoke all on function depot.ecritures_of(depot.ecriture, depot.ligne[], integer) from public;

create function depot.tanks_of(ecritures depot.ecriture[])
returns uuid[]
language plpgsql
immutable
security invoker
set search_path = ''
as $$
begin
  return (
    select array_agg(distinct e.citerne_id order by e.citerne_id) from unnest(ecritures) as e
  );
end
$$;
comment on function depot.tanks_of(depot.ecriture[]) is
  'The tanks that entries touch; the first of them is the chain of the log for the document.';
revoke all on function depot.tanks_of(depot.ecriture[]) from public;
