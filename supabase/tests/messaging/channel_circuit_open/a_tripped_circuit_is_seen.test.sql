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

select is_empty('select from messaging.check_channel_circuit_open', 'closed: nothing');
update public.channel_states
set circuit = 'open', circuit_failures = 10, circuit_opened_at = now(),
  circuit_open_until = now() + interval '30 seconds', last_error_code = 190;
select is(payload ->> 'error_code', '190', 'open: seen, with the error')
from messaging.check_channel_circuit_open;
select public.close_circuit(id, 'Token renewed.') from public.channel_identities;
select is_empty('select from messaging.check_channel_circuit_open', 'closed by hand: nothing');

select * from finish();
rollback;
