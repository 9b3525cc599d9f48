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

create table messaging.odd_answers (
  body text primary key,
  answer jsonb not null,
  fault text not null
);
insert into messaging.odd_answers (body, answer, fault)
values
  ('1', '{"replies": [{"text": "a"}, {"text": "b", "priority": "urgent"}]}',
    'reply 2: priority is 0, 1 or 2, not ''urgent''.'),
  ('2', '{"replies": [{"text": "a", "category": "spam"}]}',
    'reply 1: category is reply, utility or marketing, not ''spam''.'),
  ('3', '{"replies": [{"text": "a", "expires_at": "someday"}]}',
    'reply 1: expires_at is a date with its time, not ''someday''.'),
  ('4', '{"replies": [{"text": "a", "not_before": "2026-13-45"}]}',
    'reply 1: not_before is a date with its time, not ''2026-13-45''.'),
  ('5', '{"replies": [{"text": "a", "delay_seconds": "soon"}]}',
    'reply 1: delay_seconds is a number of at most 8 digits, not ''soon''.'),
  ('6', '{"replies": ["hello"]}', 'reply 1: it is an object, not string.'),
  ('7', '{"replies": [], "sticky_ar": "maybe"}', 'sticky_ar is true or false, not "maybe".'),
  ('8', '{"replies": [{"text": "a"}], "locale": "klingon"}',
    'locale is fr, ar, en or darija, not ''klingon''.'),
  ('9', '["hello"]', 'answered with array.');
create function messaging.handle_test(context jsonb)
returns jsonb language sql as $$
  select o.answer from messaging.odd_answers as o where o.body = context ->> 'text'
$$;
-- Known customers, so that half of them go the short way.
select pg_temp.deliver(pg_temp.item('wamid.k' || body, '21355500010' || body, 'Bonjour'))
from messaging.odd_answers where body::int % 2 = 0;
insert into messaging.conversation_handlers (position, code, command)
values (1, 'test', 'messaging.handle_test');

select is(
  sum((pg_temp.deliver(
    pg_temp.item('wamid.' || body, '21355500010' || body, body)
  ) ->> 'failed')::int),
  9::bigint, 'none of these can be answered'
) from messaging.odd_answers;
select results_eq(
  $$select w.last_error from messaging.inbound_work as w order by w.message_id$$,
  $$select '22023 handler_answer_invalid: messaging.handle_test, ' || fault
    from messaging.odd_answers order by body$$,
  'each says which handler, which reply and what is wrong with it'
);
select is(count(*)::int, 9, 'every message is stored')
from public.inbound_messages where provider_message_id ~ '^wamid\.[0-9]$';
select is(count(*)::int, 0, 'none was put aside as unreadable') from messaging.inbound_faults;
select is(
  (select error_key from public.list_messages(id) where direction = 'in' order by id desc limit 1),
  '22023 handler_answer_invalid: messaging.handle_test, reply 1: category is reply, utility or '
    || 'marketing, not ''spam''.', 'whoever reads the conversation reads it there'
) from public.conversations where recipient = '213555000102';
delete from messaging.conversation_handlers where code = 'test';
update messaging.inbound_work set next_attempt_at = now();
select is(messaging.retry_inbound(), 9, 'repaired, all are answered');

select * from finish();
rollback;
