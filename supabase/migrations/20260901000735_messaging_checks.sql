-- messaging: what the watch looks for: one row per channel, so that an outage is one alert.
-- Depends on: everything above, the check catalogue. Exposes: ten views, their catalogue rows next.

create view messaging.check_inbound_stuck
with (security_invoker = true) as
select
  c.tenant_id, c.site_id, 'CHANNEL' as entity_type, c.id as entity_id, c.identity as entity_key,
  c.display_name as entity_label, null::text as severity,
  jsonb_build_object(
    'count', w.count, 'oldest_at', w.oldest_at, 'attempts', w.attempts, 'last_error', w.last_error
  ) as payload
from (
  select v.channel_id, count(*) as count, min(k.created_at) as oldest_at,
    max(k.attempts) as attempts,
    min(coalesce(
      substring(k.last_error from '^\S+ ([A-Za-z0-9]+(?:_[A-Za-z0-9]+)+)(?::|$)'),
      split_part(k.last_error, ' ', 1)
    )) as last_error
  from messaging.inbound_work as k
  join public.conversations as v on v.id = k.conversation_id
  join messaging.channel_settings as s on s.tenant_id = v.tenant_id and s.channel = v.channel
  where not s.maintenance
    and (k.attempts >= 5 or k.created_at < now() - interval '5 minutes')
  group by v.channel_id
) as w
join public.channel_identities as c on c.id = w.channel_id;
comment on view messaging.check_inbound_stuck is
  'Channels with stored messages that the core has not handled for five minutes or in five attempts.';
revoke all on messaging.check_inbound_stuck from public;

create view messaging.check_outbound_stuck
with (security_invoker = true) as
select
  c.tenant_id, c.site_id, 'CHANNEL' as entity_type, c.id as entity_id, c.identity as entity_key,
  c.display_name as entity_label,
  case when w.oldest_due_at < now() - 6 * f.age then 'CRITICAL' end as severity,
  jsonb_build_object(
    'oldest_due_at', w.oldest_due_at, 'waiting_seconds',
    floor(extract(epoch from now() - w.oldest_due_at)), 'dispatcher_seen_at', d.seen_at
  ) as payload
from public.channel_identities as c
join messaging.channel_settings as s on s.tenant_id = c.tenant_id and s.channel = c.channel
cross join lateral (
  select make_interval(secs => security.flag_int('ALERT_OUTBOX_PENDING_AGE_SEC')) as age
) as f
cross join lateral (
  select min(h.due_at) as oldest_due_at
  from unnest(array[0, 1, 2]::smallint[]) as p (priority)
  cross join lateral (
    select o.due_at
    from messaging.outbox as o
    where o.channel_no = c.channel_no and o.priority = p.priority and o.lease is null
    order by o.due_at
    limit 1
  ) as h
) as w
left join lateral (select max(x.seen_at) as seen_at from messaging.dispatchers as x) as d on true
where c.status = 'active' and s.outbound_mode <> 'hold' and s.worker_enabled
  and not s.maintenance and w.oldest_due_at < now() - f.age;
comment on view messaging.check_outbound_stuck is
  'Channels that may send and whose oldest due message is older than ALERT_OUTBOX_PENDING_AGE_SEC.';
revoke all on messaging.check_outbound_stuck from public;

create view messaging.check_dead_letters_open
with (security_invoker = true) as
select
  c.tenant_id, c.site_id, 'CHANNEL' as entity_type, c.id as entity_id, c.identity as entity_key,
  c.display_name as entity_label,
  case when w.count >= security.flag_int('DLQ_ALERT_THRESHOLD', c.tenant_id)
    then 'CRITICAL' end as severity,
  jsonb_build_object('count', w.count, 'oldest_at', w.oldest_at, 'error_key', w.error_key)
    as payload
from (
  select m.tenant_id, m.channel_id, count(*) as count, min(m.created_at) as oldest_at,
    mode() within group (order by m.error_key) as error_key
  from public.outbound_messages as m
  where m.unsettled = 'DLQ'
  group by m.tenant_id, m.channel_id
) as w
join public.channel_identities as c on c.tenant_id = w.tenant_id and c.id = w.channel_id;
comment on view messaging.check_dead_letters_open is
  'Channels with dead letters that nobody replayed or dropped; critical from DLQ_ALERT_THRESHOLD on.';
revoke all on messaging.check_dead_letters_open from public;

create view messaging.check_send_outcome_unknown
with (security_invoker = true) as
select
  c.tenant_id, c.site_id, 'CHANNEL' as entity_type, c.id as entity_id, c.identity as entity_key,
  c.display_name as entity_label, null::text as severity,
  jsonb_build_object('count', w.count, 'oldest_at', w.oldest_at) as payload
from (
  select m.tenant_id, m.channel_id, count(*) as count, min(m.settled_at) as oldest_at
  from public.outbound_messages as m
  where m.unsettled = 'UNKNOWN'
  group by m.tenant_id, m.channel_id
) as w
join public.channel_identities as c on c.tenant_id = w.tenant_id and c.id = w.channel_id
where w.oldest_at
  < now() - make_interval(secs => security.flag_int('UNKNOWN_ESCALATE_SEC', c.tenant_id));
comment on view messaging.check_send_outcome_unknown is
  'Channels with sends of unknown outcome for which no receipt came within UNKNOWN_ESCALATE_SEC.';
revoke all on messaging.check_send_outcome_unknown from public;

create view messaging.check_webhook_silent
with (security_invoker = true) as
select
  c.tenant_id, c.site_id, 'CHANNEL' as entity_type, c.id as entity_id, c.identity as entity_key,
  c.display_name as entity_label,
  case when s.last_sent_at > s.last_webhook_at + interval '15 minutes'
    then 'CRITICAL' end as severity,
  jsonb_build_object('last_webhook_at', s.last_webhook_at, 'last_sent_at', s.last_sent_at)
    as payload
from public.channel_identities as c
join public.channel_states as s on s.tenant_id = c.tenant_id and s.channel_id = c.id
where c.status = 'active'
  and s.last_webhook_at is not null
  and (
    -- Everything that is sent brings a receipt back within seconds.
    (s.last_sent_at > s.last_webhook_at + interval '15 minutes'
      and s.last_sent_at < now() - interval '5 minutes')
    or s.last_webhook_at
      < now() - make_interval(mins => security.flag_int('WEBHOOK_SILENCE_MIN', c.tenant_id))
  );
comment on view messaging.check_webhook_silent is
  'Channels that used to receive and no longer do: no receipts for what they send, or nothing for WEBHOOK_SILENCE_MIN.';
revoke all on messaging.check_webhook_silent from public;

create view messaging.check_channel_token_expiring
with (security_invoker = true) as
select
  c.tenant_id, c.site_id, 'CHANNEL' as entity_type, c.id as entity_id, c.identity as entity_key,
  c.display_name as entity_label,
  case when c.token_expires_at <= now() + interval '3 days' then 'CRITICAL' end as severity,
  jsonb_build_object('token_expires_at', c.token_expires_at, 'token_ref', c.token_ref) as payload
from public.channel_identities as c
where c.status <> 'disconnected' and c.token_expires_at <= now() + interval '14 days';
comment on view messaging.check_channel_token_expiring is
  'Channels whose access token ends within fourteen days; critical within three.';
revoke all on messaging.check_channel_token_expiring from public;

create view messaging.check_channel_circuit_open
with (security_invoker = true) as
select
  c.tenant_id, c.site_id, 'CHANNEL' as entity_type, c.id as entity_id, c.identity as entity_key,
  c.display_name as entity_label, null::text as severity,
  jsonb_build_object(
    'opened_at', s.circuit_opened_at, 'failures', s.circuit_failures,
    'error_code', s.last_error_code, 'error_key', s.last_error_key
  ) as payload
from public.channel_states as s
join public.channel_identities as c on c.tenant_id = s.tenant_id and c.id = s.channel_id
where s.circuit <> 'closed' and c.status = 'active';
comment on view messaging.check_channel_circuit_open is
  'Channels that stopped sending after repeated failures.';
revoke all on messaging.check_channel_circuit_open from public;

create view messaging.check_channel_quality_low
with (security_invoker = true) as
select
  c.tenant_id, c.site_id, 'CHANNEL' as entity_type, c.id as entity_id, c.identity as entity_key,
  c.display_name as entity_label,
  case c.quality when 'RED' then 'CRITICAL' end as severity,
  jsonb_build_object('quality', c.quality, 'messaging_tier', c.messaging_tier) as payload
from public.channel_identities as c
where c.status = 'active' and c.quality in ('YELLOW', 'RED');
comment on view messaging.check_channel_quality_low is
  'Channels whose quality Meta rates yellow or red.';
revoke all on messaging.check_channel_quality_low from public;

create view messaging.check_channel_restricted
with (security_invoker = true) as
select
  c.tenant_id, c.site_id, 'CHANNEL' as entity_type, c.id as entity_id, c.identity as entity_key,
  c.display_name as entity_label,
  case when c.restriction not like 'VIOLATION%' and c.restriction <> 'WARNING' then 'CRITICAL' end
    as severity,
  jsonb_build_object('restriction', c.restriction, 'until', c.restricted_until) as payload
from public.channel_identities as c
where c.status = 'active' and c.restriction is not null
  and coalesce(c.restricted_until > now(), true);
comment on view messaging.check_channel_restricted is
  'Channels of accounts that Meta restricted, banned or warned.';
revoke all on messaging.check_channel_restricted from public;

create view messaging.check_media_stuck
with (security_invoker = true) as
select
  c.tenant_id, c.site_id, 'CHANNEL' as entity_type, c.id as entity_id, c.identity as entity_key,
  c.display_name as entity_label, null::text as severity,
  jsonb_build_object('count', w.count, 'oldest_at', w.oldest_at, 'error_key', w.error_key)
    as payload
from (
  select m.tenant_id, m.channel_id, count(*) as count, min(m.created_at) as oldest_at,
    min(m.error_key) as error_key
  from public.media as m
  where m.status in ('PENDING', 'FETCHING') and m.next_attempt_at < now() - interval '15 minutes'
  group by m.tenant_id, m.channel_id
) as w
join public.channel_identities as c on c.tenant_id = w.tenant_id and c.id = w.channel_id;
comment on view messaging.check_media_stuck is
  'Channels with files that have been due for fifteen minutes and nobody fetched.';
revoke all on messaging.check_media_stuck from public;

create view messaging.check_template_not_approved
with (security_invoker = true) as
select
  t.tenant_id, null::uuid as site_id, 'TEMPLATE' as entity_type, t.id as entity_id,
  t.key || ' (' || t.locale || ')' as entity_key, t.key || ' (' || t.locale || ')' as entity_label,
  null::text as severity,
  jsonb_build_object(
    'approval_state', t.approval_state, 'provider_name', t.provider_name,
    'rejected_reason', t.rejected_reason
  ) as payload
from public.message_templates as t
where t.is_active and t.approval_state in ('rejected', 'paused');
comment on view messaging.check_template_not_approved is
  'Templates that Meta rejected or paused and that are still in use.';
revoke all on messaging.check_template_not_approved from public;
