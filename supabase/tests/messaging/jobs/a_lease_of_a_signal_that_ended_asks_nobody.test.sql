begin;
select plan(3);

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
create function pg_temp.queue(key text, payload jsonb)
returns jsonb language sql as $$
  select public.enqueue_outbound(jsonb_build_object(
    'tenant_id', tenant_id, 'conversation_id', id, 'dedupe_key', key, 'payload', payload
  ))
  from public.conversations
$$;
select pg_temp.queue('typing-1', '{"type": "typing", "target": "wamid.1"}');
select pg_temp.claim();
update messaging.outbox set leased_until = now() - interval '1 second';
select is(messaging.sweep_outbound(), 1, 'its lease ended');
select is(status || ' ' || error_key, 'DROPPED signal_unconfirmed', 'whether it left matters to nobody')
from public.outbound_messages where kind = 'typing';
select is(outcome || ' ' || error_key, 'dropped signal_unconfirmed', 'the attempt says the same')
from public.outbound_attempts;

select * from finish();
rollback;
