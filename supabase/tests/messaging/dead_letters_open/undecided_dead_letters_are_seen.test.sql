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

select is_empty('select from messaging.check_dead_letters_open', 'none: nothing');
select pg_temp.settle(pg_temp.claim(), '{"outcome": "error", "error_code": 131026}');
select results_eq(
  $$select severity, payload ->> 'count', payload ->> 'error_key' from messaging.check_dead_letters_open$$,
  $$values (null::text, '1', 'provider_undeliverable')$$, 'one: a warning'
);
select public.set_flag('DLQ_ALERT_THRESHOLD', 'tenant', '1', 'A test of the limit.',
  'eeeeeeee-0000-4000-b000-000000000001');
select is(severity, 'CRITICAL', 'from the limit on: critical') from messaging.check_dead_letters_open;
select public.drop_outbound(array_agg(id), 'Decided.') from public.outbound_messages;
select is_empty('select from messaging.check_dead_letters_open', 'decided: nothing');

select * from finish();
rollback;
