begin;
select plan(6);

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

create temporary table shown as
select public.preview_template(
  'eeeeeeee-0000-4000-b000-000000000001', 'CORE_ECHO', '{}',
  '{"ar": "مرحبا {{text}} {{other}}", "en": "a\nb\nc\nd\ne"}'
) as p;
select is(p #>> '{ar,direction}', 'rtl', 'Arabic runs from the right') from shown;
select is(p #> '{ar,missing}', '["other", "text"]', 'what is missing is named') from shown;
select is(p #> '{ar,undeclared}', '["other"]', 'and what is not declared') from shown;
select is(p #> '{en,warnings}', '["more_than_four_lines"]', 'a long text is warned of') from shown;
select is(p #>> '{fr,source}', 'global', 'French as it stands') from shown;

select is(
  public.preview_template(
    'eeeeeeee-0000-4000-b000-000000000001', 'CORE_ECHO', '{"other": "Lina"}',
    '{"fr": "Bonjour {{other}}"}'
  ) #>> '{fr,text}',
  'Bonjour Lina', 'a name that the draft brings in is tried at once'
);

select * from finish();
rollback;
