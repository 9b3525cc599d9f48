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
create function pg_temp.answers()
returns setof text language sql as $$
  select o.in_reply_to || ' ' || (o.payload ->> 'text') from public.outbound_messages as o
  where o.tenant_id = 'eeeeeeee-0000-4000-b000-000000000001' order by o.id
$$;

create function messaging.handle_test(context jsonb)
returns jsonb language sql as $$
  select case
    when context ->> 'text' = 'menu' or context ->> 'text' like '%autre%' then jsonb_build_object(
      'replies', jsonb_build_array(jsonb_build_object(
        'type', 'buttons', 'text', 'Choisissez', 'buttons', (
          select jsonb_agg(jsonb_build_object(
            'id', upper(context ->> 'text') || n, 'title', (context ->> 'text') || ' ' || n
          ))
          from generate_series(1, 4) as n
        )
      ))
    )
    else jsonb_build_object('replies', jsonb_build_array(jsonb_build_object(
      'type', 'text', 'text', coalesce(context ->> 'button_id', '-')
    )))
  end
$$;
insert into messaging.conversation_handlers (position, code, command)
values (1, 'test', 'messaging.handle_test');
select pg_temp.deliver(pg_temp.item('wamid.1', '213555000001', 'menu'));
select pg_temp.deliver(pg_temp.item('wamid.0', '213555000002', 'menu'));
select public.set_flag(
  'TURN_DEBOUNCE_SEC', 'tenant', '5', 'A test of bursts.', 'eeeeeeee-0000-4000-b000-000000000001'
);
select pg_temp.deliver(pg_temp.item('wamid.2', '213555000001', 'autre'));
select is(
  pg_temp.deliver(pg_temp.item('wamid.3', '213555000001', '2')) ->> 'turn_in_ms', '0',
  'a number that chooses ends the burst'
);
select is((public.answer_turns() ->> 'answered')::int, 2, 'both are answered');
select is(
  array(select pg_temp.answers()),
  array['wamid.1 Choisissez', 'wamid.0 Choisissez', 'wamid.2 Choisissez', 'wamid.3 MENU2'],
  'and it chose of what the customer saw'
);
select is(
  pg_temp.deliver(pg_temp.item('wamid.4', '213555000002', '4')) ->> 'queued', '1',
  'alone it is answered at once'
);

select * from finish();
rollback;
