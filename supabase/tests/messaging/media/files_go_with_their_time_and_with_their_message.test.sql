begin;
select plan(15);

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
insert into auth.users (id, email)
select format('dddddddd-0000-4000-a000-00000000000%s', n)::uuid, 'm' || n || '@media.test'
from generate_series(1, 3) as n;
insert into public.tenants (id, slug, name, domain)
values ('eeeeeeee-0000-4000-b000-000000000002', 'messaging-other', 'Other', 'resto');
insert into public.profils (tenant_id, user_id, role, nom_complet)
values
  ('eeeeeeee-0000-4000-b000-000000000001', 'dddddddd-0000-4000-a000-000000000001', 'agent', 'Media'),
  ('eeeeeeee-0000-4000-b000-000000000001', 'dddddddd-0000-4000-a000-000000000002', 'kitchen', 'Media'),
  ('eeeeeeee-0000-4000-b000-000000000002', 'dddddddd-0000-4000-a000-000000000003', 'owner', 'Media');
create function pg_temp.sign_in(n int)
returns void language sql as $$
  select set_config('request.jwt.claims', jsonb_build_object(
    'sub', 'dddddddd-0000-4000-a000-00000000000' || n, 'role', 'authenticated'
  )::text, true)
$$;
grant execute on function pg_temp.sign_in(int) to authenticated;
create function pg_temp.photo(id text)
returns jsonb language sql as $$
  select pg_temp.item(photo.id, '213555000001', 'photo', jsonb_build_object(
    'type', 'image', 'media', jsonb_build_array(jsonb_build_object(
      'media_id', photo.id, 'kind', 'image', 'filename', 'nadia.jpg'
    ))
  ))
$$;
create function pg_temp.fetch()
returns jsonb language sql as $$
  select public.settle_media((
    select jsonb_agg(i || '{"outcome": "stored", "mime": "image/png", "size_bytes": 10}')
    from jsonb_array_elements(public.claim_media('w')) as i
  ))
$$;

select pg_temp.deliver(pg_temp.photo('p1'), pg_temp.photo('p2'), pg_temp.photo('p3'));
select is(pg_temp.fetch() ->> 'settled', '3', 'three are stored');
select is(messaging.expire_media(), 0, 'none is old');
update public.media set created_at = now() - interval '31 days' where provider_media_id = 'p1';
select is(messaging.expire_media(), 1, 'one is past RETENTION_DAYS_INBOUND');
select results_eq(
  $$select status, error_key, storage_path, filename from public.media
    where provider_media_id = 'p1'$$,
  $$values ('ERASED', 'retention', null::text, null::text)$$,
  'its row says so, and names nothing any more'
);
select pg_temp.deliver(jsonb_build_object(
  'kind', 'deletion', 'identity', 'phone-1', 'id', 'd1', 'target', 'p2',
  'from', '{"wa_id": "213555000001"}'::jsonb,
  'at_ms', (extract(epoch from now()) * 1000)::bigint
));
select is(
  (select error_key from public.media where provider_media_id = 'p2'), 'deleted',
  'what a customer takes back goes at once'
);
select is(
  (select status from public.media where provider_media_id = 'p3'), 'STORED', 'and nothing else'
);
select pg_temp.deliver(jsonb_build_object(
  'kind', 'deletion', 'identity', 'phone-1', 'id', 'd4', 'target', 'p4',
  'from', '{"wa_id": "213555000001"}'::jsonb,
  'at_ms', (extract(epoch from now()) * 1000)::bigint
), pg_temp.photo('p4'));
select results_eq(
  $$select status, error_key, filename from public.media where provider_media_id = 'p4'$$,
  $$values ('ERASED', 'deleted', null::text)$$,
  'also when the deletion came before its message'
);
select is(
  jsonb_array_length(public.claim_media('w')::jsonb), 0, 'and such a file is never fetched'
);
set local role authenticated;
select pg_temp.sign_in(1);
select throws_ok(
  format('select public.open_media(%L)', (
    select id from public.media where error_key = 'deleted' order by id limit 1
  )), 'PT409', 'media_not_stored', 'nobody opens it'
);
reset role;

select is(public.claim_media_erasures(), '[]', 'bytes wait until no fetcher can still write them');
update messaging.media_erasures set due_at = now();
create temporary table due as select public.claim_media_erasures() as items;
select is(jsonb_array_length(items), 2, 'then both are handed out') from due;
select is(public.claim_media_erasures(), '[]', 'to one eraser');
update messaging.media_erasures set due_at = now();
select is(
  jsonb_array_length(public.claim_media_erasures()), 2, 'and again when that one died'
);
select is(
  public.settle_media_erasures(array(
    select (i ->> 'lease')::uuid from due, jsonb_array_elements(items) as i
  )), 0, 'a lease that is over forgets nothing'
);
select is(
  (select count(*)::int from messaging.media_erasures), 2, 'so that nothing is left behind'
);

select * from finish();
rollback;
