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

set local role authenticated;
set local request.jwt.claims to
  '{"sub": "aaaaaaaa-0000-4000-a000-000000000001", "role": "authenticated"}';
select is(
  (
    select row(m.role, m.site_id, m.version)::text
    from public.change_member('aaaaaaaa-0000-4000-d000-000000000004', 'gerant', null, 1) as m
  ),
  row('gerant'::text, null::uuid, 2)::text,
  'a role and the whole tenant'
);
select is(
  (select row(m.role, m.site_id)::text from public.change_member('aaaaaaaa-0000-4000-d000-000000000004', 'gerant', 'aaaaaaaa-0000-4000-c000-000000000002', 2) as m),
  row('gerant'::text, 'aaaaaaaa-0000-4000-c000-000000000002'::uuid)::text,
  'another site'
);
select throws_ok(
  $$select public.change_member('aaaaaaaa-0000-4000-d000-000000000004', 'gerant', 'aaaaaaaa-0000-4000-c000-000000000002')$$,
  'PT409', 'nothing_changed', 'a change without effect is an error'
);
select throws_ok(
  $$select public.change_member('aaaaaaaa-0000-4000-d000-000000000004', 'gerant', 'aaaaaaaa-0000-4000-c000-000000000003')$$,
  'PT404', 'site_not_found', 'the site of another tenant is none'
);
select is(
  (
    select row(e.actor_id, e.actor_name, e.old_values, e.new_values)::text
    from public.access_events as e
    where e.profil_id = 'aaaaaaaa-0000-4000-d000-000000000004' and e.kind = 'MEMBER_CHANGED'
    order by e.id
    limit 1
  ),
  row(
    'aaaaaaaa-0000-4000-a000-000000000001'::uuid, 'Ada'::text,
    '{"role": "operateur", "site_id": "aaaaaaaa-0000-4000-c000-000000000001"}'::jsonb,
    '{"role": "gerant", "site_id": null}'::jsonb
  )::text,
  'who, from what, to what'
);
select is(
  (
    select row(v.last_change_kind, v.last_change_by)::text
    from public.v_members as v
    where v.id = 'aaaaaaaa-0000-4000-d000-000000000004'
  ),
  row('MEMBER_CHANGED'::text, 'Ada'::text)::text,
  'and the list shows the last one'
);
set local role authenticated;
set local request.jwt.claims to
  '{"sub": "aaaaaaaa-0000-4000-a000-000000000004", "role": "authenticated"}';
select is(
  (select array_agg(code) from public.sites), array['A2'], 'the new site counts at once'
);

select * from finish();
rollback;
