begin;
select plan(7);

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
  governance.due_at('CRITICAL', '2026-03-01 08:00+00', 'Africa/Lubumbashi'),
  '2026-03-01 21:59:59+00'::timestamptz,
  'CRITICAL: the end of the local day'
);
select is(
  governance.due_at('CRITICAL', '2026-03-01 21:00+00', 'Africa/Lubumbashi'),
  '2026-03-01 23:00+00'::timestamptz,
  'but at least two hours'
);
select is(
  governance.due_at('CRITICAL', '2026-03-01 22:30+00', 'Africa/Lubumbashi'),
  '2026-03-02 21:59:59+00'::timestamptz,
  'after local midnight it is the next day'
);
select is(
  governance.due_at('CRITICAL', '2026-03-29 00:30+00', 'Europe/Paris'),
  '2026-03-29 21:59:59+00'::timestamptz,
  'a day with 23 hours ends when it ends'
);
select is(
  governance.due_at('WARN', '2026-03-01 08:00+00', 'Africa/Algiers'),
  '2026-03-03 08:00+00'::timestamptz,
  'WARN: 48 hours'
);
select is(
  governance.due_at('INFO', '2026-03-01 08:00+00', 'Africa/Algiers'),
  null::timestamptz,
  'INFO: none'
);
select is(
  governance.due_at('INFO', '2026-03-01 08:00+00', 'Africa/Algiers', interval '4 hours'),
  '2026-03-01 12:00+00'::timestamptz,
  'a check may have its own'
);

select * from finish();
rollback;
