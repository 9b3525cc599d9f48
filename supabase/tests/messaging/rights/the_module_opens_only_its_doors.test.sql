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

select is_empty(
  $$select p.oid::regprocedure::text from pg_proc as p
    where p.pronamespace = 'messaging'::regnamespace
      and not coalesce(p.proconfig, '{}') @> array['search_path=""']$$,
  'every function has a fixed search_path'
);
select is_empty(
  $$select c.relname::text from pg_class as c
    where c.relnamespace = 'messaging'::regnamespace and c.relkind in ('r', 'p', 'v')
      and (has_table_privilege('authenticated', c.oid, 'select, insert, update, delete')
        or has_table_privilege('service_role', c.oid, 'select, insert, update, delete'))$$,
  'no role of the API holds anything on internal tables and partitions'
);
select is_empty(
  $$select c.relname::text from pg_class as c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
      and c.relname in (
        'channel_identities', 'channel_states', 'channel_events', 'api_clients', 'contacts',
        'contact_identities', 'contact_merges', 'customer_preferences', 'conversations',
        'inbound_messages', 'media', 'outbound_messages', 'outbound_attempts',
        'outbound_decisions', 'outbound_switches', 'message_templates',
        'message_template_versions', 'provider_error_codes'
      )
      and has_table_privilege('authenticated', c.oid, 'insert, update, delete, truncate')$$,
  'nobody writes a table by hand'
);
select results_eq(
  $$select p.oid::regprocedure::text from pg_proc as p
    where p.pronamespace in ('messaging'::regnamespace, 'public'::regnamespace)
      and has_function_privilege('vigie_ingest', p.oid, 'execute')
      and not exists (select from pg_depend as d where d.objid = p.oid and d.deptype = 'e')
      and p.proname not like 'rls%'
    order by 1$$,
  $$values ('ingest_deliveries(jsonb)'), ('ingest_delivery(jsonb)'),
    ('messaging.ingest_deliveries(jsonb)'), ('messaging.ingest_delivery(jsonb)')$$,
  'the direct driver can hand in deliveries and nothing else'
);

select * from finish();
rollback;
