-- depot: import, second half: opening balances and movements.
-- Depends on: the documents of this module and the first half.
-- Exposes: depot.import_row, depot.log_import; nothing for the API.

create function depot.import_volume(
  tenant_id uuid,
  produit_id uuid,
  line jsonb,
  volume numeric
)
returns depot.volume_correction
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: see enter_import. A declared volume beside the inputs is a control, never a substitute.
declare
  v_declared numeric := (line ->> 'volume_15c')::numeric;
  v_result depot.volume_correction;
begin
  if line ->> 'temperature_c' is null or line ->> 'densite_observee_kgm3' is null then
    if v_declared is null then
      raise exception using
        errcode = 'PT422',
        message = 'IMPORT_15C_OBLIGATOIRE',
        detail = 'Neither temperature and observed density nor a volume at 15 °C is given.',
        hint = 'Fill temperature_c and densite_observee_kgm3, or volume_15c.';
    end if;
    v_result.volume_ambiant := volume;
    v_result.volume_15c := sign(volume) * round(abs(v_declared), 1);
    v_result.methode := 'DECLARE';
    v_result.methode_version := 1;
    return v_result;
  end if;
  v_result := depot.correct_for_product(
    tenant_id, produit_id, volume, (line ->> 'temperature_c')::numeric,
    (line ->> 'densite_observee_kgm3')::numeric
  );
  if abs(abs(v_result.volume_15c) - abs(v_declared)) > 0.005 * abs(volume) then
    raise exception using
      errcode = 'PT422',
      message = 'IMPORT_15C_DIFFERENT',
      detail = format(
        '%s L at 15 °C are declared; temperature and density give %s L.', v_declared,
        abs(v_result.volume_15c)
      ),
      hint = 'Check the three figures; is the density the observed one?';
  end if;
  return v_result;
end
$$;
comment on function depot.import_volume(uuid, uuid, jsonb, numeric) is
  'Litres at 15 °C of a line: computed, with the declared volume as a control; or as declared. Errors: IMPORT_15C_OBLIGATOIRE, IMPORT_15C_DIFFERENT and those of correct_for_product (422).';
revoke all on function depot.import_volume(uuid, uuid, jsonb, numeric) from public;

create function depot.import_moment(tank public.citernes, line jsonb)
returns timestamptz
language sql
stable
security definer
set search_path = ''
as $$
-- definer: see enter_import.
  select (line ->> 'date')::timestamp at time zone s.timezone
  from public.sites as s
  where s.tenant_id = tank.tenant_id and s.id = tank.depot_id
$$;
comment on function depot.import_moment(public.citernes, jsonb) is
  'The moment of a line: local time of the depot of its tank.';
revoke all on function depot.import_moment(public.citernes, jsonb) from public;

create function depot.import_correction(
  tank public.citernes,
  document_id uuid,
  nature text,
  line jsonb
)
returns text
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: see enter_import. Proposed by the file, approved by whoever imports it.
declare
  v_old public.stocks_adjustments;
  v_new public.stocks_adjustments;
  v_amount numeric := (line ->> 'volume_ambiant')::numeric;
  v_volume depot.volume_correction;
begin
  v_amount := case nature
    when 'AJUSTEMENT' then v_amount when 'PERTE' then -abs(v_amount) else abs(v_amount)
  end;
  v_new.partenaire_id := depot.import_partner(tank.tenant_id, line ->> 'proprietaire');
  v_new.survenu_at := depot.import_moment(tank, line);
  select * into v_old from public.stocks_adjustments as a
  where a.tenant_id = tank.tenant_id and a.id = document_id;
  if found then
    if (v_old.citerne_id, v_old.nature, v_old.partenaire_id, v_old.delta_ambiant)
      is distinct from (tank.id, import_correction.nature, v_new.partenaire_id, v_amount)
      or v_old.survenu_at <> v_new.survenu_at
    then
      perform depot.import_different('Entry', coalesce(line ->> 'numero', tank.nom));
    end if;
    return 'INCHANGE';
  end if;
  v_volume := depot.import_volume(tank.tenant_id, tank.produit_id, line, v_amount);
  insert into public.stocks_adjustments (
    tenant_id, id, depot_id, citerne_id, produit_id, proprietaire_type, partenaire_id, nature,
    survenu_at, date_jour, delta_ambiant, delta_15c, temperature_c, densite_observee_kgm3,
    densite_a_15_kgm3, vcf, methode, methode_version, reason, statut, created_by_nom, decide_par,
    decide_par_nom, decide_at
  )
  values (
    tank.tenant_id, document_id, tank.depot_id, tank.id, tank.produit_id,
    case when v_new.partenaire_id is null then 'MONALUXE' else 'PARTENAIRE' end,
    v_new.partenaire_id, import_correction.nature, v_new.survenu_at,
    depot.local_day(tank.depot_id, v_new.survenu_at), v_amount, v_volume.volume_15c,
    v_volume.temperature_c, v_volume.densite_observee_kgm3, v_volume.densite_a_15_kgm3,
    v_volume.vcf, v_volume.methode, v_volume.methode_version,
    'Import : ' || coalesce(line ->> 'note', line ->> 'numero', 'solde d''ouverture'), 'APPROUVE',
    'Import', access.actor(), governance.person_name(tank.tenant_id, access.actor()), now()
  )
  returning * into v_new;
  perform depot.post_entries(tank.tenant_id, 'AJUSTEMENT', document_id, array[row(
    v_new.depot_id, v_new.citerne_id, v_new.produit_id, v_new.proprietaire_type,
    v_new.partenaire_id, v_new.nature, 1, null, v_new.delta_ambiant, v_new.delta_15c,
    v_new.survenu_at, v_new.temperature_c, v_new.densite_observee_kgm3, null,
    v_new.densite_a_15_kgm3, v_new.vcf, v_new.methode, v_new.methode_version
  )::depot.ecriture]);
  perform depot.log_action(
    tank.tenant_id, tank.depot_id, 'stocks_adjustments',
    case nature when 'OUVERTURE' then 'STOCK_INITIAL_DECLARE' else 'AJUSTEMENT_APPROUVE' end,
    document_id, tank.nom, null, to_jsonb(v_new), v_new.reason, 'INFO', tank.id
  );
  return 'CREE';
end
$$;
comment on function depot.import_correction(public.citernes, uuid, text, jsonb) is
  'An opening, loss, gain or adjustment of the file, booked at once. Errors: IMPORT_DEJA_AUTREMENT (409), those of import_volume and post_entries.';
revoke all on function depot.import_correction(public.citernes, uuid, text, jsonb) from public;
