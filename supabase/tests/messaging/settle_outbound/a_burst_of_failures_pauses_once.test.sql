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

update public.channel_identities set throughput_per_second = null;
select public.set_flag('CIRCUIT_FAILURES', 'tenant', '3', 'A test of the circuit.',
  'eeeeeeee-0000-4000-b000-000000000001');
select pg_temp.deliver(variadic array(
  select pg_temp.item('wamid.' || n, '21355500' || (1000 + n), 'hello')
  from generate_series(1, 60) as n
));
create function pg_temp.pause()
returns interval language sql as $$
  select circuit_open_until - now() from public.channel_states
$$;
create function pg_temp.fail_trial(open_since interval)
returns void language sql as $$
  update public.channel_states
  set circuit_open_until = now() - interval '1 second', circuit_opened_at = now() - open_since;
  select pg_temp.settle(pg_temp.claim(), '{"outcome": "error", "http_status": 503}');
$$;

select pg_temp.settle(
  (public.claim_outbound('test', 50) -> 'items')::jsonb, '{"outcome": "error", "http_status": 503}'
);
select is(pg_temp.pause(), interval '30 seconds', 'fifty that fail together are one failure of the line');
select pg_temp.fail_trial(interval '31 seconds');
select is(pg_temp.pause(), interval '31 seconds', 'a trial that fails: as long again');
select pg_temp.fail_trial(interval '62 seconds');
select is(pg_temp.pause(), interval '62 seconds', 'and again: doubled');
select pg_temp.fail_trial(interval '5 hours');
select is(pg_temp.pause(), interval '30 minutes', 'never more than sixty times the first');
update public.channel_states set circuit_open_until = now() - interval '1 second';
select pg_temp.settle(pg_temp.claim(), '{"outcome": "sent"}');
select is(circuit, 'closed', 'a success ends it all') from public.channel_states;

select * from finish();
rollback;
