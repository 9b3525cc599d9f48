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

create function pg_temp.say(key text, locale text)
returns text language sql as $$
  select concat_ws(' ', r ->> 'source', r ->> 'locale', r ->> 'text')
  from public.render_message('eeeeeeee-0000-4000-b000-000000000001', key, locale) as r
$$;
insert into public.message_templates (key, locale, content) values ('T_ONE', 'fr', 'commun');
select is(pg_temp.say('T_ONE', 'fr'), 'global fr commun', 'everybody''s text');
select is(pg_temp.say('T_ONE', 'ar'), 'fallback fr commun', 'in French where the language has none');
select public.set_template('eeeeeeee-0000-4000-b000-000000000001', 'T_ONE', 'fr', 'à nous');
select is(pg_temp.say('T_ONE', 'fr'), 'tenant fr à nous', 'the tenant''s own wins');
select is(pg_temp.say('T_ONE', 'ar'), 'fallback fr à nous', 'also as a fallback');
select is(pg_temp.say('T_NONE', 'fr'), 'missing fr T_NONE', 'a key without text shows itself');
select throws_ok(
  $$select public.set_template('eeeeeeee-0000-4000-b000-000000000001', 'T_ONE', 'fr', 'x', '{}', 9)$$,
  'PT409', 'template_conflict', 'a stale version conflicts'
);
select throws_ok(
  $$select public.set_template('eeeeeeee-0000-4000-b000-000000000001', 'T_ONE', 'fr', 'Bonjour {{nom}}')$$,
  'PT422', 'template_content_invalid', 'an undeclared variable is refused'
);
select public.clear_template('eeeeeeee-0000-4000-b000-000000000001', 'T_ONE', 'fr');
select is(pg_temp.say('T_ONE', 'fr'), 'global fr commun', 'cleared, everybody''s counts again');
select results_eq(
  $$select version, content from public.message_template_versions
    where tenant_id = 'eeeeeeee-0000-4000-b000-000000000001' order by id$$,
  $$values (1, 'à nous'), (2, null)$$, 'the history keeps each version and the end'
);

select * from finish();
rollback;
