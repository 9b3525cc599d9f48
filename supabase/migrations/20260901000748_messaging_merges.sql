-- messaging: two contacts that are one person.
-- Depends on: contacts, conversations, outbox, switches. Exposes: nothing.

create function messaging.join_conversations(
  tenant_id uuid,
  from_contact_id uuid,
  into_contact_id uuid
)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: called by join_contacts. The locks, in the order of ids, as deliveries take them. A
-- conversation on a channel where the other has one as well stays where its messages are; what
-- waits in it goes over, or nobody would ever let it leave. What a sender holds just now stays.
declare
  t constant uuid := join_conversations.tenant_id;
  v record;
begin
  perform from public.conversations as c
  where c.tenant_id = t and c.contact_id in (from_contact_id, into_contact_id)
  order by c.id
  for update;
  for v in
    select c.id as from_id, coalesce(o.id, c.id) as into_id
    from public.conversations as c
    left join public.conversations as o
      on o.tenant_id = t and o.contact_id = into_contact_id and o.channel_id = c.channel_id
    where c.tenant_id = t and c.contact_id = from_contact_id and c.merged_into is null
    order by c.id
  loop
    with moved as (
      update messaging.outbox as q
      set conversation_id = v.into_id, contact_id = into_contact_id,
        due_at = case when v.into_id <> v.from_id
            and q.held_reason in ('window_closed', 'daily_limit')
          then clock_timestamp() else q.due_at end,
        held_reason = case when v.into_id = v.from_id then q.held_reason end
      from (
        select k.id from messaging.outbox as k
        where k.conversation_id = v.from_id and k.lease is null
        order by k.id
        for update skip locked
      ) as free
      where q.id = free.id
      returning q.id, q.created_at
    )
    update public.outbound_messages as m
    set conversation_id = v.into_id, contact_id = into_contact_id
    from moved as n
    where m.id = n.id and m.created_at = n.created_at;
    update public.conversations as o
    set window_expires_at = greatest(o.window_expires_at, c.window_expires_at),
      handled_by = case when c.handled_by = 'human' then c.handled_by else o.handled_by end
    from public.conversations as c
    where o.tenant_id = t and o.id = v.into_id and c.tenant_id = t and c.id = v.from_id
      and c.id <> o.id;
    update public.conversations as c
    set contact_id = case when v.into_id = v.from_id then into_contact_id else c.contact_id end,
      merged_into = nullif(v.into_id, v.from_id),
      held_count = case when v.into_id = v.from_id then c.held_count else 0 end
    where c.tenant_id = t and c.id = v.from_id;
  end loop;
end
$$;
comment on function messaging.join_conversations(uuid, uuid, uuid) is
  'The conversations of two contacts that are one, with all that waits in them.';
revoke all on function messaging.join_conversations(uuid, uuid, uuid) from public;

create function messaging.join_consent(
  tenant_id uuid,
  from_contact_id uuid,
  into_contact_id uuid
)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: called by join_contacts. The stricter of both counts, and a stop of one stops the other.
declare
  t constant uuid := join_consent.tenant_id;
  v_strict constant text[] := array['drop', 'hold', 'inbound_only'];
begin
  update public.contacts as c
  set opted_out = case when f.opted_out = 'all' then f.opted_out
      else coalesce(c.opted_out, f.opted_out) end,
    opted_out_at = least(c.opted_out_at, f.opted_out_at),
    blocked_at = least(c.blocked_at, f.blocked_at)
  from public.contacts as f
  where c.tenant_id = t and c.id = into_contact_id and f.tenant_id = t and f.id = from_contact_id
    and (f.opted_out is not null or f.blocked_at is not null);
  delete from public.outbound_switches as k
  using public.outbound_switches as s
  where s.tenant_id = t and s.contact_id = from_contact_id and coalesce(s.expires_at > now(), true)
    and k.tenant_id = t and k.contact_id = into_contact_id
    and (
      k.expires_at <= now()
      or array_position(v_strict, s.mode) < array_position(v_strict, k.mode)
    );
  update public.outbound_switches as s
  set contact_id = into_contact_id
  where s.tenant_id = t and s.contact_id = from_contact_id
    and not exists (
      select from public.outbound_switches as k
      where k.tenant_id = t and k.contact_id = into_contact_id
    );
end
$$;
comment on function messaging.join_consent(uuid, uuid, uuid) is
  'What either of two contacts that are one refused, and where either was stopped, counts for it.';
revoke all on function messaging.join_consent(uuid, uuid, uuid) from public;

create function messaging.join_contacts(
  tenant_id uuid,
  from_contact_id uuid,
  into_contact_id uuid,
  reason text,
  evidence jsonb
)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: called by rules that asked for the permission, or by ingest.
declare
  t constant uuid := join_contacts.tenant_id;
begin
  -- In the order of ids: two merges of the same pair must not wait for each other.
  perform from public.contacts as c
  where c.tenant_id = t and c.id in (from_contact_id, into_contact_id)
  order by c.id
  for update;
  update public.contact_identities as i
  set contact_id = into_contact_id
  where i.tenant_id = t and i.contact_id = from_contact_id;
  perform messaging.join_conversations(t, from_contact_id, into_contact_id);
  perform messaging.join_consent(t, from_contact_id, into_contact_id);
  insert into public.customer_preferences (tenant_id, contact_id, locale, source)
  select p.tenant_id, into_contact_id, p.locale, p.source
  from public.customer_preferences as p
  where p.tenant_id = t and p.contact_id = from_contact_id
  on conflict on constraint customer_preferences_pkey do nothing;
  update public.contacts as c
  set display_name = coalesce(c.display_name, f.display_name),
    phone = coalesce(c.phone, f.phone)
  from public.contacts as f
  where c.tenant_id = t and c.id = into_contact_id and f.tenant_id = t and f.id = from_contact_id;
  update public.contacts as c
  set merged_into = into_contact_id
  where c.tenant_id = t and c.id = from_contact_id;
  insert into public.contact_merges (
    tenant_id, kind, from_contact_id, into_contact_id, reason, evidence, actor_id, actor_name
  )
  values (
    t, 'merge', from_contact_id, into_contact_id, reason, coalesce(evidence, '{}'),
    access.actor(), access.person_name(t, access.actor())
  );
end
$$;
comment on function messaging.join_contacts(uuid, uuid, uuid, text, jsonb) is
  'Makes one contact of two and says so in the log. Consent is the stricter of both.';
revoke all on function messaging.join_contacts(uuid, uuid, uuid, text, jsonb) from public;
