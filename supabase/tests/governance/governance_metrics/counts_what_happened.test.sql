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

insert into governance.planted (k) values ('b');
select governance.run_check('PLANTED');
update public.system_alerts
  set first_detected_at = first_detected_at - interval '100 seconds' where check_code = 'PLANTED';
set local role authenticated;
set local request.jwt.claims to
  '{"sub": "00000000-0000-4000-a000-0000000000f1", "role": "authenticated"}';
select public.acknowledge_alert(pg_temp.alert());
select public.unacknowledge_alert(pg_temp.alert());
select public.acknowledge_alert(pg_temp.alert());
select public.resolve_alert(pg_temp.alert(), 'OTHER');
select public.reopen_alert(pg_temp.alert());
select public.resolve_alert(pg_temp.alert(), 'OTHER');
create temp table m as select public.governance_metrics('00000000-0000-4000-b000-0000000000f1',
  7) as doc;
select ok(
  (select (doc ->> 'mtta_seconds')::numeric between 100 and 110 from m),
  'mean time to acknowledge, the first time only'
);
select ok(
  (select (doc ->> 'mttr_seconds')::numeric between 100 and 110 from m),
  'mean time to resolve, a reopen is taken back'
);
select results_eq(
  $$select c ->> 'check_code', (c ->> 'opened')::int, (c ->> 'resolved')::int,
    (c ->> 'open')::int from m, jsonb_array_elements(doc -> 'by_check') as c$$,
  $$values ('PLANTED', 2, 1, 1)$$, 'by check'
);
select results_eq(
  $$select jsonb_array_length(doc -> 'trend'), (doc -> 'trend' -> 6 ->> 'opened')::int,
    (doc -> 'trend' -> 6 ->> 'resolved')::int, (doc -> 'trend' -> 6 ->> 'open')::int,
    (doc -> 'trend' -> 5 ->> 'open')::int from m$$,
  $$values (7, 2, 1, 1, 0)$$, 'trend per day, open counted back from now'
);
select is(
  (select sum((b ->> 'count')::int) from m, jsonb_array_elements(doc -> 'open_by_age') as b),
  1::bigint,
  'open by age'
);
reset role;
set local request.jwt.claims to '';
select governance.fold_alert_days();
set local role authenticated;
set local request.jwt.claims to
  '{"sub": "00000000-0000-4000-a000-0000000000f1", "role": "authenticated"}';
select is(
  public.governance_metrics('00000000-0000-4000-b000-0000000000f1', 7) -> 'by_check',
  (select doc -> 'by_check' from m),
  'the sums say the same once they are folded'
);
select throws_ok(
  $$select public.governance_metrics('00000000-0000-4000-b000-0000000000f1', 0)$$,
  'PT422',
  'days_invalid',
  'no days, no metrics'
);
set local role authenticated;
set local request.jwt.claims to
  '{"sub": "00000000-0000-4000-a000-0000000000f5", "role": "authenticated"}';
select throws_ok(
  $$select public.governance_metrics('00000000-0000-4000-b000-0000000000f1')$$,
  '42501',
  'permission_denied',
  'not those of another company'
);

select * from finish();
rollback;
