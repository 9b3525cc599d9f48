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
select public.set_flag(
  'TURN_DEBOUNCE_SEC', 'tenant', '5', 'A test of bursts.', 'eeeeeeee-0000-4000-b000-000000000001'
);

select public.set_flag(
  'TURN_DEBOUNCE_SEC', 'channel', '9', 'A test of bursts.',
  'eeeeeeee-0000-4000-b000-000000000001', 'whatsapp'
);
select is(
  (pg_temp.deliver(pg_temp.item('wamid.1', '213555000001', 'salam')) ->> 'turn_in_ms')::int, 9000,
  'the channel''s counts'
);
select public.set_flag(
  'TURN_DEBOUNCE_SEC', 'channel', '0', 'A test of bursts.',
  'eeeeeeee-0000-4000-b000-000000000001', 'whatsapp'
);
select is(
  (pg_temp.deliver(pg_temp.item('wamid.2', '213555000001', 'nhebb')) ->> 'turn_in_ms')::int, 0,
  'turned off, what was gathered ends with the next message'
);
select is((public.answer_turns() ->> 'answered')::int, 2, 'and both are answered');

select * from finish();
rollback;
