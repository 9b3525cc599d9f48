begin;
select plan(5);

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

create function pg_temp.envelope(variadic items jsonb[])
returns jsonb language sql as $$
  select jsonb_build_object(
    'source', 'meta', 'channel', 'whatsapp', 'correlation_id', 'c-' || (items[1] ->> 'id'),
    'items', to_jsonb(items)
  )
$$;
create function pg_temp.together(variadic deliveries jsonb[])
returns jsonb language sql as $$
  select public.ingest_deliveries(to_jsonb(deliveries))
$$;
select pg_temp.deliver(
  pg_temp.item('wamid.a0', '213555000001', 'Bonjour'),
  pg_temp.item('wamid.b0', '213555000002', 'Bonjour')
);

create temp table result as
select pg_temp.together(
  pg_temp.envelope(pg_temp.item('wamid.a1', '213555000001', 'un')),
  pg_temp.envelope(pg_temp.item('wamid.b1', '213555000002', 'deux'))
) as results;
select is(
  jsonb_path_query_array(results, '$[*].stored'), '[1, 1]', 'each delivery is told of its own'
) from result;
select is(
  jsonb_path_query_array(results, '$[*].queued'), '[1, 1]', 'and that it was answered'
) from result;
select results_eq(
  $$select provider_message_id, correlation_id, messaging.open_text(text_sealed)
    from public.inbound_messages where provider_message_id in ('wamid.a1', 'wamid.b1') order by 1$$,
  $$values ('wamid.a1', 'c-wamid.a1', 'un'), ('wamid.b1', 'c-wamid.b1', 'deux')$$,
  'each message keeps its own number and text'
);
select results_eq(
  $$select o.in_reply_to, o.correlation_id, c.recipient, q.id is not null
    from public.outbound_messages as o
    join public.conversations as c on c.id = o.conversation_id
    left join messaging.outbox as q on q.id = o.id
    where o.in_reply_to in ('wamid.a1', 'wamid.b1') order by 1$$,
  $$values ('wamid.a1', 'c-wamid.a1', '213555000001', true),
    ('wamid.b1', 'c-wamid.b1', '213555000002', true)$$,
  'each answer goes to who wrote, and waits in the queue'
);
select is(
  pg_temp.together(
    pg_temp.envelope(pg_temp.item('wamid.a1', '213555000001', 'un')),
    pg_temp.envelope(pg_temp.item('wamid.b2', '213555000002', 'trois'))
  ) #>> '{0,duplicates}', '1', 'what came before is a duplicate in a group, too'
);

select * from finish();
rollback;
