-- governance: the sender's side: claim with a lease, settle, dead letters.
-- Depends on: notification_deliveries, security.log_event.
-- Exposes: claim_notifications, settle_notification (service).

insert into public.security_event_types (code, severity, module, description)
values (
  'NOTIFICATION_RULE_DISABLED', 'MEDIUM', 'governance',
  '{
    "fr": "Une règle de notification a été désactivée : le destinataire a répondu 410.",
    "en": "A notification rule was switched off: the receiver answered 410.",
    "ar": "تم إيقاف قاعدة إشعارات: أجاب المستلم بالرمز 410."
  }'
);

create function governance.notification_backoff(attempt integer, retry_after_seconds integer)
returns interval
language sql
volatile
security invoker
set search_path = ''
as $$
-- Jitter keeps a hundred rows that failed together from coming back together.
  select make_interval(secs => least(86400, greatest(
    least(3600, 30 * 2 ^ (least(greatest(attempt, 1), 12) - 1)) * (0.8 + 0.4 * random()),
    coalesce(retry_after_seconds, 0)
  )))
$$;
comment on function governance.notification_backoff(integer, integer) is
  '30 s doubled per attempt, at most an hour, 20 % more or less; never sooner than the receiver asked, at most a day.';
revoke all on function governance.notification_backoff(integer, integer) from public;

create function governance.note_dispatcher(destinations text[])
returns void
language sql
volatile
security definer
set search_path = ''
as $$
-- definer: the state is internal.
-- skip locked: a sender must never wait for another one that hangs; that one has signed in anyway.
  update governance.notification_dispatcher as d
  set seen_at = now(), destinations = coalesce(note_dispatcher.destinations, '{}')
  from (
    select k.only_row from governance.notification_dispatcher as k for update skip locked
  ) as free
  where d.only_row = free.only_row
$$;
comment on function governance.note_dispatcher(text[]) is
  'Remembers that a sender was there and which default addresses it has.';
revoke all on function governance.note_dispatcher(text[]) from public;

create function governance.drop_undeliverable()
returns void
language sql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody holds an update on deliveries.
-- A sender that died in every attempt: the message itself may be what kills it.
-- A rule that was switched off or deleted while its message waited: nobody wants it any more.
  -- materialized: asked once, whatever the plan of the join.
  with over as materialized (
    select p.tenant_id, p.id
    from public.notification_deliveries as p
    where p.status in ('PENDING', 'RETRY', 'SENDING')
      and p.next_attempt_at <= now()
      and case
        when p.status = 'SENDING' then p.attempts >= p.max_attempts
        else p.reason <> 'TEST' and not exists (
          select
          from public.notification_rules as r
          where r.tenant_id = p.tenant_id and r.id = p.rule_id and r.is_enabled
        )
      end
    order by p.next_attempt_at
    limit 1000
    -- Somebody holds it: the next claim sees what became of it.
    for update of p skip locked
  )
  update public.notification_deliveries as d
  set status = 'DEAD', lease_token = null, leased_until = null, updated_at = now(),
    last_error = case when d.status = 'SENDING' then 'lease_expired' else 'rule_disabled' end
  from over as k
  where d.tenant_id = k.tenant_id and d.id = k.id
$$;
comment on function governance.drop_undeliverable() is
  'Ends the messages that are due and must not be tried again.';
revoke all on function governance.drop_undeliverable() from public;

create function governance.claim_notifications(
  batch integer default 20,
  lease_seconds integer default 120,
  destinations text[] default '{}'
)
returns table (
  delivery_id uuid,
  lease_token uuid,
  webhook_id text,
  channel text,
  target text,
  attempt integer,
  payload jsonb
)
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody holds an update on deliveries.
begin
  perform governance.note_dispatcher(claim_notifications.destinations);
  perform governance.drop_undeliverable();

  return query
  -- materialized: asked once. As a subquery of the join it might be asked for every row, and then
  -- it takes more than batch.
  with due as materialized (
    select p.tenant_id, p.id, least(greatest(claim_notifications.lease_seconds, 5), 900) as seconds
    from public.notification_deliveries as p
    where p.status in ('PENDING', 'RETRY', 'SENDING') and p.next_attempt_at <= now()
      and p.attempts < p.max_attempts
    order by p.next_attempt_at
    limit least(greatest(claim_notifications.batch, 1), 200)
    -- Two senders at once: each takes rows that the other does not hold.
    for update of p skip locked
  )
  update public.notification_deliveries as d
  set status = 'SENDING', attempts = d.attempts + 1, lease_token = gen_random_uuid(),
    leased_until = clock_timestamp() + make_interval(secs => c.seconds),
    -- The end of the lease is when the row is due again: one index serves both.
    next_attempt_at = clock_timestamp() + make_interval(secs => c.seconds), updated_at = now()
  from due as c
  where d.tenant_id = c.tenant_id and d.id = c.id
  returning d.id, d.lease_token, 'msg_' || d.id, d.channel, d.target, d.attempts, d.payload;
end
$$;
comment on function governance.claim_notifications(integer, integer, text[]) is
  'Hands out messages that are due, at most 200, each to one sender until its lease ends. destinations: which default addresses the sender has (webhook, email).';
revoke all on function governance.claim_notifications(integer, integer, text[]) from public;
grant execute on function governance.claim_notifications(integer, integer, text[]) to service_role;

create function public.claim_notifications(
  batch integer default 20,
  lease_seconds integer default 120,
  destinations text[] default '{}'
)
returns table (
  delivery_id uuid,
  lease_token uuid,
  webhook_id text,
  channel text,
  target text,
  attempt integer,
  payload jsonb
)
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select * from governance.claim_notifications(batch, lease_seconds, destinations);
end;
revoke all on function public.claim_notifications(integer, integer, text[]) from public;
grant execute on function public.claim_notifications(integer, integer, text[]) to service_role;

create function governance.record_notified(delivery public.notification_deliveries)
returns void
language sql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody holds an insert on the history.
  insert into public.alert_events (
    tenant_id, alert_id, site_id, kind, from_status, to_status, severity, evidence, alert_version
  )
  select a.tenant_id, a.id, a.site_id, 'NOTIFIED', a.status, a.status, a.severity,
    jsonb_build_object(
      'delivery_id', delivery.id, 'rule', delivery.payload #>> '{rule,name}',
      'channel', delivery.channel, 'reason', delivery.reason
    ),
    a.version
  from public.system_alerts as a
  where a.tenant_id = delivery.tenant_id and a.id = any (delivery.alert_ids)
$$;
comment on function governance.record_notified(public.notification_deliveries) is
  'Writes into the history of each alert that somebody was told.';
revoke all on function governance.record_notified(public.notification_deliveries) from public;

create function governance.disable_gone_rule(delivery public.notification_deliveries)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: the sender may not change rules.
begin
  update public.notification_rules as r
  set is_enabled = false, disabled_reason = 'gone', disabled_at = now()
  where r.tenant_id = delivery.tenant_id and r.id = delivery.rule_id and r.is_enabled
    -- An address that was corrected meanwhile did not answer 410.
    and r.channel = delivery.channel and r.target is not distinct from delivery.target;
  if found then
    perform security.log_event(
      event_type => 'NOTIFICATION_RULE_DISABLED',
      tenant_id => delivery.tenant_id,
      payload => jsonb_build_object('rule_id', delivery.rule_id, 'delivery_id', delivery.id),
      site_id => delivery.site_id
    );
  end if;
end
$$;
comment on function governance.disable_gone_rule(public.notification_deliveries) is
  'Switches the rule off whose receiver answered 410 Gone, and leaves a security event.';
revoke all on function governance.disable_gone_rule(public.notification_deliveries) from public;

create function governance.settle_notification(
  delivery_id uuid,
  lease_token uuid,
  outcome text,
  http_status integer default null,
  error text default null,
  retry_after_seconds integer default null
)
returns text
language plpgsql
volatile
security definer
set search_path = ''
as $$
-- definer: nobody holds an update on deliveries.
declare
  v_delivery public.notification_deliveries;
begin
  if outcome is null or outcome not in ('sent', 'retry', 'dead', 'gone') then
    raise exception using
      errcode = '22023',
      message = 'notification_outcome_invalid',
      detail = format('%s is not an outcome.', coalesce(quote_literal(outcome), 'null')),
      hint = 'Send sent, retry, dead or gone.';
  end if;
  update public.notification_deliveries as d
  set
    status = case
      when outcome = 'sent' then 'SENT'
      when outcome = 'retry' and d.attempts < d.max_attempts then 'RETRY'
      else 'DEAD'
    end,
    next_attempt_at = case
      when outcome = 'retry'
        then clock_timestamp() + governance.notification_backoff(d.attempts, retry_after_seconds)
      else d.next_attempt_at
    end,
    lease_token = null, leased_until = null, last_status = http_status,
    last_error = case when outcome <> 'sent' then left(coalesce(error, outcome), 500) end,
    sent_at = case when outcome = 'sent' then clock_timestamp() end, updated_at = now()
  where d.id = settle_notification.delivery_id and d.status = 'SENDING'
    -- A sender that was too slow must not undo what the next one does.
    and d.lease_token = settle_notification.lease_token
  returning * into v_delivery;
  if not found then
    raise exception using
      errcode = 'PT409',
      message = 'notification_lease_lost',
      detail = format('Delivery %s is not leased under this token.', delivery_id),
      hint = 'Nothing to do: whoever holds the lease settles it.';
  end if;
  if outcome = 'sent' then
    perform governance.record_notified(v_delivery);
  elsif outcome = 'gone' then
    perform governance.disable_gone_rule(v_delivery);
  end if;
  return v_delivery.status;
end
$$;
comment on function governance.settle_notification(uuid, uuid, text, integer, text, integer) is
  'What became of a claimed message: sent, retry (with backoff, dead after the last attempt), dead, gone (dead, and the rule is switched off). error: a key, at most 500 characters are kept. Returns the status. Errors: notification_lease_lost (409), notification_outcome_invalid (400).';
revoke all on function governance.settle_notification(uuid, uuid, text, integer, text, integer)
  from public;
grant execute on function governance.settle_notification(uuid, uuid, text, integer, text, integer)
  to service_role;

create function public.settle_notification(
  delivery_id uuid,
  lease_token uuid,
  outcome text,
  http_status integer default null,
  error text default null,
  retry_after_seconds integer default null
)
returns text
language sql
volatile
security invoker
set search_path = ''
begin atomic
  select governance.settle_notification(
    delivery_id, lease_token, outcome, http_status, error, retry_after_seconds
  );
end;
revoke all on function public.settle_notification(uuid, uuid, text, integer, text, integer)
  from public;
grant execute on function public.settle_notification(uuid, uuid, text, integer, text, integer)
  to service_role;
