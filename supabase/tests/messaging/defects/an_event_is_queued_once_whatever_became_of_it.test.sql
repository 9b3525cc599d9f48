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
create function pg_temp.queue(body text)
returns jsonb language sql as $$
  select public.enqueue_outbound(jsonb_build_object(
    'tenant_id', 'eeeeeeee-0000-4000-b000-000000000001',
    'conversation_id', (select id from public.conversations), 'dedupe_key', 'order:1:ready',
    'payload', jsonb_build_object('type', 'text', 'text', body), 'origin', 'system'
  ))
$$;
select is(pg_temp.queue('prête') ->> 'created', 'true', 'the first time it is queued');
select is(pg_temp.queue('autre texte') ->> 'created', 'false', 'the second time it is not');
select is(
  (select payload ->> 'text' from public.outbound_messages where dedupe_key = 'order:1:ready'),
  'prête', 'nor does it change what was queued'
);
update public.outbound_messages set status = 'SENT', settled_at = now(), sent_at = now()
where dedupe_key = 'order:1:ready';
select is(pg_temp.queue('encore') ->> 'created', 'false', 'nor after it was sent');

select * from finish();
rollback;
