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
  $$select public.suspend_member('aaaaaaaa-0000-4000-d000-000000000003', '  ')$$, 'PT422', 'reason_required', 'a reason is needed'
);
select throws_ok(
  $$select public.suspend_member('aaaaaaaa-0000-4000-d000-000000000003', null)$$, 'PT422', 'reason_required', 'null is none'
);
select is(
  (public.suspend_member('aaaaaaaa-0000-4000-d000-000000000003', 'badge lost', 1)).status, 'suspended', 'suspended'
);
select throws_ok(
  $$select public.suspend_member('aaaaaaaa-0000-4000-d000-000000000003', 'again')$$, 'PT409', 'nothing_changed', 'once'
);
select is(
  (
    select row(v.last_change_kind, v.last_change_by, v.last_change_reason)::text
    from public.v_members as v
    where v.id = 'aaaaaaaa-0000-4000-d000-000000000003'
  ),
  row('MEMBER_SUSPENDED'::text, 'Ada'::text, 'badge lost'::text)::text,
  'the reason is kept'
);
select is((public.reinstate_member('aaaaaaaa-0000-4000-d000-000000000003', 2)).status, 'active', 'and back');
select throws_ok(
  $$select public.reinstate_member('aaaaaaaa-0000-4000-d000-000000000003')$$, 'PT409', 'nothing_changed', 'once'
);
select is(
  (select e.reason from public.access_events as e order by e.id desc limit 1),
  null, 'the reason of one act does not stick to the next'
);
set local role authenticated;
set local request.jwt.claims to
  '{"sub": "aaaaaaaa-0000-4000-a000-000000000003", "role": "authenticated"}';
select is((select count(*)::int from public.profils), 5, 'she sees again');

select * from finish();
rollback;
