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

select is(messaging.make_partitions('inbound_messages'), 0, 'the months ahead are there');
select is(messaging.make_partitions('outbound_messages', 5), 2, 'further ones are made');
select pg_temp.deliver(pg_temp.item('wamid.1', '213555000001', 'Bonjour'));
insert into public.inbound_messages (
  tenant_id, site_id, channel_id, conversation_id, channel, kind, type, disposition, text_policy,
  sent_at, received_at
)
select tenant_id, site_id, channel_id, id, channel, 'message', 'text', 'process', 'none', now(),
  now() - interval '100 days'
from public.conversations;
select is(messaging.make_partitions('inbound_messages'), 1, 'what no month took is sorted in');
select is(messaging.drop_partitions('inbound_messages', 30), 1, 'whole months past their time go');
select is(count(*)::int, 1, 'the rest stays') from public.inbound_messages;

select * from finish();
rollback;
