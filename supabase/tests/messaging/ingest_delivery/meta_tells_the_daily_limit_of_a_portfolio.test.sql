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

create function pg_temp.told(field text, content jsonb, ago interval default '0')
returns text language plpgsql as $$
begin
  perform public.ingest_delivery(jsonb_build_object(
    'source', 'meta', 'channel', 'whatsapp', 'items', jsonb_build_array(jsonb_build_object(
      'kind', 'account', 'identity', 'waba-1', 'field', field, 'content', content,
      'at_ms', (extract(epoch from now() - ago) * 1000)::bigint
    ))
  ));
  return (select coalesce(p.daily_limit::text, 'none') || ' ' || p.source from messaging.portfolios as p);
end
$$;
select is(pg_temp.told('account_update', '{"event": "VERIFIED_ACCOUNT"}'), null, 'other news say nothing');
select is(
  pg_temp.told('business_capability_update', '{"max_daily_conversations_per_business": 2000}', '3 hours'),
  '2000 meta', 'a capability tells a number'
);
select is(
  pg_temp.told('phone_number_quality_update',
    '{"event": "UPGRADE", "max_daily_conversations_per_business": "TIER_10K"}', '2 hours'),
  '10000 meta', 'a quality tells a tier'
);
select is(
  pg_temp.told('business_capability_update', '{"max_daily_conversation_per_phone": 250}', '4 hours'),
  '10000 meta', 'what was said earlier and comes later does not count'
);
select is(
  pg_temp.told('phone_number_quality_update',
    '{"event": "THROUGHPUT_UPGRADE", "current_limit": "TIER_UNLIMITED"}', '90 minutes'),
  '10000 meta', 'throughput is not reach'
);
select is(
  pg_temp.told('phone_number_quality_update', '{"event": "DOWNGRADE", "current_limit": "TIER_1K"}', '1 hour'),
  '1000 meta', 'the older form is understood'
);
select is(
  pg_temp.told('business_capability_update', '{"max_daily_conversations_per_business": "TIER_UNLIMITED"}'),
  'none meta', 'no limit is no limit'
);
select is(count(*)::integer, 7, 'all of it is kept') from public.channel_events;

select * from finish();
rollback;
