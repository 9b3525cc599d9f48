-- depot: days are closed, reopened with a trace, and their seal is compared.
-- Depends on: the rules of closing, the daily report.
-- Exposes: close_day, reopen_day, day_reserves, verify_closing.

create function depot.require_closable(depot public.sites, jour date)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: the caller is a rule, and holds the days of the depot.
declare
  v_today date := depot.local_day(depot.id, now());
  v_last public.clotures;
begin
  if not coalesce(jour between date '2000-01-01' and v_today, false) then
    raise exception using
      errcode = 'PT422',
      message = 'JOURNEE_INVALIDE',
      detail = format('%s is no day from 2000-01-01 to today, %s at the depot.',
        coalesce(jour::text, 'null'), v_today),
      hint = 'Close a day that has come.';
  end if;
  select * into v_last
  from public.clotures as c
  where c.tenant_id = depot.tenant_id
    and c.depot_id = depot.id
    and c.rouvert_at is null
  order by c.date_jour desc
  limit 1;
  if jour <= v_last.date_jour then
    raise exception using
      errcode = 'PT409',
      message = 'JOURNEE_DEJA_CLOTUREE',
      detail = format('%s is closed: %s closed %s at %s.', jour,
        coalesce(v_last.cloture_par_nom, 'the system'), v_last.date_jour, v_last.cloture_at),
      hint = 'Reload the closings: somebody was faster.';
  end if;
end
$$;
comment on function depot.require_closable(public.sites, date) is
  'Errors: JOURNEE_INVALIDE (422), JOURNEE_DEJA_CLOTUREE (409).';
revoke all on function depot.require_closable(public.sites, date) from public;

create function depot.require_no_reserve(reserves jsonb)
returns void
language plpgsql
immutable
security invoker
set search_path = ''
as $$
begin
  if jsonb_array_length(reserves) > 0 then
    raise exception using
      errcode = 'PT422',
      message = 'CLOTURE_AVEC_RESERVES',
      detail = (
        select string_agg(
          format('%s: %s (%s%s)', r ->> 'key', r ->> 'n',
            (select string_agg(n, ', ') from jsonb_array_elements_text(r -> 'noms') as n),
            case when (r ->> 'n')::integer > 10 then ', ...' end),
          '; '
        )
        from jsonb_array_elements(reserves) as r
      ),
      hint = 'Settle them, or close with a reason, which stays on the closing.';
  end if;
end
$$;
comment on function depot.require_no_reserve(jsonb) is 'Errors: CLOTURE_AVEC_RESERVES (422).';
revoke all on function depot.require_no_reserve(jsonb) from public;

create function depot.close_day(depot_id uuid, date_jour date, motif_forcage text default null)
returns public.clotures
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody holds an insert on closings.
declare
  v_depot public.sites := depot.readable_depot(depot_id);
  v_motif text := nullif(btrim(motif_forcage), '');
  v_new public.clotures;
begin
  perform depot.require_depot_permission('days.close', v_depot.tenant_id, v_depot.id);
  -- A booking that has passed require_open_day would land in the day that is being closed: this
  -- waits for it, and the next one waits for this.
  perform depot.enter_day(v_depot.id, true);
  perform depot.require_closable(v_depot, close_day.date_jour);
  v_new.reserves := depot.closing_reserves(v_depot, close_day.date_jour);
  if v_motif is null then
    perform depot.require_no_reserve(v_new.reserves);
  elsif v_new.reserves <> '[]' then
    v_new.motif_forcage := depot.require_motif(v_motif);
  end if;
  v_new.tenant_id := v_depot.tenant_id;
  v_new.id := gen_random_uuid();
  v_new.depot_id := v_depot.id;
  v_new.date_jour := close_day.date_jour;
  v_new.cloture_at := now();
  v_new.cloture_par := access.actor();
  v_new.cloture_par_nom := governance.person_name(v_depot.tenant_id, v_new.cloture_par);
  v_new.bilan := depot.day_balance(v_depot, close_day.date_jour);
  v_new.chaines := depot.chain_ends(v_depot);
  v_new.empreinte := depot.chain_seal(v_depot.tenant_id, v_new.chaines);
  insert into public.clotures select (v_new).*;
  perform depot.log_action(
    v_new.tenant_id, v_new.depot_id, 'clotures', 'JOURNEE_CLOTUREE', v_new.id,
    v_new.date_jour::text, null, to_jsonb(v_new), v_new.motif_forcage,
    case when v_new.motif_forcage is null then 'INFO' else 'WARNING' end
  );
  return v_new;
end
$$;
comment on function depot.close_day(uuid, date, text) is
  'Closes a day of a depot. Permission days.close. Errors: see public.close_day.';
revoke all on function depot.close_day(uuid, date, text) from public;
grant execute on function depot.close_day(uuid, date, text) to authenticated, service_role;

create function public.close_day(depot_id uuid, date_jour date, motif_forcage text default null)
returns public.clotures
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select depot.close_day(depot_id, date_jour, motif_forcage);
end;
comment on function public.close_day(uuid, date, text) is
  'Closes a day of a depot and every day before it: they take no more entries. Keeps the balance of the day and a seal over ledger and log. With drafts, missing dips, proposed adjustments, unresolved critical alerts or skipped days it needs a reason. Permission days.close. Errors: DEPOT_INTROUVABLE (404), permission_denied (403), JOURNEE_DEJA_CLOTUREE (409), JOURNEE_INVALIDE, CLOTURE_AVEC_RESERVES, MOTIF_OBLIGATOIRE (422).';
revoke all on function public.close_day(uuid, date, text) from public;
grant execute on function public.close_day(uuid, date, text) to authenticated, service_role;

create function depot.last_closing(depot public.sites, jour date)
returns public.clotures
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: the caller is a rule, and holds the days of the depot.
declare
  v_last public.clotures;
begin
  select * into v_last
  from public.clotures as c
  where c.tenant_id = depot.tenant_id
    and c.depot_id = depot.id
    and c.rouvert_at is null
  order by c.date_jour desc
  limit 1;
  if v_last.date_jour = jour then
    return v_last;
  elsif jour < v_last.date_jour and exists (
    select from public.clotures as c
    where c.tenant_id = depot.tenant_id
      and c.depot_id = depot.id
      and c.date_jour = jour
      and c.rouvert_at is null
  ) then
    raise exception using
      errcode = 'PT409',
      message = 'JOURNEE_PAS_LA_DERNIERE',
      detail = format('%s is not the last closed day, which is %s.', jour, v_last.date_jour),
      hint = 'Reopen the days after it first, the latest one before the others.';
  end if;
  raise exception using
    errcode = 'PT409',
    message = 'JOURNEE_NON_CLOTUREE',
    detail = format('No closing of %s stands; the last closed day is %s.',
      coalesce(jour::text, 'null'), coalesce(v_last.date_jour::text, 'none')),
    hint = 'Reload the closings: somebody was faster.';
end
$$;
comment on function depot.last_closing(public.sites, date) is
  'The closing of a day, when it is the last that stands. Errors: JOURNEE_PAS_LA_DERNIERE, JOURNEE_NON_CLOTUREE (409).';
revoke all on function depot.last_closing(public.sites, date) from public;

create function depot.reopen_day(depot_id uuid, date_jour date, motif text)
returns public.clotures
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody holds an update on closings.
declare
  v_depot public.sites := depot.readable_depot(depot_id);
  v_motif text := btrim(motif);
  v_old public.clotures;
  v_new public.clotures;
begin
  perform depot.require_depot_permission('days.reopen', v_depot.tenant_id, v_depot.id);
  if char_length(coalesce(v_motif, '')) not between 10 and 1000 then
    raise exception using
      errcode = 'PT422',
      message = 'REOUVERTURE_MOTIF_OBLIGATOIRE',
      detail = 'Reopening a day needs a reason of 10 to 1000 characters.',
      hint = 'Say why: it stays on the closing, and in the log as critical.';
  end if;
  -- Against a closing at the same moment, and against bookings that look at the days: one by one.
  perform depot.enter_day(v_depot.id, true);
  v_old := depot.last_closing(v_depot, reopen_day.date_jour);
  update public.clotures as c
  set rouvert_at = now(),
    rouvert_par = access.actor(),
    rouvert_par_nom = governance.person_name(c.tenant_id, access.actor()),
    rouvert_motif = v_motif
  where c.tenant_id = v_old.tenant_id and c.id = v_old.id
  returning * into v_new;
  perform depot.log_action(
    v_new.tenant_id, v_new.depot_id, 'clotures', 'JOURNEE_ROUVERTE', v_new.id,
    v_new.date_jour::text, to_jsonb(v_old), to_jsonb(v_new), v_motif, 'CRITICAL'
  );
  return v_new;
end
$$;
comment on function depot.reopen_day(uuid, date, text) is
  'Reopens the last closed day. Permission days.reopen. Errors: see public.reopen_day.';
revoke all on function depot.reopen_day(uuid, date, text) from public;
grant execute on function depot.reopen_day(uuid, date, text) to authenticated, service_role;

create function public.reopen_day(depot_id uuid, date_jour date, motif text)
returns public.clotures
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select depot.reopen_day(depot_id, date_jour, motif);
end;
comment on function public.reopen_day(uuid, date, text) is
  'Reopens the last closed day of a depot, with a reason that stays. Permission days.reopen. Errors: DEPOT_INTROUVABLE (404), permission_denied (403), JOURNEE_PAS_LA_DERNIERE, JOURNEE_NON_CLOTUREE (409), REOUVERTURE_MOTIF_OBLIGATOIRE (422).';
revoke all on function public.reopen_day(uuid, date, text) from public;
grant execute on function public.reopen_day(uuid, date, text) to authenticated, service_role;

create function depot.day_reserves(depot_id uuid, date_jour date)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: drafts and alerts are counted for whoever closes days.
declare
  v_depot public.sites := depot.readable_depot(depot_id);
begin
  perform depot.require_depot_permission('days.close', v_depot.tenant_id, v_depot.id);
  return depot.closing_reserves(v_depot, day_reserves.date_jour);
end
$$;
comment on function depot.day_reserves(uuid, date) is
  'What stands against closing a day. Permission days.close.';
revoke all on function depot.day_reserves(uuid, date) from public;
grant execute on function depot.day_reserves(uuid, date) to authenticated;

create function public.day_reserves(depot_id uuid, date_jour date)
returns jsonb
language sql
stable
security invoker
set search_path = ''
begin atomic
  select depot.day_reserves(depot_id, date_jour);
end;
comment on function public.day_reserves(uuid, date) is
  'What stands against closing a day, as [{key, n, noms}]; [] when all is in order. Keys: RECEPTIONS_BROUILLON, SORTIES_BROUILLON, AJUSTEMENTS_PROPOSES, JAUGES_MANQUANTES, ALERTES_CRITIQUES, JOURNEES_NON_CLOTUREES. Permission days.close. Errors: DEPOT_INTROUVABLE (404), permission_denied (403).';
revoke all on function public.day_reserves(uuid, date) from public;
grant execute on function public.day_reserves(uuid, date) to authenticated;

create function depot.verify_closing(cloture_id uuid)
returns boolean
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: ledger and log are read whatever the caller may see of them.
declare
  v_closing public.clotures;
begin
  select * into v_closing
  from public.clotures as c
  where c.tenant_id = any (array(select depot.reachable_tenants()))
    and c.id = verify_closing.cloture_id
    and depot.may_see(c.depot_id);
  return v_closing.empreinte = depot.chain_seal(v_closing.tenant_id, v_closing.chaines);
end
$$;
comment on function depot.verify_closing(uuid) is 'Whether the seal of a closing still fits.';
revoke all on function depot.verify_closing(uuid) from public;
grant execute on function depot.verify_closing(uuid) to authenticated;

create function public.verify_closing(cloture_id uuid)
returns boolean
language sql
stable
security invoker
set search_path = ''
begin atomic
  select depot.verify_closing(cloture_id);
end;
comment on function public.verify_closing(uuid) is
  'Computes the seal of a closing again from ledger and log: false when a line was changed or removed since then, null when there is no such closing within sight. Permission depot.read.';
revoke all on function public.verify_closing(uuid) from public;
grant execute on function public.verify_closing(uuid) to authenticated;
