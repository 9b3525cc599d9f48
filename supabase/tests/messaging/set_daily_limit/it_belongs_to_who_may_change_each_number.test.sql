begin;
select plan(7);

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

insert into public.sites (tenant_id, id, kind, code, name)
values (
  'eeeeeeee-0000-4000-b000-000000000001', 'eeeeeeee-0000-4000-c000-000000000002', 'restaurant',
  'KOUBA', 'Kouba'
);
insert into auth.users (id, email) values
  ('eeeeeeee-0000-4000-a000-000000000001', 'owner@budget.test'),
  ('eeeeeeee-0000-4000-a000-000000000002', 'kitchen@budget.test');
insert into public.profils (user_id, tenant_id, role, nom_complet) values
  ('eeeeeeee-0000-4000-a000-000000000001', 'eeeeeeee-0000-4000-b000-000000000001', 'owner', 'Owner'),
  ('eeeeeeee-0000-4000-a000-000000000002', 'eeeeeeee-0000-4000-b000-000000000001', 'kitchen', 'Kitchen');
create function pg_temp.sets(who text, daily_limit integer, reason text default 'Meta said so')
returns jsonb language plpgsql as $$
declare
  v_channel constant uuid := (select id from public.channel_identities where channel = 'whatsapp');
  v_result jsonb;
begin
  perform set_config('request.jwt.claims', jsonb_build_object(
    'sub', 'eeeeeeee-0000-4000-a000-00000000000' || who, 'role', 'authenticated')::text, true);
  set local role authenticated;
  v_result := public.set_daily_limit(v_channel, daily_limit, reason);
  reset role;
  return v_result;
end
$$;
select is(pg_temp.sets('1', 250) ->> 'daily_limit', '250', 'the owner may');
select is(source || ' ' || told_by, 'person eeeeeeee-0000-4000-a000-000000000001', 'and is remembered')
from messaging.portfolios;
select is(payload_json ->> 'reason', 'Meta said so', 'with the reason')
from public.security_events where event_type = 'CHANNEL_CHANGED' and payload_json ? 'daily_limit';
select throws_ok($$select pg_temp.sets('2', 250)$$, 'PT404', 'channel_not_found', 'the kitchen may not');
select throws_ok($$select pg_temp.sets('1', 0)$$, 'PT422', 'daily_limit_invalid', 'nought is no limit');
select throws_ok($$select pg_temp.sets('1', 250, '')$$, 'PT422', 'reason_required', 'a reason is due');
select lives_ok($$select pg_temp.sets('1', null)$$, 'unknown is possible');

select * from finish();
rollback;
