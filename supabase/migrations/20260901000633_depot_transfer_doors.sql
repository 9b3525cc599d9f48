-- depot: transfers: the doors, the reversal and the list.
-- Depends on: the rules of transfers.
-- Exposes: record_transfer, reverse_transfer, the view v_transferts.

create function public.record_transfer(
  id uuid,
  citerne_source_id uuid,
  citerne_destination_id uuid,
  survenu_at timestamptz,
  volume_sorti numeric,
  volume_recu numeric default null,
  temperature_c numeric default null,
  densite_observee_kgm3 numeric default null,
  temperature_densite_c numeric default null,
  proprietaire_type text default 'MONALUXE',
  partenaire_id uuid default null,
  note text default null
)
returns public.transferts
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select depot.record_transfer(
    id, citerne_source_id, citerne_destination_id, survenu_at, volume_sorti, volume_recu,
    temperature_c, densite_observee_kgm3, temperature_densite_c, proprietaire_type, partenaire_id,
    note
  );
end;
comment on function public.record_transfer(
  uuid, uuid, uuid, timestamptz, numeric, numeric, numeric, numeric, numeric, text, uuid, text
) is
  'Books a transfer between two tanks of a depot: litres at ambient temperature that left and that arrived (as much, when left out), °C and kg/m³ observed. A difference is booked as loss or gain of the destination; it may not exceed the dip tolerance of the product. Permission transferts.write. The same id again changes nothing. Errors: CITERNE_INTROUVABLE, PARTENAIRE_INTROUVABLE (404), permission_denied (403), DOCUMENT_DEJA_TRAITE, JOURNEE_CLOTUREE (409), TRANSFERT_MEME_CITERNE, TRANSFERT_DEPOTS_DIFFERENTS, TRANSFERT_VOLUME_INVALIDE, TRANSFERT_ECART_EXCESSIF, TRANSFERT_VOLUME_15C_OBLIGATOIRE, TRANSFERT_CITERNE_INACTIVE, TRANSFERT_PRODUIT_INCOMPATIBLE, TRANSFERT_CAPACITE_DEPASSEE, TRANSFERT_STOCK_INTROUVABLE, TRANSFERT_STOCK_INSUFFISANT_AMB, TRANSFERT_CAPACITE_SECURITE, PROPRIETAIRE_INVALIDE, MOUVEMENT_DATE_FUTURE, DENSITE_HORS_PRODUIT, VOLUME_TEMPERATURE_HORS_PLAGE, VOLUME_DENSITE_HORS_PLAGE, DOCUMENT_ID_OBLIGATOIRE, TEXTE_TROP_LONG (422).';
revoke all on function public.record_transfer(
  uuid, uuid, uuid, timestamptz, numeric, numeric, numeric, numeric, numeric, text, uuid, text
) from public;
grant execute on function public.record_transfer(
  uuid, uuid, uuid, timestamptz, numeric, numeric, numeric, numeric, numeric, text, uuid, text
) to authenticated, service_role;

create function depot.lock_transfer(transfert_id uuid, permission text)
returns public.transferts
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: the transfer is read before anyone knows what the caller may.
-- Two reversals at once would both undo it: the second waits here and then sees the first.
declare
  v_transfer public.transferts;
begin
  select * into v_transfer
  from public.transferts as t
  where t.tenant_id = any (array(select depot.reachable_tenants()))
    and t.id = lock_transfer.transfert_id
    and depot.may_see(t.depot_id)
  for no key update;
  if not found then
    raise exception using
      errcode = 'PT404',
      message = 'TRANSFERT_INTROUVABLE',
      detail = format(
        'No transfer %s that you may see.', coalesce(lock_transfer.transfert_id::text, 'null')
      ),
      hint = 'Refresh the list of transfers.';
  end if;
  perform depot.require_depot_permission(permission, v_transfer.tenant_id, v_transfer.depot_id);
  return v_transfer;
end
$$;
comment on function depot.lock_transfer(uuid, text) is
  'A transfer, locked, that the caller sees and holds the permission on. Errors: TRANSFERT_INTROUVABLE (404), permission_denied (403).';
revoke all on function depot.lock_transfer(uuid, text) from public;

create function depot.reverse_transfer(
  id uuid,
  motif text,
  survenu_at timestamptz default null
)
returns public.transferts
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody holds an update on transfers.
declare
  v_old public.transferts := depot.lock_transfer(id, 'transferts.write');
  v_motif text := depot.require_motif(motif);
  v_new public.transferts;
begin
  if v_old.statut = 'annule' and v_old.annule_motif = v_motif
    and v_old.annule_par is not distinct from access.actor()
  then
    return v_old;
  end if;
  if v_old.statut = 'annule' then
    perform depot.refuse_settled(v_old.statut, 'reversed');
  end if;
  perform depot.require_after(survenu_at, v_old.survenu_at);
  update public.transferts as t
  set statut = 'annule',
    annule_par = access.actor(),
    annule_par_nom = governance.person_name(t.tenant_id, access.actor()),
    annule_at = now(),
    annule_motif = v_motif
  where t.tenant_id = v_old.tenant_id and t.id = v_old.id
  returning * into v_new;
  perform depot.post_entries(
    v_old.tenant_id, 'TRANSFERT', v_old.id,
    depot.reversal_of(v_old.tenant_id, v_old.id, reverse_transfer.survenu_at)
  );
  perform depot.log_transfer('TRANSFERT_ANNULE', v_old, v_new, v_motif);
  return v_new;
end
$$;
comment on function depot.reverse_transfer(uuid, text, timestamptz) is
  'Undoes a transfer by reversing its entries. Permission transferts.write. Errors: see public.reverse_transfer.';
revoke all on function depot.reverse_transfer(uuid, text, timestamptz) from public;
grant execute on function depot.reverse_transfer(uuid, text, timestamptz)
  to authenticated, service_role;

create function public.reverse_transfer(
  id uuid,
  motif text,
  survenu_at timestamptz default null
)
returns public.transferts
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select depot.reverse_transfer(id, motif, survenu_at);
end;
comment on function public.reverse_transfer(uuid, text, timestamptz) is
  'Undoes a transfer by reversing its entries, at their own moment or, when that day is closed, at the one given. Nothing refuses it for lack of stock or room: the checks report what it leaves. Permission transferts.write. Errors: TRANSFERT_INTROUVABLE (404), permission_denied (403), DOCUMENT_DEJA_TRAITE, JOURNEE_CLOTUREE (409), MOTIF_OBLIGATOIRE, CONTREPASSATION_ANTERIEURE, MOUVEMENT_DATE_FUTURE (422).';
revoke all on function public.reverse_transfer(uuid, text, timestamptz) from public;
grant execute on function public.reverse_transfer(uuid, text, timestamptz)
  to authenticated, service_role;

create view public.v_transferts
with (security_invoker = true) as
select
  t.*, s.nom as citerne_source_nom, d.nom as citerne_destination_nom, p.nom as produit_nom,
  p.code as produit_code, p.couleur, x.nom as partenaire_nom,
  z.name as depot_nom, t.volume_recu - t.volume_sorti as ecart_ambiant,
  t.volume_recu_15c - t.volume_sorti_15c as ecart_15c
from public.transferts as t
join public.citernes as s on s.tenant_id = t.tenant_id and s.id = t.citerne_source_id
join public.citernes as d on d.tenant_id = t.tenant_id and d.id = t.citerne_destination_id
join public.produits as p on p.tenant_id = t.tenant_id and p.id = t.produit_id
join public.sites as z on z.tenant_id = t.tenant_id and z.id = t.depot_id
left join public.partenaires as x on x.tenant_id = t.tenant_id and x.id = t.partenaire_id;
comment on view public.v_transferts is
  'Transfers with names; ecart: litres gained on the way, negative when lost.';
grant select on public.v_transferts to authenticated, service_role;
