begin;
select plan(13);

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
  '{"sub": "aaaaaaaa-0000-4000-a000-000000000004", "role": "authenticated"}';

select throws_ok(
  $$update public.profils set role = 'admin' where id = 'aaaaaaaa-0000-4000-d000-000000000004'$$,
  '42501', null, 'not role'
);
select throws_ok(
  $$update public.profils set site_id = null where id = 'aaaaaaaa-0000-4000-d000-000000000004'$$,
  '42501', null, 'not site_id'
);
select throws_ok(
  $$update public.profils set status = 'active' where id = 'aaaaaaaa-0000-4000-d000-000000000004'$$,
  '42501', null, 'not status'
);
select throws_ok(
  $$update public.profils set user_id = 'aaaaaaaa-0000-4000-a000-000000000009' where id = 'aaaaaaaa-0000-4000-d000-000000000004'$$,
  '42501', null, 'not user_id'
);
select throws_ok(
  $$update public.profils set tenant_id = 'aaaaaaaa-0000-4000-b000-000000000002' where id = 'aaaaaaaa-0000-4000-d000-000000000004'$$,
  '42501', null, 'not tenant_id'
);
select throws_ok(
  $$update public.profils set id = gen_random_uuid() where id = 'aaaaaaaa-0000-4000-d000-000000000004'$$,
  '42501', null, 'not id'
);
select throws_ok(
  $$update public.profils set email = 'x@y.z' where id = 'aaaaaaaa-0000-4000-d000-000000000004'$$,
  '42501', null, 'not email'
);
select throws_ok(
  $$update public.profils set version = 1 where id = 'aaaaaaaa-0000-4000-d000-000000000004'$$,
  '42501', null, 'not version'
);
select throws_ok(
  $$update public.profils set updated_at = now() where id = 'aaaaaaaa-0000-4000-d000-000000000004'$$,
  '42501', null, 'not updated_at'
);
select throws_ok(
  $$update public.profils set created_at = now() where id = 'aaaaaaaa-0000-4000-d000-000000000004'$$,
  '42501', null, 'not created_at'
);
select throws_ok(
  $$update public.profils set nom_complet = 'Omer', role = 'admin' where id = 'aaaaaaaa-0000-4000-d000-000000000004'$$,
  '42501', null, 'not beside a column he may update'
);

set local role authenticated;
set local request.jwt.claims to
  '{"sub": "aaaaaaaa-0000-4000-a000-000000000001", "role": "authenticated"}';

select throws_ok(
  $$update public.profils set role = 'admin' where id = 'aaaaaaaa-0000-4000-d000-000000000004'$$,
  '42501', null, 'nor does an administrator, past the rules'
);
select throws_ok(
  $$delete from public.profils where id = 'aaaaaaaa-0000-4000-d000-000000000004'$$,
  '42501', null, 'nor deletes'
);

select * from finish();
rollback;
