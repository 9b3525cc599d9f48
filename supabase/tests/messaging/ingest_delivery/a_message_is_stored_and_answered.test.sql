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
  pg_temp.deliver(pg_temp.item('wamid.1', '213555000001', 'Bonjour'))
    - array['wake', 'duplicates', 'media', 'stale', 'refused', 'faults', 'statuses', 'quarantined'],
  '{"stored": 1, "queued": 1, "failed": 0, "unknown_identities": 0}', 'one in, one answer out'
);
select results_eq(
  $$select kind, type, disposition, text_policy, text_length from public.inbound_messages$$,
  $$values ('message', 'text', 'process', 'encrypted', 7)$$, 'the message is there'
);
select is(
  messaging.open_text(text_sealed), 'Bonjour', 'its text opens'
) from public.inbound_messages;
select is(
  position(convert_to('Bonjour', 'UTF8') in text_sealed), 0, 'and is not stored in clear'
) from public.inbound_messages;
select results_eq(
  $$select status, category, payload ->> 'text', in_reply_to from public.outbound_messages$$,
  $$values ('PENDING', 'reply', 'Bien reçu 👍 Tu as écrit : Bonjour', 'wamid.1')$$,
  'the echo waits to be sent'
);
select ok(
  c.window_expires_at > now() + interval '23 hours' and k.phone = '+213555000001'
    and k.display_name = 'Karim', 'the window is open and the customer is known'
)
from public.conversations as c
join public.contacts as k on k.id = c.contact_id;

select * from finish();
rollback;
