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
select id as second_id
from messaging.register_channel(
  'eeeeeeee-0000-4000-b000-000000000001', 'eeeeeeee-0000-4000-c000-000000000001', 'whatsapp',
  'phone-2', 'waba-1', 'Second number'
);
select id as page_id
from messaging.register_channel(
  'eeeeeeee-0000-4000-b000-000000000001', 'eeeeeeee-0000-4000-c000-000000000001', 'messenger',
  'page-1', null, 'Page'
);
create function pg_temp.told(channel text, item jsonb)
returns setof text language plpgsql as $$
begin
  perform public.ingest_delivery(jsonb_build_object(
    'source', 'meta', 'channel', channel,
    'items', jsonb_build_array(item || '{"kind": "account", "field": "account_update"}' || item)
  ));
  return query
  select format('%s %s %s', r.entity_key, r.severity, r.payload ->> 'restriction')
  from messaging.check_channel_restricted as r
  order by r.entity_key;
end
$$;
create function pg_temp.account(content jsonb)
returns setof text language sql as $$
  select pg_temp.told('whatsapp', jsonb_build_object('identity', 'waba-1', 'content', content))
$$;

select is_empty(
  $$select pg_temp.account('{"event": "VERIFIED_ACCOUNT"}')$$, 'good news restrict nothing'
);
select results_eq(
  $$select pg_temp.account('{"event": "ACCOUNT_VIOLATION", "violation_info": {"violation_type": "ALCOHOL"}}')$$,
  array['phone-1  VIOLATION ALCOHOL', 'phone-2  VIOLATION ALCOHOL'],
  'a violation warns, for each number of the account'
);
select cmp_ok(restricted_until, '<=', now() + interval '7 days', 'and is over after a week')
from public.channel_identities where identity = 'phone-1';
select results_eq(
  $$select pg_temp.account(jsonb_build_object('event', 'ACCOUNT_RESTRICTION', 'restriction_info', jsonb_build_array(
    jsonb_build_object('restriction_type', 'RESTRICTED_BIZ_INITIATED_MESSAGING', 'expiration',
      floor(extract(epoch from now() + interval '1 hour'))::bigint::text))))$$,
  array[
    'phone-1 CRITICAL RESTRICTED_BIZ_INITIATED_MESSAGING',
    'phone-2 CRITICAL RESTRICTED_BIZ_INITIATED_MESSAGING'
  ],
  'a restriction is critical'
);
update public.channel_identities set restricted_until = now() where restricted_until is not null;
select is_empty('select from messaging.check_channel_restricted', 'until it ends');
select results_eq(
  $$select pg_temp.account('{"event": "DISABLED_UPDATE", "ban_info": {"waba_ban_state": "DISABLE"}}')$$,
  array['phone-1 CRITICAL DISABLE', 'phone-2 CRITICAL DISABLE'],
  'a ban has no end of its own'
);
select is_empty(
  $$select pg_temp.account('{"event": "DISABLED_UPDATE", "ban_info": {"waba_ban_state": "REINSTATE"}}')$$,
  'Meta lifts it'
);
select results_eq(
  $$select pg_temp.told('messenger', jsonb_build_object('identity', 'page-1', 'kind', 'unknown', 'field', 'policy_enforcement',
    'content', '{"raw": {"policy_enforcement": {"action": "block", "reason": "spam"}}}'::jsonb))$$,
  array['page-1 CRITICAL BLOCK'],
  'a page is blocked'
);
select is_empty(
  $$select pg_temp.told('messenger', jsonb_build_object('identity', 'page-1', 'kind', 'unknown', 'field', 'policy_enforcement',
    'content', '{"raw": {"policy_enforcement": {"action": "unblock"}}}'::jsonb))$$,
  'and free again'
);

select * from finish();
rollback;
