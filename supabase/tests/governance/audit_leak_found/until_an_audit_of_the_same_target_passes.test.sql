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

insert into public.leak_audit_runs (started_at, finished_at, target, mode, objects_total,
  objects_probed, leak_count, unknown_count, denied_count, empty_count, verdict, tool_version,
  recorded_by)
values (now() - interval '2 hours', now() - interval '2 hours', 'https://bad.test', 'catalog', 9,
  9, 2, 1, 6, 0, 'FAIL', '1', 'test'),
  (now() - interval '1 hour', now() - interval '1 hour', 'https://bad.test', 'catalog', 0, 0, 0,
    0, 0, 0, 'INVALID', '1', 'test'),
  (now() - interval '3 hours', now() - interval '3 hours', 'https://good.test', 'catalog', 9, 9,
    1, 0, 8, 0, 'FAIL', '1', 'test'),
  (now() - interval '1 hour', now() - interval '1 hour', 'https://good.test', 'catalog', 9, 9, 0,
    0, 9, 0, 'PASS', '1', 'test');
select results_eq(
  $$select entity_key, payload ->> 'leak_count' from governance.check_audit_leak_found
    where entity_key ~ 'test$'$$,
  $$values ('https://bad.test', '2')$$,
    'a failed audit fires; an invalid one after it clears nothing; a passed one does'
);
select governance.run_check('AUDIT_LEAK_FOUND');
select isnt_empty(
  $$select from public.system_alerts where check_code = 'AUDIT_LEAK_FOUND'
    and severity = 'CRITICAL' and entity_key = 'https://bad.test' and message ~ '2 fuite'$$,
  'it opens a CRITICAL alert'
);
insert into public.leak_audit_runs (started_at, finished_at, target, mode, objects_total,
  objects_probed, leak_count, unknown_count, denied_count, empty_count, verdict, tool_version,
  recorded_by)
values (now(), now(), 'https://bad.test', 'catalog', 9, 9, 0, 0, 9, 0, 'PASS', '1', 'test');
select governance.run_check('AUDIT_LEAK_FOUND');
select isnt_empty(
  $$select from public.system_alerts where check_code = 'AUDIT_LEAK_FOUND'
    and status = 'RESOLVED' and entity_key = 'https://bad.test'$$,
  'the first audit that passes closes it'
);

select * from finish();
rollback;
