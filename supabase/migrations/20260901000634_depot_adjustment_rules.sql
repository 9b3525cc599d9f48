-- depot: adjustments, first half: what one person proposes.
-- Depends on: the table stocks_adjustments, dips, volume correction, depot.book_at, the log.
-- Exposes: depot.propose_adjustment, depot.propose_dip_adjustment; their doors come later.

create function depot.require_adjustment(a public.stocks_adjustments)
returns void
language plpgsql
immutable
security invoker
set search_path = ''
as $$
begin
  if a.nature is null or a.nature not in ('OUVERTURE', 'PERTE', 'GAIN', 'AJUSTEMENT') then
    raise exception using
      errcode = 'PT422',
      message = 'AJUSTEMENT_NATURE_INVALIDE',
      detail = format('An adjustment is OUVERTURE, PERTE, GAIN or AJUSTEMENT, not %s.',
        coalesce(left(a.nature, 24), 'null')),
      hint = 'Choose one of the four.';
  elsif char_length(coalesce(btrim(a.reason), '')) not between 10 and 2000 then
    raise exception using
      errcode = 'PT422',
      message = 'AJUSTEMENT_MOTIF_OBLIGATOIRE',
      detail = 'An adjustment needs a reason of 10 to 2000 characters.',
      hint = 'Say what happened, for the person who approves it and for those who read the books.';
  elsif a.nature <> 'OUVERTURE' and a.delta_ambiant = 0 and coalesce(a.delta_15c, 0) = 0 then
    raise exception using
      errcode = 'PT422',
      message = 'AJUSTEMENT_INUTILE',
      detail = 'The adjustment changes nothing: 0 L, and 0 L at 15 °C.',
      hint = 'Nothing is to be done.';
  elsif not coalesce(case a.nature
      when 'PERTE' then a.delta_ambiant < 0
      when 'GAIN' then a.delta_ambiant > 0
      when 'OUVERTURE' then a.delta_ambiant >= 0
      else a.delta_ambiant is not null
    end, false)
  then
    raise exception using
      errcode = 'PT422',
      message = 'AJUSTEMENT_SENS_INVALIDE',
      detail = format('%s of %s L: a loss is below zero, a gain above, an opening not below.',
        a.nature, coalesce(a.delta_ambiant::text, 'no')),
      hint = 'Check the sign: what leaves the books is negative.';
  end if;
end
$$;
comment on function depot.require_adjustment(public.stocks_adjustments) is
  'Errors: AJUSTEMENT_NATURE_INVALIDE, AJUSTEMENT_MOTIF_OBLIGATOIRE, AJUSTEMENT_INUTILE, AJUSTEMENT_SENS_INVALIDE (422).';
revoke all on function depot.require_adjustment(public.stocks_adjustments) from public;

create function depot.require_declared_15c(a public.stocks_adjustments)
returns void
language plpgsql
immutable
security invoker
set search_path = ''
as $$
-- The books at 15 °C may be corrected by themselves; an opening, a loss or a gain is product, which
-- has a temperature: a tenth more or less is no product of ours.
begin
  if a.delta_15c is null
    or (a.temperature_c is null) <> (a.densite_observee_kgm3 is null)
  then
    raise exception using
      errcode = 'PT422',
      message = 'AJUSTEMENT_15C_OBLIGATOIRE',
      detail = 'The litres at 15 °C are computed from temperature and density, or declared.',
      hint = 'Type temperature and density, both; or the litres at 15 °C.';
  elsif a.temperature_c is not null
    or not abs(a.delta_15c) <= 1000000000
    or (a.nature <> 'AJUSTEMENT' and abs(a.delta_15c - a.delta_ambiant) > abs(a.delta_ambiant) / 10)
  then
    raise exception using
      errcode = 'PT422',
      message = 'AJUSTEMENT_15C_INVALIDE',
      detail = format('%s L at 15 °C beside %s L ambient, temperature %s.', a.delta_15c,
        a.delta_ambiant, coalesce(a.temperature_c::text || ' °C', 'not given')),
      hint = 'Declare the litres at 15 °C only when temperature and density are unknown; they differ by a few percent and have the same sign.';
  end if;
end
$$;
comment on function depot.require_declared_15c(public.stocks_adjustments) is
  'Errors: AJUSTEMENT_15C_OBLIGATOIRE, AJUSTEMENT_15C_INVALIDE (422).';
revoke all on function depot.require_declared_15c(public.stocks_adjustments) from public;

create function depot.adjustment_at_15(adjustment public.stocks_adjustments)
returns public.stocks_adjustments
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: the caller is a rule.
declare
  v_new public.stocks_adjustments := adjustment;
  v_correction depot.volume_correction;
begin
  if not abs(v_new.delta_ambiant) <= 1000000000 then
    perform depot.refuse_volume_litres(v_new.delta_ambiant);
  end if;
  if v_new.delta_15c is not null or v_new.temperature_c is null
    or v_new.densite_observee_kgm3 is null
  then
    perform depot.require_declared_15c(v_new);
    v_new.methode := 'DECLARE';
    v_new.methode_version := 1;
    return v_new;
  end if;
  v_correction := depot.correct_for_product(
    v_new.tenant_id, v_new.produit_id, v_new.delta_ambiant, v_new.temperature_c,
    v_new.densite_observee_kgm3, v_new.temperature_densite_c
  );
  v_new.delta_15c := v_correction.volume_15c;
  v_new.densite_a_15_kgm3 := v_correction.densite_a_15_kgm3;
  v_new.vcf := v_correction.vcf;
  v_new.methode := v_correction.methode;
  v_new.methode_version := v_correction.methode_version;
  return v_new;
end
$$;
comment on function depot.adjustment_at_15(public.stocks_adjustments) is
  'An adjustment with its litres at 15 °C, computed or declared. Errors: those of require_declared_15c and correct_for_product, VOLUME_INVALIDE (422).';
revoke all on function depot.adjustment_at_15(public.stocks_adjustments) from public;

create function depot.require_movement(a public.stocks_adjustments)
returns void
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: the caller is a rule.
begin
  if a.mouvement_type is null and a.mouvement_id is null
    or a.mouvement_type = 'RECEPTION' and exists (
      select
      from public.receptions as r
      join public.reception_lignes as l on l.tenant_id = r.tenant_id and l.reception_id = r.id
      where r.tenant_id = a.tenant_id and r.id = a.mouvement_id
        and r.validated_at is not null and l.citerne_id = a.citerne_id
    )
    or a.mouvement_type = 'SORTIE' and exists (
      select
      from public.sorties_produit as s
      join public.sortie_lignes as l on l.tenant_id = s.tenant_id and l.sortie_id = s.id
      where s.tenant_id = a.tenant_id and s.id = a.mouvement_id
        and s.validated_at is not null and l.citerne_id = a.citerne_id
    )
  then
    return;
  end if;
  raise exception using
    errcode = 'PT404',
    message = 'AJUSTEMENT_MOUVEMENT_INTROUVABLE',
    detail = format('No validated %s %s on this tank.',
      coalesce(left(a.mouvement_type, 24), 'movement'), coalesce(a.mouvement_id::text, 'null')),
    hint = 'Choose a reception or a withdrawal of this tank, or leave it out.';
end
$$;
comment on function depot.require_movement(public.stocks_adjustments) is
  'Errors: AJUSTEMENT_MOUVEMENT_INTROUVABLE (404).';
revoke all on function depot.require_movement(public.stocks_adjustments) from public;

create function depot.refuse_second_opening(a public.stocks_adjustments)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: the caller is a rule.
declare
  v_first public.stocks_adjustments;
begin
  select * into v_first
  from public.stocks_adjustments as o
  where a.nature = 'OUVERTURE'
    and o.tenant_id = a.tenant_id
    and o.citerne_id = a.citerne_id
    and o.produit_id = a.produit_id
    and o.proprietaire_type = a.proprietaire_type
    and o.partenaire_id is not distinct from a.partenaire_id
    and o.nature = 'OUVERTURE'
    and o.statut = 'APPROUVE';
  if found then
    raise exception using
      errcode = 'PT409',
      message = 'AJUSTEMENT_OUVERTURE_EXISTE',
      detail = format('This owner opened in this tank on %s with %s L.', v_first.date_jour,
        v_first.delta_ambiant),
      hint = 'Reverse that opening first, or propose a loss, a gain or an adjustment.';
  end if;
end
$$;
comment on function depot.refuse_second_opening(public.stocks_adjustments) is
  'An account opens once. Errors: AJUSTEMENT_OUVERTURE_EXISTE (409).';
revoke all on function depot.refuse_second_opening(public.stocks_adjustments) from public;

create function depot.store_adjustment(adjustment public.stocks_adjustments, fields text[])
returns public.stocks_adjustments
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody holds an insert on adjustments.
declare
  v_new public.stocks_adjustments := adjustment;
  v_old public.stocks_adjustments;
begin
  v_new.statut := 'PROPOSE';
  v_new.created_by := access.actor();
  v_new.created_by_nom := governance.person_name(v_new.tenant_id, v_new.created_by);
  v_new.created_at := now();
  v_new.updated_at := now();
  v_new.version := 1;
  perform depot.enter_day(v_new.depot_id);
  perform depot.require_open_day(v_new.depot_id, v_new.date_jour);
  -- Two saves of one id at once: the second waits here, and then finds the row of the first.
  insert into public.stocks_adjustments select (v_new).*
  on conflict do nothing;
  if found then
    perform depot.log_adjustment('AJUSTEMENT_PROPOSE', null, v_new, null, 'INFO');
    return v_new;
  end if;
  select * into v_old
  from public.stocks_adjustments as a
  where a.tenant_id = v_new.tenant_id and a.id = v_new.id;
  if not found then
    raise exception using
      errcode = 'PT409',
      message = 'AJUSTEMENT_DEJA_PROPOSE',
      detail = 'An adjustment to this dip waits for its approval.',
      hint = 'Have it approved or rejected first.';
  end if;
  perform depot.require_same(to_jsonb(v_old), to_jsonb(v_new), fields);
  return v_old;
end
$$;
comment on function depot.store_adjustment(public.stocks_adjustments, text[]) is
  'Writes and logs a proposal, once. Errors: AJUSTEMENT_DEJA_PROPOSE, DOCUMENT_DEJA_TRAITE, JOURNEE_CLOTUREE (409).';
revoke all on function depot.store_adjustment(public.stocks_adjustments, text[]) from public;

create function depot.log_adjustment(
  action text,
  avant public.stocks_adjustments,
  apres public.stocks_adjustments,
  motif text,
  niveau text
)
returns void
language sql
volatile
security definer
set search_path = ''
as $$
-- definer: the caller is a rule. What books is sealed in the chain of its tank, which is locked.
  select depot.log_action(
    apres.tenant_id, apres.depot_id, 'stocks_adjustments', log_adjustment.action, apres.id,
    format('%s, %s %s L', c.nom, apres.nature, apres.delta_ambiant),
    case when (avant).id is not null then to_jsonb(avant) end, to_jsonb(apres),
    log_adjustment.motif, log_adjustment.niveau,
    case when apres.statut in ('APPROUVE', 'ANNULE') then apres.citerne_id end
  )
  from public.citernes as c
  where c.tenant_id = apres.tenant_id and c.id = apres.citerne_id
$$;
comment on function depot.log_adjustment(
  text, public.stocks_adjustments, public.stocks_adjustments, text, text
) is 'The line of an adjustment in the log.';
revoke all on function depot.log_adjustment(
  text, public.stocks_adjustments, public.stocks_adjustments, text, text
) from public;
