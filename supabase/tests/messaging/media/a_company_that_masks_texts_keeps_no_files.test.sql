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

select public.set_flag(
  'INBOUND_TEXT_POLICY', 'tenant', '"redacted"', 'A test of files.',
  'eeeeeeee-0000-4000-b000-000000000001'
);
select pg_temp.deliver(pg_temp.photo('p1'));
select results_eq(
  'select status, error_key, filename, attempts::int from public.media',
  $$values ('REFUSED', 'policy', null::text, 0)$$, 'the conversation says that there was one'
);
select is(public.claim_media('w'), '[]', 'nobody fetches it');
select is((select count(*)::int from public.inbound_messages), 1, 'the message itself is there');
select public.set_flag(
  'INBOUND_TEXT_POLICY', 'tenant', '"encrypted"', 'A test of files.',
  'eeeeeeee-0000-4000-b000-000000000001'
);
select pg_temp.deliver(pg_temp.photo('p2'));
select is(jsonb_array_length(public.claim_media('w')), 1, 'later ones are fetched');

select * from finish();
rollback;
