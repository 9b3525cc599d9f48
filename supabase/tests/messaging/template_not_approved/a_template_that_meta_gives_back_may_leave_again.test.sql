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
select public.set_template(
  'eeeeeeee-0000-4000-b000-000000000001', 'ORDER_READY', 'fr', 'Votre commande est prête.', '{}',
  null, '{"state": "approved", "name": "order_ready", "language": "fr"}'
);
create function pg_temp.told(event text)
returns text language sql as $$
  select public.ingest_delivery(jsonb_build_object(
    'source', 'meta', 'channel', 'whatsapp', 'items', jsonb_build_array(jsonb_build_object(
      'kind', 'account', 'identity', 'phone-1', 'field', 'message_template_status_update',
      'at_ms', (extract(epoch from now()) * 1000)::bigint,
      'content', jsonb_build_object(
        'event', event, 'message_template_name', 'order_ready', 'message_template_language', 'fr'
      )
    ))
  ));
  select approval_state from public.message_templates where key = 'ORDER_READY'
$$;
create function pg_temp.state()
returns text language sql as $$
  select approval_state from public.message_templates where key = 'ORDER_READY'
$$;
select pg_temp.told('DISABLED');
select is(pg_temp.state(), 'paused', 'Meta switched it off');
select pg_temp.told('REINSTATED');
select is(pg_temp.state(), 'approved', 'and on again');
select pg_temp.told('PENDING_DELETION');
select is(pg_temp.state(), 'paused', 'what is to be deleted is not sent');
select pg_temp.told('IN_APPEAL');
select is(pg_temp.state(), 'paused', 'what says nothing about sending changes nothing');

select * from finish();
rollback;
