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
select messaging.note_limit(
  'eeeeeeee-0000-4000-b000-000000000001', 'waba-1', 30000, 'person', now() - interval '1 hour', null
);
create function pg_temp.writes(customers text[], number text default 'phone-1')
returns jsonb language sql as $$
  select public.ingest_delivery(jsonb_build_object(
    'source', 'meta', 'channel', 'whatsapp', 'items', jsonb_agg(jsonb_build_object(
      'kind', 'message', 'identity', number, 'id', gen_random_uuid(), 'type', 'text',
      'text', 'Salam', 'from', jsonb_build_object('wa_id', '21355500000' || c),
      'at_ms', (extract(epoch from now()) * 1000)::bigint
    ))
  )) from unnest(customers) as c
$$;
-- Customers whose windows are closed, and who wait for nothing.
create function pg_temp.strangers(customers text[], number text default 'phone-1')
returns void language sql as $$
  select pg_temp.writes(customers, number);
  delete from messaging.outbox;
  update public.conversations
  set window_expires_at = now() - interval '1 minute', last_inbound_at = now() - interval '25 hours';
$$;
create function pg_temp.template(customers text[], category text default 'utility')
returns void language sql as $$
  select public.enqueue_outbound(jsonb_build_object(
    'tenant_id', v.tenant_id, 'conversation_id', v.id, 'dedupe_key', gen_random_uuid(),
    'category', category,
    'payload', '{"type": "template", "template": {"key": "HELLO", "approved": true}}'::jsonb
  ))
  from unnest(customers) with ordinality as c (value, place)
  join public.conversations as v on v.recipient = '21355500000' || c.value
  order by c.place
$$;
-- Who is written to by this claim.
create function pg_temp.claim()
returns setof text language sql as $$
  select right(i #>> '{to,value}', 1)
  from jsonb_array_elements((public.claim_outbound('test') -> 'items')::jsonb) as i
  order by 1
$$;
create function pg_temp.waiting()
returns setof text language sql as $$
  select right(c.recipient, 1) || ' ' || coalesce(o.held_reason, '-')
  from messaging.outbox as o
  join public.conversations as c on c.id = o.conversation_id
  where o.lease is null
  order by 1
$$;

create function pg_temp.pages_of_a_claim()
returns bigint language plpgsql as $$
declare
  v_plan json;
begin
  execute 'explain (analyze, buffers, format json) select public.claim_outbound(''test'', 30)'
  into v_plan;
  return (v_plan #>> '{0,Plan,Shared Hit Blocks}')::bigint;
end
$$;
select pg_temp.strangers(array(select lpad(i::text, 2, '0') from generate_series(1, 90) as i));
update public.channel_identities set throughput_per_second = null;
delete from messaging.openings;
analyze messaging.openings;
-- What the first of a session plans is not what it costs.
select pg_temp.template(array(select lpad(i::text, 2, '0') from generate_series(1, 30) as i));
select pg_temp.pages_of_a_claim();
select pg_temp.template(array(select lpad(i::text, 2, '0') from generate_series(31, 60) as i));
create temporary table few as select pg_temp.pages_of_a_claim() as pages;
insert into messaging.openings (tenant_id, portfolio, contact_id, opened_at)
select 'eeeeeeee-0000-4000-b000-000000000001', 'waba-1', gen_random_uuid(),
  now() - i * interval '2 seconds'
from generate_series(1, 20000) as i;
update messaging.portfolio_counts set used_count = used_count + 20000;
select pg_temp.template(array(select lpad(i::text, 2, '0') from generate_series(61, 90) as i));
create temporary table many as select pg_temp.pages_of_a_claim() as pages;
select is(count(*)::integer, 90, 'all leave') from messaging.outbox where lease is not null;
select is(used_count, 20090, 'and count') from messaging.portfolio_counts;
select cmp_ok(m.pages, '<', f.pages * 5 / 4, 'a claim reads no more for those who count already')
from few as f, many as m;

select * from finish();
rollback;
