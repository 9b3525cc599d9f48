begin;
select plan(8);

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
select public.set_flag('OUTBOUND_ENABLED', 'tenant', '"hold"', 'A test of hold.',
  'eeeeeeee-0000-4000-b000-000000000001');
select is(pg_temp.claim(), '[]', 'hold: it waits');
select public.set_flag('OUTBOUND_ENABLED', 'tenant', '"inbound_only"', 'A test of answers only.',
  'eeeeeeee-0000-4000-b000-000000000001');
select public.enqueue_outbound(jsonb_build_object(
  'tenant_id', tenant_id, 'conversation_id', id, 'dedupe_key', 'notice:1',
  'category', 'marketing', 'payload', '{"type": "text", "text": "Promo"}'::jsonb
)) from public.conversations;
create temporary table answers as select pg_temp.claim() as items;
select is(jsonb_array_length(items), 1, 'inbound_only: the answer passes') from answers;
select is(items #>> '{0,category}', 'reply', 'and only it') from answers;
select results_eq(
  $$select held_reason from messaging.outbox where lease is null$$, $$values ('switch')$$,
  'the campaign waits'
);
select pg_temp.settle(items, '{"outcome": "sent"}') from answers;
select public.clear_flag('OUTBOUND_ENABLED', 'tenant', 'The test goes on.',
  'eeeeeeee-0000-4000-b000-000000000001');
select public.set_outbound_switch(
  tenant_id, 'recipient', contact_id::text, 'drop', 'The customer complained.'
) from public.conversations;
update messaging.outbox set due_at = now();
select is(pg_temp.claim(), '[]', 'drop: nothing leaves to this recipient');
select results_eq(
  $$select status, error_key from public.outbound_messages where dedupe_key = 'notice:1'$$,
  $$values ('DLQ', 'switched_off')$$, 'it is a dead letter with its reason'
);
select is(count(*)::int, 1, 'the switch left an event')
from public.security_events where event_type = 'OUTBOUND_SWITCH_SET';
select throws_ok(
  $$select public.set_outbound_switch(
    'eeeeeeee-0000-4000-b000-000000000001', 'recipient', gen_random_uuid()::text, 'hold', 'Nobody.'
  )$$, 'PT422', 'switch_invalid', 'a target that does not exist is refused'
);

select * from finish();
rollback;
