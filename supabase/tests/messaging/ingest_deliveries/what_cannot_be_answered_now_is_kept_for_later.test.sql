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

insert into messaging.inbound_work (
  message_id, tenant_id, received_at, conversation_id, state, next_attempt_at
)
select m.id, m.tenant_id, m.received_at, m.conversation_id, 'failed', now()
from public.inbound_messages as m where m.provider_message_id = 'wamid.a0';
update public.conversations
set inbound_tat = now() + interval '1 hour'
where recipient = '213555000002';
create temp table result as
select pg_temp.together(
  pg_temp.envelope(pg_temp.item('wamid.a1', '213555000001', 'behind one that failed')),
  pg_temp.envelope(pg_temp.item('wamid.b1', '213555000002', 'too fast'))
) as results;
select is(
  jsonb_path_query_array(results, '$[*].stored'), '[1, 1]', 'both are stored'
) from result;
select is(
  jsonb_path_query_array(results, '$[*].queued'), '[0, 0]', 'neither is answered'
) from result;
select results_eq(
  $$select m.provider_message_id, w.state
    from messaging.inbound_work as w join public.inbound_messages as m on m.id = w.message_id
    order by 1$$,
  $$values ('wamid.a0', 'failed'), ('wamid.a1', 'waiting')$$,
  'one waits for the message before it'
);
select results_eq(
  $$select m.disposition, c.quarantined_until is not null, r.results #>> '{1,quarantined}'
    from public.inbound_messages as m join public.conversations as c on c.id = m.conversation_id
    cross join result as r
    where m.provider_message_id = 'wamid.b1'$$,
  $$values ('quarantined', true, '1')$$, 'the other is over its rate'
);

select * from finish();
rollback;
