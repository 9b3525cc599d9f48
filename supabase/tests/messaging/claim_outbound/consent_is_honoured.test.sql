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

select pg_temp.deliver(pg_temp.item('wamid.1', '213555000001', 'Bonjour'));
select public.set_contact_consent(id, 'all', false, 'Asked by phone.') from public.contacts;
select public.enqueue_outbound(jsonb_build_object(
  'tenant_id', tenant_id, 'conversation_id', id, 'dedupe_key', 'notice:1',
  'category', 'utility', 'payload', '{"type": "text", "text": "Avis"}'::jsonb
)) from public.conversations;
create temporary table taken as select pg_temp.claim() as items;
select is(jsonb_array_length(items), 1, 'the answer leaves') from taken;
select pg_temp.settle(items, '{"outcome": "sent"}') from taken;
select is(pg_temp.claim(), '[]', 'the notice does not');
select results_eq(
  $$select status, error_key from public.outbound_messages where dedupe_key = 'notice:1'$$,
  $$values ('DROPPED', 'opted_out')$$, 'it is dropped'
);
select public.enqueue_outbound(jsonb_build_object(
  'tenant_id', tenant_id, 'conversation_id', id, 'dedupe_key', 'notice:2',
  'payload', '{"type": "text", "text": "Avis"}'::jsonb
)) from public.conversations;
select pg_temp.claim();
select is(error_key, 'opted_out', 'nor does one that calls itself a reply and answers nothing')
from public.outbound_messages where dedupe_key = 'notice:2';
select public.set_contact_consent(id, null, true, 'Abusive.') from public.contacts;
select pg_temp.deliver(pg_temp.item('wamid.2', '213555000001', 'Encore'));
select is(pg_temp.claim(), '[]', 'to a blocked contact nothing leaves at all');

select * from finish();
rollback;
