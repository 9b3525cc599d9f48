begin;
select plan(7);

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
create function pg_temp.delivery(id text, sender jsonb, more jsonb default '{}')
returns jsonb language sql as $$
  select jsonb_build_object(
    'source', 'meta', 'channel', 'whatsapp', 'items', jsonb_build_array(jsonb_build_object(
      'kind', 'message', 'identity', 'phone-1', 'id', delivery.id, 'type', 'text', 'text', 'salut',
      'from', sender, 'at_ms', (extract(epoch from now()) * 1000)::bigint
    ) || more)
  )
$$;

select public.ingest_delivery(pg_temp.delivery('wamid.1', '{"wa_id": "213555000001"}'));
select is(recipient, '213555000001', 'the number of the first message') from public.conversations;
select public.ingest_delivery(pg_temp.delivery(
  'wamid.2', '{"wa_id": "213555000001"}',
  '{"kind": "system", "type": "user_changed_number",
    "new": {"wa_id": "213555000002", "bsuid": "DZ.new"}}'
));
select results_eq(
  'select c.recipient, k.phone from public.conversations as c, public.contacts as k',
  $$values ('213555000002', '+213555000002')$$, 'a new number: nothing goes to the old one'
);
update messaging.outbox set due_at = now() - interval '1 second';
select is(
  public.claim_outbound('w', 1) #>> '{items,0,to,value}', '213555000002',
  'what waited goes to the new one, too'
);
select is(
  public.ingest_deliveries(jsonb_build_array(
    pg_temp.delivery('wamid.3', '{"wa_id": "213555000001"}')
  )) -> 0, 'null', 'who writes under another id is not ordinary'
);
select public.ingest_delivery(pg_temp.delivery('wamid.3', '{"wa_id": "213555000001"}'));
select is(recipient, '213555000001', 'and is answered where the message came from')
from public.conversations;
select public.ingest_delivery(pg_temp.delivery('wamid.4', '{"bsuid": "DZ.new"}'));
select results_eq(
  'select recipient_kind, recipient from public.conversations',
  $$values ('bsuid', 'DZ.new')$$, 'who hides the number is answered by the other id'
);
select is(count(*)::int, 4, 'all of it in one conversation') from public.inbound_messages;

select * from finish();
rollback;
