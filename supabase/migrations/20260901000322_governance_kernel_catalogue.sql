-- governance: what the exposure checks say.
-- Depends on: the views before, the catalogue of this module.
-- Exposes: the catalogue rows of the exposure rules.

insert into public.integrity_checks (
  code, module, view_name, severity, is_platform, every, budget_ms, entity_route, tags, title,
  message, remedy
)
values
  (
    'TABLE_WITHOUT_RLS', 'security', 'governance.check_table_without_rls', 'CRITICAL', true,
    interval '30 seconds', 2000, '/security/exposure?object={entity_key}', '{exposure}',
    '{"fr": "Table sans protection par ligne",
      "en": "Table without row level security",
      "ar": "جدول بلا حماية على مستوى الصفوف"}',
    '{"fr": "La table {entity_label} n''est pas protégée par RLS : un simple droit de lecture ouvre toutes ses lignes.",
      "en": "Table {entity_label} has row level security switched off: a mere grant opens every row.",
      "ar": "الجدول {entity_label} بلا حماية على مستوى الصفوف: مجرد صلاحية قراءة تكشف كل صفوفه."}',
    '{"fr": "Retirez les droits de anon et authenticated, activez RLS, ajoutez une politique par commande.",
      "en": "Revoke from anon and authenticated, enable row level security, add one policy per command.",
      "ar": "اسحب صلاحيات anon وauthenticated، ثم فعّل حماية الصفوف وأضف سياسة لكل أمر."}'
  ),
  (
    'POLICY_TO_PUBLIC', 'security', 'governance.check_policy_to_public', 'CRITICAL', true,
    interval '30 seconds', 2000, '/security/exposure?object={entity_key}', '{exposure}',
    '{"fr": "Politique ouverte à tous",
      "en": "Policy for everybody",
      "ar": "سياسة مفتوحة للجميع"}',
    '{"fr": "Une politique de {entity_label} vise le rôle public : elle vaut aussi pour les anonymes.",
      "en": "A policy of {entity_label} is for role public: it serves anonymous callers too.",
      "ar": "إحدى سياسات {entity_label} موجّهة إلى الدور public، فهي تشمل المجهولين أيضًا."}',
    '{"fr": "Recréez la politique « to authenticated » avec la même condition.",
      "en": "Create the policy again \"to authenticated\" with the same condition.",
      "ar": "أعد إنشاء السياسة بصيغة to authenticated وبالشرط نفسه."}'
  ),
  (
    'GRANT_TO_ANON', 'security', 'governance.check_grant_to_anon', 'CRITICAL', true,
    interval '30 seconds', 2000, '/security/exposure?object={entity_key}', '{exposure}',
    '{"fr": "Droit accordé aux anonymes",
      "en": "Grant to anonymous callers",
      "ar": "صلاحية ممنوحة للمجهولين"}',
    '{"fr": "{entity_label} est accordé à anon : quiconque connaît l''adresse du site peut l''atteindre.",
      "en": "{entity_label} is granted to anon: whoever knows the address of the site can reach it.",
      "ar": "{entity_label} ممنوح للدور anon: كل من يعرف عنوان الموقع يمكنه الوصول إليه."}',
    '{"fr": "Retirez le droit (revoke all … from anon), puis lancez l''audit anonyme.",
      "en": "Revoke it (revoke all … from anon), then run the anonymous audit.",
      "ar": "اسحب الصلاحية (revoke all … from anon) ثم شغّل تدقيق الوصول المجهول."}'
  ),
  (
    'VIEW_WITHOUT_INVOKER', 'security', 'governance.check_view_without_invoker', 'CRITICAL', true,
    interval '30 seconds', 2000, '/security/exposure?object={entity_key}', '{exposure}',
    '{"fr": "Vue qui contourne les protections",
      "en": "View that bypasses row security",
      "ar": "عرض يتجاوز الحماية"}',
    '{"fr": "La vue {entity_label} lit avec les droits de son propriétaire et ignore RLS.",
      "en": "View {entity_label} reads with its owner''s rights and ignores row level security.",
      "ar": "العرض {entity_label} يقرأ بصلاحيات مالكه ويتجاهل حماية الصفوف."}',
    '{"fr": "Ajoutez security_invoker = true à la vue.",
      "en": "Set security_invoker = true on the view.",
      "ar": "اضبط security_invoker = true على العرض."}'
  ),
  (
    'DEFINER_FUNCTION_REACHABLE', 'security', 'governance.check_definer_function_reachable', 'CRITICAL', true,
    interval '30 seconds', 2000, '/security/exposure?object={entity_key}', '{exposure}',
    '{"fr": "Fonction privilégiée accessible",
      "en": "Privileged function within reach",
      "ar": "دالة ذات امتيازات في المتناول"}',
    '{"fr": "La fonction {entity_label} s''exécute avec les droits de son propriétaire et l''API peut l''appeler.",
      "en": "Function {entity_label} runs with its owner''s rights and the API can call it.",
      "ar": "الدالة {entity_label} تعمل بصلاحيات مالكها ويمكن استدعاؤها عبر الواجهة."}',
    '{"fr": "Déplacez la règle dans le schéma de son module et gardez dans public une porte security invoker.",
      "en": "Move the rule into its module''s schema and keep a security invoker door in public.",
      "ar": "انقل القاعدة إلى مخطط وحدتها، وأبقِ في public مدخلًا بصيغة security invoker."}'
  ),
  (
    'FUNCTION_SEARCH_PATH_MUTABLE', 'security', 'governance.check_function_search_path_mutable', 'CRITICAL', true,
    interval '30 seconds', 2000, '/security/exposure?object={entity_key}', '{exposure}',
    '{"fr": "Fonction au search_path libre",
      "en": "Function with a mutable search path",
      "ar": "دالة بمسار بحث غير مثبّت"}',
    '{"fr": "La fonction {entity_label} n''a pas de search_path fixe : ses noms peuvent être détournés.",
      "en": "Function {entity_label} has no fixed search_path: its names can be hijacked.",
      "ar": "الدالة {entity_label} بلا search_path ثابت، فيمكن تحويل أسمائها إلى كائنات أخرى."}',
    '{"fr": "Ajoutez set search_path = '''' et qualifiez chaque nom.",
      "en": "Add set search_path = '''' and qualify every name.",
      "ar": "أضف set search_path = '''' واكتب كل اسم مع مخططه."}'
  ),
  (
    'POLICY_ALWAYS_TRUE', 'security', 'governance.check_policy_always_true', 'CRITICAL', true,
    interval '30 seconds', 2000, '/security/exposure?object={entity_key}', '{exposure}',
    '{"fr": "Politique toujours vraie",
      "en": "Policy that is always true",
      "ar": "سياسة صحيحة دائمًا"}',
    '{"fr": "Une politique de {entity_label} accepte toutes les lignes, de toutes les entreprises.",
      "en": "A policy of {entity_label} accepts every row, of every company.",
      "ar": "إحدى سياسات {entity_label} تقبل كل الصفوف ولكل الشركات."}',
    '{"fr": "Écrivez la condition d''accès, ou accordez une exception motivée avec une date de fin.",
      "en": "Write the condition of access, or grant an exception with a reason and an end date.",
      "ar": "اكتب شرط الوصول، أو امنح استثناءً معلّلًا بتاريخ انتهاء."}'
  ),
  (
    'DEFAULT_PRIVILEGES_OPEN', 'security', 'governance.check_default_privileges_open', 'CRITICAL', true,
    interval '30 seconds', 2000, '/security/exposure?object={entity_key}', '{exposure}',
    '{"fr": "Droits par défaut ouverts",
      "en": "Open default privileges",
      "ar": "صلاحيات افتراضية مفتوحة"}',
    '{"fr": "Tout nouvel objet serait ouvert d''office ({entity_label}).",
      "en": "Every new object would be open from the start ({entity_label}).",
      "ar": "كل كائن جديد سيُفتح تلقائيًا ({entity_label})."}',
    '{"fr": "Retirez ces droits par défaut (alter default privileges … revoke).",
      "en": "Take these defaults back (alter default privileges … revoke).",
      "ar": "اسحب هذه الصلاحيات الافتراضية (alter default privileges … revoke)."}'
  ),
  (
    'EXPOSURE_EXCEPTION_EXPIRED', 'security', 'governance.check_exposure_exception_expired', 'CRITICAL', true,
    interval '30 seconds', 2000, '/security/exposure?object={entity_key}', '{exposure}',
    '{"fr": "Exception d''exposition échue",
      "en": "Exposure exception expired",
      "ar": "استثناء كشف منتهي"}',
    '{"fr": "L''exception accordée à {entity_label} est échue.",
      "en": "The exception granted to {entity_label} has expired.",
      "ar": "انتهت مدة الاستثناء الممنوح لـ {entity_label}."}',
    '{"fr": "Fermez l''exposition, ou renouvelez l''exception avec un motif actuel.",
      "en": "Close the exposure, or renew the exception with a reason of today.",
      "ar": "أغلق الكشف، أو جدّد الاستثناء بسبب راهن."}'
  );
