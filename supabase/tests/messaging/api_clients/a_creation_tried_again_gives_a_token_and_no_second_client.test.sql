begin;
select plan(9);

insert into public.tenants (id, slug, name, domain)
values ('eeeeeeee-0000-4000-b000-000000000001', 'messaging-test', 'Test', 'resto');
insert into public.sites (tenant_id, id, kind, code, name)
values (
  'eeeeeeee-0000-4000-b000-000000000001', 'eeeeeeee-0000-4000-c000-000000000001', 'restaurant',
  'HYDRA', 'Hydra'
);
create function pg_temp.create_it(name text, scopes text[], client_id uuid)
returns text language sql as $$
  select public.create_api_client(
    'eeeeeeee-0000-4000-b000-000000000001', name, scopes,
    'eeeeeeee-0000-4000-c000-000000000001', null, client_id
  ) ->> 'token'
$$;
create function pg_temp.opens(token text)
returns text language sql as $$
  select public.authenticate_api_client(
    encode(sha256(convert_to(token, 'UTF8')), 'hex'), 'inbound:write'
  ) ->> 'ok'
$$;
create function pg_temp.clients()
returns bigint language sql as $$
  select count(*) from public.api_clients as c
  where c.tenant_id = 'eeeeeeee-0000-4000-b000-000000000001'
$$;
create temporary table lost as select pg_temp.create_it(
  'Caisse', '{inbound:write}', 'eeeeeeee-0000-4000-d000-000000000001'
) as token;
create temporary table seen as select pg_temp.create_it(
  'Caisse du bar', '{inbound:write}', 'eeeeeeee-0000-4000-d000-000000000001'
) as token;

select is(pg_temp.clients(), 1::bigint, 'tried again, it is one client');
select is(
  (select c.name from public.api_clients as c where c.id = 'eeeeeeee-0000-4000-d000-000000000001'),
  'Caisse du bar', 'as it was asked the last time'
);
select isnt(pg_temp.opens(token), 'true', 'the token that nobody saw opens nothing') from lost;
select is(
  c.token_prefix, left(s.token, 8), 'the list tells the token that was seen'
)
from seen as s, public.api_clients as c
where c.id = 'eeeeeeee-0000-4000-d000-000000000001';
select throws_ok(
  $$select pg_temp.create_it('Caisse du bar', '{inbound:write}', null)$$,
  'PT409', 'api_client_exists', 'without the id it is another client of the same name'
);
select pg_temp.create_it('Borne', '{inbound:write}', 'eeeeeeee-0000-4000-d000-000000000002');
select throws_ok(
  $$select pg_temp.create_it(
    'Caisse du bar', '{inbound:write}', 'eeeeeeee-0000-4000-d000-000000000002'
  )$$,
  'PT409', 'api_client_exists', 'nor does it take the name of another client'
);
select is(pg_temp.opens(token), 'true', 'the token that was seen opens') from seen;
select throws_ok(
  $$select pg_temp.create_it(
    'Caisse du bar', '{inbound:write}', 'eeeeeeee-0000-4000-d000-000000000001'
  )$$,
  'PT409', 'api_client_exists', 'a client that was used is not made anew'
);
select is(pg_temp.opens(token), 'true', 'and its token goes on') from seen;

select * from finish();
rollback;
