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
select pg_temp.queue('read-1', '{"type": "mark_read", "target": "wamid.1"}');
select pg_temp.queue('thumb-1', '{"type": "reaction", "reaction": {"target": "wamid.1", "emoji": "x"}}');
select pg_temp.queue('text-1', '{"type": "text", "text": "Votre commande"}');
create temporary table told as
select pg_temp.settle(pg_temp.claim(), '{"outcome": "unknown", "error_key": "timeout"}') as reply
from generate_series(1, 3);
select is(sum((reply ->> 'dropped')::int), 3::bigint, 'the sender is told') from told;
select results_eq(
  $$select status, error_key, count(*)::int from public.outbound_messages
    where kind in ('typing', 'mark_read', 'reaction') group by 1, 2$$,
  $$values ('DROPPED', 'signal_unconfirmed', 3)$$, 'what timed out is dropped, with its own reason'
);
select is(count(*)::int, 3, 'and has left its attempt')
from public.outbound_attempts where outcome = 'dropped' and error_key = 'signal_unconfirmed';
select is(
  (public.explain_outbound(id) -> 'reason'), 'null', 'which is no refusal of the provider'
) from public.outbound_messages where kind = 'typing';
select is(
  pg_temp.settle(pg_temp.claim(), '{"outcome": "unknown", "error_key": "timeout"}') ->> 'unknown',
  '1', 'the text behind them left at once, and its outcome waits for a person'
);
select is(status || ' ' || error_key, 'UNKNOWN timeout', 'as before')
from public.outbound_messages where kind = 'text' and dedupe_key = 'text-1';

select * from finish();
rollback;
