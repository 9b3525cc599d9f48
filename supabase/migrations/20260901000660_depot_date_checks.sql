-- depot: dates that cannot be, and tanks that will soon be empty.
-- Depends on: trips, dips, documents, accounts and sums of this module.
-- Exposes: DATE_IMPOSSIBLE, STOCK_BAS.

-- Trips that seem to have arrived before they were loaded: all but empty, and the check reads
-- nothing else. The view asks again in the zone of the depot.
create index cours_de_route_dates_idx on public.cours_de_route (tenant_id, id)
  where (arrive_at at time zone 'UTC')::date < date_chargement;
-- The few days with an opening balance: what lies before one is found without reading the others.
create index stock_days_ouverture_idx on depot.stock_days (tenant_id, compte_id, date_jour)
  where ouverture_ambiant <> 0 or ouverture_15c <> 0;

create view depot.trip_date_faults
with (security_invoker = true) as
select
  c.tenant_id, c.depot_destination_id as depot_id, c.id, c.plaque_camion,
  format('date_chargement %s > %s', c.date_chargement, t.jour) as constat
from depot.depot_today as t
cross join lateral (
  select x.*
  from public.cours_de_route as x
  where x.tenant_id = t.tenant_id
    and x.depot_destination_id = t.depot_id
    and x.statut = any (array['CHARGEMENT', 'TRANSIT', 'FRONTIERE', 'ARRIVE', 'DECHARGE'])
    and x.date_chargement > t.jour + 1
    and x.annule_at is null
) as c
union all
select
  c.tenant_id, c.depot_destination_id, c.id, c.plaque_camion,
  format('arrive_at %s < date_chargement %s', (c.arrive_at at time zone s.timezone)::date,
    c.date_chargement)
from public.cours_de_route as c
join public.sites as s on s.tenant_id = c.tenant_id and s.id = c.depot_destination_id
where (c.arrive_at at time zone 'UTC')::date < c.date_chargement
  and (c.arrive_at at time zone s.timezone)::date < c.date_chargement
  and c.annule_at is null
union all
select
  c.tenant_id, c.depot_destination_id, c.id, c.plaque_camion,
  format('arrive_at %s > %s', to_char(c.arrive_at at time zone s.timezone, 'YYYY-MM-DD HH24:MI'),
    to_char(now() at time zone s.timezone, 'YYYY-MM-DD'))
from public.cours_de_route as c
join public.sites as s on s.tenant_id = c.tenant_id and s.id = c.depot_destination_id
where c.statut = 'ARRIVE' and c.annule_at is null and c.arrive_at > now() + interval '5 minutes';
comment on view depot.trip_date_faults is
  'Trips loaded in the future, arrived before they were loaded, or arrived in the future; a loading date of tomorrow is a truck that is planned.';

create view depot.stock_date_faults
with (security_invoker = true) as
select d.tenant_id, d.depot_id, 'CITERNE' as entity_type, d.citerne_id as entity_id,
  format('mouvements_stock.date_jour %s > %s', max(d.date_jour), min(t.jour)) as constat
from depot.depot_today as t
join depot.stock_days as d
  on d.tenant_id = t.tenant_id
  and d.depot_id = t.depot_id
  and d.date_jour > t.jour
  -- Clocks may be five minutes fast, which around midnight is a day.
  and d.date_jour > ((now() + interval '5 minutes') at time zone t.timezone)::date
  and (d.net_ambiant <> 0 or d.net_15c <> 0)
group by d.tenant_id, d.depot_id, d.citerne_id
union all
select o.tenant_id, o.depot_id, 'CITERNE', o.citerne_id,
  format('mouvements_stock.date_jour %s < OUVERTURE %s', f.date_jour, o.date_jour)
from depot.stock_days as o
cross join lateral (
  select min(x.date_jour) as date_jour
  from depot.stock_days as x
  where x.tenant_id = o.tenant_id
    and x.compte_id = o.compte_id
    and x.date_jour < o.date_jour
    and (x.net_ambiant <> 0 or x.net_15c <> 0)
) as f
where (o.ouverture_ambiant <> 0 or o.ouverture_15c <> 0)
  and f.date_jour is not null
  -- A second opening of an account that had one is a matter of its reason, not of its date.
  and not exists (
    select
    from depot.stock_days as e
    where e.tenant_id = o.tenant_id
      and e.compte_id = o.compte_id
      and e.date_jour < o.date_jour
      and (e.ouverture_ambiant <> 0 or e.ouverture_15c <> 0)
  )
union all
select p.tenant_id, p.depot_id, 'CITERNE', p.citerne_id,
  format('prise_at %s > %s', p.date_jour, (now() at time zone s.timezone)::date)
from public.citernes as c
join public.sites as s on s.tenant_id = c.tenant_id and s.id = c.depot_id
join public.prises_de_hauteur as p
  on p.tenant_id = c.tenant_id
  and p.citerne_id = c.id
  and p.prise_at > now() + interval '5 minutes'
  and p.annulee_at is null;
comment on view depot.stock_date_faults is
  'Tanks with entries or dips in the future, or with entries dated before the opening balance of their account, which contains them already.';

create view depot.check_date_impossible
with (security_invoker = true) as
select
  f.tenant_id,
  f.depot_id as site_id,
  f.entity_type,
  f.entity_id,
  f.page || '/' || f.entity_id as entity_key,
  f.entity_type || ' ' || f.libelle as entity_label,
  null::text as severity,
  jsonb_build_object(
    'constat', string_agg(f.constat, ' ; ' order by f.constat), 'constat_count', count(*)
  ) as payload
from (
  select t.tenant_id, t.depot_id, 'CDR' as entity_type, t.id as entity_id, 'cours' as page,
    t.plaque_camion as libelle, t.constat
  from depot.trip_date_faults as t
  union all
  select x.tenant_id, x.depot_id, x.entity_type, x.entity_id, 'citernes', c.nom, x.constat
  from depot.stock_date_faults as x
  join public.citernes as c on c.tenant_id = x.tenant_id and c.id = x.entity_id
  union all
  select d.tenant_id, d.depot_id, d.document_type, d.document_id,
    case d.document_type when 'RECEPTION' then 'receptions' else 'sorties' end,
    coalesce(d.libelle, d.date_jour::text), k.constat
  from depot.documents_to_judge as j
  cross join lateral depot.date_faults(j.document_type, j.tenant_id, j.document_id) as k
  cross join lateral depot.document_head(j.document_type, j.tenant_id, j.document_id) as d
) as f
group by f.tenant_id, f.depot_id, f.entity_type, f.entity_id, f.page, f.libelle;
comment on view depot.check_date_impossible is
  'Trips, tanks and documents with dates that cannot be. Cost: index probes for the future, partial indexes for the past, and the documents that the sweep has not reached or suspects.';

create view depot.check_stock_bas
with (security_invoker = true) as
-- Materialized: the setting is asked once per depot, not once per tank.
with t as materialized (
  select d.tenant_id, d.depot_id, d.jour,
    security.flag_int('DEPOT_AUTONOMIE_JOURS', d.tenant_id) as jours
  from depot.depot_today as d
)
select
  c.tenant_id,
  c.depot_id as site_id,
  'CITERNE_STOCK' as entity_type,
  c.id as entity_id,
  null::text as entity_key,
  c.nom as entity_label,
  null::text as severity,
  jsonb_build_object(
    'citerne_id', c.id,
    'stock_ambiant', e.stock_ambiant,
    'volume_mort_l', c.volume_mort_l,
    'utilisable_l', u.utilisable_l,
    'sortie_moyenne_l', round(o.sorties_30j_l / 30, 1),
    'autonomie_jours', coalesce(round(u.utilisable_l * 30 / nullif(o.sorties_30j_l, 0), 1), 0),
    'jours', t.jours
  ) as payload
from public.citernes as c
join t on t.tenant_id = c.tenant_id and t.depot_id = c.depot_id
join depot.citerne_etats as e
  on e.tenant_id = c.tenant_id and e.citerne_id = c.id and e.dernier_no > 0
cross join lateral (select greatest(e.stock_ambiant - c.volume_mort_l, 0) as utilisable_l) as u
cross join lateral (
  select coalesce(-sum(d.sortie_ambiant), 0) as sorties_30j_l
  from depot.stock_days as d
  where d.tenant_id = c.tenant_id and d.citerne_id = c.id and d.date_jour > t.jour - 30
) as o
where c.statut = 'active'
  and (
    e.stock_ambiant < c.volume_mort_l
    or (o.sorties_30j_l > 0 and u.utilisable_l * 30 < t.jours * o.sorties_30j_l)
  );
comment on view depot.check_stock_bas is
  'Active tanks that fell below their heel, or whose usable stock lasts fewer days than the setting says, at the pace of the last 30 days. Cost: 30 sums per tank.';

insert into public.integrity_checks (
  code, module, view_name, severity, owner_role, every, budget_ms, due_within, entity_route, tags,
  title, message, remedy
)
values
  (
    'DATE_IMPOSSIBLE', 'depot', 'depot.check_date_impossible', 'WARN', 'gerant',
    interval '5 minutes', 1000, null, '/depot/{entity_key}', '{depot,documents}',
    '{"fr": "Date impossible", "en": "Impossible date", "ar": "تاريخ مستحيل"}',
    '{"fr": "{entity_label} : {constat}.", "en": "{entity_label}: {constat}.", "ar": "{entity_label}: {constat}."}',
    '{"fr": "Comparez au papier, puis corrigez : le document est annulé et remplacé à sa vraie date.",
      "en": "Compare with the paper, then correct: the document is reversed and replaced at its real date.",
      "ar": "قارن بالورق ثم صحّح: يُعكس المستند ويُستبدل بتاريخه الحقيقي."}'
  ),
  (
    'STOCK_BAS', 'depot', 'depot.check_stock_bas', 'WARN', 'gerant',
    interval '15 minutes', 1000, null, '/depot/citernes/{entity_id}', '{depot,stock}',
    '{"fr": "Stock bas", "en": "Low stock", "ar": "مخزون منخفض"}',
    '{"fr": "{entity_label} : {utilisable_l} L utilisables, soit {autonomie_jours} jour(s) à {sortie_moyenne_l} L par jour (seuil {jours} jours).",
      "en": "{entity_label}: {utilisable_l} L usable, {autonomie_jours} day(s) at {sortie_moyenne_l} L a day (threshold {jours} days).",
      "ar": "{entity_label}: {utilisable_l} لتر قابلة للاستعمال، أي {autonomie_jours} يوم بمعدل {sortie_moyenne_l} لتر يوميًا (العتبة {jours} أيام)."}',
    '{"fr": "Commandez, suivez les camions en route, ou transférez d''une autre citerne du même produit.",
      "en": "Order, follow the trucks under way, or transfer from another tank of the same product.",
      "ar": "اطلب توريدًا أو تابع الشاحنات في الطريق أو انقل من خزان آخر للمنتج نفسه."}'
  );
