begin;
select plan(6);

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

update public.check_states set last_finished_at = now(), last_status = 'OK', failing_since = null;
insert into public.check_states (check_code, last_status, last_started_at, last_finished_at,
  last_duration_ms, next_due_at)
select c.code, 'OK', now(), now(), 1, now() from public.integrity_checks as c
on conflict (check_code) do nothing;
select is_empty('select from governance.check_did_not_run', 'every check has just run: nothing');
update public.check_states set last_finished_at = now() - interval '5 minutes'
  where check_code = 'PLANTED';
select is_empty('select from governance.check_did_not_run', 'late within its grace: nothing');
update public.check_states set last_finished_at = now() - interval '7 minutes'
  where check_code = 'PLANTED';
select results_eq(
  'select entity_key, severity, payload ->> ''error_key'' from governance.check_did_not_run',
  $$values ('PLANTED', 'WARN', 'late')$$,
  'late beyond its grace: fires'
);
update public.check_states
  set last_finished_at = now(), last_status = 'TIMED_OUT', failing_since = now(),
  error_key = 'query_canceled' where check_code = 'PLANTED';
select results_eq(
  'select entity_key, payload ->> ''error_key'' from governance.check_did_not_run',
  $$values ('PLANTED', 'query_canceled')$$,
  'cancelled: fires'
);
update public.integrity_checks set is_enabled = false where code = 'PLANTED';
select is_empty('select from governance.check_did_not_run', 'switched off: nothing');
delete from public.check_states where check_code = 'PLANTED';
update public.integrity_checks set is_enabled = true, created_at = now() - interval '1 day'
  where code = 'PLANTED';
select results_eq(
  'select entity_key, payload ->> ''last_status'' from governance.check_did_not_run',
  $$values ('PLANTED', 'NEVER')$$,
  'never run: fires'
);

select * from finish();
rollback;
