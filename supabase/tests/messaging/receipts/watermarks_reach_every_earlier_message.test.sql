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

select public.set_flag('OUTBOUND_PAIR_SPACING_MS', 'tenant', '0', 'A test without pacing.',
  'eeeeeeee-0000-4000-b000-000000000001');
select pg_temp.deliver(variadic array(
  select pg_temp.item('wamid.' || n, '213555000001', 'message ' || n) from generate_series(1, 3) as n
));
do $$
begin
  for i in 1..3 loop
    perform public.settle_outbound((
      select jsonb_agg(jsonb_build_object(
        'id', c -> 'id', 'lease', c -> 'lease', 'outcome', 'sent',
        'started_at', now() - make_interval(secs => 40 - 10 * i)
      )) from json_array_elements(public.claim_outbound('test') -> 'items') as c
    ));
  end loop;
end
$$;
create function pg_temp.mark(status text, age interval)
returns jsonb language sql as $$
  select pg_temp.deliver(jsonb_build_object(
    'kind', 'watermark', 'identity', 'phone-1', 'status', status,
    'from', '{"wa_id": "213555000001"}'::jsonb,
    'watermark_ms', (extract(epoch from now() - age) * 1000)::bigint
  ))
$$;
select is((pg_temp.mark('read', '15 seconds') ->> 'statuses')::int, 2, 'two are older than the mark');
select results_eq(
  $$select receipt from public.outbound_messages order by id$$,
  $$values ('read'), ('read'), ('accepted')$$, 'they are read, the third is not'
);
select is((pg_temp.mark('delivered', '1 second') ->> 'statuses')::int, 1, 'the third is delivered');
select results_eq(
  $$select receipt from public.outbound_messages order by id$$,
  $$values ('read'), ('read'), ('delivered')$$, 'and what was read stays read'
);

select * from finish();
rollback;
