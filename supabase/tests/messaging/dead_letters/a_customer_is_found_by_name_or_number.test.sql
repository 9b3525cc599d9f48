begin;
select plan(8);

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

select pg_temp.deliver(
  pg_temp.item(
    'wamid.1', '213555000001', 'a', '{"from": {"wa_id": "213555000001", "name": "Nadia Bénali"}}'
  ),
  pg_temp.item(
    'wamid.2', '213555000002', 'b', '{"from": {"wa_id": "213555000002", "name": "آمال بن علي"}}'
  ),
  pg_temp.item(
    'wamid.3', '213555000003', 'c', '{"from": {"wa_id": "213555000003", "name": "100% Karim"}}'
  ),
  pg_temp.item('wamid.4', '213555000004', 'd', '{"from": {"wa_id": "213555000004"}}')
);
select pg_temp.settle(pg_temp.claim(), '{"outcome": "dead", "error_key": "payload_refused"}');
create function pg_temp.found(words text)
returns text language sql as $$
  select coalesce(string_agg(right(k.phone, 1), ' ' order by k.phone), '-')
  from public.list_dead_letters('eeeeeeee-0000-4000-b000-000000000001', query => words) as d
  join public.outbound_messages as m on m.id = d.id
  join public.contacts as k on k.id = m.contact_id
$$;
create function pg_temp.conversations(words text)
returns text language sql as $$
  select coalesce(string_agg(right(c.phone, 1), ' ' order by c.phone), '-')
  from public.search_conversations('eeeeeeee-0000-4000-b000-000000000001', words) as c
$$;

select is(pg_temp.found('  '), '1 2 3 4', 'nothing typed finds everybody');
select is(pg_temp.found(' benali '), '1', 'a name is found without its case and accents');
select is(pg_temp.found('امال'), '2', 'and without the forms of Arabic letters');
select is(pg_temp.found('%'), '3', 'a sign is a sign');
select is(pg_temp.found('5000 004'), '4', 'a number finds who has no name');
select is(pg_temp.found('personne'), '-', 'who is not there is not found');
select is(
  (select string_agg(pg_temp.conversations(w), ',' order by p)
    from unnest(array['benali', 'امال', '%', '5000 004', 'personne']) with ordinality as u (w, p)),
  '1,2,3,4,-', 'conversations are searched in the same way'
);
select is(
  (select count(*)::int from public.list_dead_letters(
    'eeeeeeee-0000-4000-b000-000000000001', query => '213555', limit_count => 2
  )), 2, 'a page of what was found is full'
);

select * from finish();
rollback;
