-- messaging: one conversation per customer and channel; how senders become contacts.
-- Depends on: channel_identities, contacts. Exposes: conversations.

create function messaging.is_conversation(
  channel text,
  recipient_kind text,
  handled_by text,
  held_count integer,
  last_reply_locale text
)
returns boolean
language plpgsql
immutable
parallel safe
security invoker
set search_path = ''
as $$
-- One function instead of a check for each column: the server reads and plans the words of a check
-- anew for every statement that writes a row. A function keeps its plan.
begin
  return channel in ('whatsapp', 'instagram', 'messenger')
    and recipient_kind in ('wa_id', 'bsuid', 'psid', 'igsid', 'client')
    and handled_by in ('bot', 'human')
    and held_count >= 0
    and (last_reply_locale is null or last_reply_locale in ('fr', 'ar', 'en', 'darija'));
end
$$;
comment on function messaging.is_conversation(text, text, text, integer, text) is
  'Whether the words of a row of conversations are legal ones.';
revoke all on function messaging.is_conversation(text, text, text, integer, text) from public;

create table public.conversations (
  tenant_id uuid not null,
  id uuid not null default gen_random_uuid(),
  site_id uuid not null,
  channel_id uuid not null,
  channel text not null,
  contact_id uuid not null,
  conversation_key text not null,
  recipient_kind text not null,
  recipient text not null,
  handled_by text not null default 'bot',
  last_inbound_at timestamptz,
  last_inbound_message_id text,
  last_outbound_at timestamptz,
  window_expires_at timestamptz,
  active_at timestamptz not null default now(),
  active_hour timestamptz not null generated always as (
    date_bin('1 hour', active_at, '2000-01-01 00:00:00+00')
  ) stored,
  quarantined_until timestamptz,
  inbound_tat timestamptz,
  outbound_tat timestamptz,
  held_count integer not null default 0,
  arabic_count integer not null default 0,
  is_sticky_ar boolean not null default false,
  last_reply_locale text,
  state jsonb not null default '{}',
  merged_into uuid,
  created_at timestamptz not null default now(),
  constraint conversations_pkey primary key (tenant_id, id),
  constraint conversations_id_key unique (id),
  constraint conversations_contact_key unique (tenant_id, channel_id, contact_id),
  constraint conversations_channel_fkey
    foreign key (tenant_id, channel_id) references public.channel_identities (tenant_id, id),
  constraint conversations_contact_fkey
    foreign key (tenant_id, contact_id) references public.contacts (tenant_id, id),
  constraint conversations_merged_into_fkey
    foreign key (tenant_id, merged_into) references public.conversations (tenant_id, id),
  constraint conversations_words_check check (messaging.is_conversation(
    channel, recipient_kind, handled_by, held_count, last_reply_locale
  ))
) with (fillfactor = 70);
comment on table public.conversations is
  'A customer on a channel. Written at every message: what is indexed changes at most once an hour, so that most updates touch no index.';
comment on column public.conversations.conversation_key is
  'tenant:site:channel:user, as the seed has it. Personal data: it holds the customer''s id.';
comment on column public.conversations.recipient is
  'Where answers go: the id under which the customer last wrote. Personal data.';
comment on column public.conversations.window_expires_at is
  'Until when a free text may be sent: 24 hours after the customer''s last message.';
comment on column public.conversations.active_at is 'Last message in or out.';
comment on column public.conversations.active_hour is
  'The hour of active_at, for the index: what a list shows first is sorted within its hours.';
comment on column public.conversations.inbound_tat is
  'Theoretical arrival time of the rate limit: how far ahead of the allowed pace the sender is.';
comment on column public.conversations.outbound_tat is
  'The same for what we send: the next message to this person is due no sooner than the pace allows.';
comment on column public.conversations.held_count is
  'Messages that wait for the window to open, or did: whoever stores an inbound message looks here first.';
comment on column public.conversations.state is
  'Belongs to the conversation core that handles it; messaging only keeps it.';
-- Partial, though neither is ever null: only who asks for an hour or a contact can go by them. To a
-- planner that knows of few conversations, any index that begins with the tenant would do for one
-- conversation, and read them all. For the same reason one is looked up by its id alone.
create index conversations_active_hour_idx
  on public.conversations (tenant_id, active_hour desc) where active_hour is not null;
create index conversations_contact_idx
  on public.conversations (tenant_id, contact_id) where contact_id is not null;
create index conversations_merged_into_idx
  on public.conversations (tenant_id, merged_into) where merged_into is not null;
alter table public.conversations enable row level security;
create policy conversations_select_member on public.conversations
  for select to authenticated
  using (site_id = any (array(select access.scopes_where('messages.read'))));
grant select on public.conversations to authenticated, service_role;

create function messaging.party_ids(party jsonb)
returns table (kind text, value text)
language sql
immutable
rows 2
security invoker
set search_path = ''
as $$
  select k.kind, party ->> k.kind
  from unnest(array['wa_id', 'bsuid', 'psid', 'igsid', 'client']) with ordinality as k (kind, place)
  where char_length(party ->> k.kind) between 1 and 200
  order by k.place
$$;
comment on function messaging.party_ids(jsonb) is
  'The ids by which a delivery calls a person, the one to answer to first: where both are known, the number wins.';
revoke all on function messaging.party_ids(jsonb) from public;

create function messaging.contacts_of(tenant_id uuid, channel text, party jsonb)
returns uuid[]
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody but the rules reads contacts of every tenant. By whole keys, one after the other:
-- a plan that was kept since the tables were empty would read all of them for each stranger.
declare
  v_found uuid[];
begin
  select array_agg(distinct i.contact_id) into v_found
  from messaging.party_ids(party) as p
  cross join lateral (
    select k.contact_id
    from public.contact_identities as k
    where k.tenant_id = contacts_of.tenant_id and k.channel = contacts_of.channel
      and k.kind = p.kind and k.value = p.value
    offset 0
  ) as i;
  return case when cardinality(v_found) > 1 then array(
    select c.id from public.contacts as c where c.id = any (v_found) order by c.first_seen_at, c.id
  ) else v_found end;
end
$$;
comment on function messaging.contacts_of(uuid, text, jsonb) is
  'Whom the ids of a person mean, the oldest contact first; null: nobody yet.';
revoke all on function messaging.contacts_of(uuid, text, jsonb) from public;

create function messaging.admit_contact(tenant_id uuid, channel text, party jsonb)
returns uuid
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody holds an insert on contacts.
-- Two deliveries of the same stranger at once: the second waits at the key of the identity, finds
-- the first's contact, and its own goes.
declare
  t constant uuid := admit_contact.tenant_id;
  v_new uuid := gen_random_uuid();
  v_found uuid[];
  v_phone text := case
    when party ->> 'phone' ~ '^\+?[0-9]{6,15}$' then '+' || ltrim(party ->> 'phone', '+')
    when party ->> 'wa_id' ~ '^[0-9]{6,15}$' then '+' || (party ->> 'wa_id')
  end;
begin
  v_found := messaging.contacts_of(t, channel, party);
  if v_found is null then
    insert into public.contacts (tenant_id, id, display_name, phone)
    values (t, v_new, nullif(left(btrim(party ->> 'name'), 200), ''), v_phone);
  end if;
  insert into public.contact_identities (tenant_id, channel, kind, value, contact_id)
  select t, admit_contact.channel, p.kind, p.value, coalesce(v_found[1], v_new)
  from messaging.party_ids(party) as p
  order by p.kind, p.value
  on conflict on constraint contact_identities_pkey do nothing;
  v_found := messaging.contacts_of(t, channel, party);
  for v_at in 2 .. cardinality(v_found) loop
    perform messaging.join_contacts(
      t, v_found[v_at], v_found[1], 'Seen together in one message.',
      jsonb_build_object('channel', channel)
    );
  end loop;
  if v_new <> all (v_found) then
    delete from public.contacts as c where c.tenant_id = t and c.id = v_new;
  end if;
  return v_found[1];
end
$$;
comment on function messaging.admit_contact(uuid, text, jsonb) is
  'The contact of a person with these ids, made where it is missing; ids seen together are linked, and two contacts become one.';
revoke all on function messaging.admit_contact(uuid, text, jsonb) from public;

create function messaging.admit_sender(
  tenant_id uuid,
  site_id uuid,
  channel_id uuid,
  channel text,
  party jsonb
)
returns uuid
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: see admit_contact. The insert that loses a race finds the winner's row.
declare
  v_contact uuid := messaging.admit_contact(tenant_id, channel, party);
  v_id uuid;
begin
  insert into public.conversations as c (
    tenant_id, site_id, channel_id, channel, contact_id, conversation_key, recipient_kind,
    recipient
  )
  select
    admit_sender.tenant_id, admit_sender.site_id, admit_sender.channel_id, admit_sender.channel,
    v_contact,
    concat_ws(':', admit_sender.tenant_id, admit_sender.site_id, admit_sender.channel, p.value),
    p.kind, p.value
  from messaging.party_ids(party) as p
  limit 1
  on conflict on constraint conversations_contact_key do nothing
  returning c.id into v_id;
  if v_id is null then
    select c.id into strict v_id
    from public.conversations as c
    where c.tenant_id = admit_sender.tenant_id and c.channel_id = admit_sender.channel_id
      and c.contact_id = v_contact;
  end if;
  return v_id;
end
$$;
comment on function messaging.admit_sender(uuid, uuid, uuid, text, jsonb) is
  'The conversation of a person on a channel, made where it is missing.';
revoke all on function messaging.admit_sender(uuid, uuid, uuid, text, jsonb) from public;
