-- security: the catalogue of flags, second half: languages, delivery, support, fraud, payments.
-- Depends on: feature_flags. Exposes: rows only.

insert into public.feature_flags (
  key, kind, value_type, default_value, allowed_values, spellings,
  scopes, module, source, is_sensitive, description
)
values
  -- Languages
  ('L10N_ENABLED', 'kill_switch', 'boolean', 'true', '[false, true]', null,
    '{global,tenant}', 'messaging', 'resto bot 3.2', false, '{
    "fr": "Répondre dans la langue du client (français, arabe, darija). Les codes d''origine avaient false ; le journal 3.2.2 a mis true.",
    "en": "Answer in the customer''s language (French, Arabic, Darija). The original code said false; patch 3.2.2 made it true.",
    "ar": "الرد بلغة الزبون (الفرنسية والعربية والدارجة). جعلها التحديث 3.2.2 مفعلة."}'),
  ('L10N_STICKY_AR_ENABLED', 'kill_switch', 'boolean', 'true', '[false, true]', null,
    '{global,tenant}', 'messaging', 'resto bot 3.2', false, '{
    "fr": "Rester en arabe après plusieurs messages en arabe.",
    "en": "Stay in Arabic after several messages in Arabic.",
    "ar": "الاستمرار بالعربية بعد عدة رسائل بالعربية."}'),
  ('L10N_STICKY_AR_THRESHOLD', 'setting', 'integer', '2', '{"min": 1, "max": 20}', null,
    '{global,tenant}', 'messaging', 'resto bot 3.2', false, '{
    "fr": "Nombre de messages en arabe avant d''y rester.",
    "en": "Messages in Arabic before staying in it.",
    "ar": "عدد الرسائل بالعربية قبل الاستمرار بها."}'),
  ('STRICT_AR_OUT', 'kill_switch', 'boolean', 'true', '[true, false]', null,
    '{global,tenant}', 'messaging', 'resto bot 3.2', false, '{
    "fr": "À un message en arabe, toujours répondre en arabe.",
    "en": "Always answer in Arabic to a message in Arabic.",
    "ar": "الرد بالعربية دائما على رسالة بالعربية."}'),
  ('L10N_FALLBACK_LOCALE', 'setting', 'enum', '"fr"', '["fr", "ar", "en"]', null,
    '{global,tenant}', 'messaging', 'resto bot 3.2', false, '{
    "fr": "Langue quand celle du client est inconnue.",
    "en": "Language when the customer''s is unknown.",
    "ar": "اللغة المستعملة حين تُجهل لغة الزبون."}'),
  -- Delivery
  ('DELIVERY_ENABLED', 'kill_switch', 'boolean', 'false', '[false, true]', null,
    '{global,tenant}', 'delivery', 'resto bot 3.2', false, '{
    "fr": "Proposer la livraison.",
    "en": "Offer delivery.",
    "ar": "عرض خدمة التوصيل."}'),
  ('DELIVERY_SLOTS_ENABLED', 'kill_switch', 'boolean', 'false', '[false, true]', null,
    '{global,tenant}', 'delivery', 'resto bot 3.2', false, '{
    "fr": "Proposer des créneaux de livraison.",
    "en": "Offer delivery slots.",
    "ar": "عرض مواعيد التوصيل."}'),
  ('DELIVERY_ADDRESS_CLARIFY', 'flag', 'boolean', 'true', null, null,
    '{global,tenant}', 'delivery', 'resto bot 3.2', false, '{
    "fr": "Faire préciser une adresse ambiguë.",
    "en": "Ask back when an address is ambiguous.",
    "ar": "طلب توضيح العنوان الغامض."}'),
  ('DELIVERY_DEFAULT_ETA_MIN', 'setting', 'integer', '45', '{"min": 1, "max": 600}', null,
    '{global,tenant}', 'delivery', 'resto bot 3.2', false, '{
    "fr": "Délai de livraison annoncé au moins, en minutes.",
    "en": "Shortest delivery time announced, in minutes.",
    "ar": "أقصر مدة توصيل معلنة بالدقائق."}'),
  ('DELIVERY_DEFAULT_ETA_MAX', 'setting', 'integer', '60', '{"min": 1, "max": 600}', null,
    '{global,tenant}', 'delivery', 'resto bot 3.2', false, '{
    "fr": "Délai de livraison annoncé au plus, en minutes.",
    "en": "Longest delivery time announced, in minutes.",
    "ar": "أطول مدة توصيل معلنة بالدقائق."}'),
  ('DELIVERY_FEE_MIN_CENTS', 'setting', 'integer', '0', '{"min": 0, "max": 100000000}', null,
    '{global,tenant}', 'delivery', 'resto bot 3.2', false, '{
    "fr": "Frais de livraison au moins, en centimes.",
    "en": "Least delivery fee, in centimes.",
    "ar": "أدنى رسوم توصيل بالسنتيم."}'),
  ('DELIVERY_ADDRESS_MAX_ATTEMPTS', 'setting', 'integer', '3', '{"min": 1, "max": 20}', null,
    '{global,tenant}', 'delivery', 'resto bot 3.2', false, '{
    "fr": "Essais d''adresse avant de passer la main à une personne.",
    "en": "Address attempts before a person takes over.",
    "ar": "عدد محاولات العنوان قبل تحويل المحادثة إلى موظف."}'),
  -- Support
  ('SUPPORT_ENABLED', 'kill_switch', 'boolean', 'true', '[false, true]', null,
    '{global,tenant}', 'support', 'resto bot 3.2', false, '{
    "fr": "Passer la main à une personne sur demande.",
    "en": "Hand over to a person on request.",
    "ar": "تحويل المحادثة إلى موظف عند الطلب."}'),
  ('FAQ_ENABLED', 'kill_switch', 'boolean', 'true', '[false, true]', null,
    '{global,tenant}', 'support', 'resto bot 3.2', false, '{
    "fr": "Répondre aux questions fréquentes.",
    "en": "Answer frequent questions.",
    "ar": "الرد على الأسئلة الشائعة."}'),
  ('ADMIN_WA_CONSOLE_ENABLED', 'kill_switch', 'boolean', 'true', '[false, true]', null,
    '{global,tenant}', 'support', 'resto bot 3.2', false, '{
    "fr": "Console d''administration par WhatsApp (commandes « ! »), pour les membres reconnus.",
    "en": "Administration console on WhatsApp (commands that begin with !), for known members.",
    "ar": "وحدة التحكم عبر واتساب (أوامر تبدأ بـ !) للأعضاء المعروفين."}'),
  ('ADMIN_WA_AUDIT_ENABLED', 'kill_switch', 'boolean', 'true', '[true, false]', null,
    '{global}', 'support', 'resto bot 3.2', false, '{
    "fr": "Garder la trace de chaque commande de la console.",
    "en": "Keep a trace of every console command.",
    "ar": "حفظ أثر كل أمر من وحدة التحكم."}'),
  ('ADMIN_WA_CONSOLE_WORKFLOW_ID', 'setting', 'text', '""', '{"max_length": 100}', null,
    '{global}', 'support', 'resto bot 3.2', false, '{
    "fr": "Repère de l''ancien enchaînement de la console. Sans effet ici.",
    "en": "Id of the former console workflow. No effect here.",
    "ar": "معرف مسار وحدة التحكم السابق. لا أثر له هنا."}'),
  ('ADMIN_WA_PHONE_ALLOWLIST', 'setting', 'text', '""', '{"pattern": "^(\\+?[0-9]{6,15}(,|$))*$", "max_length": 2000}', null,
    '{global,tenant}', 'support', 'resto bot 2026-02', true, '{
    "fr": "Numéros admis à la console, séparés par des virgules. Vide : personne.",
    "en": "Numbers admitted to the console, separated by commas. Empty: nobody.",
    "ar": "الأرقام المسموح لها بوحدة التحكم، مفصولة بفواصل. فارغ: لا أحد."}'),
  -- Fraud
  ('FRAUD_INBOUND_ENABLED', 'kill_switch', 'boolean', 'true', '[true, false]', null,
    '{global,tenant}', 'fraud', 'resto bot 3.2', false, '{
    "fr": "Contrôler les messages qui arrivent.",
    "en": "Check incoming messages.",
    "ar": "مراقبة الرسائل الواردة."}'),
  ('FRAUD_CHECKOUT_ENABLED', 'kill_switch', 'boolean', 'true', '[true, false]', null,
    '{global,tenant}', 'fraud', 'resto bot 3.2', false, '{
    "fr": "Contrôler les commandes à la validation.",
    "en": "Check orders at checkout.",
    "ar": "مراقبة الطلبات عند تأكيدها."}'),
  ('QUARANTINE_RELEASE_INTERVAL_SEC', 'setting', 'integer', '60', '{"min": 10, "max": 3600}', null,
    '{global}', 'fraud', 'resto bot 3.2', false, '{
    "fr": "Intervalle de levée des quarantaines échues, en secondes.",
    "en": "Interval at which expired quarantines are released, in seconds.",
    "ar": "الفاصل بالثواني لرفع الحجر المنتهي."}'),
  ('FRAUD_FLOOD_LIMIT_30S', 'setting', 'integer', '6', '{"min": 1, "max": 1000}', null,
    '{global,tenant}', 'fraud', 'resto bot 3.2', false, '{
    "fr": "Messages en 30 secondes à partir desquels c''est une rafale.",
    "en": "Messages in 30 seconds from which it is a flood.",
    "ar": "عدد الرسائل في 30 ثانية الذي يُعد سيلا."}'),
  ('FRAUD_FLOOD_QUARANTINE_MIN', 'setting', 'integer', '10', '{"min": 1, "max": 10080}', null,
    '{global,tenant}', 'fraud', 'resto bot 3.2', false, '{
    "fr": "Durée de quarantaine après une rafale, en minutes.",
    "en": "Quarantine after a flood, in minutes.",
    "ar": "مدة الحجر بعد السيل بالدقائق."}'),
  ('FRAUD_HIGH_ORDER_THRESHOLD', 'setting', 'integer', '3000000', '{"min": 0, "max": 1000000000}', null,
    '{global,tenant}', 'fraud', 'resto bot 3.2', false, '{
    "fr": "Total, en centimes, à partir duquel une commande se confirme (30 000 DZD). La règle SQL d''origine disait 30000 sans unité.",
    "en": "Total, in centimes, from which an order is confirmed (30,000 DZD). The original SQL rule said 30000 without a unit.",
    "ar": "المجموع بالسنتيم الذي يستلزم تأكيد الطلب (30000 د.ج)."}'),
  ('FRAUD_CANCEL_LIMIT', 'setting', 'integer', '3', '{"min": 1, "max": 100}', null,
    '{global,tenant}', 'fraud', 'resto bot 3.2', false, '{
    "fr": "Annulations qui mènent à la quarantaine.",
    "en": "Cancellations that lead to quarantine.",
    "ar": "عدد الإلغاءات المؤدي إلى الحجر."}'),
  ('FRAUD_CANCEL_WINDOW_DAYS', 'setting', 'integer', '7', '{"min": 1, "max": 365}', null,
    '{global,tenant}', 'fraud', 'resto bot 3.2', false, '{
    "fr": "Jours sur lesquels les annulations comptent.",
    "en": "Days over which cancellations count.",
    "ar": "عدد الأيام التي تُحسب خلالها الإلغاءات."}'),
  -- Payments
  ('PAYMENT_COD_ENABLED', 'kill_switch', 'boolean', 'true', '[false, true]', null,
    '{global,tenant}', 'payments', 'resto bot 3.2', false, '{
    "fr": "Paiement à la livraison.",
    "en": "Cash on delivery.",
    "ar": "الدفع عند التسليم."}'),
  ('PAYMENT_DEPOSIT_ENABLED', 'kill_switch', 'boolean', 'true', '[false, true]', null,
    '{global,tenant}', 'payments', 'resto bot 3.2', false, '{
    "fr": "Demander un acompte.",
    "en": "Ask for a deposit.",
    "ar": "طلب عربون."}'),
  ('PAYMENT_CIB_ENABLED', 'kill_switch', 'boolean', 'false', '[false, true]', null,
    '{global,tenant}', 'payments', 'resto bot 3.2', false, '{
    "fr": "Paiement par carte CIB.",
    "en": "Payment by CIB card.",
    "ar": "الدفع ببطاقة CIB."}'),
  ('PAYMENT_EDAHABIA_ENABLED', 'kill_switch', 'boolean', 'false', '[false, true]', null,
    '{global,tenant}', 'payments', 'resto bot 3.2', false, '{
    "fr": "Paiement par carte Edahabia.",
    "en": "Payment by Edahabia card.",
    "ar": "الدفع بالبطاقة الذهبية."}'),
  ('PAYMENT_DEPOSIT_MODE', 'setting', 'enum', '"PERCENTAGE"', '["PERCENTAGE", "FIXED"]', null,
    '{global,tenant}', 'payments', 'resto bot 3.2', false, '{
    "fr": "Acompte en pourcentage ou en somme fixe.",
    "en": "Deposit as a percentage or as a fixed sum.",
    "ar": "العربون بنسبة مئوية أو بمبلغ ثابت."}'),
  ('PAYMENT_DEPOSIT_PERCENTAGE', 'setting', 'integer', '30', '{"min": 0, "max": 100}', null,
    '{global,tenant}', 'payments', 'resto bot 3.2', false, '{
    "fr": "Acompte, en pourcentage du total.",
    "en": "Deposit, as a percentage of the total.",
    "ar": "نسبة العربون من المجموع."}'),
  ('PAYMENT_DEPOSIT_THRESHOLD', 'setting', 'integer', '300000', '{"min": 0, "max": 1000000000}', null,
    '{global,tenant}', 'payments', 'resto bot 3.2', false, '{
    "fr": "Total, en centimes, à partir duquel un acompte est demandé.",
    "en": "Total, in centimes, from which a deposit is asked for.",
    "ar": "المجموع بالسنتيم الذي يُطلب عنده العربون."}'),
  ('PAYMENT_COD_MAX_AMOUNT', 'setting', 'integer', '1000000', '{"min": 0, "max": 1000000000}', null,
    '{global,tenant}', 'payments', 'resto bot 3.2', false, '{
    "fr": "Total maximal payable à la livraison, en centimes.",
    "en": "Greatest total payable on delivery, in centimes.",
    "ar": "أقصى مبلغ يُدفع عند التسليم بالسنتيم."}'),
  ('PAYMENT_TRUST_MIN_ORDERS', 'setting', 'integer', '3', '{"min": 0, "max": 1000}', null,
    '{global,tenant}', 'payments', 'resto bot 3.2', false, '{
    "fr": "Commandes abouties pour être dispensé d''acompte.",
    "en": "Completed orders that spare the deposit.",
    "ar": "عدد الطلبات المكتملة للإعفاء من العربون."}'),
  ('PAYMENT_TRUST_MIN_SCORE', 'setting', 'integer', '70', '{"min": 0, "max": 100}', null,
    '{global,tenant}', 'payments', 'resto bot 3.2', false, '{
    "fr": "Note de confiance pour être dispensé d''acompte.",
    "en": "Trust score that spares the deposit.",
    "ar": "درجة الثقة للإعفاء من العربون."}'),
  ('PAYMENT_DEPOSIT_TIMEOUT_MIN', 'setting', 'integer', '30', '{"min": 1, "max": 10080}', null,
    '{global,tenant}', 'payments', 'resto bot 3.2', false, '{
    "fr": "Délai pour verser l''acompte, en minutes.",
    "en": "Time to pay the deposit, in minutes.",
    "ar": "مهلة دفع العربون بالدقائق."}'),
  ('BARIDIMOB_MERCHANT_CODE', 'setting', 'text', '""', '{"max_length": 100}', null,
    '{global,tenant}', 'payments', 'resto bot 3.2', false, '{
    "fr": "Code marchand BaridiMob montré au client.",
    "en": "BaridiMob merchant code shown to the customer.",
    "ar": "رمز التاجر في بريدي موب الذي يظهر للزبون."}'),
  ('BARIDIMOB_API_URL', 'setting', 'text', '""', '{"pattern": "^(https://[^\\s]+)?$", "max_length": 500}', null,
    '{global}', 'payments', 'resto bot 3.2', false, '{
    "fr": "Adresse de l''interface BaridiMob. Vide : aucune.",
    "en": "Address of the BaridiMob interface. Empty: none.",
    "ar": "عنوان واجهة بريدي موب. فارغ: لا شيء."}');
