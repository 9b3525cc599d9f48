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
  (pg_temp.deliver(variadic array(
    select pg_temp.item('wamid.' || n, '213555000001', 'message ' || n)
    from generate_series(1, 9) as n
  )) - array['wake', 'duplicates', 'media', 'stale', 'refused', 'statuses', 'faults']),
  '{"stored": 9, "queued": 6, "failed": 0, "quarantined": 3, "unknown_identities": 0}',
  'all nine are stored, six are answered'
);
select ok(
  quarantined_until > now() + interval '9 minutes', 'the conversation rests for ten minutes'
) from public.conversations;
select is(
  (pg_temp.deliver(pg_temp.item('wamid.10', '213555000001', 'encore')) ->> 'queued')::int, 0,
  'what comes meanwhile is not answered'
);
select is(
  (pg_temp.deliver(pg_temp.item('wamid.11', '213555000002', 'moi')) ->> 'queued')::int, 1,
  'another customer is'
);
select is(count(*)::int, 1, 'one event')
from public.security_events where event_type = 'RATE_LIMIT_EXCEEDED';

select * from finish();
rollback;
