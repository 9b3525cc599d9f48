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

create function messaging.handle_test(context jsonb)
returns jsonb language plpgsql as $$
begin
  if context ->> 'text' like '%poison%' then
    raise exception 'the core is broken';
  end if;
  return null;
end
$$;
insert into messaging.conversation_handlers (position, code, command)
values (1, 'test', 'messaging.handle_test');
select pg_temp.deliver(pg_temp.item('wamid.1', '213555000001', 'poison'));
select pg_temp.deliver(pg_temp.item('wamid.2', '213555000001', 'et plus'));
select pg_temp.wait();
select is(public.answer_turns() ->> 'answered', '0', 'the core raises');
select results_eq(
  $$select w.state, w.attempts, w.next_attempt_at > now() from messaging.inbound_work as w$$,
  $$values ('failed', 1, true), ('failed', 1, true)$$, 'all of the burst are kept for later'
);
select is(
  (pg_temp.deliver(pg_temp.item('wamid.3', '213555000001', 'allo')) ->> 'turn_in_ms')::int, 5000,
  'what comes then is another burst'
);
select pg_temp.wait();
select is(public.answer_turns() ->> 'answered', '0', 'which waits behind the first');
delete from messaging.conversation_handlers where code = 'test';
update messaging.inbound_work set next_attempt_at = now();
select is(messaging.retry_inbound(), 3, 'mended, the tick answers both');
select is(
  array(select pg_temp.answers()),
  array[
    E'wamid.2 Bien reçu 👍 Tu as écrit : poison\net plus',
    'wamid.3 Bien reçu 👍 Tu as écrit : allo'
  ], 'each once, in their order'
);

select * from finish();
rollback;
