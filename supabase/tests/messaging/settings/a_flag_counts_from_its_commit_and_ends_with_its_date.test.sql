begin;
select plan(5);

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

create function pg_temp.rate()
returns int language sql as $$
  select rate_limit_30s from messaging.channel_settings
  where tenant_id = 'eeeeeeee-0000-4000-b000-000000000001'
$$;
select is(pg_temp.rate(), 6, 'the default');
select public.set_flag('RATE_LIMIT_MULTIPLIER', 'global', '0.5', 'A test of the cache.');
select is(pg_temp.rate(), 3, 'a change of the platform reaches the tenant');
select public.set_flag('RATE_LIMIT_PER_30S', 'channel', '20', 'A test of the cache.',
  'eeeeeeee-0000-4000-b000-000000000001', 'whatsapp', now() + interval '1 hour');
select is(pg_temp.rate(), 10, 'its own value wins');
select is(stale_at, now() + interval '1 hour', 'and says until when')
from messaging.channel_settings where tenant_id = 'eeeeeeee-0000-4000-b000-000000000001';
select is_empty(
  $$select from messaging.channel_settings as s
    where s is distinct from messaging.compute_settings(s.tenant_id, s.channel)$$,
  'the cache is what the flags say'
);

select * from finish();
rollback;
