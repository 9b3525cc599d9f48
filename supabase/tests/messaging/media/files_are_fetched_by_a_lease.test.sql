begin;
select plan(10);

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

select pg_temp.deliver(pg_temp.item('wamid.1', '213555000001', 'photo',
  '{"type": "image", "media": [{"media_id": "m1", "kind": "image"}, {"url": "https://x.example/a", "kind": "audio"}]}'));
create temporary table taken as select public.claim_media('w') as items;
select is(jsonb_array_length(items), 2, 'both are handed out') from taken;
select is(public.claim_media('w2'), '[]', 'to one fetcher');
select is(
  public.settle_media(jsonb_build_array(
    (items -> 0) || '{"outcome": "stored", "storage_path": "a/b.jpg", "size_bytes": 10}',
    (items -> 1) || '{"outcome": "retry", "error_key": "http_5xx"}'
  )), '{"settled": 2, "lost": []}', 'both are settled'
) from taken;
select results_eq(
  $$select status, storage_path from public.media order by status$$,
  $$select 'PENDING', null::text
    union all
    select 'STORED', tenant_id || '/' || id from public.media where status = 'STORED'$$,
  'one is there, under a name that no fetcher chose; one waits'
);
select is(
  public.settle_media(jsonb_build_array((items -> 0) || '{"outcome": "dead"}')) -> 'lost',
  jsonb_build_array(items #> '{0,id}'), 'a lease that is over changes nothing'
) from taken;
update public.media set next_attempt_at = now(), attempts = 4 where status = 'PENDING';
create temporary table again as select public.claim_media('w') as items;
select public.settle_media(jsonb_build_array(
  (items -> 0) || '{"outcome": "retry", "error_key": "auth_expired"}'
)) from again;
select is(count(*)::int, 1, 'the fifth attempt is the last') from public.media where status = 'DEAD';
select is(count(*)::int, 1, 'an expired token is an event')
from public.security_events where event_type = 'AUTH_EXPIRED';
select is(public.media_limits() #>> '{image,bytes}', '5242880', 'limits by kind');
select ok(
  public.media_limits() -> 'hosts' @> '["lookaside.fbsbx.com", "fbcdn.net"]',
  'and the hosts that files come from'
);
select is(
  (select array_agg(reason) from messaging.media_erasures), '{not_stored}',
  'what an earlier attempt may have left behind is taken away'
);

select * from finish();
rollback;
