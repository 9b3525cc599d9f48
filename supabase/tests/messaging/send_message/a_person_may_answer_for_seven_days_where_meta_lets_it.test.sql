begin;
select plan(6);

insert into public.tenants (id, slug, name, domain)
values ('eeeeeeee-0000-4000-b000-000000000001', 'messaging-test', 'Test', 'resto');
insert into public.sites (tenant_id, id, kind, code, name)
values (
  'eeeeeeee-0000-4000-b000-000000000001', 'eeeeeeee-0000-4000-c000-000000000001', 'restaurant',
  'HYDRA', 'Hydra'
);
select messaging.register_channel(
  'eeeeeeee-0000-4000-b000-000000000001', 'eeeeeeee-0000-4000-c000-000000000001', 'messenger',
  'page-1', null, 'Messenger'
);
select public.ingest_delivery(jsonb_build_object(
  'source', 'meta', 'channel', 'messenger', 'items', jsonb_build_array(jsonb_build_object(
    'kind', 'message', 'identity', 'page-1', 'id', 'm.1', 'type', 'text', 'text', 'salut',
    'from', '{"psid": "77"}'::jsonb, 'at_ms', (extract(epoch from now()) * 1000)::bigint
  ))
));
delete from messaging.outbox;
create function pg_temp.closed_since(days integer)
returns void language sql as $$
  update public.conversations
  set last_inbound_at = now() - make_interval(days => days),
    window_expires_at = now() - make_interval(days => days - 1)
$$;
create function pg_temp.write(key text)
returns jsonb language sql as $$
  select public.send_message(id, '{"type": "text", "text": "Bonjour"}', key)
  from public.conversations
$$;
create function pg_temp.how(key text)
returns text language sql as $$
  select coalesce(m.payload ->> 'tag', 'none') || ' ' || o.needs_window
  from public.outbound_messages as m
  join messaging.outbox as o on o.id = m.id
  where m.dedupe_key = 'person:' || key
$$;

select pg_temp.closed_since(3);
select pg_temp.write('key-0001');
select is(pg_temp.how('key-0001'), 'none true', 'off: it waits for the customer, as everything');
select public.set_flag(
  'HUMAN_AGENT_TAG_ENABLED', 'tenant', 'true', 'Meta granted the permission.',
  tenant_id => 'eeeeeeee-0000-4000-b000-000000000001'
);
select pg_temp.write('key-0002');
select is(pg_temp.how('key-0002'), 'HUMAN_AGENT false', 'on: what a person writes leaves, tagged');
select public.enqueue_outbound(jsonb_build_object(
  'tenant_id', tenant_id, 'conversation_id', id, 'dedupe_key', 'person:bot',
  'payload', '{"type": "text", "text": "Promo", "tag": "HUMAN_AGENT"}'::jsonb
)) from public.conversations;
select is(pg_temp.how('bot'), 'none true', 'a program cannot tag itself');
update messaging.outbox set due_at = now() - interval '1 second';
select public.claim_outbound('w', 10);
update messaging.outbox set due_at = now() - interval '1 second' where due_at < 'infinity';
select is(
  json_array_length(public.claim_outbound('w', 10) -> 'items'), 1,
  'once the one before it waits for the window, the tagged one is handed out'
);
select pg_temp.closed_since(8);
select pg_temp.write('key-0003');
select is(pg_temp.how('key-0003'), 'none true', 'after seven days nobody writes');
update public.conversations set window_expires_at = now() + interval '1 hour';
select pg_temp.write('key-0004');
select is(pg_temp.how('key-0004'), 'none true', 'within the window nothing is tagged');

select * from finish();
rollback;
