begin;
select plan(5);

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

alter table public.inbound_messages
  add constraint inbound_messages_test_check check (provider_message_id <> 'wamid.poison');
select is(
  pg_temp.deliver(
    pg_temp.item('wamid.1', '213555000001', 'un'),
    pg_temp.item('wamid.poison', '213555000002', 'deux'),
    pg_temp.item('wamid.3', '213555000003', 'trois')
  ) - array['wake', 'duplicates', 'media', 'stale', 'refused', 'statuses', 'quarantined'],
  '{"stored": 2, "queued": 2, "failed": 0, "faults": 1, "unknown_identities": 0}',
  'the delivery is taken, item by item'
);
select is(count(*)::int, 2, 'the others are stored') from public.inbound_messages;
select results_eq(
  $$select error_code, kind, identity from messaging.inbound_faults$$,
  $$values ('23514', 'message', 'phone-1')$$, 'the poisoned one is kept'
);
select is(
  messaging.open_text(item_sealed)::jsonb ->> 'id', 'wamid.poison', 'raw and whole'
) from messaging.inbound_faults;
select is(
  (pg_temp.deliver(pg_temp.item('wamid.4', null, 'x', '{"from": {"name": "Nobody"}}'))
    ->> 'faults')::int, 1, 'a message of nobody is kept raw, too'
);

select * from finish();
rollback;
