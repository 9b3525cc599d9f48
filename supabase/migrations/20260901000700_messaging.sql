-- messaging: messages in and out of WhatsApp, Instagram and Messenger.
-- Depends on: foundation, access, security, governance (check catalogue), ops.
-- Exposes: the schema, its permissions, the settings and events that only it knows.

create schema messaging;
comment on schema messaging is
  'Channels, conversations, messages in and out, templates and languages: rules, queues and partitions. No API role has usage.';

-- A driver that connects by itself gets this role: it can hand in a delivery and nothing else.
do $$
begin
  if not exists (select from pg_catalog.pg_roles where rolname = 'vigie_ingest') then
    create role vigie_ingest nologin noinherit;
  end if;
end
$$;
grant usage on schema public to vigie_ingest;
alter role vigie_ingest set statement_timeout = '8s';
alter role vigie_ingest set idle_in_transaction_session_timeout = '10s';

insert into public.permissions (module, code, label)
values
  ('messaging', 'messages.read',
    '{"fr": "Lire les conversations", "en": "Read conversations", "ar": "قراءة المحادثات"}'),
  ('messaging', 'messages.send',
    '{"fr": "Écrire aux clients", "en": "Write to customers", "ar": "مراسلة الزبائن"}'),
  ('messaging', 'contacts.write',
    '{"fr": "Modifier les fiches des clients", "en": "Change contacts", "ar": "تعديل بطاقات الزبائن"}'),
  ('messaging', 'outbox.read',
    '{"fr": "Voir la file d''envoi", "en": "See the outbox", "ar": "الاطلاع على قائمة الإرسال"}'),
  ('messaging', 'outbox.manage',
    '{"fr": "Renvoyer, abandonner, suspendre des envois", "en": "Replay, drop and hold messages", "ar": "إعادة إرسال الرسائل أو تركها أو تعليقها"}'),
  ('messaging', 'channels.read',
    '{"fr": "Voir les canaux", "en": "See channels", "ar": "الاطلاع على القنوات"}'),
  ('messaging', 'channels.write',
    '{"fr": "Relier et régler les canaux", "en": "Connect and configure channels", "ar": "ربط القنوات وضبطها"}'),
  ('messaging', 'clients.read',
    '{"fr": "Voir les clients d''API", "en": "See API clients", "ar": "الاطلاع على عملاء الواجهة"}'),
  ('messaging', 'clients.write',
    '{"fr": "Créer et révoquer les clients d''API", "en": "Create and revoke API clients", "ar": "إنشاء عملاء الواجهة وإلغاؤهم"}'),
  ('messaging', 'templates.read',
    '{"fr": "Voir les modèles de message", "en": "See message templates", "ar": "الاطلاع على قوالب الرسائل"}'),
  ('messaging', 'templates.write',
    '{"fr": "Modifier les modèles de message", "en": "Change message templates", "ar": "تعديل قوالب الرسائل"}');

insert into public.role_permissions (role, permission)
select r.role, p.code
from (values ('admin'), ('owner')) as r (role)
cross join public.permissions as p
where p.module = 'messaging'
union all
select 'agent', unnest(array[
  'messages.read', 'messages.send', 'contacts.write', 'outbox.read', 'channels.read',
  'templates.read'
]);

insert into public.security_event_types (code, module, severity, description)
values
  ('CHANNEL_REGISTERED', 'messaging', 'MEDIUM', '{
    "fr": "Canal relié", "en": "Channel connected", "ar": "ربط قناة"}'),
  ('CHANNEL_CHANGED', 'messaging', 'MEDIUM', '{
    "fr": "Canal modifié", "en": "Channel changed", "ar": "تعديل قناة"}'),
  ('API_CLIENT_CREATED', 'messaging', 'HIGH', '{
    "fr": "Client d''API créé", "en": "API client created", "ar": "إنشاء عميل واجهة"}'),
  ('API_CLIENT_CHANGED', 'messaging', 'MEDIUM', '{
    "fr": "Client d''API modifié", "en": "API client changed", "ar": "تعديل عميل واجهة"}'),
  ('API_CLIENT_REVOKED', 'messaging', 'MEDIUM', '{
    "fr": "Client d''API révoqué", "en": "API client revoked", "ar": "إلغاء عميل واجهة"}'),
  ('CONTACT_MERGED', 'messaging', 'LOW', '{
    "fr": "Fiches de client réunies ou séparées", "en": "Contacts merged or split",
    "ar": "دمج بطاقات زبائن أو فصلها"}'),
  ('CONTACT_CONSENT_CHANGED', 'messaging', 'LOW', '{
    "fr": "Accord d''un client modifié", "en": "Consent of a contact changed",
    "ar": "تعديل موافقة زبون"}'),
  ('OUTBOUND_SWITCH_SET', 'messaging', 'HIGH', '{
    "fr": "Envois suspendus pour un numéro, un modèle ou un client",
    "en": "Sending switched for a number, a template or a customer",
    "ar": "إيقاف الإرسال لرقم أو قالب أو زبون"}'),
  ('OUTBOUND_SWITCH_CLEARED', 'messaging', 'MEDIUM', '{
    "fr": "Suspension d''envoi levée", "en": "Sending switch cleared", "ar": "رفع إيقاف الإرسال"}'),
  ('DEAD_LETTER_REPLAYED', 'messaging', 'MEDIUM', '{
    "fr": "Messages abandonnés renvoyés", "en": "Dead letters replayed",
    "ar": "إعادة إرسال رسائل متروكة"}'),
  ('DEAD_LETTER_DROPPED', 'messaging', 'MEDIUM', '{
    "fr": "Messages abandonnés écartés", "en": "Dead letters dropped",
    "ar": "إسقاط رسائل متروكة"}'),
  ('CIRCUIT_OPENED', 'messaging', 'HIGH', '{
    "fr": "Envois d''un canal arrêtés après des échecs répétés",
    "en": "Sending of a channel stopped after repeated failures",
    "ar": "توقف إرسال قناة بعد إخفاقات متكررة"}'),
  ('INBOUND_FAULT', 'messaging', 'HIGH', '{
    "fr": "Élément reçu impossible à traiter, gardé tel quel",
    "en": "Received item that could not be handled, kept raw",
    "ar": "عنصر وارد تعذرت معالجته وحُفظ كما هو"}');

insert into public.feature_flags (
  key, kind, value_type, default_value, allowed_values, scopes, module, source, description
)
values
  ('INBOUND_TEXT_POLICY', 'setting', 'enum', '"encrypted"',
    '["encrypted", "redacted", "none"]', '{global,tenant}', 'messaging', 'vigie', '{
    "fr": "Texte reçu : encrypted le garde chiffré, redacted en masque les numéros et adresses, none ne le garde pas. Les fichiers ne sont gardés qu''avec encrypted.",
    "en": "Received text: encrypted keeps it sealed, redacted masks numbers and addresses in it, none does not keep it. Files are kept with encrypted only.",
    "ar": "النص الوارد: encrypted يحفظه مشفرا، redacted يحجب الأرقام والعناوين، none لا يحفظه. لا تُحفظ الملفات إلا مع encrypted."}'),
  ('OUTBOUND_PAIR_SPACING_MS', 'setting', 'integer', '6000', '{"min": 0, "max": 600000}',
    '{global,tenant,channel}', 'messaging', 'vigie', '{
    "fr": "Écart moyen entre deux messages à la même personne, en millisecondes.",
    "en": "Average gap between two messages to the same person, in milliseconds.",
    "ar": "متوسط الفاصل بين رسالتين إلى الشخص نفسه بالملي ثانية."}'),
  ('OUTBOUND_PAIR_BURST', 'setting', 'integer', '10', '{"min": 1, "max": 100}',
    '{global,tenant,channel}', 'messaging', 'vigie', '{
    "fr": "Messages qui peuvent partir d''un coup à la même personne.",
    "en": "Messages that may leave at once to the same person.",
    "ar": "عدد الرسائل التي يمكن إرسالها دفعة واحدة إلى الشخص نفسه."}'),
  ('OUTBOUND_MARKETING_SHARE', 'setting', 'integer', '90', '{"min": 0, "max": 100}',
    '{global,tenant}', 'messaging', 'vigie', '{
    "fr": "WhatsApp : part des nouvelles conversations du jour, en pour cent, que les messages publicitaires peuvent prendre. Le reste attend les messages utiles.",
    "en": "WhatsApp: share of the new conversations of a day, in per cent, that marketing messages may take. The rest is kept for utility messages.",
    "ar": "واتساب: النسبة المئوية من المحادثات الجديدة في اليوم التي يجوز للرسائل الترويجية أخذها. يُحفظ الباقي للرسائل النفعية."}'),
  ('TURN_DEBOUNCE_SEC', 'setting', 'integer', '0', '{"min": 0, "max": 60}',
    '{global,tenant,channel}', 'messaging', 'vigie', '{
    "fr": "Secondes de silence à attendre avant de répondre : ce que le client écrit entre-temps a une seule réponse. Trois fois ce temps au plus depuis son premier message. Boutons, choix, fichiers, positions et demandes d''arrêt n''attendent pas. 0 : réponse à chaque message, aussitôt.",
    "en": "Seconds of silence to wait for before answering: what the customer writes meanwhile gets one answer. At most three times as long since the first message. Buttons, choices, files, locations and requests to stop do not wait. 0: each message is answered at once.",
    "ar": "ثواني الصمت المنتظرة قبل الرد: ما يكتبه الزبون خلالها يتلقى ردا واحدا، وبحد أقصى ثلاثة أضعاف هذه المدة منذ رسالته الأولى. الأزرار والاختيارات والملفات والمواقع وطلبات التوقف لا تنتظر. 0: رد فوري على كل رسالة."}'),
  ('WEBHOOK_SILENCE_MIN', 'setting', 'integer', '1440', '{"min": 10, "max": 43200}',
    '{global,tenant}', 'messaging', 'vigie', '{
    "fr": "Minutes sans rien recevoir après lesquelles un canal actif est suspect.",
    "en": "Minutes without anything received after which an active channel is suspect.",
    "ar": "الدقائق دون استلام أي شيء التي تصبح بعدها القناة النشطة موضع شك."}'),
  ('HUMAN_AGENT_TAG_ENABLED', 'kill_switch', 'boolean', 'false', '[false, true]',
    '{global,tenant,channel}', 'messaging', 'vigie', '{
    "fr": "Messenger et Instagram : ce qu''une personne écrit part jusqu''à sept jours après le dernier message du client, avec la marque HUMAN_AGENT. Demande l''autorisation Human Agent de Meta.",
    "en": "Messenger and Instagram: what a person writes leaves up to seven days after the customer''s last message, with the tag HUMAN_AGENT. Needs Meta''s permission Human Agent.",
    "ar": "ماسنجر وإنستغرام: ما يكتبه شخص يُرسل حتى سبعة أيام بعد آخر رسالة للزبون، بوسم HUMAN_AGENT. يتطلب إذن Human Agent من Meta."}'),
  ('UNKNOWN_ESCALATE_SEC', 'setting', 'integer', '900', '{"min": 60, "max": 86400}',
    '{global,tenant}', 'messaging', 'vigie', '{
    "fr": "Secondes sans preuve après lesquelles un envoi au sort inconnu demande une décision.",
    "en": "Seconds without proof after which a send of unknown outcome asks for a decision.",
    "ar": "الثواني دون دليل التي يستلزم بعدها إرسال مجهول المصير قرارا."}'),
  ('CIRCUIT_FAILURES', 'setting', 'integer', '10', '{"min": 1, "max": 1000}',
    '{global,tenant,channel}', 'messaging', 'vigie', '{
    "fr": "Échecs d''affilée après lesquels un canal cesse d''envoyer.",
    "en": "Failures in a row after which a channel stops sending.",
    "ar": "الإخفاقات المتتالية التي تتوقف بعدها القناة عن الإرسال."}'),
  ('CIRCUIT_OPEN_SEC', 'setting', 'integer', '30', '{"min": 1, "max": 3600}',
    '{global,tenant,channel}', 'messaging', 'vigie', '{
    "fr": "Secondes d''arrêt avant un envoi d''essai.",
    "en": "Seconds of rest before a trial send.",
    "ar": "ثواني التوقف قبل إرسال تجريبي."}');
