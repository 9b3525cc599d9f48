begin;
select plan(3);

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
select id as second_id
from messaging.register_channel(
  'eeeeeeee-0000-4000-b000-000000000001', 'eeeeeeee-0000-4000-c000-000000000001', 'whatsapp',
  'phone-2', 'waba-1', 'Second number'
);
select messaging.note_limit(
  'eeeeeeee-0000-4000-b000-000000000001', 'waba-1', 2, 'person', now() - interval '1 hour', null
);
create function pg_temp.writes(customers text[], number text default 'phone-1')
returns jsonb language sql as $$
  select public.ingest_delivery(jsonb_build_object(
    'source', 'meta', 'channel', 'whatsapp', 'items', jsonb_agg(jsonb_build_object(
      'kind', 'message', 'identity', number, 'id', gen_random_uuid(), 'type', 'text',
      'text', 'Salam', 'from', jsonb_build_object('wa_id', '21355500000' || c),
      'at_ms', (extract(epoch from now()) * 1000)::bigint
    ))
  )) from unnest(customers) as c
$$;
-- Customers whose windows are closed, and who wait for nothing.
create function pg_temp.strangers(customers text[], number text default 'phone-1')
returns void language sql as $$
  select pg_temp.writes(customers, number);
  delete from messaging.outbox;
  update public.conversations
  set window_expires_at = now() - interval '1 minute', last_inbound_at = now() - interval '25 hours';
$$;
create function pg_temp.template(customers text[], category text default 'utility')
returns void language sql as $$
  select public.enqueue_outbound(jsonb_build_object(
    'tenant_id', v.tenant_id, 'conversation_id', v.id, 'dedupe_key', gen_random_uuid(),
    'category', category,
    'payload', '{"type": "template", "template": {"key": "HELLO", "approved": true}}'::jsonb
  ))
  from unnest(customers) with ordinality as c (value, place)
  join public.conversations as v on v.recipient = '21355500000' || c.value
  order by c.place
$$;
-- Who is written to by this claim.
create function pg_temp.claim()
returns setof text language sql as $$
  select right(i #>> '{to,value}', 1)
  from jsonb_array_elements((public.claim_outbound('test') -> 'items')::jsonb) as i
  order by 1
$$;
create function pg_temp.waiting()
returns setof text language sql as $$
  select right(c.recipient, 1) || ' ' || coalesce(o.held_reason, '-')
  from messaging.outbox as o
  join public.conversations as c on c.id = o.conversation_id
  where o.lease is null
  order by 1
$$;

select pg_temp.strangers('{1,2}');
select pg_temp.strangers('{3,4}', 'phone-2');
select pg_temp.template('{1,3,4}');
select is(count(*)::integer, 2, 'two leave, over both numbers') from pg_temp.claim();
select is(count(*)::integer, 1, 'one waits') from pg_temp.waiting() as w where w like '%daily_limit';
update public.channel_identities set business_id = 'business-9' where identity = 'phone-2';
select pg_temp.template('{2}');
select pg_temp.strangers('{5}', 'phone-2');
select pg_temp.template('{5}');
select results_eq(
  'select pg_temp.claim()', array['5'], 'a number of another portfolio is not held by it'
);

select * from finish();
rollback;
