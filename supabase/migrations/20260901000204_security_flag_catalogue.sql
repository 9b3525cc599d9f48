-- security: the catalogue of flags, first half: what comes in and goes out, the platform.
-- Every flag of the restaurant bot exists from the start with its default. Secrets are no flags.
-- For a kill switch allowed_values goes from the most closed value to the most open one.

insert into public.feature_flags (
  key, kind, value_type, default_value, allowed_values, spellings,
  scopes, module, source, is_sensitive, description
)
values
  -- Who may come in
  ('LEGACY_SHARED_ALLOWED', 'kill_switch', 'boolean', 'false', '[false, true]', null,
    '{global}', 'access', 'resto bot 3.2', false, '{
    "fr": "Accepter l''ancien jeton partagé. À laisser coupé : il ne dit pas qui appelle.",
    "en": "Accept the legacy shared token. Leave it off: it does not say who is calling.",
    "ar": "قبول الرمز المشترك القديم. يُترك معطلا: فهو لا يبيّن هوية المتصل."}'),
  ('ALLOW_QUERY_TOKEN', 'kill_switch', 'boolean', 'false', '[false, true]', null,
    '{global}', 'access', 'resto bot 3.2', false, '{
    "fr": "Accepter un jeton dans l''adresse. À laisser coupé : les journaux le gardent.",
    "en": "Accept a token in the address. Leave it off: logs keep it.",
    "ar": "قبول رمز في عنوان الطلب. يُترك معطلا: فالسجلات تحتفظ به."}'),
  ('META_SIGNATURE_REQUIRED', 'kill_switch', 'enum', '"enforce"', '["enforce", "warn", "off"]',
    '{"true": "enforce", "false": "off"}',
    '{global,channel}', 'messaging', 'resto bot 3.2', false, '{
    "fr": "Signature Meta : enforce refuse, warn note et accepte, off ignore. Le bot 3.2 avait off par défaut, la version 2026-02 warn ; le plus sûr est retenu.",
    "en": "Meta signature: enforce refuses, warn notes and accepts, off ignores. Bot 3.2 shipped off, release 2026-02 warn; the safest is kept.",
    "ar": "توقيع Meta: ‏enforce يرفض، warn يسجّل ويقبل، off يتجاهل. اختير الأكثر أمانا (كان off ثم warn)."}'),
  ('META_VERIFY_ENABLED', 'kill_switch', 'boolean', 'true', '[false, true]', null,
    '{global,channel}', 'messaging', 'resto bot 3.2', false, '{
    "fr": "Répondre à la vérification d''abonnement de Meta (GET).",
    "en": "Answer Meta''s subscription check (GET).",
    "ar": "الرد على طلب تحقق الاشتراك من Meta."}'),
  ('META_REPLAY_WINDOW_SEC', 'setting', 'integer', '600', '{"min": 60, "max": 691200}', null,
    '{global,channel}', 'messaging', 'resto bot 3.2', false, '{
    "fr": "Sans effet, gardé pour qui le cherche : un message déjà reçu est reconnu à son identifiant pendant DEDUPE_TTL_SEC, au moins huit jours.",
    "en": "No effect, kept for who looks for it: a message that was received is known by its id for DEDUPE_TTL_SEC, at least eight days.",
    "ar": "بلا أثر، محفوظ لمن يبحث عنه: تُعرف الرسالة المستلمة بمعرفها طوال DEDUPE_TTL_SEC، ثمانية أيام على الأقل."}'),
  ('REPLAY_GUARD_ENABLED', 'kill_switch', 'boolean', 'true', '[true, false]', null,
    '{global,channel}', 'messaging', 'resto bot 2026-02', false, '{
    "fr": "Sans effet, gardé pour qui le cherche : c''est DEDUPE_ENABLED qui décide.",
    "en": "No effect, kept for who looks for it: DEDUPE_ENABLED decides.",
    "ar": "بلا أثر، محفوظ لمن يبحث عنه: القرار لـ DEDUPE_ENABLED."}'),
  ('REPLAY_GUARD_MODE', 'kill_switch', 'enum', '"enforce"', '["enforce", "warn"]', null,
    '{global,channel}', 'messaging', 'resto bot 2026-02', false, '{
    "fr": "Sans effet, gardé pour qui le cherche : un message rejoué ne change rien, et l''expéditeur reçoit 200.",
    "en": "No effect, kept for who looks for it: a replayed message changes nothing, and its sender gets 200.",
    "ar": "بلا أثر، محفوظ لمن يبحث عنه: الرسالة المعادة لا تغير شيئا، ويتلقى مرسلها 200."}'),
  ('REPLAY_CHECK_ENABLED', 'kill_switch', 'boolean', 'true', '[true, false]', null,
    '{global,channel}', 'messaging', 'resto bot 2026-02', false, '{
    "fr": "Vérifier l''âge de l''horodatage des messages.",
    "en": "Check the age of message timestamps.",
    "ar": "التحقق من عمر الطابع الزمني للرسائل."}'),
  ('REPLAY_WINDOW_SECONDS', 'setting', 'integer', '300', '{"min": 60, "max": 691200}', null,
    '{global,channel}', 'messaging', 'resto bot 2026-02', false, '{
    "fr": "Âge maximal, en secondes, d''un message sur lequel on agit.",
    "en": "Greatest age, in seconds, of a message that is acted on.",
    "ar": "أقصى عمر بالثواني لرسالة يُتصرف بناء عليها."}'),
  ('DEDUPE_ENABLED', 'kill_switch', 'boolean', 'true', '[true, false]', null,
    '{global,channel}', 'messaging', 'resto bot 2026-02', false, '{
    "fr": "Écarter un message déjà reçu.",
    "en": "Drop a message that was received before.",
    "ar": "إهمال رسالة سبق استلامها."}'),
  ('DEDUPE_TTL_SEC', 'setting', 'integer', '172800', '{"min": 3600, "max": 2592000}', null,
    '{global,channel}', 'messaging', 'resto bot 2026-02', false, '{
    "fr": "Durée de mémoire des identifiants reçus, en secondes. Meta peut renvoyer pendant 7 jours.",
    "en": "How long received ids are remembered, in seconds. Meta may resend for 7 days.",
    "ar": "مدة حفظ المعرفات المستلمة بالثواني. قد تعيد Meta الإرسال طوال 7 أيام."}'),
  ('PROD_ENFORCE_DEFAULTS', 'kill_switch', 'boolean', 'true', '[true, false]', null,
    '{global}', 'messaging', 'resto bot 2026-02', false, '{
    "fr": "Sans effet, gardé pour qui le cherche : il n''y a plus d''entreprise par défaut.",
    "en": "No effect, kept for who looks for it: there is no default company any more.",
    "ar": "بلا أثر، محفوظ لمن يبحث عنه: لم تعد هناك شركة افتراضية."}'),
  ('RATE_LIMIT_PER_30S', 'setting', 'integer', '6', '{"min": 1, "max": 1000}', null,
    '{global,tenant,channel}', 'messaging', 'resto bot 3.2', false, '{
    "fr": "Messages acceptés par conversation en 30 secondes.",
    "en": "Messages accepted per conversation in 30 seconds.",
    "ar": "عدد الرسائل المقبولة لكل محادثة خلال 30 ثانية."}'),
  ('RATE_LIMIT_MULTIPLIER', 'setting', 'numeric', '1.0', '{"min": 0.1, "max": 10}', null,
    '{global,tenant,channel}', 'messaging', 'resto bot 2026-02', false, '{
    "fr": "Multiplie toutes les limites de débit : 0,5 les resserre de moitié.",
    "en": "Multiplies every rate limit: 0.5 halves them.",
    "ar": "يُضرب في جميع حدود المعدل: 0.5 يخفضها إلى النصف."}'),
  ('ALLOWED_AUDIO_DOMAINS', 'setting', 'text', '"cdn.fbsbx.com,lookaside.fbsbx.com,mmg.whatsapp.net,graph.facebook.com"', '{"pattern": "^([a-z0-9-]+(\\.[a-z0-9-]+)+(,|$))*$", "max_length": 1000}', null,
    '{global}', 'messaging', 'resto bot 3.2', false, '{
    "fr": "Domaines d''où un message vocal peut venir, séparés par des virgules. Vide : aucun.",
    "en": "Domains a voice message may come from, separated by commas. Empty: none.",
    "ar": "النطاقات المسموح أن يأتي منها تسجيل صوتي، مفصولة بفواصل. فارغ: لا شيء."}'),
  -- The platform's switches
  ('MAINTENANCE_MODE', 'kill_switch', 'boolean', 'false', '[true, false]', null,
    '{global,tenant}', 'ops', 'resto bot 2026-02', false, '{
    "fr": "Mode maintenance : les messages sont gardés, rien n''est traité.",
    "en": "Maintenance mode: messages are kept, nothing is processed.",
    "ar": "وضع الصيانة: تُحفظ الرسائل ولا يُعالج شيء."}'),
  ('OUTBOUND_ENABLED', 'kill_switch', 'enum', '"on"', '["drop", "hold", "inbound_only", "on"]',
    '{"true": "on", "false": "hold"}',
    '{global,tenant,channel}', 'messaging', 'resto bot 2026-02', false, '{
    "fr": "Envois : on = tout part ; inbound_only = seules les réponses à un message du client ; hold = tout attend dans la file ; drop = rien ne part, les messages sont abandonnés avec leur raison.",
    "en": "Sending: on = everything leaves; inbound_only = only answers to a customer''s own message; hold = everything waits in the queue; drop = nothing leaves, messages are dead-lettered with their reason.",
    "ar": "الإرسال: on = الكل يُرسل؛ inbound_only = الردود على رسائل الزبون فقط؛ hold = الكل ينتظر؛ drop = لا يُرسل شيء وتُترك الرسائل مع السبب."}'),
  ('DLQ_REPLAY_ENABLED', 'kill_switch', 'boolean', 'true', '[false, true]', null,
    '{global,tenant}', 'messaging', 'resto bot 2026-02', false, '{
    "fr": "Permettre de renvoyer les messages abandonnés.",
    "en": "Allow dead letters to be sent again.",
    "ar": "السماح بإعادة إرسال الرسائل المتروكة."}'),
  ('LLM_ENABLED', 'kill_switch', 'boolean', 'false', '[false, true]', null,
    '{global,tenant}', 'ordering', 'resto bot 2026-02', false, '{
    "fr": "Utiliser un modèle de langue pour comprendre les messages.",
    "en": "Use a language model to understand messages.",
    "ar": "استعمال نموذج لغوي لفهم الرسائل."}'),
  ('DEBUG_MODE', 'flag', 'boolean', 'false', null, null,
    '{global}', 'ops', 'resto bot 2026-02', false, '{
    "fr": "Journaux détaillés, sans jamais le contenu des messages.",
    "en": "Detailed logs, never with the content of messages.",
    "ar": "سجلات مفصلة، دون محتوى الرسائل أبدا."}'),
  -- Language models and voice
  ('LLM_API_URL', 'setting', 'text', '""', '{"pattern": "^(https://[^\\s]+)?$", "max_length": 500}', null,
    '{global}', 'ordering', 'resto bot 3.2', false, '{
    "fr": "Adresse du modèle de langue. Vide : aucun.",
    "en": "Address of the language model. Empty: none.",
    "ar": "عنوان النموذج اللغوي. فارغ: لا شيء."}'),
  ('LLM_MODEL', 'setting', 'text', '"llama3.1"', '{"max_length": 100}', null,
    '{global}', 'ordering', 'resto bot 3.2', false, '{
    "fr": "Nom du modèle de langue.",
    "en": "Name of the language model.",
    "ar": "اسم النموذج اللغوي."}'),
  ('STT_API_URL', 'setting', 'text', '""', '{"pattern": "^(https://[^\\s]+)?$", "max_length": 500}', null,
    '{global}', 'messaging', 'resto bot 3.2', false, '{
    "fr": "Sans effet pour l''instant : adresse du service qui écrirait les messages vocaux.",
    "en": "No effect yet: address of the service that would write voice messages down.",
    "ar": "بلا أثر بعد: عنوان الخدمة التي تكتب الرسائل الصوتية."}'),
  ('MENU_CACHE_TTL_SEC', 'setting', 'integer', '300', '{"min": 0, "max": 86400}', null,
    '{global,tenant}', 'ordering', 'resto bot 3.2', false, '{
    "fr": "Durée de mémoire du menu, en secondes.",
    "en": "How long the menu is remembered, in seconds.",
    "ar": "مدة حفظ القائمة مؤقتا بالثواني."}'),
  ('AI_INPUT_MAX_LENGTH', 'setting', 'integer', '500', '{"min": 50, "max": 8000}', null,
    '{global,tenant}', 'ordering', 'resto bot 2026-02', false, '{
    "fr": "Longueur maximale, en caractères, d''un texte donné au modèle.",
    "en": "Greatest length, in characters, of a text given to the model.",
    "ar": "أقصى طول بالأحرف لنص يُعطى للنموذج."}'),
  -- What goes out
  ('OUTBOX_MAX_ATTEMPTS', 'setting', 'integer', '7', '{"min": 1, "max": 20}', null,
    '{global,tenant}', 'messaging', 'resto bot 3.2', false, '{
    "fr": "Essais d''envoi avant l''abandon.",
    "en": "Sending attempts before giving up.",
    "ar": "عدد محاولات الإرسال قبل التخلي."}'),
  ('OUTBOX_BASE_DELAY_SEC', 'setting', 'integer', '30', '{"min": 1, "max": 3600}', null,
    '{global,tenant}', 'messaging', 'resto bot 3.2', false, '{
    "fr": "Attente après le premier échec, en secondes ; elle double ensuite.",
    "en": "Wait after the first failure, in seconds; it doubles from there.",
    "ar": "الانتظار بعد أول فشل بالثواني، ثم يتضاعف."}'),
  ('OUTBOX_MAX_DELAY_SEC', 'setting', 'integer', '3600', '{"min": 1, "max": 86400}', null,
    '{global,tenant}', 'messaging', 'resto bot 3.2', false, '{
    "fr": "Attente maximale entre deux essais, en secondes.",
    "en": "Longest wait between two attempts, in seconds.",
    "ar": "أقصى انتظار بين محاولتين بالثواني."}'),
  ('OUTBOX_WORKER_ENABLED', 'kill_switch', 'boolean', 'true', '[false, true]', null,
    '{global,channel}', 'messaging', 'resto bot 2026-02', false, '{
    "fr": "Faire tourner l''expéditeur. Coupé : la file s''allonge, rien ne se perd.",
    "en": "Run the dispatcher. Off: the queue grows, nothing is lost.",
    "ar": "تشغيل المُرسل. عند الإيقاف: تطول القائمة ولا يضيع شيء."}'),
  ('OUTBOX_WORKER_BATCH_SIZE', 'setting', 'integer', '10', '{"min": 1, "max": 1000}', null,
    '{global}', 'messaging', 'resto bot 2026-02', false, '{
    "fr": "Sans effet, gardé pour qui le cherche : l''expéditeur prend ce qu''il peut envoyer aussitôt (OUTBOUND_CONCURRENCY).",
    "en": "No effect, kept for who looks for it: the sender takes what it can send at once (OUTBOUND_CONCURRENCY).",
    "ar": "بلا أثر، محفوظ لمن يبحث عنه: يأخذ المُرسل ما يستطيع إرساله فورا (OUTBOUND_CONCURRENCY)."}'),
  ('DLQ_ALERT_THRESHOLD', 'setting', 'integer', '10', '{"min": 1, "max": 100000}', null,
    '{global,tenant}', 'messaging', 'resto bot 2026-02', false, '{
    "fr": "Messages abandonnés à partir desquels l''événement DLQ_THRESHOLD_EXCEEDED est noté.",
    "en": "Dead letters from which the event DLQ_THRESHOLD_EXCEEDED is logged.",
    "ar": "عدد الرسائل المتروكة الذي يُسجل عنده الحدث DLQ_THRESHOLD_EXCEEDED."}'),
  -- How long things are kept
  ('RETENTION_DAYS', 'setting', 'integer', '14', '{"min": 1, "max": 3650}', null,
    '{global}', 'ops', 'resto bot 3.2', false, '{
    "fr": "Jours de garde des sauvegardes.",
    "en": "Days that backups are kept.",
    "ar": "عدد أيام حفظ النسخ الاحتياطية."}'),
  ('RETENTION_DAYS_INBOUND', 'setting', 'integer', '30', '{"min": 7, "max": 3650}', null,
    '{global,tenant}', 'ops', 'resto bot 3.2', false, '{
    "fr": "Jours de garde des messages reçus.",
    "en": "Days that received messages are kept.",
    "ar": "عدد أيام حفظ الرسائل الواردة."}'),
  ('RETENTION_DAYS_SECURITY', 'setting', 'integer', '90', '{"min": 30, "max": 3650}', null,
    '{global}', 'ops', 'resto bot 3.2', false, '{
    "fr": "Jours de garde des événements de sécurité (par mois entiers).",
    "en": "Days that security events are kept (in whole months).",
    "ar": "عدد أيام حفظ أحداث الأمان (بالأشهر الكاملة)."}'),
  ('RETENTION_DAYS_OUTBOX_SENT', 'setting', 'integer', '30', '{"min": 7, "max": 3650}', null,
    '{global,tenant}', 'ops', 'resto bot 3.2', false, '{
    "fr": "Jours de garde des messages envoyés.",
    "en": "Days that sent messages are kept.",
    "ar": "عدد أيام حفظ الرسائل المرسلة."}'),
  ('RETENTION_DAYS_WORKFLOW_ERRORS', 'setting', 'integer', '30', '{"min": 7, "max": 3650}', null,
    '{global}', 'ops', 'resto bot 3.2', false, '{
    "fr": "Jours de garde des erreurs de traitement.",
    "en": "Days that processing errors are kept.",
    "ar": "عدد أيام حفظ أخطاء المعالجة."}'),
  ('RETENTION_BATCH_SIZE', 'setting', 'integer', '5000', '{"min": 100, "max": 50000}', null,
    '{global}', 'ops', 'resto bot 3.2', false, '{
    "fr": "Lignes supprimées par lot.",
    "en": "Rows deleted per batch.",
    "ar": "عدد الأسطر المحذوفة في كل دفعة."}'),
  ('RETENTION_MAX_ITERATIONS', 'setting', 'integer', '200', '{"min": 1, "max": 10000}', null,
    '{global}', 'ops', 'resto bot 3.2', false, '{
    "fr": "Lots par passage au plus.",
    "en": "Batches per run at most.",
    "ar": "أقصى عدد دفعات في كل تنفيذ."}'),
  ('RETENTION_DRY_RUN', 'flag', 'boolean', 'false', null, null,
    '{global}', 'ops', 'resto bot 3.2', false, '{
    "fr": "Compter sans supprimer.",
    "en": "Count without deleting.",
    "ar": "العدّ دون حذف."}'),
  -- Service objectives and alerts
  ('SLO_WINDOW_MIN', 'setting', 'integer', '15', '{"min": 1, "max": 1440}', null,
    '{global}', 'ops', 'resto bot 3.2', false, '{
    "fr": "Fenêtre de mesure, en minutes.",
    "en": "Measuring window, in minutes.",
    "ar": "نافذة القياس بالدقائق."}'),
  ('SLO_INBOUND_TO_OUTBOX_P95_MS', 'setting', 'integer', '2000', '{"min": 50, "max": 600000}', null,
    '{global}', 'ops', 'resto bot 3.2', false, '{
    "fr": "Réponse mise en file en moins de tant de millisecondes, 95 fois sur 100.",
    "en": "Answer queued within so many milliseconds, 95 times out of 100.",
    "ar": "إدراج الرد في القائمة خلال هذا العدد من أجزاء الألف من الثانية في 95% من الحالات."}'),
  ('SLO_OUTBOX_PENDING_AGE_MAX_SEC', 'setting', 'integer', '600', '{"min": 10, "max": 86400}', null,
    '{global}', 'ops', 'resto bot 3.2', false, '{
    "fr": "Âge maximal d''un message en attente, en secondes.",
    "en": "Greatest age of a waiting message, in seconds.",
    "ar": "أقصى عمر لرسالة منتظرة بالثواني."}'),
  ('SLO_DLQ_RATE_MAX', 'setting', 'numeric', '0.05', '{"min": 0, "max": 1}', null,
    '{global}', 'ops', 'resto bot 3.2', false, '{
    "fr": "Part maximale de messages abandonnés.",
    "en": "Greatest share of dead letters.",
    "ar": "أقصى نسبة للرسائل المتروكة."}'),
  ('SLO_DLQ_COUNT_MAX', 'setting', 'integer', '5', '{"min": 0, "max": 100000}', null,
    '{global}', 'ops', 'resto bot 3.2', false, '{
    "fr": "Nombre maximal de messages abandonnés.",
    "en": "Greatest number of dead letters.",
    "ar": "أقصى عدد للرسائل المتروكة."}'),
  ('ALERT_SLO_ENABLED', 'kill_switch', 'boolean', 'true', '[true, false]', null,
    '{global}', 'ops', 'resto bot 3.2', false, '{
    "fr": "Prévenir quand un objectif de service est manqué.",
    "en": "Notify when a service objective is missed.",
    "ar": "التنبيه عند الإخلال بهدف الخدمة."}'),
  ('ALERT_COOLDOWN_SEC', 'setting', 'integer', '300', '{"min": 0, "max": 604800}', null,
    '{global}', 'ops', 'resto bot 3.2', false, '{
    "fr": "Silence entre deux avis identiques d''objectif manqué, en secondes.",
    "en": "Silence between two identical objective notices, in seconds.",
    "ar": "فترة الصمت بين تنبيهين متطابقين بالثواني."}'),
  ('ALERT_OUTBOX_PENDING_AGE_SEC', 'setting', 'integer', '60', '{"min": 1, "max": 86400}', null,
    '{global}', 'ops', 'resto bot 3.2, security notes', false, '{
    "fr": "Âge, en secondes, à partir duquel la file d''envoi est en retard.",
    "en": "Age, in seconds, from which the outgoing queue is late.",
    "ar": "العمر بالثواني الذي تُعد عنده قائمة الإرسال متأخرة."}'),
  ('ALERT_DLQ_COUNT', 'setting', 'integer', '10', '{"min": 1, "max": 100000}', null,
    '{global}', 'ops', 'resto bot 3.2, security notes', false, '{
    "fr": "Messages abandonnés à partir desquels on prévient.",
    "en": "Dead letters from which a notice is sent.",
    "ar": "عدد الرسائل المتروكة الذي يُرسل عنده تنبيه."}');

insert into public.feature_flags (key, alias_of, source, description)
values
  ('LEGACY_SHARED_TOKEN_ENABLED', 'LEGACY_SHARED_ALLOWED', 'resto bot 3.2, security notes', '{
    "fr": "Autre nom de LEGACY_SHARED_ALLOWED dans les fiches de sécurité.",
    "en": "Name of LEGACY_SHARED_ALLOWED in the security notes.",
    "ar": "اسم آخر لـ LEGACY_SHARED_ALLOWED في مذكرات الأمان."}'),
  ('SIGNATURE_VALIDATION_MODE', 'META_SIGNATURE_REQUIRED', 'resto bot 3.2, security notes', '{
    "fr": "Autre nom de META_SIGNATURE_REQUIRED dans les fiches de sécurité (valeur d''origine : warn).",
    "en": "Name of META_SIGNATURE_REQUIRED in the security notes (their value: warn).",
    "ar": "اسم آخر لـ META_SIGNATURE_REQUIRED في مذكرات الأمان (قيمته الأصلية: warn)."}');
