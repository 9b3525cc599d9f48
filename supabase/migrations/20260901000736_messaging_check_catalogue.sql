-- messaging: the catalogue rows of its checks.
-- Depends on: the views before. Exposes: rows only.

insert into public.integrity_checks (
  code, module, view_name, severity, every, budget_ms, entity_route, tags, title, message, remedy
)
values
  (
    'INBOUND_STUCK', 'messaging', 'messaging.check_inbound_stuck', 'CRITICAL',
    interval '1 minute', 1000, '/messaging/channels?id={entity_id}', '{messaging}',
    '{"fr": "Messages reçus sans réponse", "en": "Received messages not handled", "ar": "رسائل واردة دون معالجة"}',
    '{"fr": "{entity_label} : {count} message(s) gardé(s) mais non traité(s), le plus ancien depuis {oldest_at} ({last_error}).",
      "en": "{entity_label}: {count} message(s) stored but not handled, the oldest since {oldest_at} ({last_error}).",
      "ar": "{entity_label}: رسائل محفوظة دون معالجة {count}، أقدمها منذ {oldest_at} ({last_error})."}',
    '{"fr": "Corrigez ce qui fait échouer la conversation ; les messages repartent d''eux-mêmes.",
      "en": "Repair what makes the conversation core fail; the messages go on by themselves.",
      "ar": "عالج سبب إخفاق المحادثة، ثم تُستأنف الرسائل تلقائيا."}'
  ),
  (
    'OUTBOUND_STUCK', 'messaging', 'messaging.check_outbound_stuck', 'WARN',
    interval '1 minute', 1000, '/messaging/outbox?channel_id={entity_id}', '{messaging}',
    '{"fr": "File d''envoi en retard", "en": "Outbox is late", "ar": "تأخر قائمة الإرسال"}',
    '{"fr": "{entity_label} : un message attend depuis {waiting_seconds} s.",
      "en": "{entity_label}: a message has waited for {waiting_seconds} s.",
      "ar": "{entity_label}: رسالة تنتظر منذ {waiting_seconds} ثانية."}',
    '{"fr": "Vérifiez que l''expéditeur tourne et ce que Meta répond.",
      "en": "See whether the dispatcher runs and what Meta answers.",
      "ar": "تحقق من عمل المُرسل ومن ردود Meta."}'
  ),
  (
    'DEAD_LETTERS_OPEN', 'messaging', 'messaging.check_dead_letters_open', 'WARN',
    interval '1 minute', 1000, '/messaging/outbox?channel_id={entity_id}&status=DLQ', '{messaging}',
    '{"fr": "Messages abandonnés", "en": "Dead letters", "ar": "رسائل متروكة"}',
    '{"fr": "{entity_label} : {count} message(s) abandonné(s), surtout {error_key}.",
      "en": "{entity_label}: {count} message(s) given up, mostly {error_key}.",
      "ar": "{entity_label}: رسائل متروكة {count}، أغلبها {error_key}."}',
    '{"fr": "Lisez la raison, corrigez, puis renvoyez ou abandonnez.",
      "en": "Read the reason, correct it, then replay or drop.",
      "ar": "اقرأ السبب وصححه ثم أعد الإرسال أو أسقط الرسائل."}'
  ),
  (
    'SEND_OUTCOME_UNKNOWN', 'messaging', 'messaging.check_send_outcome_unknown', 'WARN',
    interval '1 minute', 1000, '/messaging/outbox?channel_id={entity_id}&status=UNKNOWN', '{messaging}',
    '{"fr": "Envois au sort inconnu", "en": "Sends of unknown outcome", "ar": "إرسالات مجهولة المصير"}',
    '{"fr": "{entity_label} : {count} envoi(s) sans preuve depuis {oldest_at}.",
      "en": "{entity_label}: {count} send(s) without proof since {oldest_at}.",
      "ar": "{entity_label}: إرسالات دون دليل {count} منذ {oldest_at}."}',
    '{"fr": "Regardez la conversation chez Meta, puis décidez : parti, à renvoyer ou sans objet.",
      "en": "Look at the conversation at Meta, then decide: it left, send again, or no longer needed.",
      "ar": "انظر إلى المحادثة لدى Meta ثم قرر: أُرسلت أو يُعاد إرسالها أو لم تعد لازمة."}'
  ),
  (
    'WEBHOOK_SILENT', 'messaging', 'messaging.check_webhook_silent', 'WARN',
    interval '5 minutes', 1000, '/messaging/channels?id={entity_id}', '{messaging}',
    '{"fr": "Canal devenu muet", "en": "Channel gone silent", "ar": "قناة صامتة"}',
    '{"fr": "{entity_label} : rien reçu depuis {last_webhook_at}.",
      "en": "{entity_label}: nothing received since {last_webhook_at}.",
      "ar": "{entity_label}: لم يُستلم شيء منذ {last_webhook_at}."}',
    '{"fr": "Vérifiez l''abonnement de l''application chez Meta et l''adresse du webhook.",
      "en": "Check the subscription of the app at Meta and the address of the webhook.",
      "ar": "تحقق من اشتراك التطبيق لدى Meta ومن عنوان webhook."}'
  ),
  (
    'CHANNEL_TOKEN_EXPIRING', 'messaging', 'messaging.check_channel_token_expiring', 'WARN',
    interval '1 hour', 1000, '/messaging/channels?id={entity_id}', '{messaging}',
    '{"fr": "Jeton de canal bientôt expiré", "en": "Channel token about to expire", "ar": "رمز القناة على وشك الانتهاء"}',
    '{"fr": "{entity_label} : le jeton {token_ref} expire le {token_expires_at}.",
      "en": "{entity_label}: token {token_ref} expires at {token_expires_at}.",
      "ar": "{entity_label}: ينتهي الرمز {token_ref} في {token_expires_at}."}',
    '{"fr": "Renouvelez le jeton chez Meta, remplacez le secret, puis notez la nouvelle date.",
      "en": "Renew the token at Meta, replace the secret, then note the new date.",
      "ar": "جدّد الرمز لدى Meta واستبدل السر ثم سجّل التاريخ الجديد."}'
  ),
  (
    'CHANNEL_CIRCUIT_OPEN', 'messaging', 'messaging.check_channel_circuit_open', 'CRITICAL',
    interval '1 minute', 1000, '/messaging/channels?id={entity_id}', '{messaging}',
    '{"fr": "Envois d''un canal arrêtés", "en": "Sending of a channel stopped", "ar": "توقف إرسال قناة"}',
    '{"fr": "{entity_label} : arrêté après {failures} échecs ({error_key} {error_code}).",
      "en": "{entity_label}: stopped after {failures} failures ({error_key} {error_code}).",
      "ar": "{entity_label}: توقفت بعد {failures} إخفاقات ({error_key} {error_code})."}',
    '{"fr": "Réparez la cause (jeton, restriction, panne). Un envoi d''essai rouvre de lui-même.",
      "en": "Repair the cause (token, restriction, outage). A trial send opens it again by itself.",
      "ar": "عالج السبب (رمز أو تقييد أو عطل). يعيد إرسال تجريبي فتحها تلقائيا."}'
  ),
  (
    'CHANNEL_QUALITY_LOW', 'messaging', 'messaging.check_channel_quality_low', 'WARN',
    interval '5 minutes', 1000, '/messaging/channels?id={entity_id}', '{messaging}',
    '{"fr": "Qualité du canal en baisse", "en": "Channel quality is low", "ar": "انخفاض جودة القناة"}',
    '{"fr": "{entity_label} : qualité {quality} chez Meta.",
      "en": "{entity_label}: quality {quality} at Meta.",
      "ar": "{entity_label}: الجودة {quality} لدى Meta."}',
    '{"fr": "Suspendez les campagnes et cherchez quels messages sont signalés.",
      "en": "Hold campaigns and find out which messages are reported.",
      "ar": "علّق الحملات وابحث عن الرسائل المبلّغ عنها."}'
  ),
  (
    'CHANNEL_RESTRICTED', 'messaging', 'messaging.check_channel_restricted', 'WARN',
    interval '1 minute', 1000, '/messaging/channels?id={entity_id}', '{messaging}',
    '{"fr": "Compte restreint par Meta", "en": "Account restricted by Meta", "ar": "حساب قيّدته Meta"}',
    '{"fr": "{entity_label} : {restriction} selon Meta.",
      "en": "{entity_label}: {restriction}, says Meta.",
      "ar": "{entity_label}: {restriction} بحسب Meta."}',
    '{"fr": "Lisez le motif dans le gestionnaire de Meta, corrigez, demandez un réexamen.",
      "en": "Read the reason in Meta''s manager, correct it, and ask for a review.",
      "ar": "اقرأ السبب في مدير Meta وصحّحه واطلب إعادة النظر."}'
  ),
  (
    'MEDIA_STUCK', 'messaging', 'messaging.check_media_stuck', 'WARN',
    interval '5 minutes', 1000, '/messaging/channels?id={entity_id}', '{messaging}',
    '{"fr": "Fichiers reçus non récupérés", "en": "Received files not fetched", "ar": "ملفات واردة لم تُجلب"}',
    '{"fr": "{entity_label} : {count} fichier(s) en attente depuis {oldest_at}.",
      "en": "{entity_label}: {count} file(s) waiting since {oldest_at}.",
      "ar": "{entity_label}: ملفات تنتظر {count} منذ {oldest_at}."}',
    '{"fr": "Vérifiez que la récupération tourne ; les adresses de Meta expirent vite.",
      "en": "See whether the fetcher runs; addresses at Meta expire soon.",
      "ar": "تحقق من عمل الجلب؛ فعناوين Meta تنتهي بسرعة."}'
  ),
  (
    'TEMPLATE_NOT_APPROVED', 'messaging', 'messaging.check_template_not_approved', 'WARN',
    interval '5 minutes', 1000, '/messaging/templates?id={entity_id}', '{messaging}',
    '{"fr": "Modèle refusé ou suspendu", "en": "Template rejected or paused", "ar": "قالب مرفوض أو موقوف"}',
    '{"fr": "{entity_label} : {approval_state} chez Meta ({rejected_reason}).",
      "en": "{entity_label}: {approval_state} at Meta ({rejected_reason}).",
      "ar": "{entity_label}: {approval_state} لدى Meta ({rejected_reason})."}',
    '{"fr": "Corrigez le texte, soumettez-le de nouveau, ou désactivez le modèle.",
      "en": "Correct the text and submit it again, or switch the template off.",
      "ar": "صحّح النص وأعد تقديمه أو عطّل القالب."}'
  );
