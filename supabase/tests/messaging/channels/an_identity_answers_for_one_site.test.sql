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
  $$select public.register_channel(
    'eeeeeeee-0000-4000-b000-000000000001', 'eeeeeeee-0000-4000-c000-000000000001', 'whatsapp',
    'phone-1', null, 'Again')$$,
  'PT409', 'channel_identity_taken', 'the same number twice is refused'
);
select throws_ok(
  $$select public.change_channel(id, '{"identity": "x"}') from public.channel_identities$$,
  'PT422', 'channel_change_invalid', 'the identity never changes'
);
select throws_ok(
  $$select public.change_channel(id, '{"display_name": "x"}', 7) from public.channel_identities$$,
  'PT409', 'channel_conflict', 'a stale version conflicts'
);
select is(
  (public.change_channel(id, '{"status": "paused", "token_ref": "META_TOKEN_HYDRA"}', 1)).status,
  'paused', 'a channel is paused'
) from public.channel_identities;
select throws_ok(
  $$select public.change_channel(id, '{"token_ref": "EAAGm0PX4ZCpsBA"}') from public.channel_identities$$,
  'PT422', 'token_ref_invalid', 'what looks like a token is no name of a secret'
);
select is(count(*)::int, 2, 'both acts are events')
from public.security_events where event_type like 'CHANNEL_%';

select * from finish();
rollback;
