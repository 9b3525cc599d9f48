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

update public.channel_identities set throughput_per_second = null;
-- Customers who wrote before.
create function pg_temp.know(first integer, last integer)
returns void language sql as $$
  insert into public.contacts (tenant_id, id)
  select 'eeeeeeee-0000-4000-b000-000000000001', md5(i::text)::uuid
  from generate_series(first, last) as i;
  insert into public.contact_identities (tenant_id, channel, kind, value, contact_id)
  select c.tenant_id, 'whatsapp', 'wa_id', (213550000000 + i)::text, c.id
  from generate_series(first, last) as i
  join public.contacts as c on c.id = md5(i::text)::uuid;
  insert into public.conversations (
    tenant_id, site_id, channel_id, channel, contact_id, conversation_key, recipient_kind, recipient
  )
  select n.tenant_id, n.site_id, n.id, n.channel, md5(i::text)::uuid, i::text, 'wa_id',
    (213550000000 + i)::text
  from generate_series(first, last) as i, public.channel_identities as n
$$;
create function pg_temp.message(customer integer)
returns jsonb language sql as $$
  select jsonb_build_object(
    'kind', 'message', 'identity', 'phone-1', 'id', gen_random_uuid(), 'type', 'text',
    'text', 'Salam', 'from', jsonb_build_object('wa_id', (213550000000 + customer)::text),
    'at_ms', (extract(epoch from now()) * 1000)::bigint
  )
$$;
create function pg_temp.delivery(items jsonb)
returns jsonb language sql as $$
  select jsonb_build_object('source', 'meta', 'channel', 'whatsapp', 'items', items)
$$;
create function pg_temp.pages(statement text)
returns bigint language plpgsql as $$
declare
  v_plan json;
begin
  execute 'explain (analyze, buffers, format json) ' || statement into v_plan;
  return (v_plan #>> '{0,Plan,Shared Hit Blocks}')::bigint;
end
$$;
create function pg_temp.pages_of(first integer)
returns table (batch bigint, lone bigint, together bigint) language plpgsql as $$
begin
  batch := pg_temp.pages(format('select public.ingest_delivery(%L)', pg_temp.delivery(
    (select jsonb_agg(pg_temp.message(first + i)) from generate_series(1, 30) as i)
  )));
  lone := pg_temp.pages(format('select public.ingest_delivery(%L)', pg_temp.delivery(
    jsonb_build_array(pg_temp.message(first + 31))
  )));
  together := pg_temp.pages(format('select public.ingest_deliveries(%L)', (
    select jsonb_agg(pg_temp.delivery(jsonb_build_array(pg_temp.message(first + i))))
    from generate_series(40, 50) as i
  )));
  return next;
end
$$;

analyze public.contacts, public.contact_identities, public.conversations;
select pg_temp.know(1, 200);
-- What the first of a session plans is not what it costs.
select pg_temp.pages_of(0);
create temporary table few as select p.* from pg_temp.pages_of(50) as p;
select pg_temp.know(201, 4000);
create temporary table many as select p.* from pg_temp.pages_of(1000) as p;

select is(count(*)::integer, 126, 'all are stored') from public.inbound_messages;
select cmp_ok(m.batch, '<', f.batch * 3 / 2, 'a delivery of thirty reads no more for them')
from few as f, many as m;
select cmp_ok(m.lone, '<', f.lone * 3 / 2, 'nor does a single message')
from few as f, many as m;
select cmp_ok(m.together, '<', f.together * 3 / 2, 'nor do deliveries that come together')
from few as f, many as m;

select * from finish();
rollback;
