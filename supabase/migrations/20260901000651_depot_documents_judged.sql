-- depot: validated documents, judged once soon after their validation and again in rounds for ever.
-- Depends on: receptions, sorties, the volume correction, the sums of the ledger.
-- Exposes: depot.documents; volume_faults, entry_faults and date_faults for checks and the sweep.

-- What was validated last, across companies: the sweep and the checks start from its end.
create index receptions_validated_at_idx on public.receptions (validated_at, id)
  where validated_at is not null;
create index sorties_produit_validated_at_idx on public.sorties_produit (validated_at, id)
  where validated_at is not null;

create view depot.documents
with (security_invoker = true) as
select
  'RECEPTION' as document_type, r.tenant_id, r.id as document_id, r.depot_id, r.produit_id,
  r.statut, r.volume_ambiant, r.volume_15c, r.recue_at as survenu_at, r.date_reception as date_jour,
  r.validated_at, r.cours_de_route_id, coalesce(r.numero, r.bl_numero, r.plaque_camion) as libelle
from public.receptions as r
union all
select
  'SORTIE', s.tenant_id, s.id, s.depot_id, s.produit_id, s.statut, s.volume_ambiant, s.volume_15c,
  s.date_sortie, s.date_jour, s.validated_at, null,
  coalesce(s.numero, s.commande_numero, s.plaque_camion)
from public.sorties_produit as s;
comment on view depot.documents is
  'Receptions and withdrawals with the columns that both have.';

create view depot.document_lignes
with (security_invoker = true) as
select
  'RECEPTION' as document_type, l.tenant_id, l.reception_id as document_id, l.ligne_no,
  l.volume_ambiant, l.volume_15c, l.temperature_ambiante_c, l.densite_observee_kgm3,
  l.temperature_densite_c, l.methode
from public.reception_lignes as l
union all
select
  'SORTIE', l.tenant_id, l.sortie_id, l.ligne_no, l.volume_ambiant, l.volume_15c,
  l.temperature_ambiante_c, l.densite_observee_kgm3, l.temperature_densite_c, l.methode
from public.sortie_lignes as l;
comment on view depot.document_lignes is
  'Lines of receptions and withdrawals with the columns that both have.';

create function depot.vcf_bounds(tenant_id uuid, produit_id uuid)
returns table (lowest numeric, highest numeric)
language plpgsql
stable
security definer
rows 1
set search_path = ''
as $$
-- definer: checks read every company. The lightest product of its kind swells and shrinks most.
declare
  v_product public.produits;
begin
  select * into v_product
  from public.produits as p
  where p.tenant_id = vcf_bounds.tenant_id and p.id = vcf_bounds.produit_id;
  lowest := (depot.correct_volume(
    v_product.table_volume, 100000, 45, v_product.densite_15_min_kgm3, 15
  )).volume_15c / 100000;
  highest := (depot.correct_volume(
    v_product.table_volume, 100000, 10, v_product.densite_15_min_kgm3, 15
  )).volume_15c / 100000;
  return next;
exception
  -- A product whose range the correction does not cover: what any product can explain.
  when sqlstate 'PT422' then
    lowest := 0.93;
    highest := 1.02;
    return next;
end
$$;
comment on function depot.vcf_bounds(uuid, uuid) is
  'Factors between which a volume of this product can be corrected to 15 °C from 45 °C and from 10 °C.';
revoke all on function depot.vcf_bounds(uuid, uuid) from public;

create type depot.volume_verdict as (fault text, lowest numeric, highest numeric, gap numeric);
comment on type depot.volume_verdict is
  'fault: ECART, SANS_DONNEES, HORS_PLAGE, or null when the volume is explained. lowest and highest: litres at 15 °C that would be. gap: litres beyond them.';

create function depot.judge_volume(
  tenant_id uuid,
  produit_id uuid,
  volume_ambiant numeric,
  volume_15c numeric,
  temperature_c numeric,
  densite_observee_kgm3 numeric,
  temperature_densite_c numeric,
  methode text
)
returns depot.volume_verdict
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: see vcf_bounds. Up to 0.2 L is rounding, up to 0.1 % another version of the method.
-- The range of the product is not asked again: somebody may have narrowed it since.
declare
  v_verdict depot.volume_verdict;
  v_slack numeric := 0.2;
begin
  if methode = 'DECLARE' then
    select volume_ambiant * b.lowest, volume_ambiant * b.highest
    into v_verdict.lowest, v_verdict.highest
    from depot.vcf_bounds(tenant_id, produit_id) as b;
  elsif (temperature_c + densite_observee_kgm3) is null then
    v_verdict.fault := 'SANS_DONNEES';
    return v_verdict;
  else
    select (depot.correct_volume(
      p.table_volume, judge_volume.volume_ambiant, judge_volume.temperature_c,
      judge_volume.densite_observee_kgm3, judge_volume.temperature_densite_c
    )).volume_15c into v_verdict.lowest
    from public.produits as p
    where p.tenant_id = judge_volume.tenant_id and p.id = judge_volume.produit_id;
    v_verdict.highest := v_verdict.lowest;
    v_slack := greatest(v_slack, abs(volume_ambiant) / 1000);
  end if;
  v_verdict.gap := round(
    greatest(v_verdict.lowest - volume_15c, volume_15c - v_verdict.highest, 0), 1
  );
  if v_verdict.gap > v_slack then
    v_verdict.fault := 'ECART';
  end if;
  return v_verdict;
exception
  when sqlstate 'PT422' then
    v_verdict.fault := 'HORS_PLAGE';
    return v_verdict;
end
$$;
comment on function depot.judge_volume(
  uuid, uuid, numeric, numeric, numeric, numeric, numeric, text
) is
  'Whether stored litres at 15 °C follow from what is stored beside them: computed again to 0.1 %; a declared volume, whether temperatures of 10 to 45 °C can explain it. Positive litres.';
revoke all on function depot.judge_volume(
  uuid, uuid, numeric, numeric, numeric, numeric, numeric, text
) from public;

create function depot.volume_faults(document_type text, tenant_id uuid, document_id uuid)
returns table (ligne_no integer, fault text, attendu text, ecart_percent numeric)
language plpgsql
stable
security definer
rows 1
set search_path = ''
as $$
-- definer: see vcf_bounds. A document without lines is judged by its header, as declared.
#variable_conflict use_column
begin
  return query
    with lines as (
      select l.ligne_no, l.volume_ambiant, l.volume_15c, l.temperature_ambiante_c,
        l.densite_observee_kgm3, l.temperature_densite_c, l.methode
      from depot.document_lignes as l
      where l.document_type = volume_faults.document_type
        and l.tenant_id = volume_faults.tenant_id
        and l.document_id = volume_faults.document_id
    ),
    header as (
      select d.produit_id, d.volume_ambiant, d.volume_15c
      from depot.documents as d
      where d.document_type = volume_faults.document_type
        and d.tenant_id = volume_faults.tenant_id
        and d.document_id = volume_faults.document_id
        and d.statut = 'validee'
    ),
    judged as (
      select
        x.ligne_no, x.volume_ambiant,
        depot.judge_volume(
          volume_faults.tenant_id, h.produit_id, x.volume_ambiant, x.volume_15c,
          x.temperature_ambiante_c, x.densite_observee_kgm3, x.temperature_densite_c, x.methode
        ) as verdict
      from header as h
      cross join lateral (
        select l.* from lines as l
        union all
        select 0, h.volume_ambiant, h.volume_15c, null, null, null, 'DECLARE'
        where not exists (select from lines)
      ) as x
    )
    select
      j.ligne_no, (j.verdict).fault,
      nullif(concat_ws(
        ' – ', round((j.verdict).lowest, 1),
        nullif(round((j.verdict).highest, 1), round((j.verdict).lowest, 1))
      ), ''),
      round(100 * (j.verdict).gap / nullif(j.volume_ambiant, 0), 3)
    from judged as j
    where (j.verdict).fault is not null
    union all
    select 0, 'TOTAL', t.volume_15c::text,
      round(100 * abs(h.volume_15c - t.volume_15c) / nullif(h.volume_ambiant, 0), 3)
    from header as h
    cross join (
      select sum(l.volume_ambiant) as volume_ambiant, sum(l.volume_15c) as volume_15c
      from lines as l
    ) as t
    where (h.volume_ambiant, h.volume_15c) <> (t.volume_ambiant, t.volume_15c);
end
$$;
comment on function depot.volume_faults(text, uuid, uuid) is
  'Lines of a validated document whose litres at 15 °C their inputs do not explain, and a header that is not the sum of its lines.';
revoke all on function depot.volume_faults(text, uuid, uuid) from public;

create function depot.entry_faults(document_type text, tenant_id uuid, document_id uuid)
returns table (
  attendu_ambiant numeric,
  attendu_15c numeric,
  ecrit_ambiant numeric,
  ecrit_15c numeric
)
language plpgsql
stable
security definer
rows 1
set search_path = ''
as $$
-- definer: see vcf_bounds. validee: its entries stand; annulee: they are undone, nothing is left.
#variable_conflict use_column
begin
  return query
    select w.ambiant, w.v15c, e.ambiant, e.v15c
    from depot.documents as d
    cross join lateral (
      select
        case when d.statut = 'annulee' then 0 when d.document_type = 'SORTIE' then -1 else 1 end as sign
    ) as s
    cross join lateral (
      select s.sign * d.volume_ambiant as ambiant, s.sign * d.volume_15c as v15c
    ) as w
    cross join lateral (
      select coalesce(sum(m.volume_ambiant), 0) as ambiant, coalesce(sum(m.volume_15c), 0) as v15c
      from public.mouvements_stock as m
      where m.tenant_id = d.tenant_id and m.document_id = d.document_id
    ) as e
    where d.document_type = entry_faults.document_type
      and d.tenant_id = entry_faults.tenant_id
      and d.document_id = entry_faults.document_id
      and d.statut in ('validee', 'annulee')
      and (w.ambiant, w.v15c) <> (e.ambiant, e.v15c);
end
$$;
comment on function depot.entry_faults(text, uuid, uuid) is
  'A validated document that is not booked for what it says, or a reversed one that still is: one row with both sides.';
revoke all on function depot.entry_faults(text, uuid, uuid) from public;

create function depot.date_faults(document_type text, tenant_id uuid, document_id uuid)
returns table (constat text)
language plpgsql
stable
security definer
rows 1
set search_path = ''
as $$
-- definer: see vcf_bounds.
#variable_conflict use_column
begin
  return query
    select x.constat
    from depot.documents as d
    join public.sites as s on s.id = d.depot_id
    left join public.cours_de_route as c
      on c.tenant_id = d.tenant_id and c.id = d.cours_de_route_id
    cross join lateral (values
      (
        d.survenu_at > now() + interval '5 minutes',
        format('%s > %s', d.date_jour, (now() at time zone s.timezone)::date)
      ),
      (
        d.date_jour < c.date_chargement,
        format('%s < date_chargement %s', d.date_jour, c.date_chargement)
      ),
      (
        d.date_jour < (c.arrive_at at time zone s.timezone)::date,
        format('%s < arrive_at %s', d.date_jour, (c.arrive_at at time zone s.timezone)::date)
      )
    ) as x (is_wrong, constat)
    where d.document_type = date_faults.document_type
      and d.tenant_id = date_faults.tenant_id
      and d.document_id = date_faults.document_id
      and d.statut = 'validee'
      and x.is_wrong;
end
$$;
comment on function depot.date_faults(text, uuid, uuid) is
  'Dates of a validated document that cannot be: in the future, before its truck was loaded or had arrived. In numbers and column names, readable in every language.';
revoke all on function depot.date_faults(text, uuid, uuid) from public;
