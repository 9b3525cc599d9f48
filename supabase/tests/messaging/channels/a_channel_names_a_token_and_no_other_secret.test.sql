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

select throws_ok(
  format($$select public.change_channel(id, %L) from public.channel_identities$$,
    jsonb_build_object('token_ref', n.name)),
  'PT422', 'token_ref_invalid', n.name || ' is not a token of a channel'
)
from (values ('SUPABASE_SERVICE_ROLE_KEY'), ('META_APP_SECRET'), ('META_TOKEN_'), ('meta_token_x'))
  as n (name);
select throws_ok(
  $$select public.register_channel(
    'eeeeeeee-0000-4000-b000-000000000001', 'eeeeeeee-0000-4000-c000-000000000001', 'messenger',
    'page-1', null, 'Page', token_ref => 'NOTIFY_DISPATCH_TOKEN')$$,
  'PT422', 'token_ref_invalid', 'nor when a channel is registered'
);
select throws_ok(
  $$update public.channel_identities set token_ref = 'SUPABASE_SECRET_KEYS'$$,
  '23514', null, 'and not behind the doors either'
);

select * from finish();
rollback;
