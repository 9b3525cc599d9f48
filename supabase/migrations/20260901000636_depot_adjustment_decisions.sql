-- depot: adjustments, second half: what another person decides, and how it is undone.
-- Depends on: the proposals of this module, booking.
-- Exposes: approve_adjustment, reject_adjustment, reverse_adjustment.

create function depot.lock_adjustment(ajustement_id uuid)
returns public.stocks_adjustments
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: the adjustment is read before anyone knows what the caller may.
-- Two decisions at once would both find it undecided and book it twice: the second waits here and
-- then sees the first.
declare
  v_adjustment public.stocks_adjustments;
begin
  select * into v_adjustment
  from public.stocks_adjustments as a
  where a.tenant_id = any (array(select depot.reachable_tenants()))
    and a.id = lock_adjustment.ajustement_id
    and depot.may_see(a.depot_id)
  for no key update;
  if not found then
    raise exception using
      errcode = 'PT404',
      message = 'AJUSTEMENT_INTROUVABLE',
      detail = format(
        'No adjustment %s that you may see.', coalesce(lock_adjustment.ajustement_id::text, 'null')
      ),
      hint = 'Refresh the list of adjustments.';
  end if;
  return v_adjustment;
end
$$;
comment on function depot.lock_adjustment(uuid) is
  'An adjustment, locked, that the caller sees. Errors: AJUSTEMENT_INTROUVABLE (404).';
revoke all on function depot.lock_adjustment(uuid) from public;

create function depot.require_undecided(a public.stocks_adjustments)
returns void
language plpgsql
immutable
security invoker
set search_path = ''
as $$
begin
  if a.statut <> 'PROPOSE' then
    raise exception using
      errcode = 'PT409',
      message = 'AJUSTEMENT_DEJA_DECIDE',
      detail = format('%s decided at %s: %s.', coalesce(a.decide_par_nom, 'The system'),
        a.decide_at, a.statut),
      hint = 'Reload it to see what became of it.';
  end if;
end
$$;
comment on function depot.require_undecided(public.stocks_adjustments) is
  'Errors: AJUSTEMENT_DEJA_DECIDE (409).';
revoke all on function depot.require_undecided(public.stocks_adjustments) from public;

create function depot.require_another_person(person uuid, deed text)
returns void
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: the caller is a rule. The system is no person: an import has its own two people.
begin
  if person = access.actor() then
    raise exception using
      errcode = 'PT422',
      message = 'AJUSTEMENT_MEME_PERSONNE',
      detail = format('You %s this adjustment yourself: two people change the books, never one.',
        deed),
      hint = 'Ask a colleague who may approve adjustments.';
  end if;
end
$$;
comment on function depot.require_another_person(uuid, text) is
  'Errors: AJUSTEMENT_MEME_PERSONNE (422).';
revoke all on function depot.require_another_person(uuid, text) from public;

create function depot.require_current_gap(a public.stocks_adjustments)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: the caller is a rule, and holds the adjustment. The lock on the dip keeps it from being
-- declared void, that on the tank keeps the books from moving between this look and the entry.
declare
  v_dip public.prises_de_hauteur;
  v_gap record;
begin
  if a.prise_id is not null then
    v_dip := depot.lock_dip(a.prise_id, 'adjustments.approve');
    perform depot.require_valid_dip(v_dip);
  end if;
  perform depot.enter_day(a.depot_id);
  perform depot.lock_tanks(a.tenant_id, array[a.citerne_id]);
  if a.prise_id is null then
    return;
  end if;
  select * into v_gap from depot.dip_gap(v_dip);
  if (v_gap.ambiant, v_gap.v15c) is distinct from (a.delta_ambiant, a.delta_15c) then
    raise exception using
      errcode = 'PT409',
      message = 'AJUSTEMENT_PERIME',
      detail = format(
        'When it was proposed the dip differed from the books by %s L (%s L at 15 °C); now by %s L (%s L at 15 °C).',
        a.delta_ambiant, a.delta_15c, v_gap.ambiant, v_gap.v15c
      ),
      hint = 'Reject it and have the dip proposed again.';
  end if;
end
$$;
comment on function depot.require_current_gap(public.stocks_adjustments) is
  'Locks the dip, the day and the tank of an adjustment; one that rests on a dip must still be its difference to the books. Errors: JAUGE_ANNULEE, AJUSTEMENT_PERIME (409).';
revoke all on function depot.require_current_gap(public.stocks_adjustments) from public;

create function depot.adjustment_entries(a public.stocks_adjustments)
returns depot.ecriture[]
language sql
immutable
security invoker
set search_path = ''
as $$
  select array[row(
    a.depot_id, a.citerne_id, a.produit_id, a.proprietaire_type, a.partenaire_id, a.nature, 1, null,
    a.delta_ambiant, a.delta_15c, a.survenu_at, a.temperature_c, a.densite_observee_kgm3,
    a.temperature_densite_c, a.densite_a_15_kgm3, a.vcf, a.methode, a.methode_version
  )::depot.ecriture]
$$;
comment on function depot.adjustment_entries(public.stocks_adjustments) is
  'The entry that an adjustment is.';
revoke all on function depot.adjustment_entries(public.stocks_adjustments) from public;

create function depot.decide_adjustment(a public.stocks_adjustments, statut text, motif text)
returns public.stocks_adjustments
language sql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody holds an update on adjustments.
  update public.stocks_adjustments as s
  set statut = decide_adjustment.statut,
    decide_par = access.actor(),
    decide_par_nom = governance.person_name(s.tenant_id, access.actor()),
    decide_at = now(),
    decide_motif = decide_adjustment.motif
  where s.tenant_id = a.tenant_id and s.id = a.id
  returning s.*
$$;
comment on function depot.decide_adjustment(public.stocks_adjustments, text, text) is
  'Writes who decided what. The row is locked by the caller.';
revoke all on function depot.decide_adjustment(public.stocks_adjustments, text, text) from public;

create function depot.approve_adjustment(id uuid, note text default null)
returns public.stocks_adjustments
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody holds an update on adjustments.
declare
  v_old public.stocks_adjustments := depot.lock_adjustment(id);
  v_new public.stocks_adjustments;
begin
  perform depot.require_depot_permission('adjustments.approve', v_old.tenant_id, v_old.depot_id);
  if v_old.statut = 'APPROUVE' and v_old.decide_par is not distinct from access.actor() then
    return v_old;
  end if;
  perform depot.require_undecided(v_old);
  perform depot.require_another_person(v_old.created_by, 'proposed');
  perform depot.require_current_gap(v_old);
  perform depot.refuse_second_opening(v_old);
  v_new := depot.decide_adjustment(v_old, 'APPROUVE', depot.clean_text('note', note, 1000));
  perform depot.post_entries(
    v_new.tenant_id, 'AJUSTEMENT', v_new.id, depot.adjustment_entries(v_new)
  );
  perform depot.log_adjustment(
    case v_new.nature when 'OUVERTURE' then 'STOCK_INITIAL_DECLARE' else 'AJUSTEMENT_APPROUVE' end,
    v_old, v_new, v_new.decide_motif, 'INFO'
  );
  return v_new;
end
$$;
comment on function depot.approve_adjustment(uuid, text) is
  'Approves and books what another person proposed. Permission adjustments.approve. Errors: see public.approve_adjustment.';
revoke all on function depot.approve_adjustment(uuid, text) from public;
grant execute on function depot.approve_adjustment(uuid, text) to authenticated, service_role;

create function depot.reject_adjustment(id uuid, motif text)
returns public.stocks_adjustments
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody holds an update on adjustments. Whoever proposed it may take it back.
declare
  v_old public.stocks_adjustments := depot.lock_adjustment(id);
  v_motif text := depot.require_motif(motif);
  v_new public.stocks_adjustments;
begin
  perform depot.require_depot_permission(
    case when v_old.created_by = access.actor() then 'adjustments.propose'
      else 'adjustments.approve' end,
    v_old.tenant_id, v_old.depot_id
  );
  if v_old.statut = 'REJETE' and v_old.decide_motif = v_motif
    and v_old.decide_par is not distinct from access.actor()
  then
    return v_old;
  end if;
  perform depot.require_undecided(v_old);
  v_new := depot.decide_adjustment(v_old, 'REJETE', v_motif);
  perform depot.log_adjustment('AJUSTEMENT_REJETE', v_old, v_new, v_motif, 'WARNING');
  return v_new;
end
$$;
comment on function depot.reject_adjustment(uuid, text) is
  'Rejects a proposal, or takes one''s own back. Errors: see public.reject_adjustment.';
revoke all on function depot.reject_adjustment(uuid, text) from public;
grant execute on function depot.reject_adjustment(uuid, text) to authenticated, service_role;

create function depot.reverse_adjustment(
  id uuid,
  motif text,
  survenu_at timestamptz default null
)
returns public.stocks_adjustments
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody holds an update on adjustments. Undoing changes the books as much as doing: who
-- approved does not undo alone.
declare
  v_old public.stocks_adjustments := depot.lock_adjustment(id);
  v_motif text := depot.require_motif(motif);
  v_new public.stocks_adjustments;
begin
  perform depot.require_depot_permission('adjustments.approve', v_old.tenant_id, v_old.depot_id);
  if v_old.statut = 'ANNULE' and v_old.annule_motif = v_motif
    and v_old.annule_par is not distinct from access.actor()
  then
    return v_old;
  end if;
  if v_old.statut = 'ANNULE' then
    perform depot.refuse_settled(v_old.statut, 'reversed');
  elsif v_old.statut <> 'APPROUVE' then
    perform depot.refuse_not_validated(v_old.statut);
  end if;
  perform depot.require_another_person(v_old.decide_par, 'approved');
  perform depot.require_after(survenu_at, v_old.survenu_at);
  update public.stocks_adjustments as a
  set statut = 'ANNULE',
    annule_par = access.actor(),
    annule_par_nom = governance.person_name(a.tenant_id, access.actor()),
    annule_at = now(),
    annule_motif = v_motif
  where a.tenant_id = v_old.tenant_id and a.id = v_old.id
  returning * into v_new;
  perform depot.post_entries(
    v_old.tenant_id, 'AJUSTEMENT', v_old.id,
    depot.reversal_of(v_old.tenant_id, v_old.id, reverse_adjustment.survenu_at)
  );
  perform depot.log_adjustment('AJUSTEMENT_ANNULE', v_old, v_new, v_motif, 'WARNING');
  return v_new;
end
$$;
comment on function depot.reverse_adjustment(uuid, text, timestamptz) is
  'Undoes an approved adjustment by reversing its entry. Permission adjustments.approve. Errors: see public.reverse_adjustment.';
revoke all on function depot.reverse_adjustment(uuid, text, timestamptz) from public;
grant execute on function depot.reverse_adjustment(uuid, text, timestamptz)
  to authenticated, service_role;

create function public.approve_adjustment(id uuid, note text default null)
returns public.stocks_adjustments
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select depot.approve_adjustment(id, note);
end;
comment on function public.approve_adjustment(uuid, text) is
  'Approves what another person proposed, and books it at its moment. One that rests on a dip is derived again first. Permission adjustments.approve. Twice by one person is once. Errors: AJUSTEMENT_INTROUVABLE (404), permission_denied (403), AJUSTEMENT_DEJA_DECIDE, AJUSTEMENT_PERIME, AJUSTEMENT_OUVERTURE_EXISTE, JAUGE_ANNULEE, JOURNEE_CLOTUREE (409), AJUSTEMENT_MEME_PERSONNE, TEXTE_TROP_LONG (422).';
revoke all on function public.approve_adjustment(uuid, text) from public;
grant execute on function public.approve_adjustment(uuid, text) to authenticated, service_role;

create function public.reject_adjustment(id uuid, motif text)
returns public.stocks_adjustments
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select depot.reject_adjustment(id, motif);
end;
comment on function public.reject_adjustment(uuid, text) is
  'Rejects a proposal with a reason (adjustments.approve), or takes one''s own back (adjustments.propose). Errors: AJUSTEMENT_INTROUVABLE (404), permission_denied (403), AJUSTEMENT_DEJA_DECIDE (409), MOTIF_OBLIGATOIRE (422).';
revoke all on function public.reject_adjustment(uuid, text) from public;
grant execute on function public.reject_adjustment(uuid, text) to authenticated, service_role;

create function public.reverse_adjustment(
  id uuid,
  motif text,
  survenu_at timestamptz default null
)
returns public.stocks_adjustments
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select depot.reverse_adjustment(id, motif, survenu_at);
end;
comment on function public.reverse_adjustment(uuid, text, timestamptz) is
  'Undoes an approved adjustment by reversing its entry, at its own moment or, when that day is closed, at the one given. Not by who approved it. Permission adjustments.approve. Errors: AJUSTEMENT_INTROUVABLE (404), permission_denied (403), DOCUMENT_DEJA_TRAITE, JOURNEE_CLOTUREE (409), AJUSTEMENT_MEME_PERSONNE, DOCUMENT_NON_VALIDE, MOTIF_OBLIGATOIRE, CONTREPASSATION_ANTERIEURE, MOUVEMENT_DATE_FUTURE (422).';
revoke all on function public.reverse_adjustment(uuid, text, timestamptz) from public;
grant execute on function public.reverse_adjustment(uuid, text, timestamptz)
  to authenticated, service_role;
