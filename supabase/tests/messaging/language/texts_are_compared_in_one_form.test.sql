begin;
select plan(12);


select is(messaging.normalize_text('ÉLÉPHANT Ça'), 'elephant ca', 'case and accents');
select is(messaging.normalize_text('أهلاً وسهلاً'), messaging.normalize_text('اهلا وسهلا'), 'forms of alef and vowel signs');
select is(messaging.normalize_text('قائمة'), messaging.normalize_text('قائمه'), 'ta marbuta');
select is(messaging.normalize_text('مقهى'), messaging.normalize_text('مقهي'), 'ya');
select is(messaging.normalize_text('مـــرحبا'), messaging.normalize_text('مرحبا'), 'tatweel');
select is(messaging.normalize_text('menuuuu'), 'menu', 'repeated letters');
select is(messaging.normalize_text('wa9tach 7lib'), 'waqtach hlib', 'Arabizi digits');
select is(messaging.normalize_text('P01 x2, TAC250'), 'p01 x2 tac250', 'codes and quantities keep their digits');
select is(messaging.normalize_text('٣ و ۴'), '3 و 4', 'Arabic-Indic digits');
select is(messaging.detect_intent('je paie par carte bancaire'), 'payment', 'a card to pay with is no menu');
select is(messaging.detect_intent('salade'), null, 'whole words only');
select ok(messaging.has_arabic('ﻻ') and messaging.has_arabic('test ٣') and not messaging.has_arabic(E'\ufeffbonjour'), 'every Arabic block, and no byte order mark');

select * from finish();
rollback;
