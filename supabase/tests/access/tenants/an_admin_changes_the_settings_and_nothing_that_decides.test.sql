begin;
select plan(10);

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
update public.tenants set name = 'A bis', timezone = 'Africa/Lubumbashi' where id = 'aaaaaaaa-0000-4000-b000-000000000001';
select is(
  (select row(name, timezone, version)::text from public.tenants),
  row('A bis'::text, 'Africa/Lubumbashi'::text, 2)::text, 'name and zone'
);
select throws_ok($$update public.tenants set status = 'active'$$, '42501', null, 'not the status');
select throws_ok($$update public.tenants set is_operator = true$$, '42501', null, 'not the operator');
select throws_ok($$update public.tenants set domain = 'resto'$$, '42501', null, 'not the domain');
select throws_ok($$update public.tenants set slug = 'x'$$, '42501', null, 'not the slug');
select throws_ok(
  $$insert into public.tenants (slug, name, domain) values ('x', 'X', 'depot')$$,
  '42501', null, 'no new one'
);
select throws_ok($$delete from public.tenants$$, '42501', null, 'nor one less');
select throws_ok(
  $$update public.tenants set timezone = 'Mars/Base'$$, '22023', null, 'a zone exists'
);
set local role authenticated;
set local request.jwt.claims to
  '{"sub": "aaaaaaaa-0000-4000-a000-000000000003", "role": "authenticated"}';
update public.tenants set name = 'Dina''s' where id = 'aaaaaaaa-0000-4000-b000-000000000001';
reset role;
set local request.jwt.claims to '';
select is((select name from public.tenants where id = 'aaaaaaaa-0000-4000-b000-000000000001'), 'A bis', 'a directeur changes nothing');
select throws_ok(
  $$update public.tenants set domain = 'resto' where id = 'aaaaaaaa-0000-4000-b000-000000000001'$$,
  'PT422', 'tenant_identity_fixed', 'the domain is fixed for everybody'
);

select * from finish();
rollback;
