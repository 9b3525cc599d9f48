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

create function pg_temp.tell(taken jsonb, code integer, age interval default '0')
returns jsonb language sql as $$
  select pg_temp.deliver(jsonb_build_object(
    'kind', 'status', 'identity', 'phone-1', 'id', 'mid.' || (taken ->> 'id'), 'status', 'failed',
    'to', '{"wa_id": "213555000001"}'::jsonb, 'callback', taken -> 'callback',
    'at_ms', (extract(epoch from now() - age) * 1000)::bigint,
    'error', jsonb_build_object('code', code)
  ))
$$;

update public.channel_identities set throughput_per_second = null;
select pg_temp.deliver(variadic array(
  select pg_temp.item('wamid.' || n, '21355500000' || n, 'Bonjour') from generate_series(1, 6) as n
));
create temporary table taken as
select i.value as item, i.place
from jsonb_array_elements(
  (public.claim_outbound('test', 4) -> 'items')::jsonb
) with ordinality as i (value, place);

select pg_temp.tell(item, 131042) from taken where place = 1;
select pg_temp.settle(jsonb_agg(item), '{"outcome": "sent"}') from taken where place = 1;
select is(
  circuit || ' ' || coalesce(last_sent_at::text, 'never'), 'open never',
  'a refusal that is told before the send is settled is no success'
) from public.channel_states;
select pg_temp.settle(jsonb_agg(item), '{"outcome": "sent"}') from taken where place = 2;
select is(circuit, 'open', 'nor is the acceptance of what had left before')
from public.channel_states;
update public.channel_states set circuit_open_until = now() - interval '1 second';
create temporary table trial as select pg_temp.claim() as items;
select is(jsonb_array_length(items), 1, 'after the pause one message tries') from trial;
select pg_temp.settle(items, '{"outcome": "sent"}') from trial;
select is(circuit || ' ' || circuit_failures, 'closed 0', 'its acceptance closes the circuit')
from public.channel_states;

-- A receipt without our callback, before the provider's id is known.
select pg_temp.deliver(jsonb_build_object(
  'kind', 'status', 'identity', 'phone-1', 'id', 'mid.orphan', 'status', 'failed',
  'to', jsonb_build_object('wa_id', item #>> '{to,value}'),
  'at_ms', (extract(epoch from now()) * 1000)::bigint, 'error', '{"code": 131042}'::jsonb
)) from taken where place = 3;
select is(circuit, 'closed', 'nobody knows yet which message it is about')
from public.channel_states;
select pg_temp.settle(
  jsonb_agg(item), '{"outcome": "sent", "provider_message_id": "mid.orphan"}'
) from taken where place = 3;
select is(circuit, 'open', 'with the settling it counts as any other') from public.channel_states;

select * from finish();
rollback;
