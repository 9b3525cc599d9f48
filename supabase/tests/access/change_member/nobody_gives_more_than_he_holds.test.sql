begin;
select plan(4);

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

-- A role that manages members and nothing else, as a later migration could add one.
insert into public.roles (code, label, position)
values ('clerk', '{"fr": "c", "en": "c", "ar": "c"}', 900);
insert into public.role_permissions (role, permission)
select 'clerk', unnest(array['members.read', 'members.write'])
union
select 'clerk', rp.permission
from public.role_permissions as rp
where rp.role in ('operateur', 'lecture');
update public.profils set role = 'clerk' where id = 'aaaaaaaa-0000-4000-d000-000000000003';
set local role authenticated;
set local request.jwt.claims to
  '{"sub": "aaaaaaaa-0000-4000-a000-000000000003", "role": "authenticated"}';
select throws_ok(
  $$select public.change_member('aaaaaaaa-0000-4000-d000-000000000004', 'admin', null)$$,
  '42501', 'role_above_own', 'no role above his own'
);
select throws_ok(
  $$select * from public.invite_member('aaaaaaaa-0000-4000-b000-000000000001', 'x@access.test', 'admin')$$,
  '42501', 'role_above_own', 'not by invitation either'
);
select throws_ok(
  $$select public.suspend_member('aaaaaaaa-0000-4000-d000-000000000002', 'x')$$,
  '42501', 'role_above_own', 'and no act on those above'
);
select lives_ok(
  $$select public.change_member('aaaaaaaa-0000-4000-d000-000000000004', 'lecture', 'aaaaaaaa-0000-4000-c000-000000000001')$$, 'what he holds he may give'
);

select * from finish();
rollback;
