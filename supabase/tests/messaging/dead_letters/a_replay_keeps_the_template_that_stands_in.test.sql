begin;
select plan(2);

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
create function pg_temp.claim()
returns jsonb language sql as $$
  select public.claim_outbound('test') -> 'items'
$$;
create function pg_temp.settle(items jsonb, outcome jsonb)
returns jsonb language sql as $$
  select public.settle_outbound(coalesce((
    select jsonb_agg(jsonb_build_object('id', i -> 'id', 'lease', i -> 'lease') || outcome)
    from jsonb_array_elements(items) as i
  ), '[]'))
$$;

select pg_temp.deliver(pg_temp.item('wamid.1', '213555000001', 'Bonjour'));
select pg_temp.settle(pg_temp.claim(), '{"outcome": "sent"}');
select public.set_template(
  'eeeeeeee-0000-4000-b000-000000000001', 'ORDER_READY', 'fr', 'Commande {{code}} prête', '{code}',
  approval => '{"state": "approved", "name": "order_ready", "language": "fr", "category": "utility"}'
);
select public.enqueue_outbound(jsonb_build_object(
  'tenant_id', tenant_id, 'conversation_id', id, 'dedupe_key', 'order:1:READY',
  'category', 'utility', 'payload', '{"type": "text", "text": "Commande A1 prête"}'::jsonb,
  'fallback_template', '{"key": "ORDER_READY", "locale": "fr", "variables": {"code": "A1"}}'::jsonb
)) from public.conversations;
select pg_temp.settle(pg_temp.claim(), '{"outcome": "dead", "error_key": "payload_refused"}');
select is(status || ' ' || kind, 'DLQ text', 'refused as a text, within the window')
from public.outbound_messages where dedupe_key = 'order:1:READY';
update public.conversations set window_expires_at = now() - interval '1 minute';
select public.replay_outbound(array[id], 'The day after.')
from public.outbound_messages where dedupe_key = 'order:1:READY';
select is(
  pg_temp.claim() #>> '{0,payload,template,name}', 'order_ready',
  'replayed after the window closed it leaves as the template'
);

select * from finish();
rollback;
