begin;
select plan(9);

-- Tenant A (depot): ada and abel admins, dina directeur, omer operateur and sita admin of site A1.
-- Tenant B (resto): bela owner. No membership: nina, uma (e-mail not confirmed), stan.
insert into auth.users (id, email, email_confirmed_at)
select ('aaaaaaaa-0000-4000-a000-0000000000' || u.n)::uuid, u.name || '@access.test', u.confirmed
from (values
  ('01', 'ada', now()), ('02', 'abel', now()), ('03', 'dina', now()), ('04', 'omer', now()),
  ('05', 'sita', now()), ('06', 'bela', now()), ('07', 'nina', now()), ('08', 'uma', null),
  ('09', 'stan', now())
) as u (n, name, confirmed);
insert into public.tenants (id, slug, name, domain)
values
  ('aaaaaaaa-0000-4000-b000-000000000001', 'access-test-a', 'A', 'depot'),
  ('aaaaaaaa-0000-4000-b000-000000000002', 'access-test-b', 'B', 'resto');
insert into public.sites (tenant_id, id, kind, code, name)
values
  ('aaaaaaaa-0000-4000-b000-000000000001', 'aaaaaaaa-0000-4000-c000-000000000001', 'depot', 'A1', 'A1'),
  ('aaaaaaaa-0000-4000-b000-000000000001', 'aaaaaaaa-0000-4000-c000-000000000002', 'depot', 'A2', 'A2'),
  ('aaaaaaaa-0000-4000-b000-000000000002', 'aaaaaaaa-0000-4000-c000-000000000003', 'restaurant', 'B1', 'B1');
insert into public.profils (tenant_id, id, user_id, role, site_id, nom_complet)
select
  p.tenant_id::uuid,
  ('aaaaaaaa-0000-4000-d000-0000000000' || p.n)::uuid,
  ('aaaaaaaa-0000-4000-a000-0000000000' || p.n)::uuid,
  p.role,
  p.site_id::uuid,
  p.name
from (values
  ('aaaaaaaa-0000-4000-b000-000000000001', '01', 'admin', null, 'Ada'),
  ('aaaaaaaa-0000-4000-b000-000000000001', '02', 'admin', null, 'Abel'),
  ('aaaaaaaa-0000-4000-b000-000000000001', '03', 'directeur', null, 'Dina'),
  ('aaaaaaaa-0000-4000-b000-000000000001', '04', 'operateur', 'aaaaaaaa-0000-4000-c000-000000000001', 'Omer'),
  ('aaaaaaaa-0000-4000-b000-000000000001', '05', 'admin', 'aaaaaaaa-0000-4000-c000-000000000001', 'Sita'),
  ('aaaaaaaa-0000-4000-b000-000000000002', '06', 'owner', null, 'Bela')
) as p (tenant_id, n, role, site_id, name);

set local role authenticated;
set local request.jwt.claims to
  '{"sub": "aaaaaaaa-0000-4000-a000-000000000001", "role": "authenticated"}';
select throws_ok(
  $$insert into public.access_events (tenant_id, kind, subject_name, actor_role)
    values ('aaaaaaaa-0000-4000-b000-000000000001', 'MEMBER_ADDED', 'x', 'x')$$,
  '42501', null, 'no line is forged'
);
select throws_ok($$update public.access_events set actor_name = 'x'$$, '42501', null, 'or changed');
select throws_ok($$delete from public.access_events$$, '42501', null, 'or dropped');
set local role service_role;
set local request.jwt.claims to '{"role": "service_role"}';
select throws_ok($$delete from public.access_events$$, '42501', null, 'nor by the service role');
reset role;
set local request.jwt.claims to '';
select throws_ok(
  $$update public.access_events set actor_name = 'x' where tenant_id = 'aaaaaaaa-0000-4000-b000-000000000001'$$,
  '42501', 'append_only', 'nor by the owner'
);
select throws_ok(
  $$delete from public.access_events where tenant_id = 'aaaaaaaa-0000-4000-b000-000000000001'$$, '42501', 'append_only', 'delete'
);
select throws_ok($$truncate public.access_events$$, '42501', 'append_only', 'truncate');
set local role authenticated;
set local request.jwt.claims to
  '{"sub": "aaaaaaaa-0000-4000-a000-000000000006", "role": "authenticated"}';
select is(
  (select count(*)::int from public.access_events where tenant_id = 'aaaaaaaa-0000-4000-b000-000000000001'),
  0, 'another tenant does not read it'
);
set local role authenticated;
set local request.jwt.claims to
  '{"sub": "aaaaaaaa-0000-4000-a000-000000000004", "role": "authenticated"}';
select is((select count(*)::int from public.access_events), 0, 'nor who may not see members');

select * from finish();
rollback;
