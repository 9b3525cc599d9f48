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

select pg_temp.deliver(variadic array(
  select pg_temp.item('wamid.' || n, '21355500000' || n, 'hello') from generate_series(1, 6) as n
));
create temporary table taken as
select i.value as item, row_number() over (order by (i.value ->> 'id')::bigint) as n
from jsonb_array_elements(pg_temp.claim()) as i (value);
create function pg_temp.fail(which int, result jsonb)
returns text language sql as $$
  select pg_temp.settle(
    (select jsonb_build_array(item) from taken where n = which), '{"outcome": "error"}' || result
  ) ->> 'settled';
  select m.status || ' ' || m.error_key
  from public.outbound_messages as m
  join taken as t on (t.item ->> 'id')::bigint = m.id
  where t.n = which
$$;
select is(pg_temp.fail(1, '{"error_code": 130429}'), 'RETRY provider_slow', 'too fast: again');
select is(pg_temp.fail(2, '{"error_code": 131026}'), 'DLQ provider_undeliverable', 'no WhatsApp: never');
select is(pg_temp.fail(3, '{"http_status": 503}'), 'RETRY http_5xx', 'an unknown 5xx: again');
select is(pg_temp.fail(4, '{"http_status": 400}'), 'DLQ http_4xx', 'an unknown 4xx: never');
select is(pg_temp.fail(5, '{"error_code": 131050}'), 'DLQ provider_opt_out', 'opted out: never');
select is(count(*)::int, 1, 'and the contact remembers')
from public.contacts where opted_out = 'marketing';
select is(
  pg_temp.settle((select jsonb_build_array(item) from taken where n = 6),
    '{"outcome": "unknown", "error_key": "timeout"}') ->> 'unknown', '1', 'a timeout is unknown'
);
select is(
  (messaging.class_of_error(131047, null, null)).button, 'send_template',
  'outside the window the button offers a template'
);
select results_eq(
  $$select c.class, array_agg(c.code order by c.code)
    from public.provider_error_codes as c
    where c.code in (
      1200, 17, 32, 341, 613, 80002, 80006, 80008, 102, 131005, 133010, 131030, 130472, 131037
    )
    group by 1 order by 1$$,
  $$values ('auth', '{102,131005,133010}'::int[]), ('policy', '{131037}'), ('retry', '{1200}'),
    ('slow', '{17,32,341,613,80002,80006,80008}'), ('throttle_marketing', '{130472}'),
    ('undeliverable', '{131030}')$$,
  'what Messenger, Instagram and accounts answer with 400 is not dead by its status'
);
select is(
  count(*)::int, 6, 'each attempt that did not send at once left a line'
) from public.outbound_attempts;

select * from finish();
rollback;
