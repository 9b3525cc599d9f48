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

select public.set_template(
  'eeeeeeee-0000-4000-b000-000000000001', 'ORDER_READY', 'fr', 'Prête', '{}', null,
  '{"state": "pending", "name": "order_ready", "language": "fr"}'
);
select is_empty('select from messaging.check_template_not_approved', 'pending: nothing');
select pg_temp.deliver(jsonb_build_object(
  'kind', 'account', 'identity', 'waba-1', 'field', 'message_template_status_update',
  'content', '{"event": "REJECTED", "message_template_name": "order_ready",
    "message_template_language": "fr", "reason": "INVALID_FORMAT"}'::jsonb
));
select is(payload ->> 'rejected_reason', 'INVALID_FORMAT', 'rejected: seen, with the reason')
from messaging.check_template_not_approved;
select is(count(*)::int, 1, 'what Meta said is kept') from public.channel_events;
update public.message_templates set approval_state = 'approved' where key = 'ORDER_READY';
select is_empty('select from messaging.check_template_not_approved', 'approved: nothing');

select * from finish();
rollback;
