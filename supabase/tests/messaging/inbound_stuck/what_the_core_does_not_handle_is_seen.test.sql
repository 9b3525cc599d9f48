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

select pg_temp.deliver(pg_temp.item('wamid.1', '213555000001', 'Bonjour'));

insert into messaging.inbound_work (
  message_id, tenant_id, received_at, conversation_id, state, attempts, next_attempt_at, last_error
)
select id, tenant_id, received_at, conversation_id, 'failed', 1, now(), 'P0001 broken'
from public.inbound_messages;
select is_empty('select from messaging.check_inbound_stuck', 'just failed: it is tried again');
update messaging.inbound_work set created_at = now() - interval '6 minutes';
select results_eq(
  $$select entity_key, payload ->> 'count', payload ->> 'last_error' from messaging.check_inbound_stuck$$,
  $$values ('phone-1', '1', 'P0001')$$, 'after five minutes: one row per channel, without the text'
);
update messaging.inbound_work set created_at = now(), attempts = 5;
select is(count(*)::int, 1, 'or after five attempts') from messaging.check_inbound_stuck;
delete from messaging.inbound_work;
select is_empty('select from messaging.check_inbound_stuck', 'handled: nothing');

select * from finish();
rollback;
