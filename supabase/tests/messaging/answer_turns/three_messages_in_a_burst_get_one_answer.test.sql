begin;
select plan(9);

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

select is(
  (pg_temp.deliver(pg_temp.item('wamid.1', '213555000001', 'salam')) - 'wake')
    @> '{"stored": 1, "queued": 0, "turn_in_ms": 5000}', true,
  'a stranger''s first message is stored and waits'
);
select is(
  pg_temp.deliver(pg_temp.item('wamid.2', '213555000001', 'nhebb'))
    @> '{"stored": 1, "queued": 0, "turn_in_ms": 5000}', true, 'so does the next'
);
select pg_temp.deliver(pg_temp.item('wamid.3', '213555000001', '2 pizza'));
select is(
  public.answer_turns(), '{"answered": 0, "wake": false, "next_ms": 5000}',
  'while more may come, nothing is answered'
);
update messaging.inbound_work as w set next_attempt_at = now()
where w.message_id < (select max(k.message_id) from messaging.inbound_work as k);
select is(public.answer_turns() ->> 'answered', '0', 'the last message of a burst counts');
select pg_temp.wait();
select is((public.answer_turns() ->> 'answered')::int, 3, 'then all are answered');
select is(
  array(select pg_temp.answers()),
  array[E'wamid.3 Bien reçu 👍 Tu as écrit : salam\nnhebb\n2 pizza'], 'once, the last one'
);
select is(count(*)::int, 0, 'nothing waits') from messaging.inbound_work;
select is(
  array(
    select m.provider_message_id from messaging.inbound_turns as t
    join public.inbound_messages as m on m.id = t.message_id
    where t.turn_id = (
      select k.id from public.inbound_messages as k where k.provider_message_id = 'wamid.3'
    )
    order by m.id
  ),
  array['wamid.1', 'wamid.2', 'wamid.3'], 'and all know with which they were answered'
);
select is(
  public.answer_turns(), '{"answered": 0, "wake": false, "next_ms": null}', 'there is no more'
);

select * from finish();
rollback;
