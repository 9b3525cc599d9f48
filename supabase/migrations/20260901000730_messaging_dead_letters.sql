-- messaging: what was given up or is unknown: shown with its reason, replayed, dropped, decided.
-- Depends on: outbound tables, error codes. Exposes: outbound_decisions, replay_outbound,
-- drop_outbound, resolve_unknown.

create table public.outbound_decisions (
  tenant_id uuid not null,
  id bigint generated always as identity,
  site_id uuid not null,
  outbound_id bigint not null,
  action text not null,
  reason text not null,
  from_status text not null,
  actor_id uuid,
  actor_name text,
  created_at timestamptz not null default now(),
  constraint outbound_decisions_pkey primary key (tenant_id, id),
  constraint outbound_decisions_tenant_fkey
    foreign key (tenant_id) references public.tenants (id),
  constraint outbound_decisions_action_check
    check (action in ('replay', 'drop', 'mark_sent', 'resend_unknown')),
  constraint outbound_decisions_reason_check check (char_length(btrim(reason)) between 3 and 1000)
);
comment on table public.outbound_decisions is
  'Append-only: who replayed, dropped or decided about which message, and why.';
create index outbound_decisions_outbound_idx on public.outbound_decisions (outbound_id, id);
create trigger outbound_decisions_30_guard
  before update or delete or truncate on public.outbound_decisions
  for each statement execute function foundation.tg_append_only();
alter table public.outbound_decisions enable row level security;
create policy outbound_decisions_select_member on public.outbound_decisions
  for select to authenticated
  using (site_id = any (array(select access.scopes_where('outbox.read'))));
grant select on public.outbound_decisions to authenticated, service_role;

create function messaging.check_bulk(ids bigint[], reason text)
returns void
language plpgsql
immutable
security invoker
set search_path = ''
as $$
begin
  perform messaging.require_reason(reason);
  if coalesce(cardinality(ids), 0) not between 1 and 1000 then
    raise exception using
      errcode = 'PT422',
      message = 'too_many_messages',
      detail = format('%s messages.', coalesce(cardinality(ids), 0)),
      hint = 'Send between 1 and 1000 ids at a time.';
  end if;
end
$$;
comment on function messaging.check_bulk(bigint[], text) is
  'Raises reason_required or too_many_messages (422).';
revoke all on function messaging.check_bulk(bigint[], text) from public;

create function messaging.lock_decidable(ids bigint[], statuses text[])
returns setof public.outbound_messages
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: the permission is asked of each row. The lock, in the order of ids: of two people who
-- decide about the same message one is first, and the other finds it decided.
begin
  return query
  select m.*
  from public.outbound_messages as m
  where m.id = any (ids)
    and m.status = any (statuses)
    and (access.is_system() or access.has_permission('outbox.manage', m.tenant_id, m.site_id))
  order by m.id
  for update;
end
$$;
comment on function messaging.lock_decidable(bigint[], text[]) is
  'Those of the messages that stand there and that the caller may decide about, locked.';
revoke all on function messaging.lock_decidable(bigint[], text[]) from public;

create function messaging.record_decisions(
  messages public.outbound_messages[],
  action text,
  reason text,
  event_type text
)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody holds an insert on decisions. One event per tenant, whatever the number.
begin
  insert into public.outbound_decisions (
    tenant_id, site_id, outbound_id, action, reason, from_status, actor_id, actor_name
  )
  select m.tenant_id, m.site_id, m.id, record_decisions.action, btrim(record_decisions.reason),
    m.status, access.actor(), access.person_name(m.tenant_id, access.actor())
  from unnest(messages) as m
  order by m.id;
  perform security.log_event(
    event_type, n.tenant_id,
    jsonb_build_object('action', action, 'messages', n.count, 'reason', btrim(reason))
  )
  from (
    select m.tenant_id, count(*) as count from unnest(messages) as m group by m.tenant_id
  ) as n;
end
$$;
comment on function
  messaging.record_decisions(public.outbound_messages[], text, text, text) is
  'The trace of what was decided about messages.';
revoke all on function
  messaging.record_decisions(public.outbound_messages[], text, text, text) from public;

create function messaging.queue_again(messages public.outbound_messages[])
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody else changes messages or the queue. A new round of attempts: what the last one
-- was told is in its attempts, the row starts anew.
begin
  update public.outbound_messages as m
  set status = 'RETRY', settled_at = null, failed_at = null, error_code = null, error_key = null,
    attempts = 0, requeued_at = clock_timestamp()
  from unnest(messages) as r
  where m.id = r.id and m.created_at = r.created_at;
  insert into messaging.outbox (
    id, created_at, tenant_id, channel, channel_no, conversation_id, contact_id, lane, priority,
    needs_window, is_answer, category, template, fallback, due_at, expires_at
  )
  select r.id, r.created_at, r.tenant_id, r.channel, c.channel_no, r.conversation_id, r.contact_id,
    case r.category when 'marketing' then 1 else 0 end,
    coalesce(r.priority, case r.category when 'reply' then 0 when 'utility' then 1 else 2 end),
    r.kind not in ('template', 'mark_read', 'typing') and not r.payload ? 'tag',
    r.in_reply_to is not null, r.category, r.template, r.fallback, clock_timestamp(),
    r.expires_at
  from unnest(messages) as r
  join public.channel_identities as c on c.tenant_id = r.tenant_id and c.id = r.channel_id
  order by r.id;
end
$$;
comment on function messaging.queue_again(public.outbound_messages[]) is
  'Puts settled messages back into the queue, due at once, otherwise as they were queued first.';
revoke all on function messaging.queue_again(public.outbound_messages[]) from public;

create function messaging.still_of_use(messages public.outbound_messages[])
returns public.outbound_messages[]
language sql
stable
security invoker
set search_path = ''
as $$
-- A reminder of yesterday's table is neither sent, nor given another time that nobody asked for,
-- nor queued only to be dropped by the next claim: it stays where it is and is named.
  select array(
    select m from unnest(messages) as m where m.expires_at is null or m.expires_at > now()
  )
$$;
comment on function messaging.still_of_use(public.outbound_messages[]) is
  'Those of the messages whose time has not passed.';
revoke all on function messaging.still_of_use(public.outbound_messages[]) from public;

create function messaging.tell_left_out(
  outbound_ids bigint[],
  messages public.outbound_messages[],
  done public.outbound_messages[]
)
returns jsonb
language sql
immutable
security invoker
set search_path = ''
as $$
  select jsonb_build_object(
    'skipped', to_jsonb(array(
      select n.id from unnest(outbound_ids) as n (id)
      where not exists (select from unnest(messages) as r where r.id = n.id)
      order by 1
    )),
    'expired', to_jsonb(array(
      select m.id from unnest(messages) as m
      where not exists (select from unnest(done) as r where r.id = m.id)
      order by 1
    ))
  )
$$;
comment on function messaging.tell_left_out(
  bigint[], public.outbound_messages[], public.outbound_messages[]
) is
  'skipped: what nothing was to be decided about (any more); expired: what came too late.';
revoke all on function messaging.tell_left_out(
  bigint[], public.outbound_messages[], public.outbound_messages[]
) from public;

create function messaging.replay_outbound(outbound_ids bigint[], reason text)
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: see queue_again. What a receipt proved to have arrived is no dead letter and is skipped.
declare
  v_dead public.outbound_messages[];
  v_rows public.outbound_messages[];
begin
  perform messaging.check_bulk(outbound_ids, reason);
  v_dead := array(select m from messaging.lock_decidable(outbound_ids, array['DLQ']) as m);
  v_rows := messaging.still_of_use(v_dead);
  if exists (
    select
    from unnest(v_dead) as m
    where not security.flag_bool('DLQ_REPLAY_ENABLED', m.tenant_id)
  ) then
    raise exception using
      errcode = 'PT422',
      message = 'dlq_replay_disabled',
      detail = 'DLQ_REPLAY_ENABLED is off.',
      hint = 'Ask whoever switched it off, or set the flag again.';
  end if;
  perform messaging.queue_again(v_rows);
  perform messaging.record_decisions(v_rows, 'replay', reason, 'DEAD_LETTER_REPLAYED');
  return jsonb_build_object(
    'replayed', cardinality(v_rows),
    'wake', cardinality(v_rows) > 0 and messaging.should_wake()
  ) || messaging.tell_left_out(outbound_ids, v_dead, v_rows);
end
$$;
comment on function messaging.replay_outbound(bigint[], text) is
  'Queues dead letters again, at most 1000, with the priority, category and expiry that they had; those that are none (any more) are skipped. What has expired stays a dead letter and is named under expired: to send it after all, write it anew. Permission outbox.manage on each. Errors: dlq_replay_disabled, reason_required, too_many_messages (422).';
revoke all on function messaging.replay_outbound(bigint[], text) from public;
grant execute on function messaging.replay_outbound(bigint[], text) to authenticated, service_role;

create function public.replay_outbound(outbound_ids bigint[], reason text)
returns jsonb
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select messaging.replay_outbound(outbound_ids, reason);
end;
revoke all on function public.replay_outbound(bigint[], text) from public;
grant execute on function public.replay_outbound(bigint[], text) to authenticated, service_role;

create function messaging.drop_outbound(outbound_ids bigint[], reason text)
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody else changes messages or the queue. What a sender holds at this moment is its
-- own: it is skipped, and can be dropped once it is settled.
declare
  v_free bigint[];
  v_rows public.outbound_messages[];
begin
  perform messaging.check_bulk(outbound_ids, reason);
  -- Queue before message, in the order of ids, as everybody here takes them.
  v_free := array(
    select o.id from messaging.outbox as o
    where o.id = any (outbound_ids) and o.lease is null
    order by o.id
    for update skip locked
  );
  v_rows := array(
    select m
    from messaging.lock_decidable(outbound_ids, array['DLQ', 'PENDING', 'RETRY']) as m
    where m.status = 'DLQ' or m.id = any (v_free)
  );
  delete from messaging.outbox as o
  where o.id = any (array(select r.id from unnest(v_rows) as r));
  update public.outbound_messages as m
  set status = 'DROPPED', error_key = coalesce(m.error_key, 'dropped_by_hand'),
    settled_at = coalesce(m.settled_at, now())
  from unnest(v_rows) as r
  where m.id = r.id and m.created_at = r.created_at;
  perform messaging.record_decisions(v_rows, 'drop', reason, 'DEAD_LETTER_DROPPED');
  return jsonb_build_object(
    'dropped', cardinality(v_rows),
    'skipped', to_jsonb(array(
      select n.id from unnest(outbound_ids) as n (id)
      where not exists (select from unnest(v_rows) as r where r.id = n.id)
      order by 1
    ))
  );
end
$$;
comment on function messaging.drop_outbound(bigint[], text) is
  'Ends dead letters, or messages that wait; what is being sent is skipped. Permission outbox.manage on each. Errors: reason_required, too_many_messages (422).';
revoke all on function messaging.drop_outbound(bigint[], text) from public;
grant execute on function messaging.drop_outbound(bigint[], text) to authenticated, service_role;

create function public.drop_outbound(outbound_ids bigint[], reason text)
returns jsonb
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select messaging.drop_outbound(outbound_ids, reason);
end;
revoke all on function public.drop_outbound(bigint[], text) from public;
grant execute on function public.drop_outbound(bigint[], text) to authenticated, service_role;

create function messaging.resolve_unknown(outbound_ids bigint[], decision text, reason text)
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody else changes messages. Nothing but a person, or a receipt, ends an unknown.
declare
  v_unknown public.outbound_messages[];
  v_rows public.outbound_messages[];
begin
  perform messaging.check_bulk(outbound_ids, reason);
  if decision is null or decision not in ('sent', 'resend', 'drop') then
    raise exception using
      errcode = 'PT422',
      message = 'decision_invalid',
      detail = format('%s is no decision.', coalesce(quote_literal(decision), 'null')),
      hint = 'sent: it left. resend: it did not. drop: it no longer matters.';
  end if;
  v_unknown := array(select m from messaging.lock_decidable(outbound_ids, array['UNKNOWN']) as m);
  v_rows := case decision when 'resend' then messaging.still_of_use(v_unknown) else v_unknown end;
  if decision = 'resend' then
    perform messaging.queue_again(v_rows);
  else
    update public.outbound_messages as m
    set status = case decision when 'sent' then 'SENT' else 'DROPPED' end,
      error_key = case decision when 'sent' then null else m.error_key end,
      sent_at = case decision when 'sent' then coalesce(m.sent_at, m.settled_at) end
    from unnest(v_rows) as r
    where m.id = r.id and m.created_at = r.created_at;
  end if;
  perform messaging.record_decisions(
    v_rows, case decision when 'sent' then 'mark_sent' when 'resend' then 'resend_unknown'
      else 'drop' end, reason,
    case decision when 'resend' then 'DEAD_LETTER_REPLAYED' else 'DEAD_LETTER_DROPPED' end
  );
  return jsonb_build_object(
    'resolved', cardinality(v_rows),
    'wake', decision = 'resend' and cardinality(v_rows) > 0 and messaging.should_wake()
  ) || messaging.tell_left_out(outbound_ids, v_unknown, v_rows);
end
$$;
comment on function messaging.resolve_unknown(bigint[], text, text) is
  'A person decides about sends of unknown outcome: sent, resend, drop; resend is as replay_outbound, also for what has expired. Permission outbox.manage on each. Errors: decision_invalid, reason_required, too_many_messages (422).';
revoke all on function messaging.resolve_unknown(bigint[], text, text) from public;
grant execute on function messaging.resolve_unknown(bigint[], text, text)
  to authenticated, service_role;

create function public.resolve_unknown(outbound_ids bigint[], decision text, reason text)
returns jsonb
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select messaging.resolve_unknown(outbound_ids, decision, reason);
end;
revoke all on function public.resolve_unknown(bigint[], text, text) from public;
grant execute on function public.resolve_unknown(bigint[], text, text)
  to authenticated, service_role;
