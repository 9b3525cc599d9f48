begin;
select plan(5);

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

select public.set_flag('OUTBOUND_PAIR_BURST', 'tenant', '2', 'A test of pacing.',
  'eeeeeeee-0000-4000-b000-000000000001');
select pg_temp.deliver(variadic array(
  select pg_temp.item('wamid.' || n, '213555000001', 'message ' || n) from generate_series(1, 4) as n
));
select results_eq(
  $$select due_at <= clock_timestamp(), due_at > clock_timestamp() + interval '5 seconds',
      due_at > clock_timestamp() + interval '11 seconds'
    from messaging.outbox order by id$$,
  $$values (true, false, false), (true, false, false), (false, true, false), (false, true, true)$$,
  'two at once, then one per six seconds'
);
update public.channel_identities set throughput_per_second = 3;
update public.channel_states set paced_at = clock_timestamp() - interval '10 seconds';
select pg_temp.deliver(variadic array(
  select pg_temp.item('w.' || n, '21355500001' || n, 'hello') from generate_series(1, 9) as n
));
select is(jsonb_array_length(pg_temp.claim()), 3, 'no more than the number may send per second');
select ok(jsonb_array_length(pg_temp.claim()) < 3, 'the next claim finds the rate spent');
update public.channel_states set paced_at = clock_timestamp() - interval '1 second';
select is(jsonb_array_length(pg_temp.claim()), 3, 'a second later three more');
select ok(pace_tokens < 1, 'a rate that rests does not pile up') from public.channel_states;

select * from finish();
rollback;
