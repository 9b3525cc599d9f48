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

select is(
  pg_temp.deliver(
    pg_temp.item('wamid.1', '213555000001', 'x', '{"identity": "phone-of-nobody"}'),
    pg_temp.item('wamid.2', '213555000002', 'y')
  ) - array['wake', 'duplicates', 'media', 'stale', 'refused', 'faults', 'statuses', 'quarantined'],
  '{"stored": 1, "queued": 1, "failed": 0, "unknown_identities": 1}',
  'the known one goes in, the other does not'
);
select is(count(*)::int, 1, 'nothing of it is stored') from public.inbound_messages;
select is(
  payload_json #>> '{identities,0}', 'phone-of-nobody', 'an event says so'
)
from public.security_events
where event_type = 'UNKNOWN_CHANNEL_IDENTITY';
select is(tenant_id, null, 'and belongs to the platform')
from public.security_events
where event_type = 'UNKNOWN_CHANNEL_IDENTITY';
update public.channel_identities set status = 'disconnected';
select is(
  (pg_temp.deliver(pg_temp.item('wamid.3', '213555000002', 'z')) ->> 'unknown_identities')::int, 1,
  'a disconnected channel is unknown as well'
);

select * from finish();
rollback;
