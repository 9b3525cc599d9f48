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

set local role authenticated;
set local request.jwt.claims to
  '{"sub": "00000000-0000-4000-a000-0000000000f1", "role": "authenticated"}';
select public.acknowledge_alert(pg_temp.alert(), comment => 'je regarde');
select public.assign_alert(pg_temp.alert(), '00000000-0000-4000-a000-0000000000f2');
select public.comment_alert(pg_temp.alert(), 'vanne fermée');
reset role;
set local request.jwt.claims to '';
do $$
begin
  for i in 1..1000 loop
    update governance.planted set payload = jsonb_build_object('n', i);
    perform governance.run_check('PLANTED');
  end loop;
end
$$;
select results_eq(
  $$select status, acknowledged_by, assigned_to, last_comment is null, payload, occurrence_count
    from public.system_alerts where id = pg_temp.alert()$$,
  $$values ('ACK', '00000000-0000-4000-a000-0000000000f1'::uuid,
    '00000000-0000-4000-a000-0000000000f2'::uuid, true, '{"n": 1000}'::jsonb, 1001::bigint)$$,
  'acknowledged by, assigned to, counted'
);
select results_eq(
  $$select kind from public.alert_events where alert_id = pg_temp.alert() order by id$$,
  $$values ('OPENED'), ('ACKNOWLEDGED'), ('ASSIGNED'), ('COMMENTED')$$,
  'and the history is about decisions only'
);
select is(
  (select version from public.system_alerts where id = pg_temp.alert()), 3,
  'whoever read it before may still decide'
);

select * from finish();
rollback;
