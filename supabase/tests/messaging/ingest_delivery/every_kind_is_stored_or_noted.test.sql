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

select is(
  (pg_temp.deliver(
    pg_temp.item('wamid.1', '213555000001', '👍', '{"kind": "reaction", "target": "wamid.0"}'),
    pg_temp.item('wamid.2', '213555000001', null, '{"kind": "deletion", "target": "wamid.0"}'),
    pg_temp.item('wamid.3', '213555000001', 'mieux', '{"kind": "edit", "target": "wamid.0"}'),
    pg_temp.item('wamid.4', '213555000001', null, '{"kind": "never_heard_of", "content": [1]}'),
    pg_temp.item('wamid.5', '213555000001', null,
      '{"type": "location", "content": {"latitude": 36.7, "longitude": 3.05}}'),
    pg_temp.item('wamid.6', '213555000001', 'photo',
      '{"type": "image", "media": [{"media_id": "m1", "kind": "image", "mime": "image/jpeg"}]}')
  ) ->> 'stored')::int, 6, 'all six are stored'
);
select results_eq(
  $$select kind, disposition from public.inbound_messages order by provider_message_id$$,
  $$values ('reaction', 'silent'), ('deletion', 'silent'), ('edit', 'silent'),
    ('unknown', 'silent'), ('message', 'process'), ('message', 'process')$$,
  'only messages are answered'
);
select is(
  content, '{"value": [1]}', 'what is unknown is kept as it came'
) from public.inbound_messages where provider_message_id = 'wamid.4';
select results_eq(
  $$select kind, mime, status, provider_media_id from public.media$$,
  $$values ('image', 'image/jpeg', 'PENDING', 'm1')$$, 'the picture waits to be fetched'
);
select is(
  payload ->> 'text', 'Position reçue 📍 36.7, 3.05', 'a position is said back'
)
from public.outbound_messages order by id limit 1;
select throws_ok(
  $$select public.ingest_delivery('{"source": "meta", "channel": "sms", "items": []}')$$,
  '22023', 'delivery_invalid', 'an envelope that is none is refused'
);

select * from finish();
rollback;
