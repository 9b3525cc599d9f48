-- messaging: scripts, locales and the one form in which texts are compared.
-- Depends on: nothing of ours.
-- Exposes: nothing; rules of this module and of those below call these functions.

create function messaging.has_arabic(value text)
returns boolean
language plpgsql
immutable
parallel safe
security invoker
set search_path = ''
as $$
-- plpgsql: asked for every message, and a sql function is planned at every call.
-- FEFF ends the block of presentation forms and is no letter: every file may begin with it.
-- As many bytes as characters: ASCII, which most messages are.
begin
  return octet_length(coalesce(value, '')) > char_length(coalesce(value, '')) and value ~ (
    '[\u0600-\u06ff\u0750-\u077f\u0870-\u08ff\ufb50-\ufdff\ufe70-\ufefc'
    '\U00010e60-\U00010e7f\U00010ec0-\U00010eff\U0001ec70-\U0001ecbf'
    '\U0001ed00-\U0001ed4f\U0001ee00-\U0001eeff]'
  );
end
$$;
comment on function messaging.has_arabic(text) is
  'Whether a text holds a character of any Arabic block: letters, digits, punctuation, presentation forms.';
revoke all on function messaging.has_arabic(text) from public;

create function messaging.normalize_locale(value text)
returns text
language plpgsql
immutable
parallel safe
security invoker
set search_path = ''
as $$
declare
  v_tag text;
begin
  if value in ('fr', 'ar', 'en', 'darija') then
    return value;
  end if;
  v_tag := replace(lower(btrim(coalesce(value, ''))), '_', '-');
  return case
    when v_tag in ('fr', 'ar', 'en') then v_tag
    when v_tag in ('dz', 'darja', 'darija', 'derja', 'derija', 'ary', 'arq', 'marocain', 'moroccan')
      or v_tag ~ '^ar-(ma|dz)-latn' then 'darija'
    when v_tag ~ '^(ar|arabic|arabe)(-.*)?$' then 'ar'
    when v_tag ~ '^(en|english|anglais)(-.*)?$' then 'en'
    else 'fr'
  end;
end
$$;
comment on function messaging.normalize_locale(text) is
  'fr, ar, en or darija for whatever a person, a device or a partner calls a language; fr where unknown.';
revoke all on function messaging.normalize_locale(text) from public;

create function messaging.fold_letters(value text)
returns text
language sql
immutable
parallel safe
security invoker
set search_path = ''
as $$
-- The decomposition takes accents, hamza and madda off their letters, and presentation forms and
-- full-width letters back to plain ones. Letters that stay are brought together by hand.
  select lower(translate(
    replace(replace(replace(
      regexp_replace(
        normalize(coalesce(value, ''), nfkd),
        '[\u0300-\u036f\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u08d3-\u08ff\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]',
        '', 'g'
      ), 'œ', 'oe'), 'æ', 'ae'), 'ß', 'ss'),
    'ŒÆٱىةکیۀەھٮڨڤپچژ٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹',
    'oaايهكيهههبقفبجز01234567890123456789'
  ))
$$;
comment on function messaging.fold_letters(text) is
  'Lower case, without accents, vowel signs and tatweel; one form of alef, ya, ta marbuta, kaf; ASCII digits.';
revoke all on function messaging.fold_letters(text) from public;

create function messaging.read_arabizi(token text)
returns text
language sql
immutable
parallel safe
security invoker
set search_path = ''
as $$
-- A code such as p01 or tac250 keeps its digits: letters first, then digits only.
  select case
    when token ~ '[a-z]' and token ~ '[2356789]' and token !~ '^[a-z]{1,3}[0-9]{2,4}$'
      and token !~ '^x?[0-9]+x?$'
      then translate(replace(replace(token, '5', 'kh'), '8', 'gh'), '236797', 'aathqh')
    else token
  end
$$;
comment on function messaging.read_arabizi(text) is
  'A Latin word with digits for Arabic sounds, in letters: 3lach becomes alach. Item codes and quantities stay.';
revoke all on function messaging.read_arabizi(text) from public;

create function messaging.text_tokens(value text)
returns text[]
language sql
immutable
parallel safe
security invoker
set search_path = ''
as $$
-- Repeated letters fall together on both sides of every comparison; digits do not: 11 is not 1.
  select coalesce(array_agg(
    regexp_replace(messaging.read_arabizi(t.token), '([^0-9])\1+', '\1', 'g') order by t.place
  ), '{}')
  from regexp_split_to_table(
    regexp_replace(
      messaging.fold_letters(value),
      '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u060c\u061b\u061f\u066a-\u066d\u06d4\u2010-\u2bff\u3000-\u303f\ufe00-\ufe0f\U0001f000-\U0001faff]',
      ' ', 'g'
    ), '\s+'
  ) with ordinality as t (token, place)
  where t.token <> ''
$$;
comment on function messaging.text_tokens(text) is
  'The words of a text in the form in which words are compared: folded, Arabizi read, repeated letters once.';
revoke all on function messaging.text_tokens(text) from public;

create function messaging.normalize_text(value text)
returns text
language sql
immutable
parallel safe
security invoker
set search_path = ''
as $$
  select array_to_string(messaging.text_tokens(value), ' ')
$$;
comment on function messaging.normalize_text(text) is
  'A text in its comparable form, words separated by one blank. Intents, menu search and FAQ share it.';
revoke all on function messaging.normalize_text(text) from public;

create function messaging.has_phrase(normalized text, phrase text)
returns boolean
language sql
immutable
parallel safe
security invoker
set search_path = ''
as $$
  select phrase <> '' and position(' ' || phrase || ' ' in ' ' || normalized || ' ') > 0
$$;
comment on function messaging.has_phrase(text, text) is
  'Whether a normalised phrase stands in a normalised text as whole words.';
revoke all on function messaging.has_phrase(text, text) from public;

create table messaging.intent_phrases (
  intent text not null,
  phrase text not null,
  locale text not null,
  weight smallint not null default 10,
  normalized text not null generated always as (messaging.normalize_text(phrase)) stored,
  constraint intent_phrases_pkey primary key (intent, phrase),
  constraint intent_phrases_intent_check check (intent ~ '^[a-z_]{2,40}$'),
  constraint intent_phrases_locale_check check (locale in ('fr', 'ar', 'en', 'darija')),
  constraint intent_phrases_weight_check check (weight between 1 and 100)
);
comment on table messaging.intent_phrases is
  'What people write when they want something. A module adds its phrases as rows; whole words only, so that a card to pay with is no menu.';
alter table messaging.intent_phrases enable row level security;
create policy intent_phrases_select_nobody on messaging.intent_phrases
  for select to authenticated using (false);

create function messaging.detect_intent(value text)
returns text
language sql
stable
security definer
set search_path = ''
as $$
-- definer: the phrases are internal. The longer phrase says more than the word within it.
  select p.intent
  from (select messaging.normalize_text(value) as words offset 0) as n
  join messaging.intent_phrases as p on messaging.has_phrase(n.words, p.normalized)
  order by
    cardinality(string_to_array(p.normalized, ' ')) desc, p.weight desc, length(p.normalized) desc,
    p.intent
  limit 1
$$;
comment on function messaging.detect_intent(text) is
  'The intent of the longest known phrase in a text, or null.';
revoke all on function messaging.detect_intent(text) from public;

create function messaging.has_darija(value text)
returns boolean
language sql
stable
security definer
set search_path = ''
as $$
-- definer: see detect_intent.
  select exists (
    select
    from (select messaging.normalize_text(value) as words offset 0) as n
    join messaging.intent_phrases as p on messaging.has_phrase(n.words, p.normalized)
    where p.locale = 'darija'
  )
$$;
comment on function messaging.has_darija(text) is
  'Whether a text holds a phrase that only Darija has.';
revoke all on function messaging.has_darija(text) from public;

insert into messaging.intent_phrases (intent, locale, phrase)
select v.intent, v.locale, btrim(p.phrase)
from (values
  ('menu', 'fr', 'menu, le menu, carte, la carte, voir la carte, la carte svp, voir le menu, afficher le menu, montrez le menu, qu''est-ce que vous avez, vous avez quoi'),
  ('menu', 'en', 'show menu, the menu, see the menu, what do you have'),
  ('menu', 'ar', 'القائمة, قائمة الطعام, قائمة, المنيو, منيو, مينو, ماذا لديكم, شو عندكم'),
  ('menu', 'darija', 'menou, minou, mnu, lmenu, lmnu, wach kayn, wech kayn, wesh kayn, wach kayen, wesh kayen, chno kayn, chno kayen, chnou kayen, ash kayn, wach 3andkoum, wesh 3andkom, wach andkom, nchouf lmenu, nchoof lmenu, nchouf menu, nchoof menu, nchouf la carte, warini lmenu, werili lmenu, fin lmenu, واش كاين, وش كاين, واش عندكم, وريلي المنيو, شنو كاين'),
  ('checkout', 'fr', 'valider, validé, validation, commander, commande, je commande, passer commande, passer cmd, confirmer, finaliser, finaliser commande, c''est tout, cmd, payer'),
  ('checkout', 'en', 'checkout, check out, order, place order, confirm, that is all'),
  ('checkout', 'ar', 'تأكيد, أكد, أكمل, اكمل الطلب, اطلب, أطلب, طلب, إتمام الطلب, هذا كل شيء'),
  ('checkout', 'darija', 'kml, kmel, kamel, kammel, kemel, kemmel, tchekout, confirmi, validi, ncommandi, ncomandi, ncmdi, nkommandi, ndir commande, kml commande, kmel commande, kml la commande, hada makan, hadi hya, كمل, كمّل, نكوموندي, هذا ما كان, ندير كوموند'),
  ('cancel', 'fr', 'annuler, annule, annuler ma commande, annuler la commande, annule ma commande'),
  ('cancel', 'en', 'cancel, cancel my order, cancel order'),
  ('cancel', 'ar', 'إلغاء, إلغاء الطلب, ألغ الطلب'),
  ('cancel', 'darija', 'batel, battel commande, annuli, annuli commande, بطل الكوموند, بطّل'),
  ('track', 'fr', 'suivre ma commande, où est ma commande, ou en est ma commande, état de ma commande, statut de ma commande'),
  ('track', 'en', 'where is my order, track my order, order status'),
  ('track', 'ar', 'أين طلبي, حالة الطلب, تتبع الطلب'),
  ('track', 'darija', 'win rahi commande, win wslat commande, fin wslat lcommande, وين راهي الكوموند, وين طلبي'),
  ('payment', 'fr', 'payer par carte, carte bancaire, paiement par carte, moyen de paiement, moyens de paiement, comment payer'),
  ('payment', 'en', 'pay by card, payment methods, how to pay'),
  ('payment', 'ar', 'طرق الدفع, الدفع بالبطاقة, كيف أدفع'),
  ('payment', 'darija', 'kifach nkhales, nkhales b la carte, كيفاش نخلص'),
  ('hours', 'fr', 'vos horaires, horaires, horaire, vous ouvrez, vous fermez, heures d''ouverture'),
  ('hours', 'en', 'opening hours, when do you open, when do you close'),
  ('hours', 'ar', 'أوقات العمل, متى تفتحون, متى تغلقون'),
  ('hours', 'darija', 'waktach thellou, wa9tach t7ellou, waktach tsakrou, وقتاش تحلو, وقتاش تسكرو'),
  ('stop', 'fr', 'stop, arrêter, arrêtez, désabonner, me désabonner, se désabonner, désinscrire, me désinscrire'),
  ('stop', 'en', 'unsubscribe, opt out, stop all'),
  ('stop', 'ar', 'توقف, إيقاف, إلغاء الاشتراك, ألغ الاشتراك'),
  ('stop', 'darija', 'hbes, habes, حبسو'),
  ('help', 'fr', 'aide, agent, support, parler à quelqu''un, un humain, un conseiller'),
  ('help', 'en', 'help, human, talk to someone'),
  ('help', 'ar', 'مساعدة, موظف, أريد التحدث مع موظف'),
  ('help', 'darija', '3awni, 3awnouni, nahder m3a wahed, عاونوني, نهدر مع واحد'),
  ('greeting', 'fr', 'bonjour, bonsoir, salut'),
  ('greeting', 'en', 'hello, hi, good evening'),
  ('greeting', 'ar', 'مرحبا, السلام عليكم, صباح الخير, مساء الخير, أهلا'),
  ('greeting', 'darija', 'salam, slm, sba7 lkhir, msa lkhir, wach rak, wesh rak, labas, saha, واش راك, لاباس, صحا'),
  ('yes', 'fr', 'oui, d''accord, ok'),
  ('yes', 'en', 'yes, yeah, sure'),
  ('yes', 'ar', 'نعم, أجل, موافق'),
  ('yes', 'darija', 'wah, iyeh, ih, wakha, mlih, mzyan, ايه, واه, واخا, مليح'),
  ('no', 'fr', 'non, non merci'),
  ('no', 'en', 'no, no thanks'),
  ('no', 'ar', 'لا, لا شكرا, كلا'),
  ('no', 'darija', 'lala, ma bghitch, manich baghi, makalah, لالا, ما بغيتش, ماكالاه')
) as v (intent, locale, phrases)
cross join lateral regexp_split_to_table(v.phrases, ',') as p (phrase);
