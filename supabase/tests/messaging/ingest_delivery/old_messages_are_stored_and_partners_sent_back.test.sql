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
  (pg_temp.deliver(
    pg_temp.item('wamid.1', '213555000001', 'hier', jsonb_build_object(
      'at_ms', (extract(epoch from now() - interval '1 day') * 1000)::bigint
    ))
  ) ->> 'queued')::int, 1, 'a message that Meta kept for a day is answered'
);
select is(
  (pg_temp.deliver(
    pg_temp.item('wamid.2', '213555000001', 'il y a longtemps', jsonb_build_object(
      'at_ms', (extract(epoch from now() - interval '9 days') * 1000)::bigint
    ))
  ) - array['wake', 'duplicates', 'media', 'refused', 'statuses', 'faults', 'quarantined']),
  '{"stored": 1, "queued": 0, "failed": 0, "stale": 1, "unknown_identities": 0}',
  'older than the memory of duplicates: stored, not acted upon'
);
select public.create_api_client(
  'eeeeeeee-0000-4000-b000-000000000001', 'Partner', '{inbound:write}', 'eeeeeeee-0000-4000-c000-000000000001'
);
create function pg_temp.partner(age interval)
returns jsonb language sql as $$
  select public.ingest_delivery(jsonb_build_object(
    'source', 'partner', 'channel', 'whatsapp',
    'client_id', (select id from public.api_clients),
    'items', jsonb_build_array(jsonb_build_object(
      'kind', 'message', 'id', 'p-' || age, 'type', 'text', 'text', 'x',
      'from', '{"client": "u-1"}'::jsonb,
      'at_ms', (extract(epoch from now() - age) * 1000)::bigint
    ))
  ))
$$;
select is((pg_temp.partner('1 minute') ->> 'stored')::int, 1, 'a partner in time is heard');
select is((pg_temp.partner('10 minutes') ->> 'refused')::int, 1, 'too late, it is sent back');
select is(count(*)::int, 1, 'with an event')
from public.security_events where event_type = 'REPLAY_ATTACK_TOO_OLD';

select * from finish();
rollback;
