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
select public.ingest_delivery(jsonb_build_object(
  'source', 'meta', 'channel', 'whatsapp', 'items', jsonb_build_array(jsonb_build_object(
    'kind', 'message', 'identity', 'phone-1', 'id', 'wamid.' || n, 'type', 'text', 'text', 'x',
    'from', jsonb_build_object('wa_id', '21355500000' || n, 'name', 'Karim'),
    'at_ms', (extract(epoch from now()) * 1000)::bigint
  ))
))
from generate_series(1, 4) as n;

-- Out of order of ids, two in one hour, one to the second before the hour, one days ago.
update public.conversations as c
set active_at = at.time
from (
  values
    ('213555000001', timestamptz '2026-03-02 10:05:00+00'), ('213555000002', '2026-03-02 10:50:00+00'),
    ('213555000003', '2026-03-02 09:59:59+00'), ('213555000004', '2026-02-20 23:30:00+00')
) as at (recipient, time)
where c.recipient = at.recipient and c.tenant_id = 'eeeeeeee-0000-4000-b000-000000000001';

create function pg_temp.page(before_at timestamptz, size int)
returns text language sql as $$
  select string_agg(right(l.recipient, 1), ' ' order by l.active_at desc)
    || coalesce(' out of order ' || nullif(count(*) filter (where l.place <> l.nth), 0), '')
  from (
    select c.*, row_number() over () as place, row_number() over (order by c.active_at desc) as nth
    from public.search_conversations(
      'eeeeeeee-0000-4000-b000-000000000001', before_at => page.before_at, limit_count => size
    ) as c
  ) as l
$$;
select is(pg_temp.page(null, 50), '2 1 3 4', 'the latest first, within an hour as well');
select is(pg_temp.page(null, 1), '2', 'a page is as long as asked for');
select is(pg_temp.page('2026-03-02 10:50:00+00', 2), '1 3', 'the next one begins in the same hour');
select is(pg_temp.page('2026-03-02 09:59:59+00', 2), '4', 'the last one');

select * from finish();
rollback;
