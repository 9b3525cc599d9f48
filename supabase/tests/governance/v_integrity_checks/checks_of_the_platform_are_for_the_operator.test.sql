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
create sequence governance.planted_asked;
create view governance.check_planted as
select null::uuid as tenant_id, null::uuid as site_id, 'THING' as entity_type,
  null::uuid as entity_id, 'a' as entity_key, 'Thing' as entity_label, null::text as severity,
  jsonb_build_object('n', nextval('governance.planted_asked')) as payload;
insert into public.integrity_checks (
  code, module, view_name, severity, is_platform, title, message, remedy
)
values (
  'PLANTED', 'governance', 'governance.check_planted', 'WARN', true,
  '{"fr": "Essai", "en": "Trial", "ar": "تجربة"}', '{"fr": "{n}", "en": "{n}", "ar": "{n}"}',
  '{"fr": "Corriger", "en": "Repair", "ar": "أصلح"}'
);
create function pg_temp.was_asked() returns boolean language sql security definer as
  $$select is_called from governance.planted_asked$$;
grant execute on function pg_temp.was_asked() to public;
update public.tenants set is_operator = slug = 'gov-one' where slug like 'gov-%' or is_operator;

set local role authenticated;
set local request.jwt.claims to
  '{"sub": "00000000-0000-4000-a000-0000000000f5", "role": "authenticated"}';
select is_empty(
  $$select from public.v_integrity_checks where check_code = 'PLANTED' or pg_temp.was_asked()$$,
  'the reading of another company does not even ask a check of the platform'
);
set local request.jwt.claims to
  '{"sub": "00000000-0000-4000-a000-0000000000f1", "role": "authenticated"}';
select isnt_empty(
  $$select from public.v_integrity_checks where check_code = 'PLANTED'$$,
  'the operator''s does'
);

select * from finish();
rollback;
