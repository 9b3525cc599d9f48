-- messaging: the short way for what comes most: one message of a known customer.
-- Depends on: the steps before. Exposes: nothing; ingest_delivery tries it first. It does what
-- ingest_items does, with one statement where that one handles sets.

create type messaging.short_way as (
  channel public.channel_identities,
  settings messaging.channel_settings,
  conversation_id uuid,
  at timestamptz
);
comment on type messaging.short_way is 'Whose a single message is, when the short way is open to it.';

create function messaging.find_short_way(delivery jsonb, item jsonb)
returns messaging.short_way
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: nobody but the rules reads contacts of every tenant.
-- Anything out of the ordinary answers null and goes the long way: strangers, files, two ids at
-- once, odd times, other kinds.
declare
  v_way messaging.short_way;
  v_channel public.channel_identities;
  v_settings messaging.channel_settings;
  v_from jsonb := item -> 'from';
  v_kind text := case
    when v_from ? 'wa_id' then 'wa_id' when v_from ? 'bsuid' then 'bsuid'
    when v_from ? 'psid' then 'psid' else 'igsid'
  end;
begin
  v_way.at := coalesce(messaging.item_time(item), now());
  if delivery ->> 'source' <> 'meta' or item ->> 'kind' is distinct from 'message'
    or item ->> 'id' is null or item ? 'media' or jsonb_typeof(v_from) is distinct from 'object'
    or (v_from ? 'wa_id' and v_from ? 'bsuid') or item ->> 'type' !~ '^[a-z_]{1,40}$'
    or v_way.at not between now() - interval '8 days' and now() + interval '60 seconds'
  then
    return null;
  end if;
  select c.* into v_channel
  from public.channel_identities as c
  where c.channel = delivery ->> 'channel' and c.identity = item ->> 'identity'
    and c.status <> 'disconnected';
  if not found then
    return null;
  end if;
  select s.* into v_settings
  from messaging.channel_settings as s
  where s.tenant_id = v_channel.tenant_id and s.channel = v_channel.channel;
  select c.id into v_way.conversation_id
  from public.contact_identities as i
  join public.conversations as c
    on c.tenant_id = i.tenant_id and c.channel_id = v_channel.id
    and c.contact_id = i.contact_id
  where i.tenant_id = v_channel.tenant_id and i.channel = v_channel.channel
    and i.kind = v_kind and i.value = v_from ->> v_kind;
  if not found or not v_settings.dedupe_enabled then
    return null;
  end if;
  v_way.channel := v_channel;
  v_way.settings := v_settings;
  return v_way;
end
$$;
comment on function messaging.find_short_way(jsonb, jsonb) is
  'Channel, settings and conversation of one ordinary message of a known customer; null for all else.';
revoke all on function messaging.find_short_way(jsonb, jsonb) from public;

create function messaging.store_single(
  conversation public.conversations,
  settings messaging.channel_settings,
  message messaging.inbound_item,
  correlation_id text
)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody holds an insert on messages.
begin
  insert into public.inbound_messages (
    tenant_id, id, site_id, channel_id, conversation_id, channel, provider_message_id, kind, type,
    disposition, button_id, reply_to, content, text_length, has_arabic, text_policy, text_sealed,
    correlation_id, sent_at
  )
  values (
    conversation.tenant_id, message.message_id, conversation.site_id, conversation.channel_id,
    conversation.id, conversation.channel, left(message.raw ->> 'id', 300), 'message',
    message.raw ->> 'type', message.disposition, left(message.raw ->> 'button_id', 300),
    left(coalesce(message.raw ->> 'reply_to', message.raw ->> 'target'), 300),
    case
      when jsonb_typeof(message.raw -> 'content') = 'object' then message.raw -> 'content'
      when message.raw ? 'content'
        then jsonb_build_object('value', message.raw -> 'content')
      else '{}'
    end,
    char_length(message.raw ->> 'text'), messaging.has_arabic(message.raw ->> 'text'),
    settings.text_policy,
    messaging.keep_text(left(message.raw ->> 'text', 65536), settings.text_policy),
    store_single.correlation_id, least(message.at, now())
  );
end
$$;
comment on function messaging.store_single(
  public.conversations, messaging.channel_settings, messaging.inbound_item, text
) is 'Writes one message.';
revoke all on function messaging.store_single(
  public.conversations, messaging.channel_settings, messaging.inbound_item, text
) from public;

create function messaging.finish_single(
  turn messaging.turn,
  message messaging.inbound_item
)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody but the rules writes conversations; it is locked. See finish_turns.
declare
  n public.conversations := turn.conversation;
  v_at timestamptz := least(message.at, now());
begin
  update public.conversations as c
  set last_inbound_at = greatest(n.last_inbound_at, v_at),
    last_inbound_message_id = message.raw ->> 'id',
    window_expires_at = greatest(n.window_expires_at, v_at + interval '24 hours'),
    active_at = greatest(n.active_at, date_trunc('minute', now())),
    inbound_tat = greatest(n.inbound_tat, now()) + case message.disposition
      when 'process' then interval '30 seconds' / (turn.settings).rate_limit_30s
      else interval '0' end,
    quarantined_until = case
      when message.disposition = 'quarantined'
        and coalesce(n.quarantined_until <= now(), true)
        then now() + make_interval(mins => (turn.settings).quarantine_minutes)
      else n.quarantined_until
    end,
    outbound_tat = n.outbound_tat, last_outbound_at = n.last_outbound_at,
    arabic_count = n.arabic_count, is_sticky_ar = n.is_sticky_ar,
    last_reply_locale = n.last_reply_locale, state = n.state, held_count = 0
  where c.tenant_id = n.tenant_id and c.id = n.id;
  if n.held_count > 0 then
    perform messaging.release_held(n);
  end if;
end
$$;
comment on function messaging.finish_single(messaging.turn, messaging.inbound_item) is
  'Writes the conversation after one message.';
revoke all on function messaging.finish_single(messaging.turn, messaging.inbound_item) from public;

create function messaging.ingest_single(delivery jsonb)
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: see the steps.
declare
  v_raw jsonb := delivery #> '{items,0}';
  v_way messaging.short_way;
  v_turn messaging.turn;
  v_item messaging.inbound_item;
  c public.conversations;
  v_correlation text := left(delivery ->> 'correlation_id', 100);
begin
  if jsonb_array_length(delivery -> 'items') <> 1 then
    return null;
  end if;
  v_way := messaging.find_short_way(delivery, v_raw);
  if v_way.conversation_id is null then
    return null;
  end if;
  -- Who brings the same message at the same time waits here; see keep_new.
  insert into messaging.seen_items (key, seen_at)
  values (messaging.item_key(delivery ->> 'channel', v_raw), now())
  on conflict on constraint seen_items_pkey do nothing;
  if not found then
    return '{"duplicates": 1}';
  end if;
  -- The lock: see lock_turns.
  select v.* into strict c
  from public.conversations as v
  where v.id = v_way.conversation_id
  for update;
  select p.locale into v_turn.preference
  from public.customer_preferences as p
  where p.tenant_id = c.tenant_id and p.contact_id = c.contact_id;
  v_turn.conversation := c;
  v_turn.settings := v_way.settings;
  v_turn.channel_no := (v_way.channel).channel_no;
  v_turn.queued_count := 0;
  v_turn.failed_count := 0;
  v_item.raw := v_raw;
  v_item.at := v_way.at;
  v_item.message_id := nextval('messaging.inbound_messages_id_seq');
  v_item.disposition := case
    when c.quarantined_until > now() or greatest(0, extract(epoch from c.inbound_tat - now()))
      > 30 - 30.0 / (v_way.settings).rate_limit_30s then 'quarantined'
    else 'process'
  end;
  perform messaging.store_single(c, v_way.settings, v_item, v_correlation);
  if v_item.disposition = 'process' then
    v_turn := messaging.try_answer(v_turn, v_item, v_correlation);
  end if;
  perform messaging.finish_single(v_turn, v_item);
  perform messaging.touch_channel((v_way.channel).tenant_id, (v_way.channel).id);
  return jsonb_build_object(
    'stored', 1, 'queued', v_turn.queued_count, 'failed', v_turn.failed_count,
    'quarantined', case v_item.disposition when 'quarantined' then 1 else 0 end
  );
end
$$;
comment on function messaging.ingest_single(jsonb) is
  'A delivery of one ordinary message; null when it is not one. Returns the counts.';
revoke all on function messaging.ingest_single(jsonb) from public;

create function messaging.touch_channel(tenant_id uuid, channel_id uuid)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody but the rules writes states. skip locked: see touch_channels.
begin
  if not exists (
    select
    from public.channel_states as s
    where s.tenant_id = touch_channel.tenant_id and s.channel_id = touch_channel.channel_id
      and coalesce(s.last_webhook_at < now() - interval '10 seconds', true)
  ) then
    return;
  end if;
  update public.channel_states as s
  set last_webhook_at = now()
  from (
    select k.channel_id
    from public.channel_states as k
    where k.tenant_id = touch_channel.tenant_id and k.channel_id = touch_channel.channel_id
    for update skip locked
  ) as free
  where s.tenant_id = touch_channel.tenant_id and s.channel_id = free.channel_id;
end
$$;
comment on function messaging.touch_channel(uuid, uuid) is
  'Remembers that a channel is alive, at most every ten seconds.';
revoke all on function messaging.touch_channel(uuid, uuid) from public;
