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

set local role authenticated;
set local request.jwt.claims to
  '{"sub": "aaaaaaaa-0000-4000-a000-000000000001", "role": "authenticated"}';
create temporary table invited on commit drop as
select * from public.invite_member('aaaaaaaa-0000-4000-b000-000000000001', 'nina@access.test', 'lecture', 'aaaaaaaa-0000-4000-c000-000000000002');
grant select on invited to authenticated;
set local role authenticated;
set local request.jwt.claims to
  '{"sub": "aaaaaaaa-0000-4000-a000-000000000007", "role": "authenticated"}';
select is(
  (
    select row(p.user_id, p.tenant_id, p.role, p.site_id, p.status, p.email)::text
    from invited
    cross join lateral public.accept_invitation(invited.token) as p
  ),
  row(
    'aaaaaaaa-0000-4000-a000-000000000007'::uuid, 'aaaaaaaa-0000-4000-b000-000000000001'::uuid, 'lecture'::text, 'aaaaaaaa-0000-4000-c000-000000000002'::uuid,
    'active'::text, 'nina@access.test'::text
  )::text,
  'exactly what she was invited to'
);
select is((select array_agg(code) from public.sites), array['A2'], 'and sees her site at once');
select throws_ok(
  format('select public.accept_invitation(%L)', (select token from invited)),
  'PT409', 'invitation_already_accepted', 'twice is a clear error'
);
set local role authenticated;
set local request.jwt.claims to
  '{"sub": "aaaaaaaa-0000-4000-a000-000000000001", "role": "authenticated"}';
select is(
  (select row(i.status, i.accepted_by)::text from public.invitations as i),
  row('accepted'::text, 'aaaaaaaa-0000-4000-a000-000000000007'::uuid)::text, 'the list tells'
);
select is(
  (
    select array_agg(e.kind || ' ' || coalesce(e.actor_name, '?') order by e.id)
    from public.access_events as e
    where e.subject_name like 'nina%'
  ),
  array['INVITED Ada', 'MEMBER_ADDED nina', 'INVITATION_ACCEPTED nina'], 'and the history'
);
select throws_ok(
  format('select public.revoke_invitation(%L)', (select invitation_id from invited)),
  'PT409', 'nothing_changed', 'what was accepted is not revoked'
);

select * from finish();
rollback;
