begin;
select plan(5);

insert into public.tenants (id, slug, name, domain)
values ('eeeeeeee-0000-4000-b000-000000000001', 'messaging-test', 'Test', 'resto');
insert into public.sites (tenant_id, id, kind, code, name)
values (
  'eeeeeeee-0000-4000-b000-000000000001', 'eeeeeeee-0000-4000-c000-000000000001', 'restaurant',
  'HYDRA', 'Hydra'
);
create function pg_temp.opens(token text)
returns text language sql as $$
  select public.authenticate_api_client(
    encode(sha256(convert_to(token, 'UTF8')), 'hex'), 'inbound:write'
  ) ->> 'ok'
$$;

create temporary table tokens (no integer, answer jsonb);
insert into tokens
select 0, public.create_api_client(
  'eeeeeeee-0000-4000-b000-000000000001', 'Caisse', '{inbound:write}',
  'eeeeeeee-0000-4000-c000-000000000001', now() + interval '90 days'
);
insert into tokens
select 1, public.rotate_api_client((answer ->> 'client_id')::uuid, 24) from tokens where no = 0;
insert into tokens
select 2, public.rotate_api_client((answer ->> 'client_id')::uuid, 24) from tokens where no = 0;

select is(pg_temp.opens(answer ->> 'token'), 'true', 'the newest opens') from tokens where no = 2;
select is(pg_temp.opens(answer ->> 'token'), 'true', 'the one before it, for its grace')
from tokens where no = 1;
select is(pg_temp.opens(answer ->> 'token'), 'false', 'and no third') from tokens where no = 0;
select is(
  extract(day from token_expires_at - token_created_at)::int, 90,
  'the new token lives as long as the first was meant to'
) from public.api_clients where name = 'Caisse';
select is(count(*)::int, 2, 'every token that works has an end')
from messaging.api_tokens as t
join public.api_clients as c on c.id = t.client_id and c.name = 'Caisse'
where t.expires_at is not null;

select * from finish();
rollback;
