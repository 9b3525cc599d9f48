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

select pg_temp.deliver(variadic array(
  select pg_temp.item('wamid.' || n, '21355500000' || n, 'Bonjour') from generate_series(1, 3) as n
));
create temporary table known as
select c.id, c.contact_id, c.recipient, c.tenant_id, c.channel_id from public.conversations as c;
create function pg_temp.merge(from_wa text, into_wa text)
returns void language sql as $$
  select public.merge_contacts(f.contact_id, i.contact_id, 'The same person')
  from known as f, known as i where f.recipient = from_wa and i.recipient = into_wa
$$;
select pg_temp.merge('213555000001', '213555000002');
select pg_temp.merge('213555000002', '213555000003');
create function pg_temp.arrived(key text)
returns text language sql as $$
  select c.recipient
  from public.outbound_messages as m
  join public.conversations as c on c.id = m.conversation_id and c.contact_id = m.contact_id
  where m.dedupe_key = key
$$;
select is(count(*)::int, 2, 'two conversations went into the third')
from public.conversations where merged_into is not null;
select public.enqueue_outbound(jsonb_build_object(
  'tenant_id', tenant_id, 'conversation_id', id, 'dedupe_key', 'by-id',
  'payload', '{"type": "text", "text": "Prête"}'::jsonb
)) from known where recipient = '213555000001';
select is(pg_temp.arrived('by-id'), '213555000003', 'named by its id it is followed to the end');
select public.enqueue_outbound(jsonb_build_object(
  'tenant_id', tenant_id, 'channel_id', k.channel_id, 'contact_id', contact_id,
  'dedupe_key', 'by-contact', 'payload', '{"type": "text", "text": "Prête"}'::jsonb
)) from known as k where recipient = '213555000001';
select is(pg_temp.arrived('by-contact'), '213555000003', 'named by its contact as well');
select public.send_message(id, '{"type": "text", "text": "Bonjour"}', 'key-0001')
from known where recipient = '213555000001';
select is(
  pg_temp.arrived('person:key-0001'), '213555000003', 'and what a person writes goes there'
);
select is(in_reply_to, 'wamid.3', 'as an answer to what was written there')
from public.outbound_messages where dedupe_key = 'person:key-0001';

select * from finish();
rollback;
