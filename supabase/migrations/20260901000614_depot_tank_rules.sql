-- depot: what rules ask about a tank, an owner and a document that was sent before; and what may
-- not happen to a tank that is not empty.
-- Depends on: access, the tanks and the documents of this module.
-- Exposes: the trigger citernes_30_guard; rules for rules.

create function depot.find_tank(citerne_id uuid, permission text)
returns public.citernes
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: the tank is read before anyone knows what the caller may.
declare
  v_tank public.citernes;
begin
  select * into v_tank
  from public.citernes as c
  where c.id = find_tank.citerne_id
    and depot.may_see(c.depot_id);
  if not found then
    raise exception using
      errcode = 'PT404',
      message = 'CITERNE_INTROUVABLE',
      detail = format('No tank %s that you may see.', coalesce(find_tank.citerne_id::text, 'null')),
      hint = 'Choose a tank of the list.';
  end if;
  perform depot.require_depot_permission(permission, v_tank.tenant_id, v_tank.depot_id);
  return v_tank;
end
$$;
comment on function depot.find_tank(uuid, text) is
  'A tank that the caller sees and holds the permission on. Errors: CITERNE_INTROUVABLE (404), permission_denied (403).';
revoke all on function depot.find_tank(uuid, text) from public;

create function depot.require_owner(
  tenant_id uuid,
  proprietaire_type text,
  partenaire_id uuid,
  must_be_active boolean
)
returns void
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: the caller is a rule. A partner that was switched off still owns litres, which have to
-- be moved and corrected: only what brings him new ones asks whether he is active.
begin
  if proprietaire_type is null
    or proprietaire_type not in ('MONALUXE', 'PARTENAIRE')
    or (proprietaire_type = 'PARTENAIRE') <> (partenaire_id is not null)
  then
    raise exception using
      errcode = 'PT422',
      message = 'PROPRIETAIRE_INVALIDE',
      detail = format(
        'Owner %s with partner %s: MONALUXE has none, PARTENAIRE needs one.',
        coalesce(left(proprietaire_type, 24), 'null'), coalesce(partenaire_id::text, 'null')
      ),
      hint = 'Say whose litres they are.';
  end if;
  if must_be_active then
    perform depot.require_reference('PARTENAIRE', tenant_id, partenaire_id);
  elsif partenaire_id is not null
    and depot.is_reference_active('PARTENAIRE', tenant_id, partenaire_id) is null
  then
    raise exception using
      errcode = 'PT404',
      message = 'PARTENAIRE_INTROUVABLE',
      detail = format('No partner %s in this company.', partenaire_id),
      hint = 'Choose one of the list.';
  end if;
end
$$;
comment on function depot.require_owner(uuid, text, uuid, boolean) is
  'Errors: PROPRIETAIRE_INVALIDE, PARTENAIRE_INACTIF (422), PARTENAIRE_INTROUVABLE (404).';
revoke all on function depot.require_owner(uuid, text, uuid, boolean) from public;

create function depot.require_same(stored jsonb, asked jsonb, fields text[])
returns void
language plpgsql
immutable
security invoker
set search_path = ''
as $$
declare
  v_changed text;
begin
  select string_agg(f, ', ') into v_changed
  from unnest(fields) as f
  where stored -> f is distinct from asked -> f;
  if v_changed is not null then
    raise exception using
      errcode = 'PT409',
      message = 'DOCUMENT_DEJA_TRAITE',
      detail = format(
        'A document with the id %s was stored before, with another value of %s.',
        stored ->> 'id', v_changed
      ),
      hint = 'Open it to see what was stored. What is new needs an id of its own.';
  end if;
end
$$;
comment on function depot.require_same(jsonb, jsonb, text[]) is
  'An id that comes again must bring the same content. Errors: DOCUMENT_DEJA_TRAITE (409).';
revoke all on function depot.require_same(jsonb, jsonb, text[]) from public;

create function depot.bounded(value numeric, low numeric, high numeric)
returns numeric
language sql
immutable
parallel safe
security invoker
set search_path = ''
as $$
  select case when value is not null then least(greatest(value, low), high) end
$$;
comment on function depot.bounded(numeric, numeric, numeric) is
  'A value that fits its column, null when it is: one beyond is for the volume correction to refuse by name, not for the column.';
revoke all on function depot.bounded(numeric, numeric, numeric) from public;

create function depot.drafts_on_tank(tenant_id uuid, citerne_id uuid)
returns bigint
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: the caller is a trigger.
begin
  return (
    select count(*)
    from public.receptions as r
    where r.tenant_id = drafts_on_tank.tenant_id
      and r.statut = 'brouillon'
      and exists (
        select from public.reception_lignes as l
        where l.tenant_id = r.tenant_id and l.reception_id = r.id
          and l.citerne_id = drafts_on_tank.citerne_id
      )
  ) + (
    select count(*)
    from public.sorties_produit as s
    where s.tenant_id = drafts_on_tank.tenant_id
      and s.statut = 'brouillon'
      and exists (
        select from public.sortie_lignes as l
        where l.tenant_id = s.tenant_id and l.sortie_id = s.id
          and l.citerne_id = drafts_on_tank.citerne_id
      )
  ) + (
    select count(*)
    from public.stocks_adjustments as a
    where a.tenant_id = drafts_on_tank.tenant_id
      and a.statut = 'PROPOSE'
      and a.citerne_id = drafts_on_tank.citerne_id
  );
end
$$;
comment on function depot.drafts_on_tank(uuid, uuid) is
  'Documents that wait for a validation or an approval and name the tank.';
revoke all on function depot.drafts_on_tank(uuid, uuid) from public;

create function depot.require_empty_tank(tank public.citernes)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: the state of the tank is internal.
-- A booking that runs meanwhile would fill the tank that is found empty here: it waits for this
-- lock, or has it and is waited for. Ambient litres decide; what is left at 15 °C is rounding.
declare
  v_content text;
begin
  perform depot.lock_tanks(tank.tenant_id, array[tank.id]);
  select string_agg(
    format('%s L of %s', round(s.stock_ambiant, 1), coalesce(p.nom, s.proprietaire_type)), ', '
    order by p.nom nulls first
  ) into v_content
  from public.stocks_snapshot as s
  left join public.partenaires as p on p.tenant_id = s.tenant_id and p.id = s.partenaire_id
  where s.tenant_id = tank.tenant_id
    and s.citerne_id = tank.id
    and s.stock_ambiant <> 0;
  if v_content is not null then
    raise exception using
      errcode = 'PT422',
      message = 'CITERNE_NON_VIDE',
      detail = format('Tank %s holds %s.', tank.nom, v_content),
      hint = 'Empty it first, by withdrawals, a transfer or an adjustment.';
  end if;
end
$$;
comment on function depot.require_empty_tank(public.citernes) is
  'Locks the tank; errors: CITERNE_NON_VIDE (422).';
revoke all on function depot.require_empty_tank(public.citernes) from public;

create function depot.tg_citernes__guard()
returns trigger
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: stock and drafts are read whoever edits the tank.
declare
  v_drafts bigint;
begin
  perform depot.require_empty_tank(old);
  if new.produit_id <> old.produit_id then
    v_drafts := depot.drafts_on_tank(old.tenant_id, old.id);
  end if;
  if v_drafts > 0 then
    raise exception using
      errcode = 'PT422',
      message = 'CITERNE_AVEC_BROUILLONS',
      detail = format(
        'Tank %s is named by %s documents that are not settled.', old.nom, v_drafts
      ),
      hint = 'Validate or reject them first.';
  end if;
  return new;
end
$$;
comment on function depot.tg_citernes__guard() is
  'Before a tank goes out of service it must be empty, before it gets another product no document may wait for it either. Errors: CITERNE_NON_VIDE, CITERNE_AVEC_BROUILLONS (422).';
revoke all on function depot.tg_citernes__guard() from public;
create trigger citernes_30_guard
  before update of produit_id, statut on public.citernes
  for each row
  when (
    new.produit_id <> old.produit_id or (new.statut = 'inactive' and old.statut <> 'inactive')
  )
  execute function depot.tg_citernes__guard();
