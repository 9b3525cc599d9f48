begin;
select plan(4);

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

create function pg_temp.envelope(variadic items jsonb[])
returns jsonb language sql as $$
  select jsonb_build_object(
    'source', 'meta', 'channel', 'whatsapp', 'correlation_id', 'c-' || (items[1] ->> 'id'),
    'items', to_jsonb(items)
  )
$$;
create function pg_temp.together(variadic deliveries jsonb[])
returns jsonb language sql as $$
  select public.ingest_deliveries(to_jsonb(deliveries))
$$;
select pg_temp.deliver(
  pg_temp.item('wamid.a0', '213555000001', 'Bonjour'),
  pg_temp.item('wamid.b0', '213555000002', 'Bonjour')
);

create temp table result as
select pg_temp.together(
  pg_temp.envelope(pg_temp.item('wamid.a1', '213555000001', 'un')),
  pg_temp.envelope(pg_temp.item('wamid.a2', '213555000001', 'deux')),
  pg_temp.envelope(pg_temp.item('wamid.a1', '213555000002', 'the same id')),
  pg_temp.envelope(pg_temp.item('wamid.c1', '213555000003', 'a stranger')),
  pg_temp.envelope(
    pg_temp.item('wamid.b1', '213555000002', 'a set'),
    pg_temp.item('wamid.b2', '213555000002', 'of two')
  ),
  pg_temp.envelope(pg_temp.item('wamid.d1', '213555000002', 'x', '{"identity": "nobody"}')),
  pg_temp.envelope(pg_temp.item('wamid.e1', '213555000002', 'x', '{"kind": "status"}')),
  pg_temp.envelope(pg_temp.item('wamid.f1', '213555000002', 'x', '{"media": []}'))
) as results;
select is(
  results #>> '{0,stored}', '1', 'the first ordinary message of a customer is stored'
) from result;
select is(
  results - 0, '[null, null, null, null, null, null, null]',
  'of the others nothing became'
) from result;
select is_empty(
  $$select 1 from public.inbound_messages
    where provider_message_id like 'wamid.__' and received_at = now()
      and provider_message_id not in ('wamid.a0', 'wamid.b0', 'wamid.a1')$$,
  'nothing of them is stored'
);
select is(
  pg_temp.deliver(pg_temp.item('wamid.a2', '213555000001', 'deux')) ->> 'stored', '1',
  'nor remembered: it comes alone and is taken'
);

select * from finish();
rollback;
