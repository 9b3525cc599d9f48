begin;
select plan(14);

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
insert into auth.users (id, email, email_confirmed_at)
select ('eeeeeeee-0000-4000-d000-00000000000' || n)::uuid, 'p' || n || '@messaging.test', now()
from generate_series(1, 4) as n;
insert into public.tenants (id, slug, name, domain)
values ('eeeeeeee-0000-4000-b000-000000000002', 'messaging-other', 'Other', 'resto');
insert into public.profils (tenant_id, user_id, role, nom_complet)
values
  ('eeeeeeee-0000-4000-b000-000000000001', 'eeeeeeee-0000-4000-d000-000000000001', 'owner', 'Owner'),
  ('eeeeeeee-0000-4000-b000-000000000001', 'eeeeeeee-0000-4000-d000-000000000002', 'agent', 'Agent'),
  ('eeeeeeee-0000-4000-b000-000000000001', 'eeeeeeee-0000-4000-d000-000000000003', 'kitchen', 'Kitchen'),
  ('eeeeeeee-0000-4000-b000-000000000002', 'eeeeeeee-0000-4000-d000-000000000004', 'owner', 'Other');
create function pg_temp.as_person(n int)
returns text language sql as $$
  select set_config(
    'request.jwt.claims',
    jsonb_build_object(
      'sub', 'eeeeeeee-0000-4000-d000-00000000000' || n, 'role', 'authenticated'
    )::text,
    true
  )
$$;
grant execute on function pg_temp.as_person(int) to authenticated;

select results_eq(
  $$select rp.role, string_agg(rp.permission, ' ' order by rp.permission)
    from public.role_permissions as rp
    join public.permissions as p on p.code = rp.permission
    where p.module = 'messaging' and rp.role not in ('admin', 'owner')
    group by rp.role$$,
  $$values ('agent',
    'channels.read contacts.write messages.read messages.send outbox.read templates.read')$$,
  'beside admin and owner only the agent has a hand in messages'
);
select pg_temp.deliver(pg_temp.item('wamid.1', '213555000001', 'Bonjour'));
create temporary table known as select id as conversation_id, contact_id from public.conversations;
grant select on known to authenticated;
set local role authenticated;
select pg_temp.as_person(2);
select is(count(*)::int, 1, 'the agent sees the conversation') from public.conversations;
select is(count(*)::int, 2, 'and its timeline')
from known, public.list_messages(conversation_id);
select is(text, 'Bonjour', 'with the text')
from known, public.list_messages(conversation_id) where direction = 'in';
select throws_ok(
  'select text_sealed from public.inbound_messages', '42501', null, 'but never the sealed column'
);
select throws_ok(
  'select payload from public.outbound_messages', '42501', null, 'nor a payload by itself'
);
select lives_ok(
  $$select public.send_message(conversation_id, '{"type": "text", "text": "Je suis là"}', 'agent-key-1')
    from known$$, 'the agent writes'
);
select is(
  (public.drop_outbound(array[1::bigint], 'Not mine to drop.') ->> 'dropped')::int, 0,
  'and drops nothing'
);
select throws_ok(
  $$select public.set_template('eeeeeeee-0000-4000-b000-000000000001', 'CORE_ECHO', 'fr', 'x')$$,
  '42501', 'permission_denied', 'nor changes a text'
);
select pg_temp.as_person(3);
select is(count(*)::int, 0, 'the kitchen sees no conversation') from public.conversations;
select throws_ok(
  'select * from known, public.list_messages(conversation_id)', 'PT404', 'conversation_not_found',
  'nor a timeline'
);
select pg_temp.as_person(4);
select is(count(*)::int, 0, 'another restaurant sees nothing of it')
from public.channel_identities;
select throws_ok(
  $$select public.send_message(conversation_id, '{"type": "text", "text": "x"}', 'other-key-1')
    from known$$, 'PT404', 'conversation_not_found', 'and writes to nobody of it'
);
select throws_ok(
  $$select public.ingest_delivery('{}')$$, '42501', null, 'nobody but the functions delivers'
);
reset role;

select * from finish();
rollback;
