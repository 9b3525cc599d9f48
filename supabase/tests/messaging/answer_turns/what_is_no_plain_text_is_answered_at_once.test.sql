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
select public.set_flag(
  'TURN_DEBOUNCE_SEC', 'tenant', '5', 'A test of bursts.', 'eeeeeeee-0000-4000-b000-000000000001'
);

select is(
  pg_temp.deliver(pg_temp.item('wamid.' || v.id, '213555' || v.id, v.body, v.more))
    - array['wake', 'media'] @> '{"queued": 1, "stored": 1}', true, v.what
)
from (values
  ('000001', 'Oui', '{"type": "button", "button_id": "YES"}'::jsonb, 'a button'),
  ('000002', 'Grande', '{"type": "list", "button_id": "ROW_2"}', 'a row of a list'),
  ('000003', null, '{"type": "location", "content": {"latitude": 36.7, "longitude": 3.0}}',
    'a position'),
  ('000004', null, '{"type": "image", "media": [{"kind": "image", "media_id": "m1"}]}', 'a file'),
  ('000005', ' STOP ', '{}', 'a request to stop'),
  ('000006', 'إلغاء الاشتراك', '{}', 'in Arabic as well'),
  ('000007', 'lang ar', '{}', 'a command')
) as v (id, body, more, what);
select is(count(*)::int, 0, 'nothing waits') from messaging.inbound_work;

select * from finish();
rollback;
