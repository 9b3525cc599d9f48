begin;
select plan(2);

insert into auth.users (id, email, email_confirmed_at)
values ('aaaaaaaa-0000-4000-a000-000000000001', 'ada@access.test', now());
insert into public.tenants (id, slug, name, domain)
values ('aaaaaaaa-0000-4000-b000-000000000001', 'access-test-a', 'A', 'depot');
insert into public.profils (tenant_id, user_id, role, nom_complet)
values (
  'aaaaaaaa-0000-4000-b000-000000000001', 'aaaaaaaa-0000-4000-a000-000000000001', 'admin', 'Ada'
);

set local role authenticated;
set local request.jwt.claims to
  '{"sub": "aaaaaaaa-0000-4000-a000-000000000001", "role": "authenticated"}';
select lives_ok(
  $$update public.tenants set settings = jsonb_build_object('note', repeat('x', 30000))$$,
  'what settings need'
);
select throws_ok(
  $$update public.tenants set settings = jsonb_build_object('note', repeat('x', 40000))$$,
  '23514', null, 'not a store that every member downloads'
);

select * from finish();
rollback;
