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
select public.enqueue_outbound(jsonb_build_object(
  'tenant_id', tenant_id, 'conversation_id', id, 'dedupe_key', 'urgent', 'category', 'utility',
  'priority', 0, 'expires_at', '2096-01-01T20:00:00Z',
  'payload', '{"type": "text", "text": "Le livreur est en bas"}'::jsonb
)) from public.conversations;
select public.enqueue_outbound(jsonb_build_object(
  'tenant_id', tenant_id, 'conversation_id', id, 'dedupe_key', 'plain', 'category', 'utility',
  'payload', '{"type": "text", "text": "Merci"}'::jsonb
)) from public.conversations;
create temporary table queued as
select m.dedupe_key, to_jsonb(o) - '{due_at,attempts,lease,leased_until,worker}'::text[] as work
from messaging.outbox as o
join public.outbound_messages as m on m.id = o.id;
select is(
  (select string_agg(concat_ws(' ', work ->> 'priority', work ->> 'expires_at'), ', '
    order by dedupe_key desc) from queued),
  '0 2096-01-01T20:00:00+00:00, 1', 'queued as asked for'
);
select pg_temp.settle(pg_temp.claim(), '{"outcome": "dead", "error_key": "payload_refused"}');
select pg_temp.settle(pg_temp.claim(), '{"outcome": "unknown"}');
select is(
  string_agg(status, ' ' order by dedupe_key desc), 'DLQ UNKNOWN', 'one given up, one unknown'
) from public.outbound_messages where dedupe_key in ('urgent', 'plain');
select public.replay_outbound(array[id], 'The token is new.')
from public.outbound_messages where dedupe_key = 'urgent';
select public.resolve_unknown(array[id], 'resend', 'It did not arrive.')
from public.outbound_messages where dedupe_key = 'plain';
select is(count(*)::int, 2, 'both wait again') from messaging.outbox;
select is(
  (select string_agg(concat(m.dedupe_key, ' ', to_jsonb(o)
    - '{due_at,attempts,lease,leased_until,worker}'::text[]), ', ' order by o.id)
    from messaging.outbox as o join public.outbound_messages as m on m.id = o.id),
  (select string_agg(concat(dedupe_key, ' ', work), ', ' order by work -> 'id') from queued),
  'as they were queued first'
);

select * from finish();
rollback;
