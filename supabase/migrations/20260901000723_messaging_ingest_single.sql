-- messaging: the short way for what comes most: one message of a known customer.
-- Depends on: the steps before. Exposes: nothing; ingest_delivery tries it first. It does what
-- ingest_items does, with one statement where that one handles sets. What each statement costs
-- beside its work is most of the price of a message: a statement more here is seen by a test.

create type messaging.short_way as (
  tenant_id uuid,
  channel_id uuid,
  channel_no integer,
  conversation_id uuid,
  settings messaging.channel_settings,
  text_key messaging.text_keys,
  is_new boolean
);
comment on type messaging.short_way is
  'Whose a single message is, and whether it came for the first time.';

create function messaging.ordinary_time(delivery jsonb)
returns timestamptz
language plpgsql
stable
security invoker
set search_path = ''
as $$
-- All else goes the long way: sets, files, other kinds, no time or an odd one.
declare
  v_raw constant jsonb := delivery #> '{items,0}';
  v_at timestamptz;
begin
  if jsonb_array_length(delivery -> 'items') <> 1 or delivery ->> 'source' <> 'meta'
    or v_raw ->> 'kind' is distinct from 'message' or v_raw ->> 'id' is null or v_raw ? 'media'
    or jsonb_typeof(v_raw -> 'from') is distinct from 'object'
    or v_raw ->> 'type' !~ '^[a-z_]{1,40}$'
  then
    return null;
  end if;
  v_at := messaging.item_time(v_raw);
  return case
    when v_at between now() - interval '8 days' and now() + interval '60 seconds'
      then least(v_at, now())
  end;
end
$$;
comment on function messaging.ordinary_time(jsonb) is
  'When the one ordinary message of a delivery was written; null: it is none.';
revoke all on function messaging.ordinary_time(jsonb) from public;

create function messaging.first_kind(party jsonb)
returns text
language plpgsql
immutable
security invoker
set search_path = ''
as $$
begin
  return case
    when party ? 'wa_id' then 'wa_id' when party ? 'bsuid' then 'bsuid'
    when party ? 'psid' then 'psid' else 'igsid'
  end;
end
$$;
comment on function messaging.first_kind(jsonb) is 'By which of the ids a person is looked up first.';
revoke all on function messaging.first_kind(jsonb) from public;

create function messaging.find_short_way(channel text, item jsonb, key uuid)
returns messaging.short_way
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody but the rules reads contacts of every tenant.
-- Who brings the same message at the same time waits at its key; see keep_new. A second id that is
-- not linked yet makes a stranger: the long way links it. Who writes under another id than before
-- goes the long way as well: answers follow.
declare
  v_from constant jsonb := item -> 'from';
  v_kind constant text := messaging.first_kind(v_from);
  v_way messaging.short_way;
begin
  with way as materialized (
    select n.tenant_id, n.id as channel_id, n.channel_no, c.id as conversation_id, s as settings,
      (select k from messaging.text_keys as k order by k.id desc limit 1) as text_key
    from public.channel_identities as n
    join messaging.channel_settings as s on s.tenant_id = n.tenant_id and s.channel = n.channel
    -- offset 0, and the customer first: each by a whole key, whatever the planner believes.
    cross join lateral (
      select k.id, k.contact_id
      from public.conversations as k
      where k.tenant_id = n.tenant_id and k.channel_id = n.id
        and k.recipient = v_from ->> v_kind and k.contact_id = (
          select i.contact_id
          from public.contact_identities as i
          where i.tenant_id = n.tenant_id and i.channel = n.channel and i.kind = v_kind
            and i.value = v_from ->> v_kind
        )
      offset 0
    ) as c
    where n.channel = find_short_way.channel and n.identity = item ->> 'identity'
      and n.status <> 'disconnected' and s.dedupe_enabled
      and (v_kind <> 'wa_id' or not v_from ? 'bsuid' or exists (
        select
        from public.contact_identities as other
        where other.tenant_id = n.tenant_id and other.channel = n.channel and other.kind = 'bsuid'
          and other.value = v_from ->> 'bsuid' and other.contact_id = c.contact_id
      ))
  ), seen as (
    insert into messaging.seen_items (key, seen_at)
    select find_short_way.key, now()
    from way
    on conflict on constraint seen_items_pkey do nothing
    returning true as is_new
  )
  select w.*, coalesce(s.is_new, false) into v_way
  from way as w
  left join seen as s on true;
  return v_way;
end
$$;
comment on function messaging.find_short_way(text, jsonb, uuid) is
  'Channel, settings and conversation of a message of a known customer, and notes it as seen; nulls for a stranger.';
revoke all on function messaging.find_short_way(text, jsonb, uuid) from public;

create type messaging.standing as (
  preference text,
  waits boolean,
  was_silent boolean,
  commands text[]
);
comment on type messaging.standing is
  'What else counts for an answer: the language asked for, whether something waits before it, whether the channel was silent, the handlers.';

create function messaging.store_single(
  conversation public.conversations,
  settings messaging.channel_settings,
  text_key messaging.text_keys,
  message_id bigint,
  at timestamptz,
  raw jsonb,
  disposition text,
  correlation_id text
)
returns messaging.standing
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody holds an insert on messages. What has to be asked after the lock of the
-- conversation comes with the same statement.
declare
  c constant public.conversations := conversation;
  v_text constant text := raw ->> 'text';
  v_standing messaging.standing;
begin
  with stored as (
    insert into public.inbound_messages (
      tenant_id, id, site_id, channel_id, conversation_id, channel, provider_message_id, kind,
      type, disposition, button_id, reply_to, content, text_length, has_arabic, text_policy,
      text_sealed, correlation_id, sent_at
    )
    values (
      c.tenant_id, store_single.message_id, c.site_id, c.channel_id, c.id, c.channel,
      left(raw ->> 'id', 300), 'message', raw ->> 'type', store_single.disposition,
      left(raw ->> 'button_id', 300), left(coalesce(raw ->> 'reply_to', raw ->> 'target'), 300),
      case
        when jsonb_typeof(raw -> 'content') = 'object' then raw -> 'content'
        when raw ? 'content' then jsonb_build_object('value', raw -> 'content')
        else '{}'
      end,
      char_length(v_text), messaging.has_arabic(v_text), settings.text_policy,
      messaging.keep_text(left(v_text, 65536), settings.text_policy, text_key),
      store_single.correlation_id, store_single.at
    )
  )
  select
    (
      select p.locale
      from public.customer_preferences as p
      where p.tenant_id = c.tenant_id and p.contact_id = c.contact_id
    ),
    settings.maintenance or exists (
      select from messaging.inbound_work as w where w.conversation_id = c.id
    ),
    (
      select coalesce(s.last_webhook_at < now() - interval '10 seconds', true)
      from public.channel_states as s
      where s.tenant_id = c.tenant_id and s.channel_id = c.channel_id
    ),
    array(
      select h.command
      from messaging.conversation_handlers as h
      where h.is_enabled
      order by h.position
    )
  into v_standing;
  return v_standing;
end
$$;
comment on function messaging.store_single(
  public.conversations, messaging.channel_settings, messaging.text_keys, bigint, timestamptz, jsonb,
  text, text
) is 'Writes one message. Returns what else counts for its answer.';
revoke all on function messaging.store_single(
  public.conversations, messaging.channel_settings, messaging.text_keys, bigint, timestamptz, jsonb,
  text, text
) from public;

create function messaging.finish_single(
  conversation public.conversations,
  settings messaging.channel_settings,
  at timestamptz,
  raw jsonb,
  is_excess boolean
)
returns boolean
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody but the rules writes conversations; it is locked. See finish_turns.
-- It returns something because a perform would be one statement more.
declare
  n constant public.conversations := conversation;
begin
  update public.conversations as c
  set last_inbound_at = greatest(n.last_inbound_at, finish_single.at),
    last_inbound_message_id = raw ->> 'id',
    window_expires_at =
      greatest(n.window_expires_at, finish_single.at + interval '24 hours'),
    active_at = greatest(n.active_at, now()),
    inbound_tat = greatest(n.inbound_tat, now()) + case when is_excess then interval '0'
      else interval '30 seconds' / settings.rate_limit_30s end,
    quarantined_until = case
      when is_excess and coalesce(n.quarantined_until <= now(), true)
        then now() + make_interval(mins => settings.quarantine_minutes)
      else n.quarantined_until
    end,
    outbound_tat = n.outbound_tat, last_outbound_at = n.last_outbound_at,
    arabic_count = n.arabic_count, is_sticky_ar = n.is_sticky_ar,
    last_reply_locale = n.last_reply_locale, state = n.state, held_count = 0
  where c.id = n.id;
  if n.held_count > 0 then
    perform messaging.release_held(n);
  end if;
  return found;
end
$$;
comment on function messaging.finish_single(
  public.conversations, messaging.channel_settings, timestamptz, jsonb, boolean
) is 'Writes the conversation after one message. True.';
revoke all on function messaging.finish_single(
  public.conversations, messaging.channel_settings, timestamptz, jsonb, boolean
) from public;

create function messaging.ingest_single(delivery jsonb, key uuid)
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: see the steps. What a handler raises undoes all of this; the long way then keeps the
-- message and leaves the answer to the tick.
declare
  v_raw constant jsonb := delivery #> '{items,0}';
  v_correlation constant text := left(delivery ->> 'correlation_id', 100);
  v_at constant timestamptz := messaging.ordinary_time(delivery);
  v_id bigint;
  v_way messaging.short_way;
  v_turn messaging.turn;
  v_standing messaging.standing;
  c public.conversations;
  v_is_excess boolean;
  v_has_answer boolean;
  v_is_written boolean;
begin
  if v_at is null then
    return null;
  end if;
  v_way := messaging.find_short_way(delivery ->> 'channel', v_raw, ingest_single.key);
  if v_way.is_new is not true then
    return case when v_way.conversation_id is not null then '{"duplicates": 1}'::jsonb end;
  end if;
  -- The lock: see lock_turns.
  select v.* into strict c
  from public.conversations as v
  where v.id = v_way.conversation_id
  for update;
  v_is_excess := coalesce(c.quarantined_until > now(), false)
    or coalesce(c.inbound_tat > now() + interval '30 seconds'
      - interval '30 seconds' / (v_way.settings).rate_limit_30s, false);
  v_id := nextval('messaging.inbound_messages_id_seq');
  v_standing := messaging.store_single(
    c, v_way.settings, v_way.text_key, v_id, v_at, v_raw,
    case when v_is_excess then 'quarantined' else 'process' end, v_correlation
  );
  v_turn := row(
    c, v_way.settings, v_way.channel_no, v_standing.preference, null, 0, 0, v_standing.commands,
    null, null
  );
  if not v_is_excess and (v_standing.waits or (
    (v_way.settings).debounce_seconds > 0 and messaging.is_gathered(c, v_raw)
  )) then
    v_turn := messaging.defer_message(v_turn, v_id, v_raw);
  elsif not v_is_excess then
    v_turn := messaging.answer_message(v_turn, v_id, v_at, v_raw, v_correlation);
    v_has_answer := v_turn.drafts is not null and messaging.put_drafts(v_turn.drafts);
  end if;
  v_is_written :=
    messaging.finish_single(v_turn.conversation, v_way.settings, v_at, v_raw, v_is_excess);
  if v_standing.was_silent then
    perform messaging.touch_channel(v_way.tenant_id, v_way.channel_id);
  end if;
  return jsonb_build_object(
    'stored', v_is_written::integer,
    'queued', case when v_has_answer then v_turn.queued_count else 0 end,
    'quarantined', case when v_is_excess then 1 else 0 end
  ) || messaging.turn_notice(v_turn.turn_in_ms);
end
$$;
comment on function messaging.ingest_single(jsonb, uuid) is
  'A delivery of one ordinary message; null when it is not one. Returns the counts.';
revoke all on function messaging.ingest_single(jsonb, uuid) from public;

create function messaging.touch_channel(tenant_id uuid, channel_id uuid)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody but the rules writes states. skip locked: see touch_channels.
begin
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
  'Remembers that a channel is alive. Callers ask for it at most every ten seconds.';
revoke all on function messaging.touch_channel(uuid, uuid) from public;
