begin;
select plan(2);

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
create temporary table taken as select pg_temp.claim() as items;
select pg_temp.deliver(jsonb_build_object(
  'kind', 'status', 'identity', 'phone-1', 'id', 'mid.1', 'status', 'failed',
  'to', '{"wa_id": "213555000001"}'::jsonb,
  'at_ms', (extract(epoch from now()) * 1000)::bigint, 'error', '{"code": 131050}'::jsonb
));
select is(
  (select coalesce(opted_out, 'free') from public.contacts)
    || (select ' ' || count(*) from messaging.orphan_receipts),
  'free 1', 'nobody knows yet which message it is about'
);
select pg_temp.settle(items, '{"outcome": "sent", "provider_message_id": "mid.1"}') from taken;
select is(
  (select opted_out from public.contacts) || (select ' ' || error_code from public.outbound_messages),
  'marketing 131050', 'with the settling the refusal counts as any other'
);

select * from finish();
rollback;
