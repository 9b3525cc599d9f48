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

select pg_temp.deliver(pg_temp.item('wamid.1', '213555000001', 'Bonjour'));
update public.conversations set window_expires_at = now() - interval '1 minute';
select is(pg_temp.claim(), '[]', 'outside the window nothing free leaves');
select results_eq(
  $$select held_reason, due_at from messaging.outbox$$,
  $$values ('window_closed', timestamptz 'infinity')$$, 'it waits for the customer'
);
select is(held_count, 1, 'and the conversation knows') from public.conversations;
select pg_temp.deliver(pg_temp.item('wamid.2', '213555000001', 'Me revoilà'));
select is(held_count, 0, 'the customer writes') from public.conversations;
select is(
  pg_temp.claim() #>> '{0,payload,text}', 'Bien reçu 👍 Tu as écrit : Bonjour',
  'and what waited leaves, in its order'
);
select is(pg_temp.claim(), '[]', 'one at a time');

select * from finish();
rollback;
