begin;
select plan(8);

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
insert into public.profils (tenant_id, user_id, role, nom_complet)
select access.operator_tenant(), '00000000-0000-4000-a000-0000000000f4', 'admin', 'Olga';

set local role authenticated;
set local request.jwt.claims to
  '{"sub": "00000000-0000-4000-a000-0000000000f4", "role": "authenticated"}';
select results_eq(
  $$select severity, every, budget_ms, version
    from public.set_check('PLANTED', severity => 'CRITICAL', budget_ms => 300,
    reason => 'trop discret', expected_version => 1)$$,
  $$values ('CRITICAL', interval '1 minute', 300, 2)$$,
    'an admin of the operator changes what he names'
);
select results_eq(
  $$select actor_name, reason, before, after from public.check_changes
    where check_code = 'PLANTED'$$,
  $$values ('Olga', 'trop discret', '{"severity": "WARN", "budget_ms": 1000}'::jsonb,
    '{"severity": "CRITICAL", "budget_ms": 300}'::jsonb)$$, 'who, why, from what to what'
);
select throws_ok(
  $$select public.set_check('PLANTED', budget_ms => 301, reason => 'again',
    expected_version => 1)$$,
  'PT409',
  'check_conflict',
  'not on a stale version'
);
select throws_ok(
  $$select public.set_check('PLANTED', budget_ms => 300, reason => 'again')$$,
  'PT409',
  'nothing_changed',
  'the same again is nothing'
);
select throws_ok(
  $$select public.set_check('PLANTED', budget_ms => 301)$$,
  'PT422',
  'reason_required',
  'not without a reason'
);
select throws_ok(
  $$select public.set_check('NO_SUCH', budget_ms => 301, reason => 'why not')$$,
  'PT404',
  'check_unknown',
  'not an unknown check'
);
select throws_ok(
  $$select public.set_check('PLANTED', budget_ms => 0, reason => 'why not')$$,
  '23514',
  null,
  'not a senseless budget'
);
set local role authenticated;
set local request.jwt.claims to
  '{"sub": "00000000-0000-4000-a000-0000000000f3", "role": "authenticated"}';
select throws_ok(
  $$select public.set_check('PLANTED', is_enabled => false, reason => 'why not')$$,
  '42501',
  'permission_denied',
  'not a reader'
);

select * from finish();
rollback;
