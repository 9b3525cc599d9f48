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

select is(
  (select count(*) from governance.check_audit_stale),
  (select (count(*) = 0)::integer::bigint from public.leak_audit_runs
    where verdict <> 'INVALID' and finished_at > now() - interval '7 days'),
  'none ever: fires'
);
insert into public.leak_audit_runs (started_at, finished_at, target, mode, objects_total,
  objects_probed, leak_count, unknown_count, denied_count, empty_count, verdict, tool_version,
  recorded_by)
values (now(), now(), 'https://x.test', 'catalog', 0, 0, 0, 0, 0, 0, 'INVALID', '1', 'test'),
  (now() - interval '8 days', now() - interval '8 days', 'https://x.test', 'catalog', 9, 9, 0, 0,
    9, 0, 'PASS', '1', 'test');
select is(
  (select count(*) from governance.check_audit_stale),
  (select (count(*) = 0)::integer::bigint from public.leak_audit_runs
    where verdict <> 'INVALID' and finished_at > now() - interval '7 days'),
  'an old one or an invalid one: fires'
);
insert into public.leak_audit_runs (started_at, finished_at, target, mode, objects_total,
  objects_probed, leak_count, unknown_count, denied_count, empty_count, verdict, tool_version,
  recorded_by)
values (now() - interval '6 days', now() - interval '6 days', 'https://x.test', 'catalog', 9, 9,
  0, 0, 9, 0, 'PASS', '1', 'test');
select is_empty('select from governance.check_audit_stale', 'one of this week: does not');

select * from finish();
rollback;
