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
update public.channel_identities
set throughput_per_second = null
where tenant_id = 'eeeeeeee-0000-4000-b000-000000000001';

-- Three messages of each customer: two of three wait behind another one.
create function pg_temp.queue(run integer, customers integer)
returns jsonb language sql as $$
  select public.ingest_delivery(jsonb_build_object(
    'source', 'meta', 'channel', 'whatsapp', 'items', jsonb_agg(jsonb_build_object(
      'kind', 'message', 'identity', 'phone-1', 'id', format('wamid.%s.%s', run, i),
      'type', 'text', 'text', i::text, 'from', jsonb_build_object(
        'wa_id', '213' || run || lpad((i % customers)::text, 6, '0')
      ), 'at_ms', (extract(epoch from now()) * 1000)::bigint
    ) order by i)
  ))
  from generate_series(1, 3 * customers) as i
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
create function pg_temp.pages_of_a_batch()
returns table (claimed bigint, settled bigint) language plpgsql as $$
declare
  v_results jsonb;
begin
  claimed := pg_temp.pages('select public.claim_outbound(''test'', 30)');
  select jsonb_agg(jsonb_build_object('id', o.id, 'lease', o.lease, 'outcome', 'sent'))
  into v_results
  from messaging.outbox as o where o.lease is not null;
  settled := pg_temp.pages(format('select public.settle_outbound(%L)', v_results));
  return next;
end
$$;

select pg_temp.queue(1, 300);
delete from messaging.outbox;
analyze messaging.outbox;
select is(c.reltuples, 0::real, 'the planner believes that the queue is empty')
from pg_class as c where c.oid = 'messaging.outbox'::regclass;

select pg_temp.queue(2, 40);
-- What the first of a session plans is not what it costs.
select pg_temp.pages_of_a_batch();
create temporary table short as select b.* from pg_temp.pages_of_a_batch() as b;
select pg_temp.queue(3, 300);
create temporary table long as select b.* from pg_temp.pages_of_a_batch() as b;

select isnt_empty('select from messaging.outbox offset 800', 'the queue is long now');
select cmp_ok(l.claimed, '<', 2 * s.claimed, 'a claim reads no more for it')
from short as s, long as l;
select cmp_ok(l.settled, '<', 2 * s.settled, 'nor does a settling')
from short as s, long as l;

select * from finish();
rollback;
