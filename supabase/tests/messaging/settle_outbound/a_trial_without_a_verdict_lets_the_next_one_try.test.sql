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
create function pg_temp.item(id text, wa text)
returns jsonb language sql as $$
  select jsonb_build_object(
    'kind', 'message', 'identity', 'phone-1', 'id', item.id, 'type', 'text', 'text', 'hello',
    'from', jsonb_build_object('wa_id', wa, 'name', 'Karim'),
    'at_ms', (extract(epoch from now()) * 1000)::bigint
  )
$$;
create function pg_temp.claim()
returns jsonb language sql as $$
  select (public.claim_outbound('test') -> 'items')::jsonb
$$;
create function pg_temp.settle(items jsonb, outcome jsonb)
returns jsonb language sql as $$
  select public.settle_outbound(coalesce((
    select jsonb_agg(jsonb_build_object('id', i -> 'id', 'lease', i -> 'lease') || outcome)
    from jsonb_array_elements(items) as i
  ), '[]'))
$$;

update public.channel_identities set throughput_per_second = null;
select public.set_flag('CIRCUIT_FAILURES', 'tenant', '3', 'A test of the circuit.',
  'eeeeeeee-0000-4000-b000-000000000001');
select public.set_flag('CIRCUIT_OPEN_SEC', 'tenant', '10', 'A test of the circuit.',
  'eeeeeeee-0000-4000-b000-000000000001');
select public.ingest_delivery(jsonb_build_object(
  'source', 'meta', 'channel', 'whatsapp', 'items', (
    select jsonb_agg(pg_temp.item('wamid.' || n, '21355500000' || n))
    from generate_series(1, 8) as n
  )
));
select pg_temp.settle(
  (public.claim_outbound('test', 3) -> 'items')::jsonb, '{"outcome": "error", "http_status": 503}'
);
update public.channel_states set circuit_open_until = now() - interval '1 second';

select public.claim_outbound('lost', lease => 'eeeeeeee-0000-4000-d000-000000000001');
select is(pg_temp.claim(), '[]', 'one trial at a time');
select is(
  public.release_unreceived('{eeeeeeee-0000-4000-d000-000000000001}'), 1,
  'the claim of the trial never arrived'
);
create temporary table trial as select pg_temp.claim() as items;
select is(jsonb_array_length(items), 1, 'given back: another one tries at once') from trial;

select pg_temp.settle(items, '{"outcome": "error", "error_code": 131026}') from trial;
select is(circuit, 'half_open', 'refused for its recipient: no verdict on the channel')
from public.channel_states;
update trial set items = pg_temp.claim();
select is(jsonb_array_length(items), 1, 'and the next one tries at once') from trial;

select pg_temp.settle(items, '{"outcome": "unknown"}') from trial;
select is(pg_temp.claim(), '[]', 'nobody knows what became of it: a pause');
select ok(
  circuit_open_until between clock_timestamp() and clock_timestamp() + interval '10 seconds',
  'as long as a circuit is open, not as long as a lease'
) from public.channel_states;
update public.channel_states set circuit_open_until = now() - interval '1 second';
select pg_temp.settle(pg_temp.claim(), '{"outcome": "sent"}');
select is(circuit, 'closed', 'a success closes it') from public.channel_states;

select * from finish();
rollback;
