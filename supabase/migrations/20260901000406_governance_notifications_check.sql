-- governance: the check NOTIFICATION_DEAD: a rule whose messages do not arrive.
-- Depends on: notification_rules, notification_deliveries, the check catalogue.
-- Exposes: governance.check_notification_dead.

create view governance.check_notification_dead
with (security_invoker = true) as
select
  r.tenant_id,
  r.site_id,
  'NOTIFICATION_RULE' as entity_type,
  r.id as entity_id,
  r.name as entity_key,
  r.name as entity_label,
  null::text as severity,
  jsonb_build_object(
    'dead_count', d.dead_count,
    'waiting_count', w.waiting_count,
    'last_error', coalesce(d.last_error, r.disabled_reason, 'not_fetched'),
    'disabled_reason', r.disabled_reason
  ) as payload
from public.notification_rules as r
cross join lateral (
  select
    count(*) as dead_count,
    (array_agg(x.last_error order by x.updated_at desc))[1] as last_error
  from public.notification_deliveries as x
  where x.tenant_id = r.tenant_id
    and x.rule_id = r.id
    and x.status = 'DEAD'
    and x.updated_at > now() - interval '7 days'
    and x.reason <> 'TEST'
    -- Given up because somebody switched the rule off: wanted, not broken.
    and x.last_error <> 'rule_disabled'
) as d
cross join lateral (
  select count(*) as waiting_count
  from public.notification_deliveries as x
  where x.tenant_id = r.tenant_id
    and x.rule_id = r.id
    and x.status in ('PENDING', 'RETRY', 'SENDING')
    -- Due for long and nobody came to fetch it: the sender does not run.
    and x.next_attempt_at < now() - interval '15 minutes'
) as w
where d.dead_count > 0 or w.waiting_count > 0 or r.disabled_reason is not null;
comment on view governance.check_notification_dead is
  'One row per rule with messages given up within seven days, messages that nobody fetches, or switched off by its receiver.';
revoke all on governance.check_notification_dead from public;

insert into public.integrity_checks (
  code, module, view_name, severity, title, message, remedy, owner_role, every, budget_ms,
  entity_route, tags
)
values (
  'NOTIFICATION_DEAD', 'governance', 'governance.check_notification_dead', 'WARN',
  '{
    "fr": "Notification non délivrée",
    "en": "Notification not delivered",
    "ar": "إشعار لم يصل"
  }',
  '{
    "fr": "« {entity_label} » : {dead_count} message(s) abandonné(s), {waiting_count} en souffrance ({last_error}).",
    "en": "“{entity_label}”: {dead_count} message(s) given up, {waiting_count} not fetched ({last_error}).",
    "ar": "«{entity_label}»: رسائل متروكة {dead_count}، رسائل عالقة {waiting_count} ({last_error})."
  }',
  '{
    "fr": "Corrigez l''adresse ou le destinataire, réactivez la règle, puis renvoyez les messages depuis Réglages → Notifications.",
    "en": "Correct the address or the receiver, switch the rule on again, then send the messages again from Settings → Notifications.",
    "ar": "صحّح العنوان أو المستلم، ثم أعد تفعيل القاعدة وأعد إرسال الرسائل من الإعدادات ← الإشعارات."
  }',
  'admin', interval '1 minute', 500, '/settings/notifications', array['notifications']
);
