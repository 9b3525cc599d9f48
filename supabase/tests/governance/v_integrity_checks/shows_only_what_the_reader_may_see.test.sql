begin;
select plan(12);

insert into auth.users (id, email) values
  ('00000000-0000-4000-a000-0000000000f1', 'anne@gov.test'),
  ('00000000-0000-4000-a000-0000000000f2', 'bob@gov.test'),
  ('00000000-0000-4000-a000-0000000000f3', 'paul@gov.test'),
  ('00000000-0000-4000-a000-0000000000f4', 'stranger@gov.test'),
  ('00000000-0000-4000-a000-0000000000f5', 'other@gov.test');
insert into public.tenants (id, slug, name, domain, timezone) values
  ('00000000-0000-4000-b000-0000000000f1', 'gov-one', 'One', 'depot', 'Africa/Lubumbashi'),
  ('00000000-0000-4000-b000-0000000000f2', 'gov-two', 'Two', 'depot', 'Africa/Lubumbashi');
insert into public.profils (tenant_id, user_id, role, nom_complet) values
  ('00000000-0000-4000-b000-0000000000f1', '00000000-0000-4000-a000-0000000000f1', 'admin', 'Anne'),
  ('00000000-0000-4000-b000-0000000000f1', '00000000-0000-4000-a000-0000000000f2', 'directeur',
    'Bob'),
  ('00000000-0000-4000-b000-0000000000f1', '00000000-0000-4000-a000-0000000000f3', 'pca', 'Paul'),
  ('00000000-0000-4000-b000-0000000000f2', '00000000-0000-4000-a000-0000000000f5', 'admin',
    'Oscar');
create table governance.planted (
  k text, severity text, payload jsonb default '{}', site_id uuid,
  tenant_id uuid default '00000000-0000-4000-b000-0000000000f1'
);
create view governance.check_planted as
select tenant_id, site_id, 'THING' as entity_type, null::uuid as entity_id, k as entity_key,
  'Thing ' || k as entity_label, severity, payload
from governance.planted;
insert into public.integrity_checks (code, module, view_name, severity, title, message, remedy)
values (
  'PLANTED', 'governance', 'governance.check_planted', 'WARN',
  '{"fr": "Essai", "en": "Trial", "ar": "تجربة"}',
  '{"fr": "{entity_label} a {n} litres", "en": "{entity_label} has {n} litres",
    "ar": "{entity_label}: {n}"}',
  '{"fr": "Corriger", "en": "Repair", "ar": "أصلح"}'
);
insert into governance.planted (k, payload) values ('a', '{"n": 1}');
select governance.run_check('PLANTED');
create function pg_temp.alert() returns uuid language sql security definer as
  $$select id from public.system_alerts where check_code = 'PLANTED'
    and entity_key = 'a' order by episode desc limit 1$$;
grant execute on function pg_temp.alert() to public;

insert into public.sites (tenant_id, kind, code, name)
  values ('00000000-0000-4000-b000-0000000000f1', 'depot', 'GOV-S', 'S');
insert into auth.users (id, email) values ('00000000-0000-4000-a000-0000000000f6', 'site@gov.test');
insert into public.profils (tenant_id, user_id, role, nom_complet, site_id)
select tenant_id, '00000000-0000-4000-a000-0000000000f6', 'directeur', 'Sam', id
  from public.sites where code = 'GOV-S';
insert into governance.planted (k, site_id) select 's', id from public.sites where code = 'GOV-S';
insert into governance.planted (k, tenant_id)
  values ('two', '00000000-0000-4000-b000-0000000000f2');
select governance.run_check('PLANTED');
set local role authenticated;
set local request.jwt.claims to
  '{"sub": "00000000-0000-4000-a000-0000000000f2", "role": "authenticated"}';
select set_eq(
  $$select entity_key from public.v_integrity_checks where check_code = 'PLANTED'$$,
  array['a', 's'],
  'a directeur: his company'
);
select set_eq(
  $$select entity_key from public.system_alerts where check_code = 'PLANTED'$$,
  array['a', 's'],
  'the same for alerts'
);
set local request.jwt.claims to '{"sub": "00000000-0000-4000-a000-0000000000f6",
  "role": "authenticated"}';
select set_eq(
  $$select entity_key from public.v_integrity_checks where check_code = 'PLANTED'$$,
  array['s'],
  'a directeur of one site: that site'
);
select set_eq(
  $$select entity_key from public.system_alerts where check_code = 'PLANTED'$$,
  array['s'],
  'the same for alerts'
);
select is(
  (select count(*) from public.alert_events as e
    join public.system_alerts as a on a.id = e.alert_id),
  (select count(*) from public.alert_events),
  'and no event of another alert'
);
set local role authenticated;
set local request.jwt.claims to
  '{"sub": "00000000-0000-4000-a000-0000000000f4", "role": "authenticated"}';
select is_empty('select from public.v_integrity_checks', 'a stranger: nothing');
select is_empty('select from public.system_alerts', 'no alert');
select is_empty('select from public.alert_events', 'no event');
select is_empty('select from public.integrity_checks', 'no check');
set local role anon;
set local request.jwt.claims to '{"role": "anon"}';
select throws_ok('select from public.v_integrity_checks', '42501', null, 'anonymous: refused');
select throws_ok('select from public.system_alerts', '42501', null, 'refused');
select throws_ok('select from public.v_system_alerts', '42501', null, 'refused');

select * from finish();
rollback;
