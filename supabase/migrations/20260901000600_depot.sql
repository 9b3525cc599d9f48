-- depot: petroleum stock. This file: the schema, who may do what in it, its flags.
-- Depends on: access (roles, permissions), security (feature_flags).
-- Exposes: rows of permissions, role_permissions, feature_flags.

create schema depot;
comment on schema depot is
  'Petroleum stock: the rules behind tanks, trips, receptions, withdrawals, dips and the ledger. No API role has usage.';

insert into public.permissions (module, code, label)
values
  ('depot', 'depot.read',
    '{"fr": "Voir les stocks, les camions et les mouvements", "en": "See stock, trucks and movements", "ar": "الاطلاع على المخزون والشاحنات والحركات"}'),
  ('depot', 'references.write',
    '{"fr": "Modifier produits, clients, fournisseurs, partenaires, transporteurs et camions", "en": "Change products, clients, suppliers, partners, carriers and trucks", "ar": "تعديل المنتجات والزبائن والموردين والشركاء والناقلين والشاحنات"}'),
  ('depot', 'citernes.write',
    '{"fr": "Modifier les citernes et leurs barèmes", "en": "Change tanks and their gauge tables", "ar": "تعديل الخزانات وجداول قياسها"}'),
  ('depot', 'trips.write',
    '{"fr": "Saisir et faire avancer les cours de route", "en": "Enter trips and move them on", "ar": "إدخال الرحلات وتحريك مراحلها"}'),
  ('depot', 'receptions.write',
    '{"fr": "Saisir des réceptions", "en": "Enter receptions", "ar": "إدخال عمليات الاستلام"}'),
  ('depot', 'receptions.validate',
    '{"fr": "Valider et annuler des réceptions", "en": "Validate and reverse receptions", "ar": "اعتماد عمليات الاستلام وإلغاؤها"}'),
  ('depot', 'sorties.write',
    '{"fr": "Saisir des sorties", "en": "Enter withdrawals", "ar": "إدخال عمليات الإخراج"}'),
  ('depot', 'sorties.validate',
    '{"fr": "Valider et annuler des sorties", "en": "Validate and reverse withdrawals", "ar": "اعتماد عمليات الإخراج وإلغاؤها"}'),
  ('depot', 'transferts.write',
    '{"fr": "Saisir des transferts entre citernes", "en": "Enter transfers between tanks", "ar": "إدخال التحويلات بين الخزانات"}'),
  ('depot', 'dips.write',
    '{"fr": "Saisir des prises de hauteur", "en": "Enter tank dips", "ar": "إدخال قياسات الخزانات"}'),
  ('depot', 'adjustments.propose',
    '{"fr": "Proposer un ajustement de stock", "en": "Propose a stock adjustment", "ar": "اقتراح تسوية للمخزون"}'),
  ('depot', 'adjustments.approve',
    '{"fr": "Approuver un ajustement de stock", "en": "Approve a stock adjustment", "ar": "اعتماد تسوية للمخزون"}'),
  ('depot', 'days.close',
    '{"fr": "Clôturer une journée", "en": "Close a day", "ar": "إقفال اليوم"}'),
  ('depot', 'days.reopen',
    '{"fr": "Rouvrir une journée clôturée", "en": "Reopen a closed day", "ar": "إعادة فتح يوم مقفل"}'),
  ('depot', 'logs.read',
    '{"fr": "Voir le journal des actions", "en": "See the action log", "ar": "الاطلاع على سجل العمليات"}'),
  ('depot', 'depot.import',
    '{"fr": "Importer des données de dépôt", "en": "Import depot data", "ar": "استيراد بيانات المستودع"}');

insert into public.role_permissions (role, permission)
select r.role, p.code
from (values ('admin'), ('owner')) as r (role)
cross join public.permissions as p
where p.module = 'depot'
union all
select 'directeur', p.code
from public.permissions as p
where p.module = 'depot'
  and p.code not in ('depot.import', 'references.write', 'citernes.write')
union all
select 'gerant', unnest(array[
  'depot.read', 'trips.write', 'receptions.write', 'receptions.validate', 'sorties.write',
  'sorties.validate', 'transferts.write', 'dips.write', 'adjustments.propose', 'days.close',
  'logs.read'
])
union all
select 'operateur', unnest(array[
  'depot.read', 'trips.write', 'receptions.write', 'sorties.write', 'transferts.write',
  'dips.write'
])
union all
select 'lecture', 'depot.read'
union all
select 'pca', unnest(array['depot.read', 'logs.read']);

insert into public.feature_flags (
  key, kind, value_type, default_value, allowed_values, spellings,
  scopes, module, source, is_sensitive, description
)
values
  ('DEPOT_VALIDATION_A_DEUX', 'flag', 'boolean', 'false', null, null,
    '{global,tenant}', 'depot', 'depot 2026', false, '{
    "fr": "Une réception ou une sortie saisie par l''un est validée par un autre.",
    "en": "A reception or withdrawal entered by one person is validated by another.",
    "ar": "ما يُدخله شخص من استلام أو إخراج يعتمده شخص آخر."}'),
  ('DEPOT_HEURE_JAUGE', 'setting', 'integer', '18', '{"min": 0, "max": 23}', null,
    '{global,tenant}', 'depot', 'depot 2026', false, '{
    "fr": "Heure locale à partir de laquelle une citerne sans prise de hauteur du jour est signalée.",
    "en": "Local hour from which a tank without a dip of the day is reported.",
    "ar": "الساعة المحلية التي يُبلَّغ ابتداءً منها عن خزان بلا قياس في يومه."}'),
  ('DEPOT_CDR_ARRIVE_JOURS', 'setting', 'integer', '2', '{"min": 1, "max": 30}', null,
    '{global,tenant}', 'depot', 'depot seed', false, '{
    "fr": "Jours après son arrivée au bout desquels un camion non réceptionné est signalé.",
    "en": "Days after its arrival from which a truck without reception is reported.",
    "ar": "عدد الأيام بعد الوصول التي يُبلَّغ بعدها عن شاحنة لم تُستلم."}'),
  ('DEPOT_BROUILLON_HEURES', 'setting', 'integer', '24', '{"min": 1, "max": 720}', null,
    '{global,tenant}', 'depot', 'depot 2026', false, '{
    "fr": "Heures au bout desquelles un brouillon non validé est signalé.",
    "en": "Hours after which a draft that nobody validated is reported.",
    "ar": "عدد الساعات التي يُبلَّغ بعدها عن مسودة لم تُعتمد."}'),
  ('DEPOT_AUTONOMIE_JOURS', 'setting', 'integer', '3', '{"min": 0, "max": 60}', null,
    '{global,tenant}', 'depot', 'depot 2026', false, '{
    "fr": "Autonomie, en jours de sorties moyennes, sous laquelle le stock d''une citerne est bas.",
    "en": "Days of average withdrawals under which the stock of a tank is low.",
    "ar": "عدد أيام الإخراج المتوسط الذي يُعد المخزون دونه منخفضا."}');
