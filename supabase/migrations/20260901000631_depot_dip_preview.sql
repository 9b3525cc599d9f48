-- depot: dips: what is asked of one before it is used or declared void, and the preview of one.
-- Depends on: the dips of this module, depot.book_at.
-- Exposes: preview_dip; depot.lock_dip, depot.require_valid_dip, depot.is_out_of_tolerance.

create function depot.require_gauging(methode_jauge text)
returns text
language plpgsql
immutable
security invoker
set search_path = ''
as $$
begin
  if methode_jauge is null or methode_jauge not in ('MANUELLE', 'AUTOMATIQUE') then
    raise exception using
      errcode = 'PT422',
      message = 'JAUGE_METHODE_INVALIDE',
      detail = format('A dip is MANUELLE or AUTOMATIQUE, not %s.',
        coalesce(left(methode_jauge, 24), 'null')),
      hint = 'Choose one of the two.';
  end if;
  return methode_jauge;
end
$$;
comment on function depot.require_gauging(text) is 'Errors: JAUGE_METHODE_INVALIDE (422).';
revoke all on function depot.require_gauging(text) from public;

create function depot.lock_dip(prise_id uuid, permission text)
returns public.prises_de_hauteur
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: the dip is read before anyone knows what the caller may.
-- Declaring void against proposing or approving on it: each would miss what the other is writing.
-- The second one waits here and then sees it.
declare
  v_dip public.prises_de_hauteur;
begin
  select * into v_dip
  from public.prises_de_hauteur as p
  where p.tenant_id = any (array(select depot.reachable_tenants()))
    and p.id = lock_dip.prise_id
    and depot.may_see(p.depot_id)
  for no key update;
  if not found then
    raise exception using
      errcode = 'PT404',
      message = 'JAUGE_INTROUVABLE',
      detail = format('No dip %s that you may see.', coalesce(lock_dip.prise_id::text, 'null')),
      hint = 'Refresh the list of dips.';
  end if;
  perform depot.require_depot_permission(permission, v_dip.tenant_id, v_dip.depot_id);
  return v_dip;
end
$$;
comment on function depot.lock_dip(uuid, text) is
  'A dip, locked, that the caller sees and holds the permission on. Errors: JAUGE_INTROUVABLE (404), permission_denied (403).';
revoke all on function depot.lock_dip(uuid, text) from public;

create function depot.require_valid_dip(dip public.prises_de_hauteur)
returns void
language plpgsql
immutable
security invoker
set search_path = ''
as $$
begin
  if dip.annulee_at is not null then
    raise exception using
      errcode = 'PT409',
      message = 'JAUGE_ANNULEE',
      detail = format('The dip of %s was declared void by %s: %s', dip.prise_at,
        coalesce(dip.annulee_par_nom, 'the system'), dip.annulee_motif),
      hint = 'Use another dip, or take a new one.';
  end if;
end
$$;
comment on function depot.require_valid_dip(public.prises_de_hauteur) is
  'Errors: JAUGE_ANNULEE (409).';
revoke all on function depot.require_valid_dip(public.prises_de_hauteur) from public;

create function depot.refuse_used_dip(dip public.prises_de_hauteur)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: the caller is a rule, and holds the row of the dip.
declare
  v_used public.stocks_adjustments;
begin
  select * into v_used
  from public.stocks_adjustments as a
  where a.tenant_id = dip.tenant_id
    and a.prise_id = dip.id
    and a.statut in ('PROPOSE', 'APPROUVE')
  limit 1;
  if found then
    raise exception using
      errcode = 'PT409',
      message = 'JAUGE_AJUSTEE',
      detail = format('An adjustment of %s L rests on this dip and is %s.', v_used.delta_ambiant,
        lower(v_used.statut)),
      hint = 'Reject or reverse the adjustment first.';
  end if;
end
$$;
comment on function depot.refuse_used_dip(public.prises_de_hauteur) is
  'Errors: JAUGE_AJUSTEE (409).';
revoke all on function depot.refuse_used_dip(public.prises_de_hauteur) from public;

create function depot.is_out_of_tolerance(ecart numeric, livre numeric, tolerance_pct numeric)
returns boolean
language sql
immutable
parallel safe
security invoker
set search_path = ''
as $$
  select abs(ecart) > abs(livre) * tolerance_pct / 100
$$;
comment on function depot.is_out_of_tolerance(numeric, numeric, numeric) is
  'Whether a difference is more than so many percent of the book stock.';
revoke all on function depot.is_out_of_tolerance(numeric, numeric, numeric) from public;
grant execute on function depot.is_out_of_tolerance(numeric, numeric, numeric)
  to authenticated, service_role;

create function depot.preview_dip(
  citerne_id uuid,
  prise_at timestamptz,
  hauteur_mm numeric,
  eau_mm numeric,
  temperature_c numeric default null,
  densite_observee_kgm3 numeric default null,
  temperature_densite_c numeric default null,
  temperatures_c numeric[] default null
)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: gauge tables and books are read by rules. Whoever sees the tank may ask.
declare
  v_tank public.citernes := depot.find_tank(citerne_id, 'depot.read');
  v_dip public.prises_de_hauteur;
  v_book record;
  v_tolerance numeric;
begin
  v_dip := depot.compute_dip(v_tank, depot.read_dip(
    v_tank, prise_at, hauteur_mm, eau_mm, temperature_c, temperatures_c, densite_observee_kgm3,
    temperature_densite_c
  ));
  select * into v_book from depot.book_at(v_tank.tenant_id, v_tank.id, v_dip.prise_at);
  select p.tolerance_jauge_pct into v_tolerance
  from public.produits as p
  where p.tenant_id = v_tank.tenant_id and p.id = v_dip.produit_id;
  return (
    select jsonb_build_object(
      'bareme_id', b.id, 'certificat_numero', b.certificat_numero,
      'certificat_expire', b.valide_au < v_dip.date_jour,
      'temperature_c', v_dip.temperature_c,
      'volume_brut_l', v_dip.volume_brut_l, 'volume_eau_l', v_dip.volume_eau_l,
      'volume_mesure', v_dip.volume_mesure, 'volume_15c', v_dip.volume_15c,
      'vcf', v_dip.vcf, 'densite_a_15_kgm3', v_dip.densite_a_15_kgm3,
      'stock_livre_ambiant', v_book.stock_ambiant, 'stock_livre_15c', v_book.stock_15c,
      'ecart_l', v_dip.volume_mesure - v_book.stock_ambiant,
      'ecart_pct', round(100 * (v_dip.volume_mesure - v_book.stock_ambiant)
        / nullif(abs(v_book.stock_ambiant), 0), 3),
      'ecart_15c', v_dip.volume_15c - v_book.stock_15c,
      'ecart_15c_pct', round(100 * (v_dip.volume_15c - v_book.stock_15c)
        / nullif(abs(v_book.stock_15c), 0), 3),
      'tolerance_pct', v_tolerance,
      'hors_tolerance', depot.is_out_of_tolerance(
        v_dip.volume_15c - v_book.stock_15c, v_book.stock_15c, v_tolerance)
    )
    from public.baremes as b
    where b.tenant_id = v_tank.tenant_id and b.id = v_dip.bareme_id
  );
end
$$;
comment on function depot.preview_dip(
  uuid, timestamptz, numeric, numeric, numeric, numeric, numeric, numeric[]
) is
  'What a dip would say, computed exactly as when it is recorded; stores nothing. Errors: those of record_dip.';
revoke all on function depot.preview_dip(
  uuid, timestamptz, numeric, numeric, numeric, numeric, numeric, numeric[]
) from public;
grant execute on function depot.preview_dip(
  uuid, timestamptz, numeric, numeric, numeric, numeric, numeric, numeric[]
) to authenticated;

create function public.preview_dip(
  citerne_id uuid,
  prise_at timestamptz,
  hauteur_mm numeric,
  eau_mm numeric,
  temperature_c numeric default null,
  densite_observee_kgm3 numeric default null,
  temperature_densite_c numeric default null,
  temperatures_c numeric[] default null
)
returns jsonb
language sql
stable
security invoker
set search_path = ''
begin atomic
  select depot.preview_dip(
    citerne_id, prise_at, hauteur_mm, eau_mm, temperature_c, densite_observee_kgm3,
    temperature_densite_c, temperatures_c
  );
end;
comment on function public.preview_dip(
  uuid, timestamptz, numeric, numeric, numeric, numeric, numeric, numeric[]
) is
  'What a dip would say, computed exactly as when it is recorded; stores nothing. Millimetres, °C, kg/m³ observed. Returns bareme_id, certificat_numero, certificat_expire, temperature_c, volume_brut_l, volume_eau_l, volume_mesure, volume_15c, vcf, densite_a_15_kgm3, stock_livre_ambiant, stock_livre_15c, ecart_l, ecart_pct, ecart_15c, ecart_15c_pct, tolerance_pct, hors_tolerance (judged at 15 °C: heat is no loss). Errors: those of record_dip.';
revoke all on function public.preview_dip(
  uuid, timestamptz, numeric, numeric, numeric, numeric, numeric, numeric[]
) from public;
grant execute on function public.preview_dip(
  uuid, timestamptz, numeric, numeric, numeric, numeric, numeric, numeric[]
) to authenticated;
