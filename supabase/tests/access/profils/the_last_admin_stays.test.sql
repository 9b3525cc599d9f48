begin;
select plan(12);

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
  $$select public.change_member('aaaaaaaa-0000-4000-d000-000000000002', 'directeur', null)$$, 'the last but one may go'
);
set local role service_role;
set local request.jwt.claims to '{"role": "service_role"}';
select throws_ok(
  $$select public.change_member('aaaaaaaa-0000-4000-d000-000000000001', 'directeur', null)$$,
  'PT409', 'last_admin', 'the last one is not demoted'
);
select throws_ok(
  $$select public.change_member('aaaaaaaa-0000-4000-d000-000000000001', 'admin', 'aaaaaaaa-0000-4000-c000-000000000001')$$,
  'PT409', 'last_admin', 'nor confined to a site: the admin of a site does not count'
);
select throws_ok(
  $$select public.suspend_member('aaaaaaaa-0000-4000-d000-000000000001', 'x')$$, 'PT409', 'last_admin', 'nor suspended'
);
select throws_ok(
  $$select public.remove_member('aaaaaaaa-0000-4000-d000-000000000001', 'x')$$, 'PT409', 'last_admin', 'nor removed'
);
select throws_ok(
  $$delete from public.profils where id = 'aaaaaaaa-0000-4000-d000-000000000001'$$, 'PT409', 'last_admin', 'nor deleted by hand'
);
select throws_ok(
  $$update public.profils set status = 'suspended' where tenant_id = 'aaaaaaaa-0000-4000-b000-000000000001'$$,
  'PT409', 'last_admin', 'nor all at once'
);
select throws_ok(
  $$select public.remove_member('aaaaaaaa-0000-4000-d000-000000000006', 'x')$$, 'PT409', 'last_admin', 'nor the last owner'
);
reset role;
set local request.jwt.claims to '';
select throws_ok(
  $$delete from auth.users where id = 'aaaaaaaa-0000-4000-a000-000000000001'$$,
  'PT409', 'last_admin', 'nor does the account go'
);
update public.profils set role = 'admin' where id = 'aaaaaaaa-0000-4000-d000-000000000002';
select lives_ok($$delete from auth.users where id = 'aaaaaaaa-0000-4000-a000-000000000001'$$, 'with a second admin it may');
update public.tenants set is_operator = false, status = 'cancelled' where id = 'aaaaaaaa-0000-4000-b000-000000000001';
select lives_ok(
  $$delete from auth.users where id = 'aaaaaaaa-0000-4000-a000-000000000002'$$, 'a cancelled tenant keeps nobody back'
);
select is((select count(*)::int from access.membership_drift), 0, 'rights are as defined');

select * from finish();
rollback;
