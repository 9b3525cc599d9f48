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
create function pg_temp.answers()
returns setof text language sql as $$
  select o.in_reply_to || ' ' || (o.payload ->> 'text') from public.outbound_messages as o
  where o.tenant_id = 'eeeeeeee-0000-4000-b000-000000000001' order by o.id
$$;

create function messaging.handle_test(context jsonb)
returns jsonb language plpgsql as $$
begin
  if context ->> 'text' = 'poison' then
    raise exception 'the core is broken';
  end if;
  return null;
end
$$;
insert into messaging.conversation_handlers (position, code, command)
values (1, 'test', 'messaging.handle_test');
select pg_temp.deliver(
  pg_temp.item('wamid.1', '213555000001', 'poison'),
  pg_temp.item('wamid.2', '213555000001', 'behind'),
  pg_temp.item('wamid.3', '213555000001', 'behind as well')
);
select public.set_flag(
  'TURN_DEBOUNCE_SEC', 'tenant', '5', 'A test of bursts.', 'eeeeeeee-0000-4000-b000-000000000001'
);
select pg_temp.deliver(pg_temp.item('wamid.4', '213555000002', 'salam'));
update messaging.inbound_work set next_attempt_at = now() where state = 'gathering';
update messaging.inbound_work set next_attempt_at = now() - interval '1 hour'
where state = 'waiting';
select is(
  (public.answer_turns(1) ->> 'answered')::int, 1, 'those behind it are not even looked at'
);
select is(
  array(select pg_temp.answers()), array['wamid.4 Bien reçu 👍 Tu as écrit : salam'],
  'another customer has an answer'
);
select is(count(*)::int, 3, 'and they wait in their order') from messaging.inbound_work;

select * from finish();
rollback;
