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

select pg_temp.deliver(
  pg_temp.item('wamid.1', '213555000001', 'un'),
  pg_temp.item('wamid.2', null, 'deux', '{"from": {"bsuid": "DZ.abc", "name": "Karim"}}')
);
select is(count(*)::int, 2, 'a number and an id of the channel: two contacts so far')
from public.contacts where merged_into is null;
select is(phone, null, 'one of them without a number')
from public.contacts as c
join public.contact_identities as i on i.contact_id = c.id and i.kind = 'bsuid';
select pg_temp.deliver(pg_temp.item(
  'wamid.3', null, 'trois', '{"from": {"bsuid": "DZ.abc", "wa_id": "213555000001"}}'
));
select is(count(*)::int, 1, 'seen together they are one')
from public.contacts where merged_into is null;
select results_eq(
  $$select kind, evidence ->> 'channel' from public.contact_merges$$,
  $$values ('merge', 'whatsapp')$$, 'and the log says why'
);
select is(count(distinct contact_id)::int, 1, 'both ids lead to it')
from public.contact_identities;
select is(count(*)::int, 3, 'no message is lost') from public.inbound_messages;

select * from finish();
rollback;
