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
create temporary table marks as select null::jsonb as resume;
create function pg_temp.look(resume jsonb)
returns setof text language plpgsql as $$
declare
  v_reply jsonb := public.claim_outbound('test', resume => look.resume);
begin
  update marks as m set resume = coalesce(m.resume, '{}') || (v_reply -> 'resume');
  return query
  select i.value #>> '{payload,text}' from jsonb_array_elements(v_reply -> 'items') as i (value);
end
$$;
create function pg_temp.resumed()
returns setof text language sql as $$
  select pg_temp.look(m.resume) from marks as m
$$;

select pg_temp.deliver(pg_temp.item('wamid.1', '213555000001', 'un'));
select is(count(*), 1::bigint, 'where nothing was looked through, all is')
from (select pg_temp.resumed()) as r;
select isnt(m.resume, '{}', 'how far it looked is told') from marks as m;

select pg_temp.deliver(pg_temp.item('wamid.2', '213555000002', 'deux'));
select is_empty(
  $$select
    from messaging.outbox as o
    cross join marks as m
    where o.lease is null
      and o.due_at < (m.resume -> o.channel_no::text ->> o.priority)::timestamptz$$,
  'what is queued since lies beyond the mark'
);
select is(count(*), 1::bigint, 'and is found')
from (select pg_temp.resumed()) as r;

create temporary table first as select id, lease from messaging.outbox where lease is not null;
select pg_temp.deliver(pg_temp.item('wamid.3', '213555000001', 'trois'));
update messaging.outbox set due_at = now() - interval '1 minute' where lease is null;
select is_empty('select pg_temp.resumed()', 'who waits behind a message is not looked at');
select public.settle_outbound((
  select jsonb_agg(jsonb_build_object('id', f.id, 'lease', f.lease, 'outcome', 'sent'))
  from first as f
));
select is(count(*), 1::bigint, 'until it is called, wherever it stood')
from (select pg_temp.resumed()) as r;

select pg_temp.deliver(pg_temp.item('wamid.4', '213555000004', 'quatre'));
update messaging.outbox set due_at = now() - interval '1 minute' where lease is null;
select is_empty('select pg_temp.resumed()', 'what a slow transaction queued lies before the mark');
select is(count(*), 1::bigint, 'a full look finds it')
from (select pg_temp.look(null)) as r;

select messaging.register_channel(
  'eeeeeeee-0000-4000-b000-000000000001', 'eeeeeeee-0000-4000-c000-000000000001', 'whatsapp',
  'phone-2', 'waba-1', 'WhatsApp 2'
);
select pg_temp.deliver(
  pg_temp.item('wamid.5', '213555000005', 'cinq', '{"identity": "phone-2"}')
);
select is(count(*), 1::bigint, 'a number that was quiet so far is found')
from (select pg_temp.resumed()) as r;

select * from finish();
rollback;
