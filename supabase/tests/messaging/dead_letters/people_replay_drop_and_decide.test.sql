begin;
select plan(9);

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
  select pg_temp.item('wamid.' || n, '21355500000' || n, 'hello') from generate_series(1, 3) as n
));
select pg_temp.settle((public.claim_outbound('test', 2) -> 'items')::jsonb,
  '{"outcome": "error", "error_code": 131026}');
select pg_temp.settle(pg_temp.claim(), '{"outcome": "unknown", "error_key": "timeout"}');
select results_eq(
  $$select status, button, reason ->> 'fr' is not null
    from public.list_dead_letters('eeeeeeee-0000-4000-b000-000000000001') order by id$$,
  $$values ('DLQ', 'none', true), ('DLQ', 'none', true), ('UNKNOWN', 'replay', true)$$,
  'each with its reason and its button'
);
create temporary table ids as
select array_agg(id order by id) filter (where status = 'DLQ') as dead,
  array_agg(id) filter (where status = 'UNKNOWN') as unknown
from public.outbound_messages;
select throws_ok(
  $$select public.replay_outbound(dead, '') from ids$$, 'PT422', 'reason_required', 'a reason is asked'
);
select is(
  public.replay_outbound(dead[1:1] || unknown, 'The number is on WhatsApp now.') - 'wake',
  (
    select jsonb_build_object('replayed', 1, 'expired', '[]'::jsonb, 'skipped', to_jsonb(unknown))
    from ids
  ),
  'a dead letter is queued again, an unknown is not'
) from ids;
select is(
  jsonb_array_length(pg_temp.claim()), 1, 'it leaves'
);
select is(
  public.drop_outbound(dead, 'No longer needed.'),
  (select jsonb_build_object('dropped', 1, 'skipped', to_jsonb(dead[1:1])) from ids),
  'what is being sent is skipped, the other dropped'
) from ids;
select is(
  public.resolve_unknown(unknown, 'sent', 'Seen on the phone.') ->> 'resolved', '1',
  'a person settles the unknown'
) from ids;
select is(status, 'SENT', 'as sent') from public.outbound_messages where id = (select unknown[1] from ids);
select results_eq(
  $$select action from public.outbound_decisions order by id$$,
  $$values ('replay'), ('drop'), ('mark_sent')$$, 'all three are on record'
);
select public.set_flag('DLQ_REPLAY_ENABLED', 'tenant', 'false', 'A test of the switch.',
  'eeeeeeee-0000-4000-b000-000000000001');
update public.outbound_messages set status = 'DLQ', error_key = 'x', settled_at = now()
where id = (select dead[2] from ids);
select throws_ok(
  $$select public.replay_outbound(dead[2:2], 'Once more.') from ids$$,
  'PT422', 'dlq_replay_disabled', 'where replay is off it is refused'
);

select * from finish();
rollback;
