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

insert into governance.planted (k) values ('b'), ('c');
insert into governance.planted (k, tenant_id) values ('z', '00000000-0000-4000-b000-0000000000f2');
select governance.run_check('PLANTED');
create temp table many as select entity_key, id from public.system_alerts
  where check_code = 'PLANTED' and entity_key in ('a', 'b', 'c', 'z');
insert into many values ('none', '00000000-0000-4000-a000-00000000dead');
grant select on many to authenticated;
set local role authenticated;
set local request.jwt.claims to
  '{"sub": "00000000-0000-4000-a000-0000000000f2", "role": "authenticated"}';
select public.acknowledge_alert((select id from many where entity_key = 'b'));
set local role authenticated;
set local request.jwt.claims to
  '{"sub": "00000000-0000-4000-a000-0000000000f1", "role": "authenticated"}';
select results_eq(
  $$select m.entity_key, o.ok, o.error_key
    from public.acknowledge_alerts((select array_agg(id) || array_agg(id)
    from many), 'tournée') as o join many as m on m.id = o.alert_id order by 1$$,
  $$values ('a', true, null), ('b', false, 'alert_conflict'), ('c', true, null),
    ('none', false, 'alert_not_found'), ('z', false, 'alert_not_found')$$,
  'each alert has its own outcome, given twice or not'
);
select results_eq(
  $$select m.entity_key, o.ok from public.acknowledge_alerts((select array_agg(id)
    from many)) as o join many as m on m.id = o.alert_id order by 1$$,
  $$values ('a', true), ('b', false), ('c', true), ('none', false),
    ('z', false)$$, 'the same request again has the same answer'
);
select is(
  (select count(*) from public.alert_events where kind = 'ACKNOWLEDGED' and comment = 'tournée'),
  2::bigint,
  'and was done once'
);
select throws_ok(
  $$select public.acknowledge_alerts(array(select gen_random_uuid()
    from generate_series(1, 1001)))$$,
  'PT422',
  'too_many_alerts',
  'more than 1000 are refused'
);
set local role authenticated;
set local request.jwt.claims to
  '{"sub": "00000000-0000-4000-a000-0000000000f3", "role": "authenticated"}';
select results_eq(
  $$select distinct ok, error_key from public.acknowledge_alerts(array[pg_temp.alert()])$$,
  $$values (false, 'permission_denied')$$,
  'a reader is refused each'
);
select is_empty($$select from public.acknowledge_alerts('{}')$$, 'nothing asked, nothing done');

select * from finish();
rollback;
