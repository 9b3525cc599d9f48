begin;
select plan(7);

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

set local role service_role;
set local request.jwt.claims to '{"role": "service_role"}';
select is(
  (
    select row(c.slug, c.domain, c.timezone, c.currency, c.is_operator)::text
    from public.create_tenant(
      'Nouveau', 'access-test-new', 'resto', 'aaaaaaaa-0000-4000-a000-000000000007', 'Nina Benali', 'Africa/Algiers', 'DZD'
    ) as c
  ),
  row('access-test-new'::text, 'resto'::text, 'Africa/Algiers'::text, 'DZD'::text, false)::text,
  'a tenant, not the operator, which exists'
);
select throws_ok(
  $$select public.create_tenant('X', 'access-test-x', 'depot', gen_random_uuid())$$,
  'PT404', 'user_not_found', 'its admin has an account'
);
select throws_ok(
  $$select public.create_tenant('X', 'access-test-new', 'depot', 'aaaaaaaa-0000-4000-a000-000000000007')$$,
  '23505', null, 'a slug is taken once'
);
select throws_ok(
  $$select public.create_tenant('X', 'access-test-x', 'depot', 'aaaaaaaa-0000-4000-a000-000000000007', null, 'Mars/Base')$$,
  '22023', null, 'a zone exists'
);
set local role authenticated;
set local request.jwt.claims to
  '{"sub": "aaaaaaaa-0000-4000-a000-000000000007", "role": "authenticated"}';
select is(
  (select row(m.role, m.tenant_slug)::text from public.my_memberships() as m),
  row('owner'::text, 'access-test-new'::text)::text, 'and works at once'
);
select throws_ok(
  $$select public.create_tenant('X', 'access-test-x', 'depot', 'aaaaaaaa-0000-4000-a000-000000000007')$$,
  '42501', null, 'she creates no other'
);
reset role;
set local request.jwt.claims to '';
select is((select count(*)::int from public.tenants where is_operator), 1, 'there is one operator');

select * from finish();
rollback;
