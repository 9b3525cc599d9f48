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
create function pg_temp.answers()
returns setof text language sql as $$
  select o.in_reply_to || ' ' || (o.payload ->> 'text') from public.outbound_messages as o
  where o.tenant_id = 'eeeeeeee-0000-4000-b000-000000000001' order by o.id
$$;
select public.set_flag(
  'TURN_DEBOUNCE_SEC', 'tenant', '5', 'A test of bursts.', 'eeeeeeee-0000-4000-b000-000000000001'
);

select pg_temp.deliver(pg_temp.item('wamid.1', '213555000001', 'salam'));
select pg_temp.deliver(pg_temp.item('wamid.2', '213555000001', 'nhebb'));
select is(
  pg_temp.deliver(pg_temp.item(
    'wamid.3', '213555000001', 'Oui', '{"type": "button", "button_id": "YES"}'
  )) @> '{"stored": 1, "queued": 0, "turn_in_ms": 0}', true, 'a button waits no longer'
);
select is(
  (pg_temp.deliver(pg_temp.item('wamid.4', '213555000001', 'et encore')) ->> 'turn_in_ms')::int,
  5000, 'what comes after it is a burst of its own'
);
select is((public.answer_turns() ->> 'answered')::int, 3, 'burst and button are due');
select is(
  array(select pg_temp.answers()),
  array[
    E'wamid.2 Bien reçu 👍 Tu as écrit : salam\nnhebb', 'wamid.3 Bien reçu 👍 Tu as écrit : Oui'
  ], 'each with its answer, in their order'
);

select * from finish();
rollback;
