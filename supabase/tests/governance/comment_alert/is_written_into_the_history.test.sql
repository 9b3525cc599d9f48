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

set local role authenticated;
set local request.jwt.claims to
  '{"sub": "00000000-0000-4000-a000-0000000000f2", "role": "authenticated"}';
select results_eq(
  $$select kind, actor_id, actor_name, comment
    from public.comment_alert(pg_temp.alert(), '  vanne fermée ')$$,
  $$values ('COMMENTED', '00000000-0000-4000-a000-0000000000f2'::uuid, 'Bob', 'vanne fermée')$$,
    'with its author'
);
select throws_ok(
  $$select public.comment_alert(pg_temp.alert(), '  ')$$,
  'PT422',
  'comment_required',
  'not empty'
);
select throws_ok(
  $$select public.comment_alert(pg_temp.alert(), repeat('x', 4001))$$,
  'PT422',
  'comment_too_long',
  'not too long'
);
select throws_ok(
  $$select public.comment_alert(gen_random_uuid(), 'x')$$,
  'PT404',
  'alert_not_found',
  'on nothing'
);
select is(
  (select version from public.system_alerts where id = pg_temp.alert()),
  1,
  'a comment makes nobody lose a race'
);
set local role authenticated;
set local request.jwt.claims to
  '{"sub": "00000000-0000-4000-a000-0000000000f5", "role": "authenticated"}';
select is_empty(
  $$select from public.alert_events where comment is not null$$,
  'another company reads nothing of it'
);

select * from finish();
rollback;
