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
create function pg_temp.wait()
returns void language sql as $$
  update messaging.inbound_work set next_attempt_at = now() where state = 'gathering'
$$;
select public.set_flag(
  'TURN_DEBOUNCE_SEC', 'tenant', '5', 'A test of bursts.', 'eeeeeeee-0000-4000-b000-000000000001'
);

create table messaging.told (context jsonb);
create function messaging.handle_test(context jsonb)
returns jsonb language plpgsql as $$
begin
  insert into messaging.told values (context);
  return '{"replies": []}';
end
$$;
insert into messaging.conversation_handlers (position, code, command)
values (1, 'test', 'messaging.handle_test');
select pg_temp.deliver(pg_temp.item('wamid.1', '213555000001', 'salam', '{"reply_to": "wamid.x"}'));
select pg_temp.deliver(pg_temp.item('wamid.2', '213555000001', 'نحب بيتزا'));
select pg_temp.wait();
select public.answer_turns();
select is(
  (
    select jsonb_build_object(
      'text', t.context ->> 'text', 'provider_message_id', t.context ->> 'provider_message_id',
      'has_arabic', t.context -> 'has_arabic', 'locale', t.context ->> 'locale'
    ) from messaging.told as t
  ),
  jsonb_build_object(
    'text', E'salam\nنحب بيتزا', 'provider_message_id', 'wamid.2', 'has_arabic', true,
    'locale', 'ar'
  ), 'the text of all, under the last one'
);
select results_eq(
  $$select m ->> 'provider_message_id', m ->> 'text', m ->> 'reply_to'
    from messaging.told as t cross join jsonb_array_elements(t.context -> 'messages') as m$$,
  $$values ('wamid.1', 'salam', 'wamid.x'), ('wamid.2', 'نحب بيتزا', null)$$, 'and each by itself'
);
select is(
  (t.context #>> '{messages,1,message_id}')::bigint, (t.context ->> 'message_id')::bigint,
  'whose ids are those of the messages'
) from messaging.told as t;
delete from messaging.told;
select pg_temp.deliver(pg_temp.item('wamid.3', '213555000001', 'merci'));
select pg_temp.wait();
select public.answer_turns();
select is(
  (select jsonb_typeof(t.context -> 'messages') || ' ' || (t.context ->> 'text')
    from messaging.told as t),
  'null merci', 'one message alone is told as ever'
);

select * from finish();
rollback;
