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

create function pg_temp.reply(id text, body text, more jsonb default '{}')
returns text language plpgsql as $$
begin
  perform pg_temp.deliver(pg_temp.item(id, '213555000001', body, more));
  return (
    select case when messaging.has_arabic(split_part(payload ->> 'text', ':', 1)) then 'ar'
      when payload ->> 'text' like 'Got it%' then 'en'
      when payload ->> 'text' like 'Wslatna%' then 'darija' else 'fr' end
    from public.outbound_messages order by outbound_messages.id desc limit 1
  );
end
$$;
select public.set_flag('RATE_LIMIT_PER_30S', 'tenant', '100', 'A test of languages.',
  'eeeeeeee-0000-4000-b000-000000000001');
select is(pg_temp.reply('1', 'Bonjour tout le monde'), 'fr', 'Latin script: French');
select is(pg_temp.reply('2', 'مرحبا بالجميع'), 'ar', 'Arabic script: Arabic');
select is(pg_temp.reply('3', 'kml la commande'), 'fr', 'Darija in Latin letters: not yet sticky');
select is(pg_temp.reply('4', 'أريد أن أطلب شيئا'), 'ar', 'a second message in Arabic');
select is(pg_temp.reply('5', 'nchouf lmenu s''il te plait'), 'ar', 'sticky: Darija is answered in Arabic');
select is(pg_temp.reply('6', 'Une question en français'), 'fr', 'French is not Darija');
select is(pg_temp.reply('7', 'Confirmer', '{"type": "button", "button_id": "X"}'), 'fr',
  'a button keeps the language of the last answer');
select is(pg_temp.reply('8', 'LANG EN'), 'fr', 'the command confirms in its own words');
select is(pg_temp.reply('9', 'A question in English'), 'en', 'and from then on English');

select * from finish();
rollback;
