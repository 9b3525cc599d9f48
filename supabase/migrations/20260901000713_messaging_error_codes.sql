-- messaging: what error codes of the provider mean, as data: try again or not, and why in words.
-- Depends on: access. Exposes: provider_error_codes.

create table public.provider_error_codes (
  code integer not null,
  class text not null,
  outcome text not null,
  base_delay_seconds integer,
  stops_channel boolean not null default false,
  counts_for_circuit boolean not null default false,
  button text not null,
  reason jsonb not null,
  remedy jsonb not null,
  constraint provider_error_codes_pkey primary key (code),
  constraint provider_error_codes_class_check check (class in (
    'retry', 'slow', 'auth', 'params', 'undeliverable', 'window', 'throttle_marketing', 'opt_out',
    'media', 'identity', 'template', 'policy', 'other'
  )),
  constraint provider_error_codes_outcome_check check (outcome in ('retry', 'dead')),
  constraint provider_error_codes_delay_check check (base_delay_seconds between 1 and 86400),
  constraint provider_error_codes_button_check
    check (button in ('replay', 'send_template', 'reconnect', 'edit', 'none')),
  constraint provider_error_codes_reason_check check (reason ?& array['fr', 'en', 'ar']),
  constraint provider_error_codes_remedy_check check (remedy ?& array['fr', 'en', 'ar'])
);
comment on table public.provider_error_codes is
  'One row per error code of the Graph interface. What is not here is decided by the HTTP status: 429 and 5xx are tried again, other 4xx are dead.';
comment on column public.provider_error_codes.base_delay_seconds is
  'First pause, where the outbox''s own would be too short; it doubles from there.';
comment on column public.provider_error_codes.stops_channel is
  'The channel cannot send at all: its circuit opens at once.';
comment on column public.provider_error_codes.counts_for_circuit is
  'A failure of the channel, not of one message.';
alter table public.provider_error_codes enable row level security;
create policy provider_error_codes_select_member on public.provider_error_codes
  for select to authenticated
  using ((select access.is_member()));
grant select on public.provider_error_codes to authenticated, service_role;

create table messaging.error_classes (
  class text not null,
  button text not null,
  outcome text not null,
  counts_for_circuit boolean not null,
  stops_channel boolean not null,
  base_delay_seconds integer,
  reason jsonb not null,
  remedy jsonb not null,
  constraint error_classes_pkey primary key (class)
);
comment on table messaging.error_classes is
  'Words and outcome shared by all codes of a class, from which provider_error_codes is filled.';
alter table messaging.error_classes enable row level security;
create policy error_classes_select_nobody on messaging.error_classes
  for select to authenticated using (false);

insert into messaging.error_classes (
  class, outcome, button, counts_for_circuit, stops_channel, base_delay_seconds, reason, remedy
)
values
  ('retry', 'retry', 'replay', true, false, null,
    '{"fr": "Meta n''a pas pu envoyer pour le moment.", "en": "Meta could not send at the moment.", "ar": "تعذر على Meta الإرسال حاليا."}',
    '{"fr": "Rien à faire : nouvel essai automatique.", "en": "Nothing to do: it is tried again by itself.", "ar": "لا شيء مطلوب: تُعاد المحاولة تلقائيا."}'),
  ('slow', 'retry', 'replay', false, false, 60,
    '{"fr": "Trop d''envois à la fois : Meta demande de ralentir.", "en": "Too many sends at once: Meta asks to slow down.", "ar": "إرسال كثير دفعة واحدة: تطلب Meta الإبطاء."}',
    '{"fr": "Nouvel essai plus tard. Si cela dure, réduisez le débit du canal.", "en": "Tried again later. If it lasts, lower the rate of the channel.", "ar": "تُعاد المحاولة لاحقا. إن استمر الأمر فخفّض معدل القناة."}'),
  ('auth', 'dead', 'reconnect', true, true, null,
    '{"fr": "Le jeton du canal est expiré, révoqué ou sans droit suffisant.", "en": "The token of the channel has expired, was revoked or lacks a right.", "ar": "رمز القناة منتهٍ أو ملغى أو تنقصه صلاحية."}',
    '{"fr": "Reconnectez le canal, puis renvoyez les messages.", "en": "Connect the channel again, then replay the messages.", "ar": "أعد ربط القناة ثم أعد إرسال الرسائل."}'),
  ('params', 'dead', 'edit', false, false, null,
    '{"fr": "Meta refuse la forme du message.", "en": "Meta refuses the form of the message.", "ar": "ترفض Meta صيغة الرسالة."}',
    '{"fr": "Corrigez le message ou le modèle, puis renvoyez.", "en": "Correct the message or template, then send again.", "ar": "صحّح الرسالة أو القالب ثم أعد الإرسال."}'),
  ('undeliverable', 'dead', 'none', false, false, null,
    '{"fr": "Ce destinataire ne peut pas recevoir : pas sur WhatsApp, version trop ancienne ou refus.", "en": "This recipient cannot receive: not on WhatsApp, too old a version, or a refusal.", "ar": "لا يمكن لهذا المستلم الاستلام: ليس على واتساب أو نسخته قديمة أو رفض."}',
    '{"fr": "Joignez le client autrement.", "en": "Reach the customer another way.", "ar": "تواصل مع الزبون بوسيلة أخرى."}'),
  ('window', 'dead', 'send_template', false, false, null,
    '{"fr": "Plus de 24 heures depuis le dernier message du client : seul un modèle approuvé peut partir.", "en": "More than 24 hours since the customer''s last message: only an approved template may leave.", "ar": "مرّت أكثر من 24 ساعة على آخر رسالة للزبون: لا يُرسل إلا قالب معتمد."}',
    '{"fr": "Envoyez un modèle approuvé, ou attendez que le client écrive.", "en": "Send an approved template, or wait until the customer writes.", "ar": "أرسل قالبا معتمدا أو انتظر حتى يكتب الزبون."}'),
  ('throttle_marketing', 'dead', 'none', false, false, null,
    '{"fr": "Meta a choisi de ne pas délivrer ce message publicitaire à cette personne.", "en": "Meta chose not to deliver this marketing message to this person.", "ar": "اختارت Meta عدم إيصال هذه الرسالة الترويجية إلى هذا الشخص."}',
    '{"fr": "Ne pas insister : attendez plusieurs jours.", "en": "Do not insist: wait several days.", "ar": "لا تكرر المحاولة: انتظر عدة أيام."}'),
  ('opt_out', 'dead', 'none', false, false, null,
    '{"fr": "Le client a demandé à ne plus recevoir de messages publicitaires.", "en": "The customer asked for no more marketing messages.", "ar": "طلب الزبون التوقف عن الرسائل الترويجية."}',
    '{"fr": "Rien à renvoyer : son choix est noté.", "en": "Nothing to send again: the choice is noted.", "ar": "لا شيء يُعاد إرساله: تم تسجيل اختياره."}'),
  ('media', 'dead', 'edit', false, false, null,
    '{"fr": "Le fichier joint n''a pas pu être lu ou son type est refusé.", "en": "The attached file could not be read, or its type is refused.", "ar": "تعذرت قراءة الملف المرفق أو نوعه مرفوض."}',
    '{"fr": "Remplacez le fichier, puis renvoyez.", "en": "Replace the file, then send again.", "ar": "استبدل الملف ثم أعد الإرسال."}'),
  ('identity', 'dead', 'none', false, false, null,
    '{"fr": "Cet identifiant de client ne convient pas à cet envoi.", "en": "This customer id does not fit this send.", "ar": "معرف الزبون هذا لا يناسب هذا الإرسال."}',
    '{"fr": "Demandez son numéro au client dans la conversation.", "en": "Ask the customer for a number within the conversation.", "ar": "اطلب رقم الزبون داخل المحادثة."}'),
  ('template', 'dead', 'edit', false, false, null,
    '{"fr": "Le modèle n''existe pas dans cette langue, est suspendu, ou ses variables ne conviennent pas.", "en": "The template does not exist in this language, is paused, or its variables do not fit.", "ar": "القالب غير موجود بهذه اللغة أو موقوف أو متغيراته غير مناسبة."}',
    '{"fr": "Vérifiez le modèle chez Meta, corrigez-le, puis renvoyez.", "en": "Check the template at Meta, correct it, then send again.", "ar": "تحقق من القالب لدى Meta وصححه ثم أعد الإرسال."}'),
  ('policy', 'dead', 'none', true, true, null,
    '{"fr": "Meta a restreint le compte : règles, paiement ou verrouillage.", "en": "Meta has restricted the account: policy, payment or lock.", "ar": "قيّدت Meta الحساب: سياسة أو دفع أو قفل."}',
    '{"fr": "Ouvrez le gestionnaire WhatsApp, levez la restriction, puis fermez le disjoncteur.", "en": "Open the WhatsApp manager, lift the restriction, then close the circuit.", "ar": "افتح مدير واتساب وارفع القيد ثم أغلق القاطع."}'),
  ('other', 'dead', 'replay', false, false, null,
    '{"fr": "Meta a refusé l''envoi.", "en": "Meta refused the send.", "ar": "رفضت Meta الإرسال."}',
    '{"fr": "Lisez le détail de l''essai, corrigez, puis renvoyez.", "en": "Read the detail of the attempt, correct, then send again.", "ar": "اقرأ تفاصيل المحاولة وصحح ثم أعد الإرسال."}');

insert into public.provider_error_codes (
  code, class, outcome, base_delay_seconds, stops_channel, counts_for_circuit, button, reason,
  remedy
)
select k.code, c.class, c.outcome, coalesce(k.delay, c.base_delay_seconds), c.stops_channel,
  c.counts_for_circuit, c.button, c.reason, c.remedy
from (
  select unnest(array[1, 2, 1200, 131000, 131016, 131057, 133004]) as code, 'retry' as class,
    null::integer as delay
  union all
  select unnest(array[
    4, 17, 32, 341, 613, 80001, 80002, 80006, 80007, 80008, 130429, 131064
  ]), 'slow', null
  union all
  -- One message per six seconds to a person; a number that people report: much slower.
  values (131056, 'slow', 10), (131048, 'slow', 1800)
  union all
  select unnest(
    array[0, 3, 10, 102, 190, 131005, 133010] || array(select generate_series(200, 299))
  ), 'auth', null
  union all
  select unnest(array[33, 100, 135000, 131008, 131009]), 'params', null
  union all
  select unnest(array[131021, 131026, 131030, 1545041, 551]), 'undeliverable', null
  union all
  values (131047, 'window', null::integer), (2018278, 'window', null), (131049, 'throttle_marketing', null),
    (130472, 'throttle_marketing', null), (131050, 'opt_out', null), (131062, 'identity', null)
  union all
  select unnest(array[131051, 131052, 131053]), 'media', null
  union all
  select unnest(array[
    132000, 132001, 132005, 132007, 132012, 132015, 132016, 132068, 132069
  ]), 'template', null
  union all
  select unnest(array[368, 130497, 131031, 131037, 131042, 131045]), 'policy', null
) as k
join messaging.error_classes as c on c.class = k.class;

create function messaging.class_of_error(code integer, http_status integer, error_key text)
returns messaging.error_classes
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: rules of this module hold no grant for their callers.
declare
  v_class messaging.error_classes;
begin
  select c.class, e.button, e.outcome, e.counts_for_circuit, e.stops_channel,
    e.base_delay_seconds, e.reason, e.remedy
  into v_class
  from public.provider_error_codes as e
  join messaging.error_classes as c on c.class = e.class
  where e.code = class_of_error.code;
  if not found then
    select c.* into v_class
    from messaging.error_classes as c
    where c.class = case
      when class_of_error.code between 132000 and 132999 then 'template'
      when http_status = 429 then 'slow'
      when http_status >= 500 or error_key in ('network', 'timeout', 'http_5xx') then 'retry'
      when http_status in (401, 403) or error_key = 'auth_missing' then 'auth'
      when error_key = 'window_closed' then 'window'
      when error_key = 'opted_out' then 'opt_out'
      else 'other'
    end;
  end if;
  return v_class;
end
$$;
comment on function messaging.class_of_error(integer, integer, text) is
  'What a failed send means: by its code, else by the HTTP status, else by our own key.';
revoke all on function messaging.class_of_error(integer, integer, text) from public;
