begin;
select plan(8);

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
create function pg_temp.deliver(id text, sender jsonb)
returns jsonb language sql as $$
  select public.ingest_delivery(jsonb_build_object(
    'source', 'meta', 'channel', 'whatsapp', 'items', jsonb_build_array(jsonb_build_object(
      'kind', 'message', 'identity', 'phone-1', 'id', deliver.id, 'type', 'text', 'text', 'salut',
      'from', sender, 'at_ms', (extract(epoch from now()) * 1000)::bigint
    ))
  ))
$$;

select pg_temp.deliver('wamid.1', '{"wa_id": "213555000001"}');
select pg_temp.deliver('wamid.2', '{"bsuid": "DZ.abc"}');
create temporary table known as
select i.kind, c.id as contact_id, v.id as conversation_id
from public.contact_identities as i
join public.contacts as c on c.id = i.contact_id
join public.conversations as v on v.contact_id = c.id;
update public.contacts as c
set first_seen_at = c.first_seen_at - interval '1 day', opted_out = 'marketing', opted_out_at = now()
from known as k where k.kind = 'wa_id' and c.id = k.contact_id;
update public.contacts as c set opted_out = 'all', opted_out_at = now()
from known as k where k.kind = 'bsuid' and c.id = k.contact_id;
delete from messaging.outbox;
update public.conversations set window_expires_at = now() - interval '1 minute';
update public.conversations as v set handled_by = 'human'
from known as k where k.kind = 'bsuid' and v.id = k.conversation_id;

select public.enqueue_outbound(jsonb_build_object(
  'tenant_id', 'eeeeeeee-0000-4000-b000-000000000001', 'conversation_id', conversation_id,
  'dedupe_key', 'waits-for-the-window', 'payload', '{"type": "text", "text": "Votre commande"}'::jsonb,
  'in_reply_to', 'wamid.2'
)) from known where kind = 'bsuid';
update messaging.outbox set due_at = now() - interval '1 second';
select public.claim_outbound('w', 10);
select is(held_reason, 'window_closed', 'a message waits for the window of the second contact')
from messaging.outbox;
select public.set_outbound_switch(
  'eeeeeeee-0000-4000-b000-000000000001', 'recipient', contact_id::text, 'hold', 'Contested bill'
) from known where kind = 'bsuid';

select pg_temp.deliver('wamid.3', '{"bsuid": "DZ.abc", "wa_id": "213555000001"}');
select is(c.merged_into, (select contact_id from known where kind = 'wa_id'), 'they are one')
from public.contacts as c join known as k on k.kind = 'bsuid' and k.contact_id = c.id;
select results_eq(
  $$select o.conversation_id, o.contact_id, o.due_at < 'infinity'
    from messaging.outbox as o
    join public.outbound_messages as m on m.id = o.id and m.conversation_id = o.conversation_id
      and m.contact_id = o.contact_id and m.dedupe_key = 'waits-for-the-window'$$,
  $$select conversation_id, contact_id, true from known where kind = 'wa_id'$$,
  'what waited goes over to the conversation that lives on, and is due'
);
select is(v.held_count, 0, 'nothing is left behind')
from public.conversations as v join known as k on k.kind = 'bsuid' and k.conversation_id = v.id;
select is(v.handled_by, 'human', 'a person who had taken over still has')
from public.conversations as v join known as k on k.kind = 'wa_id' and k.conversation_id = v.id;
select is(opted_out, 'all', 'the stricter refusal counts')
from public.contacts as c join known as k on k.kind = 'wa_id' and k.contact_id = c.id;
select results_eq(
  $$select contact_id, mode from public.outbound_switches$$,
  $$select contact_id, 'hold' from known where kind = 'wa_id'$$,
  'the stop of one stops the other'
);
select is(
  json_array_length(public.claim_outbound('w', 10) -> 'items'), 0, 'so that nothing leaves'
);

select * from finish();
rollback;
