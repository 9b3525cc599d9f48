-- depot: adjustments: the two ways to propose one.
-- Depends on: the rules of the file before.
-- Exposes: propose_adjustment, propose_dip_adjustment.

create function depot.judge_proposal(adjustment public.stocks_adjustments)
returns public.stocks_adjustments
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: the caller is a rule.
declare
  v_new public.stocks_adjustments := adjustment;
begin
  perform depot.require_adjustment(v_new);
  perform depot.require_owner(
    v_new.tenant_id, v_new.proprietaire_type, v_new.partenaire_id, v_new.nature = 'OUVERTURE'
  );
  perform depot.require_past(v_new.survenu_at);
  v_new.date_jour := depot.local_day(v_new.depot_id, v_new.survenu_at);
  if v_new.prise_id is null then
    perform depot.require_movement(v_new);
    perform depot.refuse_second_opening(v_new);
    v_new := depot.adjustment_at_15(v_new);
  end if;
  return v_new;
end
$$;
comment on function depot.judge_proposal(public.stocks_adjustments) is
  'A proposal, judged and completed; one that rests on a dip brings its litres along.';
revoke all on function depot.judge_proposal(public.stocks_adjustments) from public;

create function depot.save_proposal(adjustment public.stocks_adjustments, fields text[])
returns public.stocks_adjustments
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: the caller is a rule. What was stored before is compared before it is judged: a repeat
-- that comes after the day was closed is no new proposal.
declare
  v_old public.stocks_adjustments;
begin
  select * into v_old
  from public.stocks_adjustments as a
  where a.tenant_id = adjustment.tenant_id and a.id = adjustment.id;
  if found then
    perform depot.require_same(to_jsonb(v_old), to_jsonb(adjustment), fields);
    return v_old;
  end if;
  return depot.store_adjustment(depot.judge_proposal(adjustment), fields);
end
$$;
comment on function depot.save_proposal(public.stocks_adjustments, text[]) is
  'Stores a proposal once.';
revoke all on function depot.save_proposal(public.stocks_adjustments, text[]) from public;

create function depot.propose_adjustment(
  id uuid,
  citerne_id uuid,
  nature text,
  survenu_at timestamptz,
  delta_ambiant numeric,
  reason text,
  proprietaire_type text default 'MONALUXE',
  partenaire_id uuid default null,
  temperature_c numeric default null,
  densite_observee_kgm3 numeric default null,
  temperature_densite_c numeric default null,
  delta_15c numeric default null,
  mouvement_type text default null,
  mouvement_id uuid default null,
  preuve text default null
)
returns public.stocks_adjustments
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody holds an insert on adjustments.
declare
  v_tank public.citernes := depot.find_tank(citerne_id, 'adjustments.propose');
  v_new public.stocks_adjustments;
  v_fields text[] := array['citerne_id', 'nature', 'survenu_at', 'delta_ambiant', 'reason',
    'proprietaire_type', 'partenaire_id', 'temperature_c', 'densite_observee_kgm3',
    'temperature_densite_c', 'mouvement_type', 'mouvement_id', 'preuve', 'prise_id'];
begin
  perform depot.require_id(id);
  v_new.tenant_id := v_tank.tenant_id;
  v_new.id := propose_adjustment.id;
  v_new.depot_id := v_tank.depot_id;
  v_new.citerne_id := v_tank.id;
  v_new.produit_id := v_tank.produit_id;
  v_new.proprietaire_type := propose_adjustment.proprietaire_type;
  v_new.partenaire_id := propose_adjustment.partenaire_id;
  v_new.nature := propose_adjustment.nature;
  v_new.mouvement_type := propose_adjustment.mouvement_type;
  v_new.mouvement_id := propose_adjustment.mouvement_id;
  v_new.survenu_at := propose_adjustment.survenu_at;
  v_new.delta_ambiant := depot.bounded(propose_adjustment.delta_ambiant, -9999999999, 9999999999);
  v_new.delta_15c := depot.bounded(propose_adjustment.delta_15c, -9999999999, 9999999999);
  v_new.temperature_c := depot.bounded(propose_adjustment.temperature_c, -999, 999);
  v_new.densite_observee_kgm3 :=
    depot.bounded(propose_adjustment.densite_observee_kgm3, 0, 99999);
  v_new.temperature_densite_c := depot.bounded(propose_adjustment.temperature_densite_c, -999, 999);
  v_new.reason := btrim(propose_adjustment.reason);
  v_new.preuve := depot.clean_text('preuve', propose_adjustment.preuve, 500);
  if propose_adjustment.delta_15c is not null then
    v_fields := v_fields || array['delta_15c'];
  end if;
  return depot.save_proposal(v_new, v_fields);
end
$$;
comment on function depot.propose_adjustment(
  uuid, uuid, text, timestamptz, numeric, text, text, uuid, numeric, numeric, numeric, numeric,
  text, uuid, text
) is
  'Proposes an adjustment. Permission adjustments.propose. The same id again changes nothing. Errors: see public.propose_adjustment.';
revoke all on function depot.propose_adjustment(
  uuid, uuid, text, timestamptz, numeric, text, text, uuid, numeric, numeric, numeric, numeric,
  text, uuid, text
) from public;
grant execute on function depot.propose_adjustment(
  uuid, uuid, text, timestamptz, numeric, text, text, uuid, numeric, numeric, numeric, numeric,
  text, uuid, text
) to authenticated, service_role;

create function public.propose_adjustment(
  id uuid,
  citerne_id uuid,
  nature text,
  survenu_at timestamptz,
  delta_ambiant numeric,
  reason text,
  proprietaire_type text default 'MONALUXE',
  partenaire_id uuid default null,
  temperature_c numeric default null,
  densite_observee_kgm3 numeric default null,
  temperature_densite_c numeric default null,
  delta_15c numeric default null,
  mouvement_type text default null,
  mouvement_id uuid default null,
  preuve text default null
)
returns public.stocks_adjustments
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select depot.propose_adjustment(
    id, citerne_id, nature, survenu_at, delta_ambiant, reason, proprietaire_type, partenaire_id,
    temperature_c, densite_observee_kgm3, temperature_densite_c, delta_15c, mouvement_type,
    mouvement_id, preuve
  );
end;
comment on function public.propose_adjustment(
  uuid, uuid, text, timestamptz, numeric, text, text, uuid, numeric, numeric, numeric, numeric,
  text, uuid, text
) is
  'Proposes to change the books without a truck: nature OUVERTURE, PERTE, GAIN or AJUSTEMENT; signed litres; at 15 °C computed from °C and kg/m³ observed, or declared with delta_15c when those are unknown. Booked at survenu_at once another person approves it. Permission adjustments.propose. The same id again changes nothing. Errors: CITERNE_INTROUVABLE, PARTENAIRE_INTROUVABLE, AJUSTEMENT_MOUVEMENT_INTROUVABLE (404), permission_denied (403), AJUSTEMENT_OUVERTURE_EXISTE, DOCUMENT_DEJA_TRAITE, JOURNEE_CLOTUREE (409), AJUSTEMENT_NATURE_INVALIDE, AJUSTEMENT_MOTIF_OBLIGATOIRE, AJUSTEMENT_INUTILE, AJUSTEMENT_SENS_INVALIDE, AJUSTEMENT_15C_OBLIGATOIRE, AJUSTEMENT_15C_INVALIDE, PROPRIETAIRE_INVALIDE, PARTENAIRE_INACTIF, MOUVEMENT_DATE_FUTURE, DENSITE_HORS_PRODUIT, VOLUME_INVALIDE, VOLUME_TEMPERATURE_HORS_PLAGE, VOLUME_DENSITE_HORS_PLAGE, DOCUMENT_ID_OBLIGATOIRE, TEXTE_TROP_LONG (422).';
revoke all on function public.propose_adjustment(
  uuid, uuid, text, timestamptz, numeric, text, text, uuid, numeric, numeric, numeric, numeric,
  text, uuid, text
) from public;
grant execute on function public.propose_adjustment(
  uuid, uuid, text, timestamptz, numeric, text, text, uuid, numeric, numeric, numeric, numeric,
  text, uuid, text
) to authenticated, service_role;

create function depot.dip_gap(dip public.prises_de_hauteur)
returns table (ambiant numeric, v15c numeric)
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: the caller is a rule.
begin
  return query
  select dip.volume_mesure - b.stock_ambiant, dip.volume_15c - b.stock_15c
  from depot.book_at(dip.tenant_id, dip.citerne_id, dip.prise_at) as b;
end
$$;
comment on function depot.dip_gap(public.prises_de_hauteur) is
  'What has to be added to the books for a dip to be right, litres: all owners together.';
revoke all on function depot.dip_gap(public.prises_de_hauteur) from public;

create function depot.propose_dip_adjustment(
  id uuid,
  prise_id uuid,
  reason text,
  proprietaire_type text default 'MONALUXE',
  partenaire_id uuid default null,
  preuve text default null
)
returns public.stocks_adjustments
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody holds an insert on adjustments.
declare
  v_dip public.prises_de_hauteur := depot.lock_dip(prise_id, 'adjustments.propose');
  v_new public.stocks_adjustments;
begin
  perform depot.require_id(id);
  perform depot.require_valid_dip(v_dip);
  v_new.tenant_id := v_dip.tenant_id;
  v_new.id := propose_dip_adjustment.id;
  v_new.depot_id := v_dip.depot_id;
  v_new.citerne_id := v_dip.citerne_id;
  v_new.produit_id := v_dip.produit_id;
  v_new.proprietaire_type := propose_dip_adjustment.proprietaire_type;
  v_new.partenaire_id := propose_dip_adjustment.partenaire_id;
  v_new.nature := 'AJUSTEMENT';
  v_new.prise_id := v_dip.id;
  v_new.survenu_at := v_dip.prise_at;
  -- At 15 °C the difference is that of the two stocks, not the ambient one corrected: both books
  -- shall agree with the dip.
  select g.ambiant, g.v15c into v_new.delta_ambiant, v_new.delta_15c
  from depot.dip_gap(v_dip) as g;
  v_new.temperature_c := v_dip.temperature_c;
  v_new.densite_observee_kgm3 := v_dip.densite_observee_kgm3;
  v_new.temperature_densite_c := v_dip.temperature_densite_c;
  v_new.densite_a_15_kgm3 := v_dip.densite_a_15_kgm3;
  v_new.vcf := v_dip.vcf;
  v_new.methode := v_dip.methode;
  v_new.methode_version := v_dip.methode_version;
  v_new.reason := btrim(propose_dip_adjustment.reason);
  v_new.preuve := depot.clean_text('preuve', propose_dip_adjustment.preuve, 500);
  return depot.save_proposal(v_new, array[
    'prise_id', 'reason', 'proprietaire_type', 'partenaire_id', 'preuve'
  ]);
end
$$;
comment on function depot.propose_dip_adjustment(uuid, uuid, text, text, uuid, text) is
  'Proposes to bring the books to a dip. Permission adjustments.propose. The same id again changes nothing. Errors: see public.propose_dip_adjustment.';
revoke all on function depot.propose_dip_adjustment(uuid, uuid, text, text, uuid, text)
  from public;
grant execute on function depot.propose_dip_adjustment(uuid, uuid, text, text, uuid, text)
  to authenticated, service_role;

create function public.propose_dip_adjustment(
  id uuid,
  prise_id uuid,
  reason text,
  proprietaire_type text default 'MONALUXE',
  partenaire_id uuid default null,
  preuve text default null
)
returns public.stocks_adjustments
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select depot.propose_dip_adjustment(
    id, prise_id, reason, proprietaire_type, partenaire_id, preuve
  );
end;
comment on function public.propose_dip_adjustment(uuid, uuid, text, text, uuid, text) is
  'Proposes to bring the books to a dip, at the moment of the dip: the difference is derived, never typed, and derived again when it is approved. The whole difference of the tank falls on the owner given. Permission adjustments.propose. The same id again changes nothing. Errors: JAUGE_INTROUVABLE, PARTENAIRE_INTROUVABLE (404), permission_denied (403), JAUGE_ANNULEE, AJUSTEMENT_DEJA_PROPOSE, DOCUMENT_DEJA_TRAITE, JOURNEE_CLOTUREE (409), AJUSTEMENT_INUTILE, AJUSTEMENT_MOTIF_OBLIGATOIRE, PROPRIETAIRE_INVALIDE, DOCUMENT_ID_OBLIGATOIRE, TEXTE_TROP_LONG (422).';
revoke all on function public.propose_dip_adjustment(uuid, uuid, text, text, uuid, text)
  from public;
grant execute on function public.propose_dip_adjustment(uuid, uuid, text, text, uuid, text)
  to authenticated, service_role;
