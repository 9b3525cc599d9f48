-- depot: the first checks: negative stock, overfilled tanks, trucks that wait.
-- Depends on: the accounts, tanks, trips and receptions of this module, governance's catalogue.
-- Exposes: STOCK_NEGATIF, STOCK_OVER_CAPACITY, CDR_ARRIVE_STALE.

create view depot.accounts_below_zero
with (security_invoker = true) as
select s.tenant_id, s.id as compte_id, null::date as date_jour, s.stock_ambiant, s.stock_15c
from public.stocks_snapshot as s
where s.stock_ambiant < -0.01 or s.stock_15c < -0.01
union all
select s.tenant_id, s.id, x.date_jour, x.stock_ambiant, x.stock_15c
from public.stocks_snapshot as s
-- Account by account along the key of the sums: their whole table has no order by day.
cross join lateral (
  select
    d.date_jour,
    s.stock_ambiant + d.net_ambiant - sum(d.net_ambiant) over w as stock_ambiant,
    s.stock_15c + d.net_15c - sum(d.net_15c) over w as stock_15c
  from depot.stock_days as d
  where d.tenant_id = s.tenant_id and d.compte_id = s.id and d.date_jour > current_date - 62
  window w as (order by d.date_jour desc)
) as x
where x.stock_ambiant < -0.01;
comment on view depot.accounts_below_zero is
  'Accounts that stand below zero now (date_jour null), and days of the last two months that closed below zero in ambient litres: what a back-dated correction can leave behind. Reads a partial index and 62 sums per account, never the ledger.';

create view depot.check_stock_negatif
with (security_invoker = true) as
select
  n.tenant_id,
  c.depot_id as site_id,
  'CITERNE_STOCK' as entity_type,
  c.id as entity_id,
  null::text as entity_key,
  c.nom as entity_label,
  -- 15 °C decides nothing: a tank that was filled warm and emptied cold keeps a small remainder.
  case
    when bool_or(n.date_jour is null and n.stock_ambiant < -0.01) then 'CRITICAL' else 'WARN'
  end as severity,
  (array_agg(
    jsonb_build_object(
      'depot_id', s.depot_id,
      'citerne_id', s.citerne_id,
      'produit_id', s.produit_id,
      'proprietaire_type', s.proprietaire_type,
      'partenaire_id', s.partenaire_id,
      'stock_ambiant', n.stock_ambiant,
      'stock_15c', n.stock_15c,
      'date_jour', coalesce(n.date_jour, s.dernier_jour)
    )
    order by n.date_jour is not null, n.stock_ambiant, n.stock_15c, n.date_jour
  ))[1] || jsonb_build_object(
    'threshold_negative', -0.01,
    'compte_count', count(distinct n.compte_id),
    'jour_count', count(n.date_jour)
  ) as payload
from depot.accounts_below_zero as n
join public.stocks_snapshot as s on s.tenant_id = n.tenant_id and s.id = n.compte_id
join public.citernes as c on c.tenant_id = s.tenant_id and c.id = s.citerne_id
group by n.tenant_id, c.depot_id, c.id, c.nom;
comment on view depot.check_stock_negatif is
  'Tanks with an account below zero; the worst account leads. CRITICAL when it is so now in ambient litres, else a warning. Cost: accounts, not entries.';

create view depot.check_stock_over_capacity
with (security_invoker = true) as
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
    'stock_ambiant', s.stock_ambiant,
    'stock_15c', s.stock_15c,
    'capacite_totale', c.capacite_totale,
    'capacite_securite', c.capacite_totale - c.remplissage_max_l,
    'capacite_utile', c.remplissage_max_l,
    'depassement_l', s.stock_ambiant - c.remplissage_max_l,
    'deborde', s.stock_ambiant > c.capacite_totale
  ) as payload
from (
  select a.tenant_id, a.citerne_id, sum(a.stock_ambiant) as stock_ambiant,
    sum(a.stock_15c) as stock_15c
  from public.stocks_snapshot as a
  group by a.tenant_id, a.citerne_id
) as s
join public.citernes as c on c.tenant_id = s.tenant_id and c.id = s.citerne_id
where s.stock_ambiant > c.remplissage_max_l;
comment on view depot.check_stock_over_capacity is
  'Tanks that hold more than their safe fill level, all owners together, in the litres that fill a tank: the ambient ones. Cost: accounts, not entries.';

create view depot.check_cdr_arrive_stale
with (security_invoker = true) as
select
  c.tenant_id,
  c.depot_destination_id as site_id,
  'CDR' as entity_type,
  c.id as entity_id,
  null::text as entity_key,
  c.plaque_camion as entity_label,
  null::text as severity,
  jsonb_build_object(
    'cours_de_route_id', c.id,
    'created_at', c.created_at,
    'arrive_at', c.arrive_at,
    'jours', f.jours,
    'volume', c.volume,
    'brouillon_count', (
      select count(*)
      from public.receptions as r
      where r.tenant_id = c.tenant_id and r.cours_de_route_id = c.id and r.statut = 'brouillon'
    )
  ) as payload
from public.cours_de_route as c
cross join lateral (
  select security.flag_int('DEPOT_CDR_ARRIVE_JOURS', c.tenant_id) as jours
) as f
where c.statut = 'ARRIVE'
  and c.annule_at is null
  and c.arrive_at < now() - make_interval(days => f.jours)
  and not exists (
    select
    from public.receptions as r
    where r.tenant_id = c.tenant_id and r.cours_de_route_id = c.id and r.statut = 'validee'
  );
comment on view depot.check_cdr_arrive_stale is
  'Trucks that stand before the depot for too many days without a validated reception, counted from their arrival. Reads the partial index of waiting trips: the trucks of the day.';

insert into public.integrity_checks (
  code, module, view_name, severity, owner_role, every, budget_ms, entity_route, tags, title,
  message, remedy
)
values
  (
    'STOCK_NEGATIF', 'depot', 'depot.check_stock_negatif', 'CRITICAL', 'directeur',
    interval '1 minute', 500, '/depot/citernes/{entity_id}', '{depot,stock}',
    '{"fr": "Stock négatif", "en": "Negative stock", "ar": "مخزون سالب"}',
    '{"fr": "{entity_label} : {stock_ambiant} L à température ambiante et {stock_15c} L à 15 °C pour un propriétaire, au {date_jour}.",
      "en": "{entity_label}: {stock_ambiant} L ambient and {stock_15c} L at 15 °C for one owner, on {date_jour}.",
      "ar": "{entity_label}: الرصيد {stock_ambiant} لتر بدرجة الحرارة المحيطة و{stock_15c} لتر عند 15 °م لأحد المالكين، بتاريخ {date_jour}."}',
    '{"fr": "Retrouvez l''écriture de trop ou manquante dans le registre, annulez-la et remplacez-la ; à défaut, jaugez et proposez un ajustement.",
      "en": "Find the entry that is too much or missing in the ledger, reverse and replace it; failing that, dip the tank and propose an adjustment.",
      "ar": "ابحث في السجل عن القيد الزائد أو الناقص، واعكسه ثم استبدله؛ وإن لم تجده فقِس الخزان واقترح تسوية."}'
  ),
  (
    'STOCK_OVER_CAPACITY', 'depot', 'depot.check_stock_over_capacity', 'CRITICAL', 'directeur',
    interval '1 minute', 500, '/depot/citernes/{entity_id}', '{depot,stock}',
    '{"fr": "Citerne au-dessus du niveau de sécurité",
      "en": "Tank above its safe fill level",
      "ar": "خزان فوق مستوى الملء الآمن"}',
    '{"fr": "{entity_label} contient {stock_ambiant} L, tous propriétaires réunis, pour {capacite_utile} L autorisés et {capacite_totale} L de capacité.",
      "en": "{entity_label} holds {stock_ambiant} L, all owners together, where {capacite_utile} L are allowed and {capacite_totale} L fit.",
      "ar": "يحتوي {entity_label} على {stock_ambiant} لتر لجميع المالكين، والمسموح به {capacite_utile} لتر والسعة {capacite_totale} لتر."}',
    '{"fr": "Arrêtez le dépotage, jaugez la citerne, transférez l''excédent ; si le livre se trompe, corrigez-le.",
      "en": "Stop unloading, dip the tank, transfer the excess; if the book is wrong, correct it.",
      "ar": "أوقف التفريغ وقِس الخزان وانقل الفائض؛ وإن كان الدفتر مخطئًا فصحّحه."}'
  ),
  (
    'CDR_ARRIVE_STALE', 'depot', 'depot.check_cdr_arrive_stale', 'WARN', 'gerant',
    interval '5 minutes', 500, '/depot/cours/{entity_id}', '{depot,trips}',
    '{"fr": "Camion arrivé, non réceptionné",
      "en": "Truck arrived, not received",
      "ar": "شاحنة وصلت ولم تُستلم"}',
    '{"fr": "{entity_label} attend depuis plus de {jours} jours sans réception validée.",
      "en": "{entity_label} has waited for more than {jours} days without a validated reception.",
      "ar": "تنتظر {entity_label} منذ أكثر من {jours} أيام دون استلام معتمد."}',
    '{"fr": "Validez sa réception, ou annulez le cours de route avec un motif si le camion est reparti.",
      "en": "Validate its reception, or cancel the trip with a reason if the truck has left.",
      "ar": "اعتمد استلامها، أو ألغِ الرحلة مع ذكر السبب إن كانت الشاحنة قد غادرت."}'
  );
