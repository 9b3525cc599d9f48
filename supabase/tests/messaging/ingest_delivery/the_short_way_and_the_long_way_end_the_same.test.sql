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

-- A stranger's first message goes the long way, a customer's single one the short way, a pair the
-- long way again.
select pg_temp.deliver(pg_temp.item('wamid.0', '213555000001', 'Bonjour'));
select pg_temp.deliver(pg_temp.item('wamid.0b', '213555000002', 'Bonjour'));
create function pg_temp.more(id text)
returns jsonb language sql as $$
  select jsonb_build_object(
    'type', 'button', 'button_id', 'B1', 'reply_to', 'wamid.x', 'content', '{"a": 1}'::jsonb
  )
$$;
select is(
  messaging.ingest_single(jsonb_build_object(
    'source', 'meta', 'channel', 'whatsapp', 'items', jsonb_build_array(
      pg_temp.item('wamid.1', '213555000001', 'مرحبا 0555 12 34 56', pg_temp.more('1'))
    )
  ), messaging.message_key('whatsapp', 'phone-1', 'wamid.1')) ->> 'stored', '1', 'the short way is open to a known customer'
);
select pg_temp.deliver(
  pg_temp.item('wamid.2', '213555000002', 'مرحبا 0555 12 34 56', pg_temp.more('2')),
  pg_temp.item('wamid.3', '213555000003', 'Autre')
);
create function pg_temp.stored(id text)
returns jsonb language sql as $$
  select to_jsonb(m) - array[
      'id', 'conversation_id', 'provider_message_id', 'text_sealed', 'correlation_id'
    ] || jsonb_build_object('text', messaging.open_text(m.text_sealed))
  from public.inbound_messages as m where m.provider_message_id = stored.id
$$;
select is(pg_temp.stored('wamid.1'), pg_temp.stored('wamid.2'), 'the messages are the same');
create function pg_temp.after(wa text)
returns jsonb language sql as $$
  select to_jsonb(c) - array[
    'id', 'contact_id', 'conversation_key', 'recipient', 'last_inbound_message_id', 'outbound_tat'
  ]
  from public.conversations as c where c.recipient = wa
$$;
select is(
  pg_temp.after('213555000001'), pg_temp.after('213555000002'), 'so are the conversations'
);
create function pg_temp.answer(id text)
returns jsonb language sql as $$
  select to_jsonb(o) - array[
    'id', 'conversation_id', 'contact_id', 'dedupe_key', 'in_reply_to', 'correlation_id'
  ]
  from public.outbound_messages as o where o.in_reply_to = answer.id
$$;
select is(pg_temp.answer('wamid.1'), pg_temp.answer('wamid.2'), 'and the answers');
select is(
  pg_temp.deliver(pg_temp.item('wamid.1', '213555000001', 'again')) ->> 'duplicates', '1',
  'a duplicate is one on either way'
);

select * from finish();
rollback;
