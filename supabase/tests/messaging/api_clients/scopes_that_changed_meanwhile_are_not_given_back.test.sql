begin;
select plan(5);

insert into public.tenants (id, slug, name, domain)
values ('eeeeeeee-0000-4000-b000-000000000001', 'messaging-test', 'Test', 'resto');
insert into public.sites (tenant_id, id, kind, code, name)
values (
  'eeeeeeee-0000-4000-b000-000000000001', 'eeeeeeee-0000-4000-c000-000000000001', 'restaurant',
  'HYDRA', 'Hydra'
);
create temporary table client as
select (public.create_api_client(
  'eeeeeeee-0000-4000-b000-000000000001', 'Caisse', '{inbound:write,admin:write}',
  'eeeeeeee-0000-4000-c000-000000000001'
) ->> 'client_id')::uuid as id;

select lives_ok(
  $$select public.change_api_client(id, null, '{inbound:write}', '{admin:write,inbound:write}')
    from client$$,
  'the scopes that were read, in whatever order, may be changed'
);
select throws_ok(
  $$select public.change_api_client(
      id, null, '{inbound:write,admin:write,partner:read}', '{inbound:write,admin:write}')
    from client$$,
  'PT409', 'api_client_conflict', 'who read them before cannot give back what was taken away'
);
select lives_ok(
  $$select public.change_api_client(id, 'Caisse 2', null, null) from client$$,
  'a new name alone expects nothing of the scopes'
);
select results_eq(
  $$select name, scopes from public.api_clients$$,
  $$values ('Caisse 2', '{inbound:write}'::text[])$$, 'and leaves them as they are'
);
select throws_ok(
  $$select public.change_api_client(id, null, '{inbound:write}', '{inbound:write,admin:write}')
    from client$$,
  'PT409', 'api_client_conflict', 'fewer than expected conflicts, too'
);

select * from finish();
rollback;
