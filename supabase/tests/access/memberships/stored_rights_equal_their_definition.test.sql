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

do $storm$
declare
  v_roles text[] := array['admin', 'directeur', 'gerant', 'operateur', 'lecture', 'pca'];
  v_sites uuid[] := array[null, 'aaaaaaaa-0000-4000-c000-000000000001', 'aaaaaaaa-0000-4000-c000-000000000002']::uuid[];
begin
  update public.tenants set is_operator = false where id = 'aaaaaaaa-0000-4000-b000-000000000001';
  perform setseed(0.42);
  for v_step in 1 .. 300 loop
    begin
      case floor(random() * 6)::int
        when 0 then
          update public.profils
          set role = v_roles[1 + floor(random() * 6)::int]
          where tenant_id = 'aaaaaaaa-0000-4000-b000-000000000001' and random() < 0.4;
        when 1 then
          update public.profils
          set site_id = v_sites[1 + floor(random() * 3)::int]
          where tenant_id = 'aaaaaaaa-0000-4000-b000-000000000001' and random() < 0.4;
        when 2 then
          update public.profils
          set status = case when random() < 0.5 then 'active' else 'suspended' end
          where tenant_id = 'aaaaaaaa-0000-4000-b000-000000000001' and random() < 0.4;
        when 3 then
          update public.tenants
          set status = (array['active', 'suspended', 'trial'])[1 + floor(random() * 3)::int]
          where id = 'aaaaaaaa-0000-4000-b000-000000000001';
        when 4 then
          insert into public.profils (tenant_id, user_id, role, site_id, nom_complet)
          values (
            'aaaaaaaa-0000-4000-b000-000000000001', 'aaaaaaaa-0000-4000-a000-000000000009', v_roles[1 + floor(random() * 6)::int],
            v_sites[1 + floor(random() * 3)::int], 'Stan'
          );
        else
          delete from public.profils where tenant_id = 'aaaaaaaa-0000-4000-b000-000000000001' and random() < 0.2;
      end case;
    exception
      when sqlstate 'PT409' or unique_violation then
        null;
    end;
  end loop;
end
$storm$;
select is((select count(*)::int from access.membership_drift), 0, 'after 300 changes of all kinds');
select cmp_ok(
  (select loss.change_count from access.tenant_guards as loss where loss.tenant_id = 'aaaaaaaa-0000-4000-b000-000000000001')::int,
  '>', 50, 'which did happen'
);
select ok(
  exists (
    select
    from public.profils as p
    where p.tenant_id = 'aaaaaaaa-0000-4000-b000-000000000001' and p.role = 'admin' and p.status = 'active' and p.site_id is null
  ),
  'and the tenant kept an admin throughout'
);
delete from access.memberships where tenant_id = 'aaaaaaaa-0000-4000-b000-000000000001';
select access.rebuild_memberships();
select is((select count(*)::int from access.membership_drift), 0, 'and a rebuild repairs');

select * from finish();
rollback;
