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

create function pg_temp.both_ids(bsuid text)
returns jsonb language sql as $$
  select jsonb_build_object('from', jsonb_build_object(
    'wa_id', '213555000001', 'bsuid', both_ids.bsuid, 'name', 'Karim'
  ))
$$;
select is(
  pg_temp.together(
    pg_temp.envelope(pg_temp.item('wamid.a1', '', 'un', pg_temp.both_ids('DZ.one')))
  ), '[null]', 'a second id that was never seen goes the long way'
);
select pg_temp.deliver(pg_temp.item('wamid.a1', '', 'un', pg_temp.both_ids('DZ.one')));
select is(
  pg_temp.together(
    pg_temp.envelope(pg_temp.item('wamid.a2', '', 'deux', pg_temp.both_ids('DZ.one')))
  ) #>> '{0,stored}', '1', 'which links it: a group takes the next'
);
select is(
  messaging.ingest_single(
    pg_temp.envelope(pg_temp.item('wamid.a3', '', 'trois', pg_temp.both_ids('DZ.one'))),
    messaging.message_key('whatsapp', 'phone-1', 'wamid.a3')
  ) ->> 'stored', '1', 'and so does the short way'
);
select is(
  messaging.ingest_single(
    pg_temp.envelope(pg_temp.item('wamid.a4', '', 'quatre', pg_temp.both_ids('DZ.two'))),
    messaging.message_key('whatsapp', 'phone-1', 'wamid.a4')
  ), null, 'another one is a stranger again'
);

select * from finish();
rollback;
