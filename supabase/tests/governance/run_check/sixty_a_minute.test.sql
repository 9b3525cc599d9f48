begin;
select plan(2);

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

set local role authenticated;
set local request.jwt.claims to
  '{"sub": "00000000-0000-4000-a000-0000000000f1", "role": "authenticated"}';
select lives_ok(
  $$select public.run_check('PLANTED') from generate_series(1, 60)$$,
  'sixty runs by hand are allowed'
);
select throws_ok(
  $$select public.run_check('PLANTED') from generate_series(1, 5)$$,
  'PT429', 'too_many_requests', 'more within the minute are not'
);

select * from finish();
rollback;
