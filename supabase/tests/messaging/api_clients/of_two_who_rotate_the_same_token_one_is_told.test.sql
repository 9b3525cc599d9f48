begin;
select plan(4);

insert into public.tenants (id, slug, name, domain)
values ('eeeeeeee-0000-4000-b000-000000000001', 'messaging-test', 'Test', 'resto');
insert into public.sites (tenant_id, id, kind, code, name)
values (
  'eeeeeeee-0000-4000-b000-000000000001', 'eeeeeeee-0000-4000-c000-000000000001', 'restaurant',
  'HYDRA', 'Hydra'
);
create temporary table minted as
select public.create_api_client(
  'eeeeeeee-0000-4000-b000-000000000001', 'Caisse', '{inbound:write}',
  'eeeeeeee-0000-4000-c000-000000000001'
) as answer;
create function pg_temp.rotate()
returns jsonb language sql as $$
  select public.rotate_api_client(
    (answer ->> 'client_id')::uuid, 24, left(answer ->> 'token', 8)
  )
  from minted
$$;

select matches(pg_temp.rotate() ->> 'token', '^vgk_', 'the first who saw the token makes it anew');
select throws_ok(
  'select pg_temp.rotate()', 'PT409', 'api_client_conflict', 'the second is told so'
);
select is(
  public.authenticate_api_client(
    encode(sha256(convert_to(answer ->> 'token', 'UTF8')), 'hex'), 'inbound:write'
  ) ->> 'ok',
  'true', 'and the token that the partner uses goes on for its time'
) from minted;
select lives_ok(
  $$select public.rotate_api_client((answer ->> 'client_id')::uuid, 24) from minted$$,
  'a program that says nothing of what it saw decides for itself'
);

select * from finish();
rollback;
