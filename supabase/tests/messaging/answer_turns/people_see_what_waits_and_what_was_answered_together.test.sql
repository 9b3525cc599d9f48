begin;
select plan(2);

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
select public.set_flag(
  'TURN_DEBOUNCE_SEC', 'tenant', '5', 'A test of bursts.', 'eeeeeeee-0000-4000-b000-000000000001'
);

select pg_temp.deliver(pg_temp.item('wamid.1', '213555000001', 'salam'));
select pg_temp.deliver(pg_temp.item('wamid.2', '213555000001', 'nhebb'));
create function pg_temp.seen()
returns setof text language sql as $$
  select concat_ws(' ', l.text, l.status, (
    select m.provider_message_id from public.inbound_messages as m where m.id = l.turn
  ))
  from public.conversations as c
  cross join lateral public.list_messages(c.id) as l
  where c.tenant_id = 'eeeeeeee-0000-4000-b000-000000000001' and l.direction = 'in'
  order by l.id
$$;
select is(
  array(select pg_temp.seen()), array['salam gathering', 'nhebb gathering'], 'they wait'
);
select pg_temp.wait();
select public.answer_turns();
select is(
  array(select pg_temp.seen()),
  array['salam answered wamid.2', 'nhebb answered wamid.2'], 'then they are one turn'
);

select * from finish();
rollback;
