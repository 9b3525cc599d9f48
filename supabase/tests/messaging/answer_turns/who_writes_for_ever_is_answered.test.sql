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
create function pg_temp.wait()
returns void language sql as $$
  update messaging.inbound_work set next_attempt_at = now() where state = 'gathering'
$$;
create function pg_temp.answers()
returns setof text language sql as $$
  select o.in_reply_to || ' ' || (o.payload ->> 'text') from public.outbound_messages as o
  where o.tenant_id = 'eeeeeeee-0000-4000-b000-000000000001' order by o.id
$$;
select public.set_flag(
  'TURN_DEBOUNCE_SEC', 'tenant', '5', 'A test of bursts.', 'eeeeeeee-0000-4000-b000-000000000001'
);

select pg_temp.deliver(pg_temp.item('wamid.1', '213555000001', 'un'));
update messaging.inbound_work set created_at = now() - interval '14 seconds';
select is(
  (pg_temp.deliver(pg_temp.item('wamid.2', '213555000001', 'deux')) ->> 'turn_in_ms')::int, 1000,
  'three times the pause after the first message it is over'
);
update messaging.inbound_work set created_at = now() - interval '20 seconds'
where message_id = (select min(k.message_id) from messaging.inbound_work as k);
select is(
  (pg_temp.deliver(pg_temp.item('wamid.3', '213555000001', 'trois')) ->> 'turn_in_ms')::int, 0,
  'and who comes later finds it due'
);
select pg_temp.wait();
select public.answer_turns();
select is(
  array(select pg_temp.answers()),
  array[E'wamid.3 Bien reçu 👍 Tu as écrit : un\ndeux\ntrois'], 'one answer to all that came'
);

select * from finish();
rollback;
