begin;
select plan(12);

insert into public.tenants (id, slug, name, domain)
values ('eeeeeeee-0000-4000-b000-000000000001', 'messaging-test', 'Test', 'resto');
insert into public.sites (tenant_id, id, kind, code, name)
values (
  'eeeeeeee-0000-4000-b000-000000000001', 'eeeeeeee-0000-4000-c000-000000000001', 'restaurant',
  'HYDRA', 'Hydra'
);
select id as channel_id
from messaging.register_channel(
  'eeeeeeee-0000-4000-b000-000000000001', 'eeeeeeee-0000-4000-c000-000000000001', 'whatsapp',
  'phone-1', 'waba-1', 'WhatsApp'
);
create function pg_temp.item(id text, wa text, body text, more jsonb default '{}')
returns jsonb language sql as $$
  select jsonb_build_object(
    'kind', 'message', 'identity', 'phone-1', 'id', item.id, 'type', 'text', 'text', body,
    'from', jsonb_build_object('wa_id', wa, 'name', 'Karim'),
    'at_ms', (extract(epoch from now()) * 1000)::bigint
  ) || more
$$;
create function pg_temp.deliver(variadic items jsonb[])
returns jsonb language sql as $$
  select public.ingest_delivery(
    jsonb_build_object('source', 'meta', 'channel', 'whatsapp', 'items', to_jsonb(items))
  )
$$;

create temporary table minted as
select public.create_api_client(
  'eeeeeeee-0000-4000-b000-000000000001', 'Caisse', '{inbound:write,delivery:*}',
  'eeeeeeee-0000-4000-c000-000000000001'
) as answer;
create function pg_temp.ask(token text, scope text)
returns jsonb language sql as $$
  select public.authenticate_api_client(encode(sha256(convert_to(token, 'UTF8')), 'hex'), scope)
$$;
select matches(answer ->> 'token', '^vgk_[A-Za-z0-9_-]{43}$', 'a token of its own form') from minted;
select is(count(*)::int, 0, 'stored nowhere in clear')
from public.api_clients as c, minted
where to_jsonb(c)::text like '%' || (answer ->> 'token') || '%';
select is(pg_temp.ask(answer ->> 'token', 'inbound:write') ->> 'ok', 'true', 'it opens its scope')
from minted;
select is(pg_temp.ask(answer ->> 'token', 'delivery:quote') ->> 'ok', 'true', 'and an area') from minted;
select is(pg_temp.ask(answer ->> 'token', 'admin:read') ->> 'reason', 'SCOPE_DENY', 'and no other')
from minted;
select is(pg_temp.ask('vgk_wrong', 'inbound:write') ->> 'reason', 'AUTH_DENY', 'a wrong one nothing');
select is(count(*)::int, 2, 'both refusals are events')
from public.security_events where event_type in ('AUTH_DENY', 'SCOPE_DENY');
create temporary table turned as
select public.rotate_api_client((answer ->> 'client_id')::uuid, 1) as answer from minted;
select is(pg_temp.ask(m.answer ->> 'token', 'inbound:write') ->> 'ok', 'true',
  'after a rotation the old one works for a while') from minted as m;
select is(pg_temp.ask(t.answer ->> 'token', 'inbound:write') ->> 'ok', 'true', 'the new one, too')
from turned as t;
select public.rotate_api_client((answer ->> 'client_id')::uuid, 0) from minted;
select is(pg_temp.ask(m.answer ->> 'token', 'inbound:write') ->> 'ok', 'false',
  'after the next the first is over') from minted as m;
select public.revoke_api_client((answer ->> 'client_id')::uuid, 'The contract ended.') from minted;
select is(pg_temp.ask(t.answer ->> 'token', 'inbound:write') ->> 'ok', 'false', 'revoked: none works')
from turned as t;
select throws_ok(
  $$select public.create_api_client(
    'eeeeeeee-0000-4000-b000-000000000001', 'Bad', '{everything}',
    'eeeeeeee-0000-4000-c000-000000000001')$$,
  '23514', null, 'a scope that does not exist is refused'
);

select * from finish();
rollback;
