begin;
select plan(10);


select is(messaging.render_template('Bonjour {{nom}}', '{"nom": "Lina"}', '{nom}'), 'Bonjour Lina', 'a name is filled in');
select is(messaging.render_template('Bonjour {{ nom }} !', '{"nom": "Lina"}', '{nom}'), 'Bonjour Lina !', 'blanks within the braces');
select is(messaging.render_template('Bonjour {{nom}}', '{}', '{nom}'), 'Bonjour', 'a missing value is empty, the result trimmed');
select is(messaging.render_template('A {{x}} B', '{"x": "y"}', '{}'), 'A  B', 'an undeclared name is removed');
select is(messaging.render_template('{{{x}}}', '{"x": "y"}', '{}'), '{}', 'of three braces the outer stay');
select is(messaging.render_template('{{q}} fois', '{"q": 2}', '{q}'), '2 fois', 'numbers');
select is(messaging.render_template('{{a}}{{b}}', '{"a": "{{b}}", "b": "x"}', '{a,b}'), '{{b}}x', 'what a value brings in is no placeholder');
select is(messaging.render_template('{{a-b}} {{c}}', '{"c": "1"}', '{c}'), '{{a-b}} 1', 'other characters make no placeholder');
select is(messaging.render_template('{{a}}', '{"a": null}', '{a}'), '', 'null is empty');
select is(messaging.render_template(null, null, null), '', 'nothing is nothing');

select * from finish();
rollback;
