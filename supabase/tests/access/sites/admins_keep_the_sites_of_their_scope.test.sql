begin;
select plan(11);

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
select lives_ok(
  $$insert into public.sites (tenant_id, kind, code, name) values ('aaaaaaaa-0000-4000-b000-000000000001', 'depot', 'A3', 'A3')$$,
  'an admin opens a site'
);
select is(
  (
    select row(s.timezone, s.currency, s.default_locale)::text
    from public.sites as s
    where s.code = 'A3'
  ),
  row('UTC'::text, 'USD'::text, 'fr'::text)::text, 'which inherits from its tenant'
);
select throws_ok(
  $$insert into public.sites (tenant_id, id, kind, code, name)
    values ('aaaaaaaa-0000-4000-b000-000000000001', 'aaaaaaaa-0000-4000-b000-000000000002', 'depot', 'A4', 'A4')$$,
  '42501', null, 'the id is not his to choose'
);
select throws_ok(
  $$insert into public.sites (tenant_id, kind, code, name)
    values ('aaaaaaaa-0000-4000-b000-000000000001', 'restaurant', 'A4', 'A4')$$,
  'PT422', 'site_kind_of_another_domain', 'a depot company has no restaurant'
);
select throws_ok(
  $$update public.sites set tenant_id = 'aaaaaaaa-0000-4000-b000-000000000002'$$, '42501', null, 'a site does not move'
);
select throws_ok($$delete from public.sites$$, '42501', null, 'nor disappear');
set local role authenticated;
set local request.jwt.claims to
  '{"sub": "aaaaaaaa-0000-4000-a000-000000000005", "role": "authenticated"}';
select throws_ok(
  $$insert into public.sites (tenant_id, kind, code, name) values ('aaaaaaaa-0000-4000-b000-000000000001', 'depot', 'A5', 'A5')$$,
  '42501', null, 'the admin of a site opens none'
);
update public.sites set name = name || ' bis';
reset role;
set local request.jwt.claims to '';
select is(
  (select array_agg(s.name order by s.code) from public.sites as s where s.tenant_id = 'aaaaaaaa-0000-4000-b000-000000000001'),
  array['A1 bis', 'A2', 'A3'], 'and changes his own only'
);
set local role service_role;
set local request.jwt.claims to '{"role": "service_role"}';
select throws_ok(
  $$insert into public.sites (tenant_id, id, kind, code, name)
    values ('aaaaaaaa-0000-4000-b000-000000000001', 'aaaaaaaa-0000-4000-b000-000000000002', 'depot', 'A4', 'A4')$$,
  '23505', 'scope_id_taken', 'no site borrows the id of a tenant: it would open that tenant'
);
select throws_ok(
  $$insert into public.tenants (id, slug, name, domain) values ('aaaaaaaa-0000-4000-c000-000000000001', 'x', 'X', 'depot')$$,
  '23505', 'scope_id_taken', 'no tenant the id of a site'
);
set local role authenticated;
set local request.jwt.claims to
  '{"sub": "aaaaaaaa-0000-4000-a000-000000000004", "role": "authenticated"}';
select is(
  (select array_agg(code) from public.sites), array['A1'], 'a member of one site sees that one'
);

select * from finish();
rollback;
