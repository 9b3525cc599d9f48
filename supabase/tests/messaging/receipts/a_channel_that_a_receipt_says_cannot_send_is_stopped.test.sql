begin;
select plan(9);

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

create function pg_temp.tell(taken jsonb, code integer, age interval default '0')
returns jsonb language sql as $$
  select pg_temp.deliver(jsonb_build_object(
    'kind', 'status', 'identity', 'phone-1', 'id', 'mid.' || (taken ->> 'id'), 'status', 'failed',
    'to', '{"wa_id": "213555000001"}'::jsonb, 'callback', taken -> 'callback',
    'at_ms', (extract(epoch from now() - age) * 1000)::bigint,
    'error', jsonb_build_object('code', code)
  ))
$$;

select pg_temp.deliver(variadic array(
  select pg_temp.item('wamid.' || n, '21355500000' || n, 'Bonjour') from generate_series(1, 5) as n
));
create temporary table taken as
select i.value as item, i.place
from jsonb_array_elements(pg_temp.claim()) with ordinality as i (value, place);
select pg_temp.settle(jsonb_agg(item), '{"outcome": "sent"}') from taken;

select pg_temp.tell(item, 131026) from taken where place = 1;
select is(
  circuit || ' ' || circuit_failures, 'closed 0', 'who cannot receive says nothing of the channel'
) from public.channel_states;
select pg_temp.tell(item, 131042, '20 minutes') from taken where place = 2;
select is(circuit || ' ' || circuit_failures, 'closed 0', 'what failed long ago says nothing of now')
from public.channel_states;
select pg_temp.tell(item, 131000) from taken where place = 3;
select is(
  circuit || ' ' || circuit_failures || ' ' || last_error_code || ' ' || last_error_key,
  'closed 1 131000 provider_retry', 'a failure of the channel is counted'
) from public.channel_states;
select pg_temp.tell(item, 131000) from taken where place = 3;
select pg_temp.tell(item, 131000, '-2 seconds') from taken where place = 3;
select is(circuit_failures, 1, 'once, however often it is told') from public.channel_states;
select is(count(*)::int, 0, 'no event yet')
from public.security_events where event_type = 'CIRCUIT_OPENED';
select pg_temp.tell(item, 131042) from taken where place = 4;
select is(
  circuit || ' ' || last_error_code || ' ' || last_error_key, 'open 131042 provider_policy',
  'an account that may not send at all opens it at once'
) from public.channel_states;
select is(count(*)::int, 1, 'with its event')
from public.security_events where event_type = 'CIRCUIT_OPENED';
select pg_temp.deliver(pg_temp.item('wamid.6', '213555000006', 'Bonjour'));
select is(pg_temp.claim(), '[]', 'nothing leaves any more');
select is(
  (select string_agg(status, ' ' order by id) from public.outbound_messages),
  'DLQ DLQ DLQ DLQ SENT PENDING', 'each message has failed or not by its own receipt'
);

select * from finish();
rollback;
