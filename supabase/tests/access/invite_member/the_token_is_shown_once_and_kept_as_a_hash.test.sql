begin;
select plan(8);

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
select * from public.invite_member('aaaaaaaa-0000-4000-b000-000000000001', '  Nina@Access.test ', 'lecture', 'aaaaaaaa-0000-4000-c000-000000000002');
select matches((select token from invited), '^[0-9a-f]{64}$', 'a long random token');
select ok(
  (select expires_at between now() + interval '6 days' and now() + interval '8 days' from invited),
  'that ends in a week'
);
select is(
  (select row(v.email, v.status, v.invited_by_name)::text from public.v_invitations as v),
  row('nina@access.test'::text, 'pending'::text, 'Ada'::text)::text,
  'the list shows whom, by whom'
);
select throws_ok(
  'select * from access.invitation_secrets', '42501', null, 'nobody reads the hash'
);
set local role service_role;
set local request.jwt.claims to '{"role": "service_role"}';
select throws_ok(
  'select * from access.invitation_secrets', '42501', null, 'the service role neither'
);
reset role;
set local request.jwt.claims to '';
select is(
  (
    select s.token_hash
    from access.invitation_secrets as s
    join invited on s.invitation_id = invited.invitation_id
  ),
  (select sha256(convert_to(token, 'UTF8')) from invited),
  'only the hash is stored'
);
select is(
  (
    select count(*)::int
    from public.access_events as e, invited
    where to_jsonb(e)::text like '%' || invited.token || '%'
  ),
  0, 'the history does not hold it'
);
select hasnt_column('public', 'invitations', 'token', 'nor does the table');

select * from finish();
rollback;
