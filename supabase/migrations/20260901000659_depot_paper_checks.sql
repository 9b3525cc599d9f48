-- depot: the checks on what people left lying, and on what trucks lost.
-- Depends on: documents, trips, accounts, v_pertes_transit of this module.
-- Exposes: the views of BROUILLON_ANCIEN, SORTIE_STOCK_INSUFFISANT, PERTE_TRANSIT,
-- CITERNE_INACTIVE_USED, CERTIFICAT_CAMION_EXPIRE.

create view depot.check_brouillon_ancien
with (security_invoker = true) as
select
  b.tenant_id,
  b.depot_id as site_id,
  b.entity_type,
  b.entity_id,
  b.page || '/' || b.entity_id as entity_key,
  b.entity_type || ' ' || coalesce(b.libelle, b.date_jour::text) as entity_label,
  null::text as severity,
  jsonb_build_object(
    'created_at', b.created_at,
    'saisi_le', to_char(b.created_at at time zone s.timezone, 'YYYY-MM-DD HH24:MI'),
    'auteur', coalesce(b.created_by_nom, '—'),
    'volume_ambiant', b.volume_ambiant,
    'heures', f.heures
  ) as payload
from (
  select r.tenant_id, r.depot_id, 'RECEPTION' as entity_type, r.id as entity_id,
    'receptions' as page, coalesce(r.numero, r.plaque_camion) as libelle,
    r.date_reception as date_jour, r.created_at, r.created_by_nom, r.volume_ambiant
  from public.receptions as r
  where r.statut = 'brouillon'
  union all
  select o.tenant_id, o.depot_id, 'SORTIE', o.id, 'sorties', coalesce(o.numero, o.plaque_camion),
    o.date_jour, o.created_at, o.created_by_nom, o.volume_ambiant
  from public.sorties_produit as o
  where o.statut = 'brouillon'
  union all
  select a.tenant_id, a.depot_id, 'AJUSTEMENT', a.id, 'ajustements',
    c.nom || ' ' || a.date_jour, a.date_jour, a.created_at, a.created_by_nom, a.delta_ambiant
  from public.stocks_adjustments as a
  join public.citernes as c on c.tenant_id = a.tenant_id and c.id = a.citerne_id
  where a.statut = 'PROPOSE'
) as b
join public.sites as s on s.tenant_id = b.tenant_id and s.id = b.depot_id
cross join lateral (
  select security.flag_int('DEPOT_BROUILLON_HEURES', b.tenant_id) as heures
) as f
where b.created_at < now() - make_interval(hours => f.heures);
comment on view depot.check_brouillon_ancien is
  'Drafts of receptions and withdrawals that nobody validated, and adjustments that nobody decided, for too many hours. Reads the partial indexes of what is unfinished.';

create view depot.check_sortie_stock_insuffisant
with (security_invoker = true) as
select
  w.tenant_id,
  w.depot_id as site_id,
  'SORTIE' as entity_type,
  w.id as entity_id,
  null::text as entity_key,
  coalesce(w.numero, w.plaque_camion, w.date_jour::text) as entity_label,
  null::text as severity,
  (array_agg(
    jsonb_build_object(
      'sortie_id', w.id,
      'citerne_id', w.citerne_id,
      'citerne_nom', w.citerne_nom,
      'demande_l', w.demande_l,
      'disponible_l', w.disponible_l
    )
    order by w.disponible_l - w.demande_l, w.citerne_nom
  ))[1] as payload
from (
  select
    o.tenant_id, o.depot_id, o.id, o.numero, o.plaque_camion, o.date_jour, l.citerne_id,
    c.nom as citerne_nom, l.demande_l,
    greatest(least(
      coalesce(a.stock_ambiant, 0), coalesce(e.stock_ambiant, 0) - c.volume_mort_l
    ), 0) as disponible_l
  from public.sorties_produit as o
  cross join lateral (
    select x.citerne_id, sum(x.volume_ambiant) as demande_l
    from public.sortie_lignes as x
    where x.tenant_id = o.tenant_id and x.sortie_id = o.id
    group by x.citerne_id
  ) as l
  join public.citernes as c on c.tenant_id = o.tenant_id and c.id = l.citerne_id
  left join depot.citerne_etats as e on e.tenant_id = o.tenant_id and e.citerne_id = l.citerne_id
  left join public.stocks_snapshot as a
    on a.tenant_id = o.tenant_id
    and a.citerne_id = l.citerne_id
    and a.produit_id = o.produit_id
    and a.proprietaire_type = o.proprietaire_type
    and a.partenaire_id is not distinct from o.partenaire_id
  where o.statut = 'brouillon'
) as w
where w.demande_l > w.disponible_l
group by w.tenant_id, w.depot_id, w.id, w.numero, w.plaque_camion, w.date_jour;
comment on view depot.check_sortie_stock_insuffisant is
  'Drafts of withdrawals that could not be validated any more: the litres of their owner, or of the tank above its heel, are gone. Reads the partial index of drafts.';

-- Trips that ended, by when: the check on losses looks at the last ones of all companies.
create index cours_de_route_decharge_idx on public.cours_de_route (statut_at)
  where statut = 'DECHARGE';

create view depot.check_perte_transit
with (security_invoker = true) as
select
  v.tenant_id,
  v.depot_id as site_id,
  'CDR' as entity_type,
  v.id as entity_id,
  null::text as entity_key,
  v.plaque_camion as entity_label,
  null::text as severity,
  jsonb_build_object(
    'cours_de_route_id', v.id,
    'perte_15c', v.perte_15c,
    'perte_pct', v.perte_pct,
    'tolerance_l', v.tolerance_l,
    'incertitude_l', v.incertitude_l,
    'volume_charge_15c', v.volume_charge_15c,
    'volume_recu_15c', v.volume_recu_15c,
    'chauffeur_nom', v.chauffeur_nom,
    'transporteur_nom', v.transporteur_nom,
    'fournisseur_nom', v.fournisseur_nom
  ) as payload
from public.cours_de_route as c
join public.v_pertes_transit as v on v.tenant_id = c.tenant_id and v.id = c.id
where c.statut = 'DECHARGE'
  and c.statut_at > now() - interval '60 days'
  and v.hors_tolerance;
comment on view depot.check_perte_transit is
  'Trips unloaded within 60 days that lost more at 15 °C than the tolerance of the product and the uncertainty of measuring together. Cost: the trips of 60 days, by index.';

create view depot.check_citerne_inactive_used
with (security_invoker = true) as
select
  c.tenant_id,
  c.depot_id as site_id,
  'CITERNE' as entity_type,
  c.id as entity_id,
  null::text as entity_key,
  c.nom as entity_label,
  null::text as severity,
  jsonb_build_object(
    'citerne_id', c.id,
    'statut', c.statut,
    'stock_ambiant', e.stock_ambiant,
    'dernier_mouvement', to_char(m.booked_at at time zone s.timezone, 'YYYY-MM-DD HH24:MI'),
    'document_type', m.document_type,
    'document_id', m.document_id
  ) as payload
from public.citernes as c
join public.sites as s on s.tenant_id = c.tenant_id and s.id = c.depot_id
join depot.citerne_etats as e on e.tenant_id = c.tenant_id and e.citerne_id = c.id
left join public.mouvements_stock as m
  on m.tenant_id = c.tenant_id and m.citerne_id = c.id and m.citerne_no = e.dernier_no
where c.statut <> 'active'
  and (
    (c.statut = 'inactive' and abs(e.stock_ambiant) > 0.01)
    or (m.booked_at > now() - interval '2 days' and m.booked_at >= c.updated_at)
  );
comment on view depot.check_citerne_inactive_used is
  'Tanks out of service that were booked on within two days, after they were put out of it; inactive ones that hold product. Cost: the last entry of each tank out of service.';

create view depot.check_certificat_camion_expire
with (security_invoker = true) as
select
  c.tenant_id,
  null::uuid as site_id,
  'CAMION' as entity_type,
  c.id as entity_id,
  null::text as entity_key,
  c.plaque as entity_label,
  null::text as severity,
  jsonb_build_object(
    'camion_id', c.id,
    'certificat_numero', coalesce(c.certificat_numero, '—'),
    'certificat_valide_au', c.certificat_valide_au
  ) as payload
from public.camions as c
where c.actif and c.certificat_valide_au < current_date + 30;
comment on view depot.check_certificat_camion_expire is
  'Trucks in use whose certificate of measurement has run out or will within 30 days. Cost: trucks.';

insert into public.integrity_checks (
  code, module, view_name, severity, owner_role, every, budget_ms, due_within, entity_route, tags,
  title, message, remedy
)
values
  (
    'BROUILLON_ANCIEN', 'depot', 'depot.check_brouillon_ancien', 'WARN', 'gerant',
    interval '15 minutes', 500, interval '24 hours', '/depot/{entity_key}', '{depot,documents}',
    '{"fr": "Brouillon en attente", "en": "Draft left waiting", "ar": "مسودة معلّقة"}',
    '{"fr": "{entity_label}, saisi par {auteur} le {saisi_le}, attend une décision depuis plus de {heures} h.",
      "en": "{entity_label}, entered by {auteur} on {saisi_le}, has waited for a decision for more than {heures} h.",
      "ar": "{entity_label}، أدخله {auteur} في {saisi_le}، ينتظر قرارًا منذ أكثر من {heures} ساعة."}',
    '{"fr": "Validez, approuvez ou rejetez avec un motif : le stock ne dit vrai qu''ensuite.",
      "en": "Validate, approve, or reject with a reason: only then is the stock true.",
      "ar": "اعتمد أو وافق أو ارفض مع السبب: لا يصدق المخزون إلا بعد ذلك."}'
  ),
  (
    'SORTIE_STOCK_INSUFFISANT', 'depot', 'depot.check_sortie_stock_insuffisant', 'WARN', 'gerant',
    interval '5 minutes', 500, interval '24 hours', '/depot/sorties/{entity_id}',
    '{depot,documents}',
    '{"fr": "Brouillon de sortie sans stock", "en": "Draft withdrawal without stock", "ar": "مسودة إخراج بلا مخزون"}',
    '{"fr": "Sortie {entity_label} : {demande_l} L demandés sur {citerne_nom}, {disponible_l} L disponibles.",
      "en": "Withdrawal {entity_label}: {demande_l} L asked of {citerne_nom}, {disponible_l} L available.",
      "ar": "الإخراج {entity_label}: طُلب {demande_l} لتر من {citerne_nom} والمتاح {disponible_l} لتر."}',
    '{"fr": "Réduisez le volume, prenez une autre citerne, ou rejetez le brouillon.",
      "en": "Lower the volume, take another tank, or reject the draft.",
      "ar": "خفّض الكمية أو خذ من خزان آخر أو ارفض المسودة."}'
  ),
  (
    'PERTE_TRANSIT', 'depot', 'depot.check_perte_transit', 'WARN', 'directeur',
    interval '5 minutes', 1000, null, '/depot/cours/{entity_id}', '{depot,trips}',
    '{"fr": "Perte en route", "en": "Loss on the way", "ar": "فقد أثناء الطريق"}',
    '{"fr": "{entity_label} : {perte_15c} L à 15 °C manquent ({perte_pct} %), tolérance {tolerance_l} L, incertitude de mesure {incertitude_l} L.",
      "en": "{entity_label}: {perte_15c} L at 15 °C are missing ({perte_pct} %), tolerance {tolerance_l} L, uncertainty of measuring {incertitude_l} L.",
      "ar": "{entity_label}: ينقص {perte_15c} لتر عند 15 °م ({perte_pct} %)، السماح {tolerance_l} لتر وعدم اليقين في القياس {incertitude_l} لتر."}',
    '{"fr": "Vérifiez scellés, bon de chargement et index ; comparez aux autres trajets du chauffeur et du transporteur ; réclamez.",
      "en": "Check seals, loading note and indexes; compare with other trips of this driver and carrier; claim.",
      "ar": "تحقق من الأختام وسند التحميل والمؤشرات؛ وقارن بالرحلات الأخرى للسائق والناقل؛ وطالب بالتعويض."}'
  ),
  (
    'CITERNE_INACTIVE_USED', 'depot', 'depot.check_citerne_inactive_used', 'WARN', 'directeur',
    interval '5 minutes', 500, null, '/depot/citernes/{entity_id}', '{depot,stock}',
    '{"fr": "Citerne hors service utilisée", "en": "Tank out of service in use", "ar": "خزان خارج الخدمة مستعمل"}',
    '{"fr": "{entity_label} est « {statut} » et contient {stock_ambiant} L ; dernier mouvement écrit le {dernier_mouvement}.",
      "en": "{entity_label} is \"{statut}\" and holds {stock_ambiant} L; its last movement was booked on {dernier_mouvement}.",
      "ar": "حالة {entity_label} هي «{statut}» ويحتوي على {stock_ambiant} لتر؛ قُيّدت آخر حركة في {dernier_mouvement}."}',
    '{"fr": "Remettez la citerne en service si elle l''est, sinon annulez le mouvement ou videz-la.",
      "en": "Put the tank back into service if it is, else reverse the movement or empty it.",
      "ar": "أعد الخزان إلى الخدمة إن كان فيها، وإلا فألغِ الحركة أو أفرغه."}'
  ),
  (
    'CERTIFICAT_CAMION_EXPIRE', 'depot', 'depot.check_certificat_camion_expire', 'INFO', 'gerant',
    interval '6 hours', 500, null, '/depot/references/camions', '{depot,trips}',
    '{"fr": "Certificat de camion expiré", "en": "Truck certificate expired", "ar": "شهادة شاحنة منتهية"}',
    '{"fr": "{entity_label} : certificat {certificat_numero}, valable jusqu''au {certificat_valide_au}.",
      "en": "{entity_label}: certificate {certificat_numero}, valid until {certificat_valide_au}.",
      "ar": "{entity_label}: الشهادة {certificat_numero} صالحة حتى {certificat_valide_au}."}',
    '{"fr": "Demandez le nouveau certificat de jaugeage au transporteur, ou désactivez le camion.",
      "en": "Ask the carrier for the new measurement certificate, or switch the truck off.",
      "ar": "اطلب من الناقل شهادة القياس الجديدة، أو عطّل الشاحنة."}'
  );
