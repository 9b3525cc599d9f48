begin;
select plan(3);

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

select public.change_channel(id, '{"throughput_per_second": null}') from public.channel_identities;
select throughput_per_second from messaging.register_channel(
  'eeeeeeee-0000-4000-b000-000000000001', 'eeeeeeee-0000-4000-c000-000000000001', 'whatsapp',
  'phone-2', 'waba-1', 'Second'
);
update public.channel_identities set throughput_per_second = null;
select pg_temp.deliver(variadic array(
  select pg_temp.item('a.' || n, '2135550001' || n, 'hello') from generate_series(10, 29) as n
));
select pg_temp.deliver(pg_temp.item('b.1', '213555000999', 'hello', '{"identity": "phone-2"}'));
create temporary table taken as
select c.reply -> 'channels' -> (i.value ->> 'channel_id') ->> 'identity' as identity,
  count(*)::int as count
from public.claim_outbound('test', 10) as c (reply)
cross join json_array_elements(c.reply -> 'items') as i (value)
group by 1;
select results_eq(
  'select identity, count from taken order by identity',
  $$values ('phone-1', 9), ('phone-2', 1)$$, 'both send; what the second leaves, the first takes'
);
update public.channel_identities set throughput_per_second = 2 where identity = 'phone-1';
update public.channel_states set paced_at = clock_timestamp() - interval '5 seconds';
select is(
  json_array_length(public.claim_outbound('test', 10) -> 'items'), 2,
  'no second helping beyond the rate of the number'
);
select is(
  json_array_length(public.claim_outbound('test', 10) -> 'items') < 2, true, 'nor right after'
);

select * from finish();
rollback;
