-- depot: booking, last part: the entry itself, post_entries, reversals.
-- Depends on: the two files before. Exposes: depot.post_entries, depot.reversal_of.

create function depot.write_entry(entry public.mouvements_stock)
returns bigint
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody holds an insert on the ledger. The lock of the tank is held.
declare
  v_entry public.mouvements_stock := entry;
begin
  v_entry.compte_id := depot.write_account(v_entry);
  select e.dernier_no + 1, e.dernier_hash into v_entry.citerne_no, v_entry.hash
  from depot.citerne_etats as e
  where e.tenant_id = v_entry.tenant_id and e.citerne_id = v_entry.citerne_id;
  v_entry.hash := sha256(v_entry.hash || depot.entry_digest(v_entry));

  insert into public.mouvements_stock (
    tenant_id, depot_id, citerne_id, compte_id, produit_id, proprietaire_type, partenaire_id,
    nature, est_contrepassation, contrepasse_id, volume_ambiant, volume_15c, survenu_at, date_jour,
    document_type, document_id, ligne_no, temperature_c, densite_observee_kgm3,
    temperature_densite_c, densite_a_15_kgm3, vcf, methode, methode_version, booked_by, booked_at,
    citerne_no, hash
  )
  values (
    v_entry.tenant_id, v_entry.depot_id, v_entry.citerne_id, v_entry.compte_id,
    v_entry.produit_id, v_entry.proprietaire_type, v_entry.partenaire_id, v_entry.nature,
    v_entry.est_contrepassation, v_entry.contrepasse_id, v_entry.volume_ambiant,
    v_entry.volume_15c, v_entry.survenu_at, v_entry.date_jour, v_entry.document_type,
    v_entry.document_id, v_entry.ligne_no, v_entry.temperature_c, v_entry.densite_observee_kgm3,
    v_entry.temperature_densite_c, v_entry.densite_a_15_kgm3, v_entry.vcf, v_entry.methode,
    v_entry.methode_version, v_entry.booked_by, v_entry.booked_at, v_entry.citerne_no, v_entry.hash
  )
  returning id into v_entry.id;

  update depot.citerne_etats as e
  set stock_ambiant = e.stock_ambiant + v_entry.volume_ambiant,
    stock_15c = e.stock_15c + v_entry.volume_15c,
    dernier_no = v_entry.citerne_no,
    dernier_hash = v_entry.hash,
    dernier_jour = greatest(e.dernier_jour, v_entry.date_jour)
  where e.tenant_id = v_entry.tenant_id and e.citerne_id = v_entry.citerne_id;
  perform depot.write_totals(v_entry);
  -- Dips of the month that were taken after it happened; none, most of the time.
  update depot.dip_sums as d
  set net_ambiant = d.net_ambiant + v_entry.volume_ambiant,
    net_15c = d.net_15c + v_entry.volume_15c
  where d.tenant_id = v_entry.tenant_id
    and d.citerne_id = v_entry.citerne_id
    and d.date_jour >= v_entry.date_jour
    and d.date_jour < date_trunc('month', v_entry.date_jour::timestamp)::date + interval '1 month'
    and (d.date_jour > v_entry.date_jour or d.prise_at >= v_entry.survenu_at);
  return v_entry.id;
end
$$;
comment on function depot.write_entry(public.mouvements_stock) is
  'Writes one entry, seals it to the one before it in its tank, and adds it to every total.';
revoke all on function depot.write_entry(public.mouvements_stock) from public;

create function depot.require_past(survenu_at timestamptz)
returns void
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: the caller is a rule. Five minutes for clocks that are fast.
begin
  if survenu_at is null or survenu_at > now() + interval '5 minutes' then
    raise exception using
      errcode = 'PT422',
      message = 'MOUVEMENT_DATE_FUTURE',
      detail = format(
        'The entry is dated %s, which has not come yet.', coalesce(survenu_at::text, 'nowhere')
      ),
      hint = 'Give the moment when it happened.';
  elsif survenu_at < '2000-01-01T00:00:00Z' then
    raise exception using
      errcode = 'PT422',
      message = 'MOUVEMENT_DATE_IMPOSSIBLE',
      detail = format('The entry is dated %s, before any book of this depot.', survenu_at),
      hint = 'Check the year.';
  end if;
end
$$;
comment on function depot.require_past(timestamptz) is
  'Raises MOUVEMENT_DATE_FUTURE (422) for a moment that is missing or more than five minutes ahead, MOUVEMENT_DATE_IMPOSSIBLE (422) for one before 2000.';
revoke all on function depot.require_past(timestamptz) from public;

create function depot.post_entries(
  tenant_id uuid,
  document_type text,
  document_id uuid,
  ecritures depot.ecriture[]
)
returns bigint[]
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: the only writer of the ledger. The caller has checked the permission and holds the row
-- of the document. Order of locks everywhere: document, trip, day, tanks, chain of the log.
declare
  v_in depot.ecriture;
  v_out public.mouvements_stock;
  v_ids bigint[] := '{}';
begin
  perform depot.enter_day(ecritures[1].depot_id);
  perform depot.lock_tanks(tenant_id, array(select e.citerne_id from unnest(ecritures) as e));
  foreach v_in in array ecritures loop
    perform depot.require_past(v_in.survenu_at);
    v_out.tenant_id := post_entries.tenant_id;
    v_out.depot_id := v_in.depot_id;
    v_out.citerne_id := v_in.citerne_id;
    v_out.produit_id := v_in.produit_id;
    v_out.proprietaire_type := v_in.proprietaire_type;
    v_out.partenaire_id := v_in.partenaire_id;
    v_out.nature := v_in.nature;
    v_out.est_contrepassation := v_in.contrepasse_id is not null;
    v_out.contrepasse_id := v_in.contrepasse_id;
    v_out.volume_ambiant := v_in.volume_ambiant;
    v_out.volume_15c := v_in.volume_15c;
    v_out.survenu_at := v_in.survenu_at;
    v_out.date_jour := depot.local_day(v_in.depot_id, v_in.survenu_at);
    v_out.document_type := post_entries.document_type;
    v_out.document_id := post_entries.document_id;
    v_out.ligne_no := v_in.ligne_no;
    v_out.temperature_c := v_in.temperature_c;
    v_out.densite_observee_kgm3 := v_in.densite_observee_kgm3;
    v_out.temperature_densite_c := v_in.temperature_densite_c;
    v_out.densite_a_15_kgm3 := v_in.densite_a_15_kgm3;
    v_out.vcf := v_in.vcf;
    v_out.methode := v_in.methode;
    v_out.methode_version := v_in.methode_version;
    v_out.booked_by := access.actor();
    v_out.booked_at := now();
    perform depot.require_open_day(v_in.depot_id, v_out.date_jour);
    perform depot.judge_entry(tenant_id, document_type, v_in, v_out.date_jour);
    v_ids := v_ids || depot.write_entry(v_out);
  end loop;
  return v_ids;
end
$$;
comment on function depot.post_entries(uuid, text, uuid, depot.ecriture[]) is
  'Books the entries of one document, all or none, and returns their ids in order. Locks the day and the tanks, then judges and writes one after the other. Errors: JOURNEE_CLOTUREE (409), MOUVEMENT_DATE_FUTURE, <document>_CITERNE_INACTIVE, _PRODUIT_INCOMPATIBLE, _CAPACITE_DEPASSEE, _STOCK_INTROUVABLE, _STOCK_INSUFFISANT_AMB, _CAPACITE_SECURITE (422).';
revoke all on function depot.post_entries(uuid, text, uuid, depot.ecriture[]) from public;

create function depot.reversal_of(
  tenant_id uuid,
  document_id uuid,
  survenu_at timestamptz default null
)
returns depot.ecriture[]
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: the caller is a rule.
begin
  return (
    select array_agg(row(
      m.depot_id, m.citerne_id, m.produit_id, m.proprietaire_type, m.partenaire_id, m.nature,
      m.ligne_no, m.id, -m.volume_ambiant, -m.volume_15c,
      coalesce(reversal_of.survenu_at, m.survenu_at), m.temperature_c, m.densite_observee_kgm3,
      m.temperature_densite_c, m.densite_a_15_kgm3, m.vcf, m.methode, m.methode_version
    )::depot.ecriture order by m.ligne_no, m.id)
    from public.mouvements_stock as m
    where m.tenant_id = reversal_of.tenant_id
      and m.document_id = reversal_of.document_id
      and not m.est_contrepassation
  );
end
$$;
comment on function depot.reversal_of(uuid, uuid, timestamptz) is
  'The entries that undo a document: the same with the other sign, at the same moments, or all at the moment given when their day is closed.';
revoke all on function depot.reversal_of(uuid, uuid, timestamptz) from public;
