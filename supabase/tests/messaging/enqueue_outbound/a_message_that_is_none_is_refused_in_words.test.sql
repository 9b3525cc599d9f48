begin;
select plan(9);

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
create function pg_temp.queue(more jsonb)
returns jsonb language sql as $$
  select public.enqueue_outbound(jsonb_build_object(
    'tenant_id', tenant_id, 'conversation_id', id, 'dedupe_key', 'order:1',
    'payload', '{"type": "text", "text": "Prête"}'::jsonb
  ) || more)
  from public.conversations
$$;
create function pg_temp.refusal(more jsonb)
returns text language plpgsql as $$
declare
  v_detail text;
begin
  perform pg_temp.queue(more);
  return 'taken';
exception when sqlstate 'PT422' then
  get stacked diagnostics v_detail = pg_exception_detail;
  return sqlerrm || ': ' || v_detail;
end
$$;
select is(
  pg_temp.refusal(case v when '' then '{"priority": 7}' else '{"priority": "high"}' end::jsonb),
  'outbound_payload_invalid: priority is 0, 1 or 2, not ' || quote_literal(coalesce(nullif(v, ''), '7'))
    || '.', 'a priority'
) from unnest(array['', 'high']) as v;
select is(
  pg_temp.refusal('{"category": "advert"}'),
  'outbound_payload_invalid: category is reply, utility or marketing, not ''advert''.', 'a category'
);
select is(
  pg_temp.refusal(jsonb_build_object(key, value)),
  format('outbound_payload_invalid: %s is a date with its time, not %L.', key, value), 'a date'
)
from (values ('not_before', 'tomorrow-ish'), ('expires_at', '2026-02-31'), ('not_before', 'infinity'))
  as v (key, value);
select is(
  pg_temp.refusal('{"delay_seconds": "soon"}'),
  'outbound_payload_invalid: delay_seconds is a number of at most 8 digits, not ''soon''.', 'a delay'
);
select is(
  pg_temp.refusal('{"conversation_id": "7"}'),
  'outbound_payload_invalid: conversation_id is a uuid, not ''7''.', 'an id'
);
select is(
  pg_temp.refusal(
    '{"priority": 1, "category": "utility", "not_before": "2026-02-28T10:00:00Z", "delay_seconds": 1.5,
      "expires_at": null, "fallback_template": null, "origin": "system"}'
  ),
  'taken', 'what is right is taken'
);

select * from finish();
rollback;
