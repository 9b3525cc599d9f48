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

select public.set_flag(
  'INBOUND_TEXT_POLICY', 'tenant', '"redacted"', 'A test of the policy.', 'eeeeeeee-0000-4000-b000-000000000001'
);
select pg_temp.deliver(pg_temp.item('wamid.1', '213555000001', 'appelle le 0555 12 34 56'));
select is(
  messaging.open_text(text_sealed), 'appelle le [numéro]', 'redacted: numbers are masked'
) from public.inbound_messages;
select is(
  payload ->> 'text', 'Bien reçu 👍 Tu as écrit : appelle le 0555 12 34 56',
  'the core still read the whole text'
) from public.outbound_messages;
select public.set_flag(
  'INBOUND_TEXT_POLICY', 'tenant', '"none"', 'A test of the policy.', 'eeeeeeee-0000-4000-b000-000000000001'
);
select pg_temp.deliver(pg_temp.item('wamid.2', '213555000002', 'secret'));
select is(text_sealed, null, 'none: not kept')
from public.inbound_messages where provider_message_id = 'wamid.2';
select is(text_length, 6, 'but its length')
from public.inbound_messages where provider_message_id = 'wamid.2';

select * from finish();
rollback;
