begin;
select plan(7);

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

select pg_temp.deliver(pg_temp.photo('p1'));
create temporary table file as select id from public.media;
grant select on file to authenticated, anon;

set local role authenticated;
select pg_temp.sign_in(1);
select throws_ok(
  'select public.open_media(id) from file', 'PT409', 'media_not_stored',
  'not before it is fetched'
);
reset role;
select pg_temp.fetch();
set local role authenticated;
select is(
  public.open_media(id) - 'storage_path',
  '{"kind": "image", "mime": "image/png", "filename": "nadia.jpg", "size_bytes": 10}',
  'an agent of the restaurant'
) from file;
select is(
  public.open_media(id) ->> 'storage_path',
  'eeeeeeee-0000-4000-b000-000000000001/' || id, 'is told where it is'
) from file;
select pg_temp.sign_in(2);
select throws_ok(
  'select public.open_media(id) from file', 'PT404', 'media_not_found',
  'a role that reads no conversations'
);
select pg_temp.sign_in(3);
select throws_ok(
  'select public.open_media(id) from file', 'PT404', 'media_not_found',
  'the owner of another company'
);
select is(count(*)::int, 0, 'who does not see the row either') from public.media;
set local role anon;
select throws_ok(
  'select public.open_media(id) from file', '42501', null, 'somebody without a session'
);
reset role;

select * from finish();
rollback;
