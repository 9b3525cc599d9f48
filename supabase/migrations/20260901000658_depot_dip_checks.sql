-- depot: the checks on physical control: dips that are missing or differ, gauge tables that expire.
-- Depends on: dips, gauge tables, dip_books and v_ecarts_mensuels of this module.
-- Exposes: the views of JAUGE_MANQUANTE, ECART_JAUGE, ECART_MENSUEL, BAREME_EXPIRE.

create view depot.depot_today
with (security_invoker = true) as
select
  s.tenant_id, s.id as depot_id, s.timezone, s.name as nom,
  (now() at time zone s.timezone)::date as jour,
  extract(hour from now() at time zone s.timezone)::integer as heure
from public.sites as s
where s.kind = 'depot' and s.is_active;
comment on view depot.depot_today is 'Depots in use, with the day and the hour that it is there.';

create view depot.check_jauge_manquante
with (security_invoker = true) as
-- Materialized: the setting is asked once per depot, not once per tank.
with d as materialized (
  select t.tenant_id, t.depot_id, t.timezone, f.heure_jauge,
    t.jour - (t.heure < f.heure_jauge)::integer as due_on
  from depot.depot_today as t
  cross join lateral (
    select security.flag_int('DEPOT_HEURE_JAUGE', t.tenant_id) as heure_jauge
  ) as f
)
select
  c.tenant_id,
  c.depot_id as site_id,
  'CITERNE' as entity_type,
  c.id as entity_id,
  null::text as entity_key,
  c.nom as entity_label,
  null::text as severity,
  jsonb_build_object('citerne_id', c.id, 'date_jour', d.due_on, 'heure', d.heure_jauge) as payload
from d
join public.citernes as c on c.tenant_id = d.tenant_id and c.depot_id = d.depot_id
where c.statut = 'active'
  and not c.est_logique
  and (c.created_at at time zone d.timezone)::date <= d.due_on
  and exists (
    select
    from public.baremes as b
    where b.tenant_id = c.tenant_id and b.citerne_id = c.id and b.valide_du <= d.due_on
  )
  and not exists (
    select
    from public.prises_de_hauteur as p
    where p.tenant_id = c.tenant_id
      and p.citerne_id = c.id
      and p.annulee_at is null
      and p.prise_at >= d.due_on::timestamp at time zone d.timezone
  );
comment on view depot.check_jauge_manquante is
  'Active tanks with a gauge table that were not dipped on the last day that is due: today once its hour has come, before it yesterday; so that a dip that was missed does not fall silent at midnight. Cost: one index probe per tank.';

create view depot.check_ecart_jauge
with (security_invoker = true) as
select
  c.tenant_id,
  c.depot_id as site_id,
  'CITERNE' as entity_type,
  c.id as entity_id,
  null::text as entity_key,
  c.nom as entity_label,
  case
    when depot.is_out_of_tolerance(
      d.volume_15c - k.stock_15c, k.stock_15c, 2 * p.tolerance_jauge_pct
    ) then 'CRITICAL'
    else 'WARN'
  end as severity,
  jsonb_build_object(
    'citerne_id', c.id,
    'prise_id', d.id,
    'prise_at', d.prise_at,
    'date_jour', d.date_jour,
    'volume_15c', d.volume_15c,
    'stock_livre_15c', k.stock_15c,
    'ecart_15c', d.volume_15c - k.stock_15c,
    'ecart_ambiant', d.volume_mesure - k.stock_ambiant,
    'ecart_pct', round(100 * (d.volume_15c - k.stock_15c) / nullif(abs(k.stock_15c), 0), 3),
    'tolerance_pct', p.tolerance_jauge_pct
  ) as payload
from public.citernes as c
cross join lateral (
  select x.*
  from public.prises_de_hauteur as x
  where x.tenant_id = c.tenant_id and x.citerne_id = c.id and x.annulee_at is null
  order by x.prise_at desc
  limit 1
) as d
join public.produits as p on p.tenant_id = d.tenant_id and p.id = d.produit_id
join depot.dip_books as k on k.tenant_id = d.tenant_id and k.prise_id = d.id
where c.statut <> 'inactive'
  and depot.is_out_of_tolerance(d.volume_15c - k.stock_15c, k.stock_15c, p.tolerance_jauge_pct);
comment on view depot.check_ecart_jauge is
  'Tanks whose last valid dip differs from the book of its moment by more than the tolerance of the product, at 15 °C, where heat is no loss; twice the tolerance is critical. Ends when the adjustment is approved. Cost: per tank one dip with its sum, and the months since.';

create view depot.check_ecart_mensuel
with (security_invoker = true) as
select
  v.tenant_id,
  v.depot_id as site_id,
  'CITERNE_MOIS' as entity_type,
  null::uuid as entity_id,
  v.citerne_id || '/' || to_char(v.mois, 'YYYY-MM') as entity_key,
  v.citerne_nom || ' ' || to_char(v.mois, 'YYYY-MM') as entity_label,
  null::text as severity,
  jsonb_build_object(
    'citerne_id', v.citerne_id,
    'mois', to_char(v.mois, 'YYYY-MM'),
    'ecart_15c', v.ecart_15c,
    'ecart_ambiant', v.ecart_ambiant,
    'ecart_pct', v.ecart_pct,
    'debit_15c', round(v.debit_15c, 1),
    'tolerance_15c', v.tolerance_15c,
    'derniere_prise_at', v.derniere_prise_at
  ) as payload
from public.v_ecarts_mensuels as v
where v.hors_tolerance
  and v.mois >= date_trunc('month', current_date) - interval '1 month';
comment on view depot.check_ecart_mensuel is
  'Tanks that lost or gained more in this month or the last than tolerance and measuring explain, corrections left out. Cost: per tank two months of dips and sums by day.';

create view depot.check_bareme_expire
with (security_invoker = true) as
select
  c.tenant_id,
  c.depot_id as site_id,
  'CITERNE' as entity_type,
  c.id as entity_id,
  null::text as entity_key,
  c.nom as entity_label,
  -- A table that is missing is a depot that is being set up; one that ran out is measuring on.
  case when b.valide_au < t.jour then 'CRITICAL' else 'WARN' end as severity,
  jsonb_build_object(
    'citerne_id', c.id,
    'bareme_id', b.id,
    'certificat_numero', coalesce(b.certificat_numero, '—'),
    'valide_au', coalesce(b.valide_au::text, '—')
  ) as payload
from depot.depot_today as t
join public.citernes as c on c.tenant_id = t.tenant_id and c.depot_id = t.depot_id
left join lateral (
  select x.*
  from public.baremes as x
  where x.tenant_id = c.tenant_id and x.citerne_id = c.id and x.valide_du <= t.jour
  order by x.valide_du desc
  limit 1
) as b on true
where c.statut = 'active'
  and not c.est_logique
  and (
    b.id is null
    or b.valide_au < t.jour
    or (
      b.valide_au < t.jour + 30
      and not exists (
        select
        from public.baremes as n
        where n.tenant_id = c.tenant_id
          and n.citerne_id = c.id
          and n.valide_du > b.valide_du
          and n.valide_du <= b.valide_au + 1
          and n.valide_au >= t.jour + 30
      )
    )
  );
comment on view depot.check_bareme_expire is
  'Active tanks whose certificate has run out or will within 30 days with no successor, and those without a gauge table. Cost: one index probe per tank.';

insert into public.integrity_checks (
  code, module, view_name, severity, owner_role, every, budget_ms, due_within, entity_route, tags,
  title, message, remedy
)
values
  (
    'JAUGE_MANQUANTE', 'depot', 'depot.check_jauge_manquante', 'WARN', 'gerant',
    interval '5 minutes', 500, interval '16 hours', '/depot/jauges/new?citerne={entity_id}',
    '{depot,dips}',
    '{"fr": "Prise de hauteur manquante", "en": "Missing dip", "ar": "قياس خزان ناقص"}',
    '{"fr": "{entity_label} n''a pas de prise de hauteur valable du {date_jour}.",
      "en": "{entity_label} has no valid dip of {date_jour}.",
      "ar": "لا يوجد قياس صالح لـ {entity_label} بتاريخ {date_jour}."}',
    '{"fr": "Jaugez la citerne et saisissez hauteur, eau, température et densité.",
      "en": "Dip the tank and enter height, water, temperature and density.",
      "ar": "قِس الخزان وأدخل الارتفاع والماء والحرارة والكثافة."}'
  ),
  (
    'ECART_JAUGE', 'depot', 'depot.check_ecart_jauge', 'WARN', 'directeur',
    interval '1 minute', 1000, null, '/depot/citernes/{entity_id}', '{depot,dips}',
    '{"fr": "Écart entre jauge et livre", "en": "Dip differs from the book", "ar": "فارق بين القياس والدفتر"}',
    '{"fr": "{entity_label} : {volume_15c} L jaugés le {date_jour} pour {stock_livre_15c} L au livre (15 °C), écart {ecart_15c} L, tolérance {tolerance_pct} %.",
      "en": "{entity_label}: {volume_15c} L dipped on {date_jour}, {stock_livre_15c} L in the book (15 °C), a difference of {ecart_15c} L, tolerance {tolerance_pct} %.",
      "ar": "{entity_label}: قيس {volume_15c} لتر بتاريخ {date_jour} مقابل {stock_livre_15c} لتر في الدفتر (15 °م)، الفارق {ecart_15c} لتر والسماح {tolerance_pct} %."}',
    '{"fr": "Refaites la jauge ; cherchez un mouvement non saisi ; sinon proposez un ajustement sur cette jauge, qu''une autre personne approuve.",
      "en": "Dip again; look for a movement that was not entered; else propose an adjustment to this dip, which another person approves.",
      "ar": "أعد القياس، وابحث عن حركة لم تُدخل؛ وإلا فاقترح تسوية على هذا القياس يعتمدها شخص آخر."}'
  ),
  (
    'ECART_MENSUEL', 'depot', 'depot.check_ecart_mensuel', 'WARN', 'directeur',
    interval '30 minutes', 10000, null, '/depot/jauges', '{depot,dips}',
    '{"fr": "Écart mensuel hors tolérance", "en": "Monthly variance beyond tolerance", "ar": "فارق شهري يتجاوز السماح"}',
    '{"fr": "{entity_label} : {ecart_15c} L d''écart cumulé à 15 °C pour {debit_15c} L passés, tolérance {tolerance_15c} L.",
      "en": "{entity_label}: a cumulative variance of {ecart_15c} L at 15 °C on {debit_15c} L of throughput, tolerance {tolerance_15c} L.",
      "ar": "{entity_label}: فارق متراكم قدره {ecart_15c} لتر عند 15 °م على {debit_15c} لتر مارّة، والسماح {tolerance_15c} لتر."}',
    '{"fr": "Cherchez une cause qui se répète : fuite, compteur, barème, prélèvements. Deux mois de suite : épreuve d''étanchéité.",
      "en": "Look for a cause that repeats: a leak, a meter, the gauge table, theft. Two months in a row: a tightness test.",
      "ar": "ابحث عن سبب متكرر: تسرب أو عداد أو جدول قياس أو سحب. شهران متتاليان: اختبار إحكام."}'
  ),
  (
    'BAREME_EXPIRE', 'depot', 'depot.check_bareme_expire', 'WARN', 'admin',
    interval '1 hour', 500, null, '/depot/citernes/{entity_id}', '{depot,dips}',
    '{"fr": "Certificat de barème expiré ou absent", "en": "Gauge certificate expired or missing", "ar": "شهادة جدول القياس منتهية أو غائبة"}',
    '{"fr": "{entity_label} : certificat {certificat_numero}, valable jusqu''au {valide_au}.",
      "en": "{entity_label}: certificate {certificat_numero}, valid until {valide_au}.",
      "ar": "{entity_label}: الشهادة {certificat_numero} صالحة حتى {valide_au}."}',
    '{"fr": "Faites réépreuver la citerne et ajoutez son nouveau barème avec le certificat.",
      "en": "Have the tank calibrated and add its new gauge table with the certificate.",
      "ar": "اطلب معايرة الخزان وأضف جدول قياسه الجديد مع الشهادة."}'
  );
