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
create function pg_temp.claim()
returns jsonb language sql as $$
  select public.claim_outbound('test') -> 'items'
$$;
create function pg_temp.settle(items jsonb, outcome jsonb)
returns jsonb language sql as $$
  select public.settle_outbound(coalesce((
    select jsonb_agg(jsonb_build_object('id', i -> 'id', 'lease', i -> 'lease') || outcome)
    from jsonb_array_elements(items) as i
  ), '[]'))
$$;

select pg_temp.deliver(pg_temp.item('wamid.1', '213555000001', 'Salam'));
select pg_temp.settle(pg_temp.claim(), '{"outcome": "sent"}');
select messaging.purge();
select is(count(*)::int, 1, 'a message of today is remembered') from messaging.seen_items;
update messaging.seen_items set seen_at = now() - interval '7 days';
select messaging.purge();
select is(
  (pg_temp.deliver(pg_temp.item('wamid.1', '213555000001', 'Salam')) ->> 'duplicates')::int, 1,
  'and for the seven days in which Meta may deliver it again'
);
update messaging.seen_items set seen_at = now() - interval '9 days';
update messaging.outbound_keys set created_at = now() - interval '181 days';
select messaging.purge();
select is(count(*)::int, 0, 'then it is forgotten') from messaging.seen_items;
select is(count(*)::int, 0, 'and so are keys of sends, after half a year')
from messaging.outbound_keys;
insert into messaging.inbound_turns (message_id, turn_id, answered_at)
values (-1, -1, now() - interval '29 days'), (-2, -2, now() - interval '31 days');
select messaging.purge();
select is(count(*)::int, 1, 'who was answered together is known as long as the messages are kept')
from messaging.inbound_turns where message_id = -1;
select is(count(*)::int, 0, 'and no longer') from messaging.inbound_turns where message_id = -2;

select * from finish();
rollback;
