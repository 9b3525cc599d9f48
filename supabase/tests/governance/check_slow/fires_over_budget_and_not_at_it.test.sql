begin;
select plan(3);

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

update public.check_states
  set last_duration_ms = 1000, last_status = 'OK', failing_since = null
  where check_code = 'PLANTED';
select is_empty(
  $$select from governance.check_slow where entity_key = 'PLANTED'$$,
  'exactly its budget: nothing'
);
update public.check_states set last_duration_ms = 1001 where check_code = 'PLANTED';
select results_eq(
  $$select payload from governance.check_slow where entity_key = 'PLANTED'$$,
  $$values ('{"check_code": "PLANTED", "duration_ms": 1001, "budget_ms": 1000}'::jsonb)$$,
  'one more: fires'
);
select governance.run_check('CHECK_SLOW');
select isnt_empty(
  $$select from public.system_alerts where check_code = 'CHECK_SLOW'
    and entity_key = 'PLANTED' and severity = 'WARN'$$,
  'and opens a warning'
);

select * from finish();
rollback;
