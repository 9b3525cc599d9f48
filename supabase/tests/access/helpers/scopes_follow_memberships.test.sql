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

insert into public.profils (tenant_id, user_id, role, nom_complet)
values ('aaaaaaaa-0000-4000-b000-000000000002', 'aaaaaaaa-0000-4000-a000-000000000005', 'owner', 'Sita');
create temporary view held as
select
  array(select access.tenants_where('members.write')) as tenants,
  array(select s from access.scopes_where('members.write') as s order by s) as scopes;
create function pg_temp.held(sub uuid)
returns text
language plpgsql
as $body$
begin
  perform set_config('request.jwt.claims', jsonb_build_object('sub', sub)::text, true);
  return (select row(h.tenants, h.scopes)::text from held as h);
end
$body$;
select is(
  pg_temp.held('aaaaaaaa-0000-4000-a000-000000000001'),
  row(array['aaaaaaaa-0000-4000-b000-000000000001']::uuid[], array['aaaaaaaa-0000-4000-b000-000000000001', 'aaaaaaaa-0000-4000-c000-000000000001', 'aaaaaaaa-0000-4000-c000-000000000002']::uuid[])::text,
  'the whole tenant is the tenant and each of its sites'
);
select is(
  pg_temp.held('aaaaaaaa-0000-4000-a000-000000000005'),
  row(array['aaaaaaaa-0000-4000-b000-000000000002']::uuid[], array['aaaaaaaa-0000-4000-b000-000000000002', 'aaaaaaaa-0000-4000-c000-000000000001', 'aaaaaaaa-0000-4000-c000-000000000003']::uuid[])::text,
  'one site is that site alone, and the tenant does not count'
);
select is(pg_temp.held('aaaaaaaa-0000-4000-a000-000000000003'), row('{}'::uuid[], '{}'::uuid[])::text, 'without permission nothing');
select is(pg_temp.held('aaaaaaaa-0000-4000-a000-000000000009'), row('{}'::uuid[], '{}'::uuid[])::text, 'a stranger nothing');
select is(pg_temp.held(null), row('{}'::uuid[], '{}'::uuid[])::text, 'nobody nothing');
set local request.jwt.claims to '{"sub": "aaaaaaaa-0000-4000-a000-000000000005", "role": "authenticated"}';
select ok(access.has_permission('members.write', 'aaaaaaaa-0000-4000-b000-000000000001', 'aaaaaaaa-0000-4000-c000-000000000001'), 'on the site');
select ok(not access.has_permission('members.write', 'aaaaaaaa-0000-4000-b000-000000000001', 'aaaaaaaa-0000-4000-c000-000000000002'), 'not on the next one');
select ok(not access.has_permission('members.write', 'aaaaaaaa-0000-4000-b000-000000000001'), 'not on the tenant');
select ok(
  not access.has_permission('members.write', 'aaaaaaaa-0000-4000-b000-000000000001', 'aaaaaaaa-0000-4000-c000-000000000003'),
  'a site of another tenant changes nothing'
);
select throws_ok(
  $$select access.require_permission('members.write', 'aaaaaaaa-0000-4000-b000-000000000001')$$,
  '42501', 'permission_denied', 'and requiring it raises'
);

select * from finish();
rollback;
