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

create function messaging.handle_test(context jsonb)
returns jsonb language plpgsql as $$
begin
  if context ->> 'text' = 'poison' then
    raise exception 'the core is broken';
  end if;
  return null;
end
$$;
insert into messaging.conversation_handlers (position, code, command)
values (1, 'test', 'messaging.handle_test');
select is(
  (pg_temp.deliver(
    pg_temp.item('wamid.1', '213555000001', 'poison'),
    pg_temp.item('wamid.2', '213555000001', 'after'),
    pg_temp.item('wamid.3', '213555000002', 'hello')
  ) - array['wake', 'duplicates', 'media', 'stale', 'refused', 'faults', 'statuses', 'quarantined']),
  '{"stored": 3, "queued": 1, "failed": 1, "unknown_identities": 0}',
  'all are stored; the poisoned one holds up its own conversation only'
);
select results_eq(
  $$select state, attempts from messaging.inbound_work order by message_id$$,
  $$values ('failed', 1), ('waiting', 0)$$, 'both wait in their order'
);
update messaging.inbound_work set next_attempt_at = now();
select is(messaging.retry_inbound(), 0, 'tried again, it fails again');
select is(max(attempts), 2, 'and says how often') from messaging.inbound_work;
delete from messaging.conversation_handlers where code = 'test';
update messaging.inbound_work set next_attempt_at = now();
select is(messaging.retry_inbound(), 2, 'repaired, both are answered');
select is(count(*)::int, 0, 'nothing waits') from messaging.inbound_work;
select results_eq(
  $$select payload ->> 'text' from public.outbound_messages as o
    join public.contacts as k on k.id = o.contact_id
    where k.phone = '+213555000001' order by o.id$$,
  $$values ('Bien reçu 👍 Tu as écrit : poison'), ('Bien reçu 👍 Tu as écrit : after')$$,
  'in the order of the questions'
);

select * from finish();
rollback;
