begin;
select plan(8);

insert into public.tenants (id, slug, name, domain)
values ('eeeeeeee-0000-4000-b000-000000000001', 'messaging-test', 'Test', 'resto');
insert into public.sites (tenant_id, id, kind, code, name)
values (
  'eeeeeeee-0000-4000-b000-000000000001', 'eeeeeeee-0000-4000-c000-000000000001', 'restaurant',
  'HYDRA', 'Hydra'
);
select messaging.register_channel(
  'eeeeeeee-0000-4000-b000-000000000001', 'eeeeeeee-0000-4000-c000-000000000001', c.channel,
  c.channel || '-1', null, c.channel
)
from unnest(array['whatsapp', 'messenger']) as c (channel);
create function pg_temp.say(channel text, id text, body text)
returns text language sql as $$
  select public.ingest_delivery(jsonb_build_object(
    'source', 'meta', 'channel', say.channel, 'items', jsonb_build_array(jsonb_build_object(
      'kind', 'message', 'identity', say.channel || '-1', 'id', say.id, 'type', 'text',
      'text', body, 'at_ms', (extract(epoch from now()) * 1000)::bigint,
      'from', jsonb_build_object(
        case say.channel when 'whatsapp' then 'wa_id' else 'psid' end, '213555000001'
      )
    ))
  ));
  select m.payload ->> 'text'
  from public.outbound_messages as m
  where m.in_reply_to = say.id
$$;
create function pg_temp.said(id text)
returns text language sql as $$
  select m.payload ->> 'text' from public.outbound_messages as m where m.in_reply_to = said.id
$$;

select pg_temp.say('messenger', 'm.1', 'menu');
select pg_temp.say('messenger', 'm.2', '9');
select is(pg_temp.said('m.2'), 'Bien reçu 👍 Tu as écrit : 9', 'a number that no line has is none');
select pg_temp.say('messenger', 'm.3', 'menu');
select pg_temp.say('messenger', 'm.4', '2');
select is(pg_temp.said('m.4'), 'Bien reçu 👍 Tu as écrit : Choix 2',
  'a list is numbered lines on Messenger, and a typed number is the choice');
select pg_temp.say('messenger', 'm.5', '2');
select is(pg_temp.said('m.5'), 'Bien reçu 👍 Tu as écrit : 2', 'once: then it is a number again');
select pg_temp.say('whatsapp', 'w.1', 'menu');
select pg_temp.say('whatsapp', 'w.2', '2');
select is(pg_temp.said('w.2'), 'Bien reçu 👍 Tu as écrit : 2', 'a list of WhatsApp has no numbers');

create function pg_temp.offer(key text, payload jsonb)
returns jsonb language sql as $$
  select public.enqueue_outbound(jsonb_build_object(
    'tenant_id', tenant_id, 'conversation_id', id, 'dedupe_key', key, 'payload', payload
  )) from public.conversations where channel = 'whatsapp'
$$;
select pg_temp.offer('four', jsonb_build_object('type', 'buttons', 'text', 'Quand ?', 'buttons', (
  select jsonb_agg(jsonb_build_object('id', 'H' || n, 'title', 'À ' || n || ' heures'))
  from generate_series(1, 4) as n
)));
select is(count(*)::int, 1, 'a fourth button is no reason to say nothing')
from public.outbound_messages where dedupe_key = 'four';
select pg_temp.say('whatsapp', 'w.3', '٤.');
select is(pg_temp.said('w.3'), 'Bien reçu 👍 Tu as écrit : À 4 heures', 'it is answered by its number, in any digits');
select throws_ok(
  $$select pg_temp.offer('none', '{"type": "buttons", "text": "x", "buttons": []}')$$,
  'PT422', 'outbound_payload_invalid', 'what has no choice is still refused'
);
select throws_ok(
  $$select pg_temp.offer('sound',
    '{"type": "media", "media": {"kind": "audio", "media_id": "1", "caption": "x"}}')$$,
  'PT422', 'outbound_payload_invalid', 'and words that nobody would see'
);

select * from finish();
rollback;
