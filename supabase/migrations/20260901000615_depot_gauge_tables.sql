-- depot: gauge tables (barèmes): how one is added, and how a height becomes litres.
-- Depends on: the tanks and the log of this module.
-- Exposes: add_bareme, the view v_baremes; depot.gauge_volume, depot.gauge_table_on for rules.

create function depot.gauge_volume(tenant_id uuid, bareme_id uuid, hauteur_mm numeric)
returns numeric
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: the caller is a rule.
declare
  v_table public.baremes;
  v_below public.bareme_points;
  v_above public.bareme_points;
begin
  select * into v_table
  from public.baremes as b
  where b.tenant_id = gauge_volume.tenant_id and b.id = gauge_volume.bareme_id;
  if not coalesce(hauteur_mm between v_table.hauteur_min_mm and v_table.hauteur_max_mm, false) then
    raise exception using
      errcode = 'PT422',
      message = 'BAREME_HORS_PLAGE',
      detail = format(
        'A height of %s mm lies outside the gauge table %s, which goes from %s to %s mm.',
        coalesce(left(hauteur_mm::text, 24), 'null'), v_table.certificat_numero,
        v_table.hauteur_min_mm, v_table.hauteur_max_mm
      ),
      hint = 'Measure again; heights are millimetres from the datum plate.';
  end if;
  select * into v_below
  from public.bareme_points as p
  where p.tenant_id = v_table.tenant_id
    and p.bareme_id = v_table.id
    and p.hauteur_mm <= floor(gauge_volume.hauteur_mm)::integer
  order by p.hauteur_mm desc
  limit 1;
  select * into v_above
  from public.bareme_points as p
  where p.tenant_id = v_table.tenant_id
    and p.bareme_id = v_table.id
    and p.hauteur_mm >= ceil(gauge_volume.hauteur_mm)::integer
  order by p.hauteur_mm
  limit 1;
  if v_below.hauteur_mm = v_above.hauteur_mm then
    return v_below.volume_l;
  end if;
  return round(
    v_below.volume_l + (v_above.volume_l - v_below.volume_l)
      * (gauge_volume.hauteur_mm - v_below.hauteur_mm) / (v_above.hauteur_mm - v_below.hauteur_mm),
    3
  );
end
$$;
comment on function depot.gauge_volume(uuid, uuid, numeric) is
  'Litres at a height by a gauge table: a straight line between its two nearest rows, to a millilitre. Errors: BAREME_HORS_PLAGE (422).';
revoke all on function depot.gauge_volume(uuid, uuid, numeric) from public;

create function depot.gauge_table_on(tank public.citernes, jour date)
returns public.baremes
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: the caller is a rule. A table whose certificate has run out still is the best there is:
-- the dip says so, and a check.
declare
  v_table public.baremes;
begin
  select * into v_table
  from public.baremes as b
  where b.tenant_id = tank.tenant_id
    and b.citerne_id = tank.id
    and b.valide_du <= jour
  order by b.valide_du desc
  limit 1;
  if not found then
    raise exception using
      errcode = 'PT422',
      message = 'JAUGE_SANS_BAREME',
      detail = format('Tank %s has no gauge table for %s.', tank.nom, jour),
      hint = 'Add its gauge table with the certificate, then enter the dip.';
  end if;
  return v_table;
end
$$;
comment on function depot.gauge_table_on(public.citernes, date) is
  'The gauge table of a tank on a day: the newest that had started. Errors: JAUGE_SANS_BAREME (422).';
revoke all on function depot.gauge_table_on(public.citernes, date) from public;

create function depot.points_fault(points jsonb, capacite numeric)
returns text
language plpgsql
immutable
security invoker
set search_path = ''
as $$
begin
  if points is null
    or jsonb_typeof(points) <> 'array'
    or jsonb_array_length(points) not between 2 and 20000
  then
    return 'A gauge table is a list of 2 to 20000 rows [millimetres, litres].';
  end if;
  return (
    with pairs as (
      select p.no,
        case
          when jsonb_typeof(p.pair) <> 'array' then null
          when jsonb_typeof(p.pair -> 0) = 'number' and jsonb_typeof(p.pair -> 1) = 'number'
            and jsonb_array_length(p.pair) = 2
            then p.pair
        end as pair
      from jsonb_array_elements(points) with ordinality as p (pair, no)
    ),
    numbers as (
      select p.no, (p.pair ->> 0)::numeric as h, (p.pair ->> 1)::numeric as v
      from pairs as p
    ),
    faults as (
      select n.no,
        case
          when n.h is null then 'is not a pair [millimetres, litres]'
          when n.h not between 0 and 100000 or n.h <> trunc(n.h)
            then format('has the height %s: whole millimetres from 0 to 100000', left(n.h::text, 24))
          when n.v not between 0 and capacite * 1.05
            then format('has %s L: from 0 to 105 %% of the %s L of the tank',
              left(n.v::text, 24), capacite)
          when n.h <= lag(n.h) over w then format('does not rise above %s mm', lag(n.h) over w)
          when n.v < lag(n.v) over w then format('falls below the %s L before it', lag(n.v) over w)
        end as fault
      from numbers as n
      window w as (order by n.no)
    )
    select format('Row %s %s.', f.no, f.fault)
    from faults as f
    where f.fault is not null
    order by f.no
    limit 1
  );
end
$$;
comment on function depot.points_fault(jsonb, numeric) is
  'What is wrong with the rows of a gauge table, the first of it; null when nothing is.';
revoke all on function depot.points_fault(jsonb, numeric) from public;

create function depot.refuse_bareme(table_in public.baremes, points jsonb, capacite numeric)
returns void
language plpgsql
immutable
security invoker
set search_path = ''
as $$
declare
  v_fault text := depot.points_fault(points, capacite);
begin
  if table_in.certificat_numero is null then
    raise exception using
      errcode = 'PT422',
      message = 'BAREME_CERTIFICAT_OBLIGATOIRE',
      detail = 'A gauge table needs the number of its certificate.',
      hint = 'Type the number as it stands on the certificate.';
  end if;
  if not coalesce(
    table_in.valide_du >= date '1950-01-01' and table_in.valide_au > table_in.valide_du
      and table_in.valide_au <= date '2200-01-01',
    false
  ) then
    raise exception using
      errcode = 'PT422',
      message = 'BAREME_VALIDITE_INVALIDE',
      detail = format(
        'The certificate is valid from %s to %s.', coalesce(table_in.valide_du::text, 'nowhere'),
        coalesce(table_in.valide_au::text, 'nowhere')
      ),
      hint = 'Give both dates of the certificate; the last day comes after the first.';
  end if;
  if v_fault is not null then
    raise exception using
      errcode = 'PT422',
      message = 'BAREME_POINTS_INVALIDES',
      detail = v_fault,
      hint = 'Heights rise from row to row, litres never fall; correct the row and send it again.';
  end if;
end
$$;
comment on function depot.refuse_bareme(public.baremes, jsonb, numeric) is
  'Errors: BAREME_CERTIFICAT_OBLIGATOIRE, BAREME_VALIDITE_INVALIDE, BAREME_POINTS_INVALIDES (422).';
revoke all on function depot.refuse_bareme(public.baremes, jsonb, numeric) from public;

create function depot.bareme_json(bareme public.baremes)
returns jsonb
language sql
stable
security definer
set search_path = ''
as $$
-- definer: the caller is a rule.
  select to_jsonb(bareme) || jsonb_build_object('points', (
    select jsonb_agg(jsonb_build_array(p.hauteur_mm, p.volume_l) order by p.hauteur_mm)
    from public.bareme_points as p
    where p.tenant_id = bareme.tenant_id and p.bareme_id = bareme.id
  ))
$$;
comment on function depot.bareme_json(public.baremes) is 'A gauge table with its rows, as the log keeps it.';
revoke all on function depot.bareme_json(public.baremes) from public;

create function depot.store_bareme(bareme public.baremes, points jsonb)
returns boolean
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody holds an insert on gauge tables.
declare
  v_taken text;
begin
  -- Two saves of one id at once: the second waits here, and then finds the row of the first.
  insert into public.baremes select (bareme).*
  on conflict do nothing;
  if found then
    insert into public.bareme_points (tenant_id, bareme_id, hauteur_mm, volume_l, depot_id)
    select bareme.tenant_id, bareme.id, (p ->> 0)::integer, (p ->> 1)::numeric, bareme.depot_id
    from jsonb_array_elements(points) as p;
    return true;
  end if;
  select b.certificat_numero into v_taken
  from public.baremes as b
  where b.tenant_id = bareme.tenant_id
    and b.citerne_id = bareme.citerne_id
    and b.valide_du = bareme.valide_du
    and b.id <> bareme.id;
  if found then
    raise exception using
      errcode = 'PT409',
      message = 'BAREME_DEJA_EXISTANT',
      detail = format('The table %s of this tank starts on %s as well.', v_taken, bareme.valide_du),
      hint = 'Give the day from which the new table counts.';
  end if;
  return false;
end
$$;
comment on function depot.store_bareme(public.baremes, jsonb) is
  'Writes a gauge table and its rows; false when its id was there before. Errors: BAREME_DEJA_EXISTANT (409).';
revoke all on function depot.store_bareme(public.baremes, jsonb) from public;

create function depot.add_bareme(
  id uuid,
  citerne_id uuid,
  certificat_numero text,
  organisme text default null,
  valide_du date default null,
  valide_au date default null,
  points jsonb default null
)
returns public.baremes
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody holds an insert on gauge tables.
declare
  v_tank public.citernes := depot.find_tank(citerne_id, 'citernes.write');
  v_new public.baremes;
  v_points jsonb;
begin
  perform depot.require_id(id);
  v_new.tenant_id := v_tank.tenant_id;
  v_new.id := add_bareme.id;
  v_new.depot_id := v_tank.depot_id;
  v_new.citerne_id := v_tank.id;
  v_new.certificat_numero := depot.clean_text('certificat_numero', certificat_numero, 60);
  v_new.organisme := depot.clean_text('organisme', organisme);
  v_new.valide_du := add_bareme.valide_du;
  v_new.valide_au := add_bareme.valide_au;
  perform depot.refuse_bareme(v_new, points, v_tank.capacite_totale);
  v_points := (
    select jsonb_agg(jsonb_build_array(p -> 0, round((p ->> 1)::numeric, 3)))
    from jsonb_array_elements(points) as p
  );
  v_new.hauteur_min_mm := v_points -> 0 -> 0;
  v_new.hauteur_max_mm := v_points -> -1 -> 0;
  v_new.created_by := access.actor();
  v_new.created_at := now();
  if depot.store_bareme(v_new, v_points) then
    perform depot.log_action(
      v_new.tenant_id, v_new.depot_id, 'baremes', 'BAREME_AJOUTE', v_new.id,
      format('%s, %s', v_tank.nom, v_new.certificat_numero), null, depot.bareme_json(v_new)
    );
    return v_new;
  end if;
  select * into v_new
  from public.baremes as b
  where b.tenant_id = v_tank.tenant_id and b.id = add_bareme.id;
  perform depot.require_same(
    depot.bareme_json(v_new),
    jsonb_build_object(
      'citerne_id', citerne_id, 'points', v_points, 'valide_du', valide_du, 'valide_au', valide_au,
      'certificat_numero', btrim(certificat_numero), 'organisme', nullif(btrim(organisme), '')
    ),
    array['citerne_id', 'certificat_numero', 'organisme', 'valide_du', 'valide_au', 'points']
  );
  return v_new;
end
$$;
comment on function depot.add_bareme(uuid, uuid, text, text, date, date, jsonb) is
  'Adds the gauge table of a tank: points [[mm, litres], ...], heights rising, litres not falling. Permission citernes.write. Errors: CITERNE_INTROUVABLE (404), permission_denied (403), BAREME_DEJA_EXISTANT, DOCUMENT_DEJA_TRAITE (409), BAREME_CERTIFICAT_OBLIGATOIRE, BAREME_VALIDITE_INVALIDE, BAREME_POINTS_INVALIDES, DOCUMENT_ID_OBLIGATOIRE, TEXTE_TROP_LONG (422).';
revoke all on function depot.add_bareme(uuid, uuid, text, text, date, date, jsonb) from public;
grant execute on function depot.add_bareme(uuid, uuid, text, text, date, date, jsonb)
  to authenticated, service_role;

create function public.add_bareme(
  id uuid,
  citerne_id uuid,
  certificat_numero text,
  organisme text default null,
  valide_du date default null,
  valide_au date default null,
  points jsonb default null
)
returns public.baremes
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select depot.add_bareme(
    id, citerne_id, certificat_numero, organisme, valide_du, valide_au, points
  );
end;
comment on function public.add_bareme(uuid, uuid, text, text, date, date, jsonb) is
  'Adds the gauge table of a tank: points [[mm, litres], ...], heights rising, litres not falling. Permission citernes.write. Errors: CITERNE_INTROUVABLE (404), permission_denied (403), BAREME_DEJA_EXISTANT, DOCUMENT_DEJA_TRAITE (409), BAREME_CERTIFICAT_OBLIGATOIRE, BAREME_VALIDITE_INVALIDE, BAREME_POINTS_INVALIDES, DOCUMENT_ID_OBLIGATOIRE, TEXTE_TROP_LONG (422).';
revoke all on function public.add_bareme(uuid, uuid, text, text, date, date, jsonb) from public;
grant execute on function public.add_bareme(uuid, uuid, text, text, date, date, jsonb)
  to authenticated, service_role;

create view public.v_baremes
with (security_invoker = true) as
select
  b.*, c.nom as citerne_nom, c.position as citerne_position, c.capacite_totale, d.nom as depot_nom,
  b.valide_du <= d.today and not exists (
    select from public.baremes as later
    where later.tenant_id = b.tenant_id
      and later.citerne_id = b.citerne_id
      and later.valide_du > b.valide_du
      and later.valide_du <= d.today
  ) as is_current,
  b.valide_au - d.today as expire_dans_jours
from public.baremes as b
join public.citernes as c on c.tenant_id = b.tenant_id and c.id = b.citerne_id
join lateral (
  select s.name as nom, (now() at time zone s.timezone)::date as today
  from public.sites as s
  where s.tenant_id = b.tenant_id and s.id = b.depot_id
) as d on true;
comment on view public.v_baremes is
  'Gauge tables with their tank: is_current, the one that counts today; expire_dans_jours, days until the certificate ends, negative once it has.';
grant select on public.v_baremes to authenticated, service_role;
