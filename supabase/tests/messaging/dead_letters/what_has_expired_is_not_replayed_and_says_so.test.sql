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
select pg_temp.settle(pg_temp.claim(), '{"outcome": "sent"}');
select public.enqueue_outbound(jsonb_build_object(
  'tenant_id', c.tenant_id, 'conversation_id', c.id, 'dedupe_key', k.key,
  'category', 'utility', 'expires_at', now() + interval '1 hour',
  'payload', '{"type": "text", "text": "Votre table de 20 h"}'::jsonb
))
from public.conversations as c
cross join unnest(array['late', 'lost', 'good']) with ordinality as k (key, place);
select pg_temp.settle(pg_temp.claim(), '{"outcome": "dead", "error_key": "payload_refused"}');
select pg_temp.settle(pg_temp.claim(), '{"outcome": "unknown"}');
select pg_temp.settle(pg_temp.claim(), '{"outcome": "dead", "error_key": "payload_refused"}');
update public.outbound_messages set expires_at = now() - interval '1 minute'
where dedupe_key in ('late', 'lost');

create temporary table ids as
select dedupe_key, id from public.outbound_messages where dedupe_key in ('late', 'lost', 'good');
create temporary table told as
select public.replay_outbound(array_agg(id), 'The token is new.') as answer
from ids where dedupe_key in ('late', 'good');
select is((answer ->> 'replayed')::int, 1, 'what is still of use goes') from told;
select is(
  answer -> 'expired', (select jsonb_build_array(id) from ids where dedupe_key = 'late'),
  'what came too late is named'
) from told;
select is(answer -> 'skipped', '[]', 'and is not taken for decided') from told;
select is(status || ' ' || error_key, 'DLQ payload_refused', 'it stays where it was')
from public.outbound_messages where dedupe_key = 'late';
select is(
  public.resolve_unknown(array[id], 'resend', 'It did not arrive.') - 'wake',
  jsonb_build_object('resolved', 0, 'skipped', '[]'::jsonb, 'expired', jsonb_build_array(id)),
  'an unknown that is too late is not sent again either'
) from ids where dedupe_key = 'lost';
select is(
  (public.resolve_unknown(array[id], 'drop', 'Too late.') ->> 'resolved')::int, 1,
  'but may be ended'
) from ids where dedupe_key = 'lost';

select * from finish();
rollback;
