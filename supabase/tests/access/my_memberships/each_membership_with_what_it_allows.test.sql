begin;
select plan(6);

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

insert into public.profils (tenant_id, user_id, role, nom_complet)
values ('aaaaaaaa-0000-4000-b000-000000000002', 'aaaaaaaa-0000-4000-a000-000000000003', 'owner', 'Dina');
set local role authenticated;
set local request.jwt.claims to
  '{"sub": "aaaaaaaa-0000-4000-a000-000000000003", "role": "authenticated"}';
select is(
  (
    select array_agg(m.tenant_slug || ' ' || m.role order by m.tenant_slug)
    from public.my_memberships() as m
  ),
  array['access-test-a directeur', 'access-test-b owner'], 'two tenants, two roles'
);
select ok(
  (
    select not m.permissions @> '{members.write}' and m.permissions @> '{members.read,alerts.ack}'
    from public.my_memberships() as m
    where m.role = 'directeur'
  ),
  'each with its own permissions'
);
select is((select count(*)::int from public.tenants), 2, 'both tenants are hers');
set local role authenticated;
set local request.jwt.claims to
  '{"sub": "aaaaaaaa-0000-4000-a000-000000000004", "role": "authenticated"}';
select is(
  (
    select row(m.site_id, m.site_name, m.permissions, m.status, m.profil_id)::text
    from public.my_memberships() as m
  ),
  row('aaaaaaaa-0000-4000-c000-000000000001'::uuid, 'A1'::text, '{depot.read,dips.write,receptions.write,sorties.write,tenant.read,transferts.write,trips.write}'::text[], 'active'::text, 'aaaaaaaa-0000-4000-d000-000000000004'::uuid)::text,
  'a membership of one site says which'
);
set local role authenticated;
set local request.jwt.claims to
  '{"sub": "aaaaaaaa-0000-4000-a000-000000000009", "role": "authenticated"}';
select is((select count(*)::int from public.my_memberships()), 0, 'a stranger has none');
set local request.jwt.claims to '{"role": "authenticated"}';
select is((select count(*)::int from public.my_memberships()), 0, 'nobody has none');

select * from finish();
rollback;
