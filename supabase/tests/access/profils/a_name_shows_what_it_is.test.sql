begin;
select plan(6);

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
  $$update public.profils set nom_complet = 'Joséphine Ngalula Tshibangu'$$, 'letters of every kind'
);
select lives_ok($$update public.profils set nom_complet = 'ياسمين بن علي'$$, 'from right to left');
select throws_ok(
  $$update public.profils set nom_complet = U&'Ada\202Enimda'$$, '23514', null, 'turned around'
);
select throws_ok(
  $$update public.profils set nom_complet = U&'A\200Bda'$$, '23514', null, 'an invisible letter'
);

select throws_ok(
  $$select * from public.invite_member(
    'aaaaaaaa-0000-4000-b000-000000000001', U&'a\200Bda@access.test', 'lecture')$$,
  'PT422', 'email_invalid', 'an address with one'
);
select throws_ok(
  $$select * from public.invite_member(
    'aaaaaaaa-0000-4000-b000-000000000001', U&'a\0001da@access.test', 'lecture')$$,
  'PT422', 'email_invalid', 'or with a control character'
);

select * from finish();
rollback;
