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

select is(
  (
    select array_agg(
      (d.reply -> 'queued')::text || coalesce(' ' || (d.reply ->> 'turn_in_ms'), '')
    )
    from (values (1), (2), (3)) as v (n)
    cross join lateral (
      select pg_temp.deliver(pg_temp.item('wamid.' || v.n, '213555000001', 'salam')) as reply
    ) as d
  ), array['1', '1', '1'], 'each message has its answer'
);
select is(count(*)::int, 0, 'nothing waits') from messaging.inbound_work;
select is(
  public.answer_turns(), '{"answered": 0, "wake": false, "next_ms": null}', 'nobody is to wake'
);

select * from finish();
rollback;
