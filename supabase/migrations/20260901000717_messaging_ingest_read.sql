-- messaging: from the items of a delivery to what is new in it and whose it is.
-- Depends on: channel_identities, channel_settings, seen_items, conversations. Exposes: nothing.

create type messaging.inbound_item as (
  place integer,
  kind text,
  tenant_id uuid,
  site_id uuid,
  channel_id uuid,
  channel_no integer,
  at timestamptz,
  key uuid,
  raw jsonb,
  conversation_id uuid,
  contact_id uuid,
  message_id bigint,
  disposition text
);
comment on type messaging.inbound_item is 'One item of a delivery on its way in.';

create function messaging.message_key(channel text, identity text, id text)
returns uuid
language plpgsql
immutable
security invoker
set search_path = ''
as $$
begin
  return md5(concat_ws('|', channel, identity, 'm|' || id))::uuid;
end
$$;
comment on function messaging.message_key(text, text, text) is
  'item_key of a message, which is nearly every item.';
revoke all on function messaging.message_key(text, text, text) from public;

create function messaging.item_key(channel text, item jsonb)
returns uuid
language plpgsql
immutable
security invoker
set search_path = ''
as $$
-- Receipts need none: they move a message forward or change nothing.
declare
  v_kind text := item ->> 'kind';
  v_id text := item ->> 'id';
begin
  if v_kind in ('status', 'watermark') then
    return null;
  end if;
  if v_kind in ('message', 'reaction', 'system', 'unknown') and v_id is not null then
    return messaging.message_key(channel, item ->> 'identity', v_id);
  end if;
  return md5(concat_ws(
    '|', channel, item ->> 'identity',
    case
      when v_kind = 'echo' and v_id is not null then 'e|' || v_id
      when v_kind in ('edit', 'deletion') then concat_ws(
        '|', v_kind, item ->> 'target', v_id, item ->> 'at_ms'
      )
      else v_kind || '|' || item::text
    end
  ))::uuid;
end
$$;
comment on function messaging.item_key(text, jsonb) is
  'By what an item is known when it comes again; null where coming again changes nothing.';
revoke all on function messaging.item_key(text, jsonb) from public;

create function messaging.item_time(item jsonb)
returns timestamptz
language plpgsql
immutable
security invoker
set search_path = ''
as $$
-- Anything else than a number of this age of the world counts as unknown.
begin
  if jsonb_typeof(item -> 'at_ms') <> 'number'
    or (item ->> 'at_ms')::numeric not between 946684800000 and 4102444800000
  then
    return null;
  end if;
  return to_timestamp((item ->> 'at_ms')::numeric / 1000.0);
end
$$;
comment on function messaging.item_time(jsonb) is 'When an item says it happened; null when it does not say.';
revoke all on function messaging.item_time(jsonb) from public;

create function messaging.read_meta_items(channel text, items jsonb)
returns messaging.inbound_item[]
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: nobody but the rules resolves identities. An identity that is disconnected is unknown.
begin
  return (
    select array_agg(
      row(
        e.place, coalesce(e.raw ->> 'kind', 'unknown'), c.tenant_id, c.site_id, c.id, c.channel_no,
        coalesce(messaging.item_time(e.raw), now()),
        case when s.dedupe_enabled then messaging.item_key(read_meta_items.channel, e.raw) end,
        e.raw, null, null, null, null
      )::messaging.inbound_item
      order by e.place
    )
    from jsonb_array_elements(items) with ordinality as e (raw, place)
    left join public.channel_identities as direct
      on direct.channel = read_meta_items.channel
      and direct.identity = e.raw ->> 'identity'
    left join lateral (
      select account.*
      from public.channel_identities as account
      where account.channel = read_meta_items.channel
        and account.account_id = e.raw ->> 'identity'
        and direct.id is null
        and e.raw ->> 'kind' in ('account', 'unknown')
      order by account.channel_no
      limit 1
    ) as shared on true
    left join public.channel_identities as c
      on c.id = coalesce(direct.id, shared.id) and c.status <> 'disconnected'
    left join messaging.channel_settings as s
      on s.tenant_id = c.tenant_id and s.channel = c.channel
  );
end
$$;
comment on function messaging.read_meta_items(text, jsonb) is
  'The items of a delivery of Meta with their channel; account webhooks name the account and go to its first channel.';
revoke all on function messaging.read_meta_items(text, jsonb) from public;

create function messaging.read_partner_items(channel text, items jsonb, client_id uuid)
returns messaging.inbound_item[]
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: see read_meta_items. Whose the items are is told by the client's row, never by the body.
begin
  return (
    select array_agg(
      row(
        e.place, coalesce(e.raw ->> 'kind', 'unknown'), c.tenant_id, c.site_id, c.id, c.channel_no,
        coalesce(messaging.item_time(e.raw), now()),
        messaging.item_key(
          read_partner_items.channel,
          e.raw || jsonb_build_object('identity', 'client:' || read_partner_items.client_id)
        ),
        e.raw, null, null, null, null
      )::messaging.inbound_item
      order by e.place
    )
    from jsonb_array_elements(items) with ordinality as e (raw, place)
    left join public.api_clients as client
      on client.id = read_partner_items.client_id and client.is_active
    left join lateral (
      select own.*
      from public.channel_identities as own
      where own.tenant_id = client.tenant_id and own.site_id = client.site_id
        and own.channel = read_partner_items.channel and own.status <> 'disconnected'
        and (e.raw ->> 'identity' is null or own.identity = e.raw ->> 'identity')
      order by own.channel_no
      limit 1
    ) as c on true
  );
end
$$;
comment on function messaging.read_partner_items(text, jsonb, uuid) is
  'The items of a partner''s delivery, on the channel of the client''s own site.';
revoke all on function messaging.read_partner_items(text, jsonb, uuid) from public;

create function messaging.keep_new(items messaging.inbound_item[])
returns messaging.inbound_item[]
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: the memory is internal.
-- Sorted keys: two deliveries with the same items wait for each other in one order. The second then
-- finds the keys taken; if the first rolled back, they are free.
declare
  v_fresh uuid[];
begin
  with fresh as (
    insert into messaging.seen_items (key, seen_at)
    select distinct i.key, now()
    from unnest(items) as i
    where i.key is not null
    order by 1
    on conflict on constraint seen_items_pkey do nothing
    returning key
  )
  select array_agg(f.key) into v_fresh from fresh as f;
  return (
    select array_agg(i.item order by (i.item).place)
    from (
      select n as item, n.key, row_number() over (partition by n.key order by n.place) as nth
      from unnest(items) as n
    ) as i
    where i.key is null or (i.nth = 1 and i.key = any (v_fresh))
  );
end
$$;
comment on function messaging.keep_new(messaging.inbound_item[]) is
  'Those items that were never seen, each once; receipts always. Null when none is left.';
revoke all on function messaging.keep_new(messaging.inbound_item[]) from public;

create function messaging.find_conversations(channel text, items messaging.inbound_item[])
returns messaging.inbound_item[]
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: nobody but the rules reads contacts of every tenant.
-- A known id beside one that is not linked yet counts as not found: admit_sender links it.
-- offset 0: each item by whole keys, however few customers the planner believes in.
begin
  return (
    select array_agg(
      row(
        i.place, i.kind, i.tenant_id, i.site_id, i.channel_id, i.channel_no, i.at, i.key, i.raw,
        case when p.second is null or other.contact_id = known.contact_id then c.id end,
        known.contact_id, i.message_id, i.disposition
      )::messaging.inbound_item
      order by i.place
    )
    from unnest(items) as i
    cross join lateral (
      select coalesce(i.raw -> 'from', i.raw -> 'to') as ids
    ) as who
    cross join lateral (
      select
        case
          when who.ids ? 'wa_id' then 'wa_id' when who.ids ? 'bsuid' then 'bsuid'
          when who.ids ? 'psid' then 'psid' when who.ids ? 'igsid' then 'igsid'
          else 'client'
        end as kind,
        case when who.ids ? 'wa_id' then who.ids ->> 'bsuid' end as second
    ) as p
    left join lateral (
      select k.contact_id
      from public.contact_identities as k
      where k.tenant_id = i.tenant_id and k.channel = find_conversations.channel
        and k.kind = p.kind and k.value = who.ids ->> p.kind
      offset 0
    ) as known on true
    left join lateral (
      select k.contact_id
      from public.contact_identities as k
      where k.tenant_id = i.tenant_id and k.channel = find_conversations.channel
        and k.kind = 'bsuid' and k.value = p.second
      offset 0
    ) as other on true
    left join lateral (
      select k.id
      from public.conversations as k
      where k.tenant_id = i.tenant_id and k.channel_id = i.channel_id
        and k.contact_id = known.contact_id
      offset 0
    ) as c on true
  );
end
$$;
comment on function messaging.find_conversations(text, messaging.inbound_item[]) is
  'The items with the conversations that exist already.';
revoke all on function messaging.find_conversations(text, messaging.inbound_item[]) from public;

create function messaging.follow_recipients(items messaging.inbound_item[])
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody but the rules writes conversations. In the order of ids, as they are locked. The
-- id that a partner chose is no address.
declare
  v_moved record;
begin
  for v_moved in
    select w.*
    from (
      select distinct on (i.conversation_id) i.conversation_id, p.kind, p.value
      from unnest(items) as i
      cross join lateral (
        select k.kind, k.value from messaging.party_ids(i.raw -> 'from') as k limit 1
      ) as p
      where i.kind = 'message' and i.conversation_id is not null and p.kind <> 'client'
      order by i.conversation_id, i.at desc, i.place desc
    ) as w
    cross join lateral (
      select c.recipient from public.conversations as c where c.id = w.conversation_id offset 0
    ) as k
    where k.recipient <> w.value
    order by w.conversation_id
  loop
    update public.conversations as c
    set recipient_kind = v_moved.kind, recipient = v_moved.value
    where c.id = v_moved.conversation_id;
  end loop;
end
$$;
comment on function messaging.follow_recipients(messaging.inbound_item[]) is
  'Answers go to the id under which the customer last wrote: of several that are one person, another than before.';
revoke all on function messaging.follow_recipients(messaging.inbound_item[]) from public;

create function messaging.open_conversations(channel text, items messaging.inbound_item[])
returns messaging.inbound_item[]
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: see admit_contact. Strangers in one order: two deliveries with the same strangers wait
-- for each other and never in a circle.
declare
  v_items messaging.inbound_item[] := messaging.find_conversations(channel, items);
  v_new record;
begin
  if not exists (
    select
    from unnest(v_items) as i
    where i.conversation_id is null
      and i.kind in ('message', 'reaction', 'edit', 'deletion', 'echo', 'system', 'unknown')
      and coalesce(i.raw -> 'from', i.raw -> 'to') is not null
  ) then
    perform messaging.follow_recipients(v_items);
    return v_items;
  end if;
  for v_new in
    select distinct on (i.tenant_id, i.channel_id, p.party - array['name', 'username', 'phone'])
      i.tenant_id, i.site_id, i.channel_id, p.party
    from unnest(v_items) as i
    cross join lateral (select coalesce(i.raw -> 'from', i.raw -> 'to') as party) as p
    where i.conversation_id is null
      and i.kind in ('message', 'reaction', 'edit', 'deletion', 'echo', 'system', 'unknown')
      and exists (select from messaging.party_ids(p.party))
    order by i.tenant_id, i.channel_id, p.party - array['name', 'username', 'phone']
  loop
    perform messaging.admit_sender(
      v_new.tenant_id, v_new.site_id, v_new.channel_id, channel, v_new.party
    );
  end loop;
  v_items := messaging.find_conversations(channel, v_items);
  perform messaging.follow_recipients(v_items);
  return v_items;
end
$$;
comment on function messaging.open_conversations(text, messaging.inbound_item[]) is
  'The items with their conversations; strangers become contacts first.';
revoke all on function messaging.open_conversations(text, messaging.inbound_item[]) from public;
