-- depot: what validating the lines of a document would give, while people type.
-- Depends on: the lines, the judgement of bookings and the totals of this module.
-- Exposes: preview_lignes.

create type depot.essai as (ligne depot.ligne, problemes jsonb);
comment on type depot.essai is 'A line as far as it could be read, and what is wrong with it.';

create function depot.try_ligne(
  document_type text,
  site public.sites,
  produit_id uuid,
  brute jsonb,
  ligne_no integer
)
returns depot.essai
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: the caller is preview_lignes. The rules that would refuse the line are called, and what
-- they refuse is kept instead of raised: a preview can never say something else than validation.
declare
  v_essai depot.essai;
  v_state text;
  v_key text;
  v_detail text;
  v_hint text;
begin
  v_essai.problemes := '[]';
  for v_step in 1..4 loop
    begin
      case v_step
        when 1 then
          v_essai.ligne := depot.read_ligne(document_type, brute, ligne_no);
        when 2 then
          perform depot.require_ligne(document_type, v_essai.ligne);
          perform depot.require_tank_of(document_type, site, v_essai.ligne);
        when 3 then
          v_essai.ligne := depot.correct_ligne(site.tenant_id, produit_id, v_essai.ligne);
        else
          perform depot.require_15c(document_type, array[v_essai.ligne]);
      end case;
    exception
      when others then
        get stacked diagnostics
          v_state = returned_sqlstate, v_key = message_text,
          v_detail = pg_exception_detail, v_hint = pg_exception_hint;
        if v_state !~ '^PT' then
          raise;
        end if;
        v_essai.problemes := v_essai.problemes
          || jsonb_build_object('key', v_key, 'detail', v_detail, 'hint', v_hint);
        exit when v_step in (1, 3);
    end;
    exit when (v_essai.ligne).volume_ambiant is null and v_step = 3;
  end loop;
  return v_essai;
end
$$;
comment on function depot.try_ligne(text, public.sites, uuid, jsonb, integer) is
  'A line as far as it can be read and corrected, and what validation would refuse of it.';
revoke all on function depot.try_ligne(text, public.sites, uuid, jsonb, integer) from public;

create function depot.try_entry(
  document_type text,
  tank public.citernes,
  etat depot.citerne_etats,
  compte public.stocks_snapshot,
  produit_id uuid,
  volume numeric,
  date_jour date
)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: see try_ligne.
declare
  v_problemes jsonb := '[]';
  v_state text;
  v_key text;
  v_detail text;
  v_hint text;
begin
  for v_step in 1..2 loop
    begin
      if v_step = 1 then
        perform depot.check_tank(tank, document_type, produit_id);
      elsif volume > 0 then
        perform depot.check_room(tank, etat, document_type, volume, date_jour);
      elsif volume < 0 then
        perform depot.check_stock(tank, etat, compte, document_type, -volume, date_jour);
      end if;
    exception
      when others then
        get stacked diagnostics
          v_state = returned_sqlstate, v_key = message_text,
          v_detail = pg_exception_detail, v_hint = pg_exception_hint;
        if v_state !~ '^PT' then
          raise;
        end if;
        v_problemes := v_problemes
          || jsonb_build_object('key', v_key, 'detail', v_detail, 'hint', v_hint);
        exit;
    end;
  end loop;
  return v_problemes;
end
$$;
comment on function depot.try_entry(
  text, public.citernes, depot.citerne_etats, public.stocks_snapshot, uuid, numeric, date
) is 'What booking a signed volume on a tank would be refused for; an empty array when it would pass.';
revoke all on function depot.try_entry(
  text, public.citernes, depot.citerne_etats, public.stocks_snapshot, uuid, numeric, date
) from public;

create function depot.try_moment(depot_id uuid, survenu_at timestamptz)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: see try_ligne.
declare
  v_state text;
  v_key text;
  v_detail text;
  v_hint text;
begin
  perform depot.require_past(survenu_at);
  perform depot.require_open_day(depot_id, depot.local_day(depot_id, survenu_at));
  return '[]';
exception
  when others then
    get stacked diagnostics
      v_state = returned_sqlstate, v_key = message_text,
      v_detail = pg_exception_detail, v_hint = pg_exception_hint;
    if v_state !~ '^PT' then
      raise;
    end if;
    return jsonb_build_array(jsonb_build_object('key', v_key, 'detail', v_detail, 'hint', v_hint));
end
$$;
comment on function depot.try_moment(uuid, timestamptz) is
  'What a document of that moment would be refused for: still to come, or in a closed day.';
revoke all on function depot.try_moment(uuid, timestamptz) from public;

create function depot.preview_entry(
  document_type text,
  entry depot.ecriture,
  tenant_id uuid,
  earlier depot.ecriture[]
)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: see try_ligne. earlier: what is booked before in the same act, the lines above and the
-- undoing of a replaced document: added in memory, as post_entries adds it in the tables.
declare
  v_tank public.citernes;
  v_etat depot.citerne_etats;
  v_compte public.stocks_snapshot;
  v_day date := depot.local_day(entry.depot_id, entry.survenu_at);
  v_lowest numeric;
  v_highest numeric;
begin
  select * into v_tank from public.citernes as c
  where c.tenant_id = preview_entry.tenant_id and c.id = entry.citerne_id
    and c.depot_id = entry.depot_id;
  if not found then
    return '{"problemes": []}';
  end if;
  select * into v_etat from depot.citerne_etats as e
  where e.tenant_id = preview_entry.tenant_id and e.citerne_id = v_tank.id;
  select * into v_compte from public.stocks_snapshot as s
  where s.tenant_id = preview_entry.tenant_id and s.citerne_id = v_tank.id
    and s.produit_id = entry.produit_id and s.proprietaire_type = entry.proprietaire_type
    and s.partenaire_id is not distinct from entry.partenaire_id;
  v_etat.tenant_id := preview_entry.tenant_id;
  v_etat.citerne_id := v_tank.id;
  v_etat.stock_ambiant := coalesce(v_etat.stock_ambiant, 0) + (
    select coalesce(sum(e.volume_ambiant), 0) from unnest(earlier) as e
    where e.citerne_id = v_tank.id
  );
  v_compte.stock_ambiant := v_compte.stock_ambiant + (
    select coalesce(sum(e.volume_ambiant), 0) from unnest(earlier) as e
    where e.citerne_id = v_tank.id and e.produit_id = entry.produit_id
      and e.proprietaire_type = entry.proprietaire_type
      and e.partenaire_id is not distinct from entry.partenaire_id
  );
  select least(x.lowest, v_etat.stock_ambiant), greatest(x.highest, v_etat.stock_ambiant)
  into v_lowest, v_highest
  from depot.extremes_of_tank(v_etat, v_day) as x;
  return jsonb_build_object(
    'niveau_avant_l', v_etat.stock_ambiant,
    'niveau_apres_l', v_etat.stock_ambiant + entry.volume_ambiant,
    'remplissage_max_l', v_tank.remplissage_max_l,
    'volume_mort_l', v_tank.volume_mort_l,
    'disponible_l', greatest(0, case
      when document_type = 'RECEPTION' then v_tank.remplissage_max_l - v_highest
      else least(
        coalesce(depot.lowest_of_account(v_compte, v_day), 0), v_lowest - v_tank.volume_mort_l
      )
    end),
    'problemes', depot.try_entry(
      document_type, v_tank, v_etat, v_compte, entry.produit_id, entry.volume_ambiant, v_day
    )
  );
end
$$;
comment on function depot.preview_entry(text, depot.ecriture, uuid, depot.ecriture[]) is
  'The level of a tank before and after an entry, what could be booked at most, and what would refuse it.';
revoke all on function depot.preview_entry(text, depot.ecriture, uuid, depot.ecriture[])
  from public;

create function depot.preview_lignes(
  document_type text,
  depot_id uuid,
  produit_id uuid,
  survenu_at timestamptz,
  lignes jsonb,
  proprietaire_type text default 'MONALUXE',
  partenaire_id uuid default null,
  remplace_id uuid default null
)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: rules and totals are internal.
declare
  v_site public.sites := depot.enter_depot(depot_id, 'depot.read');
  v_read depot.essai;
  v_entry depot.ecriture;
  v_level jsonb;
  v_empty jsonb := '{"niveau_avant_l": null, "niveau_apres_l": null, "remplissage_max_l": null,
    "volume_mort_l": null, "disponible_l": null}';
  v_apercu jsonb := '[]';
  v_earlier depot.ecriture[] := (
    select array_agg(e) from unnest(depot.reversal_of(v_site.tenant_id, remplace_id)) as e
    where e.depot_id = v_site.id and not exists (
      select from public.mouvements_stock as m
      where m.tenant_id = v_site.tenant_id and m.document_id = remplace_id
        and m.est_contrepassation
    )
  );
  v_problemes jsonb := depot.try_moment(v_site.id, survenu_at);
begin
  if coalesce(document_type not in ('RECEPTION', 'SORTIE', 'TRANSFERT'), true)
    or jsonb_typeof(lignes) is distinct from 'array' or jsonb_array_length(lignes) > 50
  then
    perform depot.refuse_lignes(document_type, 'Lines of a RECEPTION, SORTIE or TRANSFERT, 50 at most.');
  end if;
  v_entry.depot_id := v_site.id;
  v_entry.produit_id := produit_id;
  v_entry.proprietaire_type := proprietaire_type;
  v_entry.partenaire_id := partenaire_id;
  v_entry.survenu_at := survenu_at;
  for v_no in 1..jsonb_array_length(lignes) loop
    v_read := depot.try_ligne(document_type, v_site, produit_id, lignes -> (v_no - 1), v_no);
    v_entry.citerne_id := (v_read.ligne).citerne_id;
    v_entry.volume_ambiant := (v_read.ligne).volume_ambiant
      * case when document_type = 'SORTIE' or (document_type = 'TRANSFERT' and v_no = 1)
        then -1 else 1 end;
    v_level := depot.preview_entry(document_type, v_entry, v_site.tenant_id, v_earlier);
    v_apercu := v_apercu || (v_empty || v_level || jsonb_build_object(
      'ligne_no', v_no,
      'citerne_id', v_entry.citerne_id,
      'volume_ambiant', (v_read.ligne).volume_ambiant,
      'volume_15c', (v_read.ligne).volume_15c,
      'densite_a_15_kgm3', (v_read.ligne).densite_a_15_kgm3,
      'vcf', (v_read.ligne).vcf,
      'problemes', v_problemes || v_read.problemes || (v_level -> 'problemes')
    ));
    v_problemes := '[]';
    v_earlier := v_earlier || v_entry;
  end loop;
  return v_apercu;
end
$$;
comment on function depot.preview_lignes(
  text, uuid, uuid, timestamptz, jsonb, text, uuid, uuid
) is 'See public.preview_lignes.';
revoke all on function depot.preview_lignes(
  text, uuid, uuid, timestamptz, jsonb, text, uuid, uuid
) from public;
grant execute on function depot.preview_lignes(
  text, uuid, uuid, timestamptz, jsonb, text, uuid, uuid
) to authenticated, service_role;

create function public.preview_lignes(
  document_type text,
  depot_id uuid,
  produit_id uuid,
  survenu_at timestamptz,
  lignes jsonb,
  proprietaire_type text default 'MONALUXE',
  partenaire_id uuid default null,
  remplace_id uuid default null
)
returns jsonb
language sql
stable
security invoker
set search_path = ''
begin atomic
  select depot.preview_lignes(
    document_type, depot_id, produit_id, survenu_at, lignes, proprietaire_type, partenaire_id,
    remplace_id
  );
end;
comment on function public.preview_lignes(
  text, uuid, uuid, timestamptz, jsonb, text, uuid, uuid
) is
  'What validating these lines would give now, stored nowhere: per line ligne_no, citerne_id, volume_ambiant, volume_15c, densite_a_15_kgm3, vcf, the level of the tank before and after, remplissage_max_l, volume_mort_l, disponible_l (room for a RECEPTION, what may leave for a SORTIE), problemes [{key, detail, hint}] with the keys of validation. Incomplete lines are allowed. TRANSFERT: the first line is the source, the second the destination. remplace_id: the document that this one would replace. Permission depot.read. Errors: DEPOT_INTROUVABLE (404), <document>_LIGNES_INVALIDES (422).';
revoke all on function public.preview_lignes(
  text, uuid, uuid, timestamptz, jsonb, text, uuid, uuid
) from public;
grant execute on function public.preview_lignes(
  text, uuid, uuid, timestamptz, jsonb, text, uuid, uuid
) to authenticated, service_role;
