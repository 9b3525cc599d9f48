begin;
select plan(6);

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

select pg_temp.deliver(pg_temp.item('wamid.1', '213555000001', 'Bonjour'));
select is(
  (pg_temp.deliver(pg_temp.item('wamid.1', '213555000001', 'Bonjour')) ->> 'duplicates')::int, 1,
  'the same message again is a duplicate'
);
select setval('messaging.wake_seq', 1);
select is(
  (pg_temp.deliver(pg_temp.item('wamid.1', '213555000001', 'Bonjour')) ->> 'wake')::boolean, false,
  'and wakes nobody'
);
select is(
  (pg_temp.deliver(
    pg_temp.item('wamid.2', '213555000001', 'un'), pg_temp.item('wamid.2', '213555000001', 'un')
  ) ->> 'stored')::int, 1, 'twice within one delivery is once'
);
select is(count(*)::int, 2, 'two messages') from public.inbound_messages;
select is(count(*)::int, 2, 'two answers') from public.outbound_messages;
select is(
  (pg_temp.deliver(pg_temp.item('wamid.1', '213555000009', 'other time', '{"at_ms": 1700000000000}'))
    ->> 'duplicates')::int, 1, 'the id alone decides, whatever else changed'
);

select * from finish();
rollback;
