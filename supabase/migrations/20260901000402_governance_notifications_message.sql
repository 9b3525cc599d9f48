-- governance: what a message says, in the three languages.
-- Depends on: system_alerts, the check catalogue, tenants and profils of access.
-- Exposes: nothing.

create function governance.notification_words(locale text)
returns jsonb
language sql
immutable
security invoker
set search_path = ''
as $$
  select case locale
    when 'en' then jsonb_build_object(
      'OPENED', 'New alerts', 'OPENED1', 'New alert',
      'WORSENED', 'Alerts that got worse', 'WORSENED1', 'Alert that got worse',
      'REPEAT', 'Alerts still open', 'REPEAT1', 'Alert still open',
      'RESOLVED', 'Alerts resolved', 'RESOLVED1', 'Alert resolved',
      'ESCALATED', 'Overdue alerts', 'ESCALATED1', 'Overdue alert',
      'TEST', 'Test message',
      'TEST_TEXT', 'This is what a notice of this rule looks like. Nothing is wrong.',
      'CRITICAL', 'CRITICAL', 'WARN', 'WARNING', 'INFO', 'INFO', 'colon', ': ',
      'more', 'Not listed here', 'flood', 'Not sent, because too many at once'
    )
    when 'ar' then jsonb_build_object(
      'OPENED', 'تنبيهات جديدة', 'OPENED1', 'تنبيه جديد',
      'WORSENED', 'تنبيهات تفاقمت', 'WORSENED1', 'تنبيه تفاقم',
      'REPEAT', 'تنبيهات لا تزال مفتوحة', 'REPEAT1', 'تنبيه لا يزال مفتوحًا',
      'RESOLVED', 'تنبيهات تم حلّها', 'RESOLVED1', 'تنبيه تم حلّه',
      'ESCALATED', 'تنبيهات متأخرة', 'ESCALATED1', 'تنبيه متأخر',
      'TEST', 'رسالة تجريبية',
      'TEST_TEXT', 'هكذا تبدو رسائل هذه القاعدة. لا توجد أي مشكلة.',
      'CRITICAL', 'حرِج', 'WARN', 'تحذير', 'INFO', 'معلومة', 'colon', ': ',
      'more', 'غير مذكورة هنا', 'flood', 'لم تُرسل لكثرتها دفعة واحدة'
    )
    else jsonb_build_object(
      'OPENED', 'Nouvelles alertes', 'OPENED1', 'Nouvelle alerte',
      'WORSENED', 'Alertes aggravées', 'WORSENED1', 'Alerte aggravée',
      'REPEAT', 'Alertes toujours ouvertes', 'REPEAT1', 'Alerte toujours ouverte',
      'RESOLVED', 'Alertes résolues', 'RESOLVED1', 'Alerte résolue',
      'ESCALATED', 'Alertes en retard', 'ESCALATED1', 'Alerte en retard',
      'TEST', 'Message d''essai',
      'TEST_TEXT', 'Voici à quoi ressemble un avis de cette règle. Il n''y a aucun problème.',
      'CRITICAL', 'CRITIQUE', 'WARN', 'AVERTISSEMENT', 'INFO', 'INFO', 'colon', ' : ',
      'more', 'Non citées ici', 'flood', 'Non envoyées, car trop nombreuses à la fois'
    )
  end
$$;
comment on function governance.notification_words(text) is
  'Words of a message by language. Labels with a number behind, so that no plural rule is needed.';
revoke all on function governance.notification_words(text) from public;

create function governance.notification_recipients(rule public.notification_rules)
returns text[]
language sql
stable
security definer
set search_path = ''
as $$
-- definer: the planner reads members that its caller may not list.
  select case
    when rule.channel <> 'email' then '{}'
    when rule.target is not null then string_to_array(rule.target, ',')
    else coalesce((
      select array_agg(distinct lower(p.email) order by lower(p.email))
      from public.profils as p
      join public.role_permissions as rp on rp.role = p.role and rp.permission = 'alerts.ack'
      where p.tenant_id = rule.tenant_id
        and p.status = 'active'
        and p.email is not null
        and (p.site_id is null or p.site_id = rule.site_id)
    ), '{}')
  end
$$;
comment on function governance.notification_recipients(public.notification_rules) is
  'Addresses of an e-mail rule: its own, else the active members who may acknowledge alerts.';
revoke all on function governance.notification_recipients(public.notification_rules) from public;

create function governance.notification_alerts(tenant_id uuid, alert_ids uuid[], locale text)
returns jsonb
language sql
stable
security definer
set search_path = ''
as $$
-- definer: see notification_recipients.
-- At most 25 are listed: a message of a webhook should stay under 20 kB.
  select coalesce(jsonb_agg(jsonb_build_object(
    'id', l.id,
    'check_code', l.check_code,
    'severity', l.severity,
    'title', c.title ->> locale,
    'message', left(l.message, 500),
    'entity', jsonb_build_object(
      'type', l.entity_type, 'id', l.entity_id, 'key', l.entity_key, 'label', l.entity_label
    ),
    'site', s.name,
    'status', l.status,
    'episode', l.episode,
    'first_detected_at', l.first_detected_at,
    'due_at', l.due_at,
    'resolved_at', l.resolved_at,
    'runbook', c.runbook,
    'link', '/governance/integrity/' || l.id
  ) order by l.severity_rank, l.first_detected_at, l.id), '[]')
  from (
    select a.*
    from public.system_alerts as a
    where a.tenant_id = notification_alerts.tenant_id
      and a.id = any (notification_alerts.alert_ids)
    order by a.severity_rank, a.first_detected_at, a.id
    limit 25
  ) as l
  join public.integrity_checks as c on c.code = l.check_code
  left join public.sites as s on s.tenant_id = l.tenant_id and s.id = l.site_id
$$;
comment on function governance.notification_alerts(uuid, uuid[], text) is
  'The worst 25 of the alerts as a message shows them. link is a path: the sender knows the host.';
revoke all on function governance.notification_alerts(uuid, uuid[], text) from public;

create function governance.notification_text(
  subject text,
  alerts jsonb,
  counts jsonb,
  words jsonb
)
returns text
language sql
immutable
security invoker
set search_path = ''
as $$
  select concat_ws(
    e'\n',
    subject,
    (
      select string_agg(
        format('• [%s] %s', words ->> (a.alert ->> 'severity'), a.alert ->> 'message'),
        e'\n' order by a.position
      )
      from jsonb_array_elements(alerts) with ordinality as a (alert, position)
    ),
    case
      when (counts ->> 'alerts')::integer > (counts ->> 'listed')::integer
        then (words ->> 'more') || (words ->> 'colon')
          || ((counts ->> 'alerts')::integer - (counts ->> 'listed')::integer)
    end,
    case
      when (counts ->> 'suppressed')::integer > 0
        then (words ->> 'flood') || (words ->> 'colon') || (counts ->> 'suppressed')
    end
  )
$$;
comment on function governance.notification_text(text, jsonb, jsonb, jsonb) is
  'The message as plain text: one line per alert, then what is not listed and what was not sent.';
revoke all on function governance.notification_text(text, jsonb, jsonb, jsonb) from public;

create function governance.notification_counts(
  rule public.notification_rules,
  alert_ids uuid[],
  listed integer
)
returns jsonb
language sql
stable
security definer
set search_path = ''
as $$
-- definer: see notification_recipients.
  select jsonb_build_object(
    'alerts', cardinality(alert_ids),
    'listed', listed,
    'by_severity', coalesce((
      select jsonb_object_agg(b.severity, b.alert_count)
      from (
        select a.severity, count(*) as alert_count
        from public.system_alerts as a
        where a.tenant_id = rule.tenant_id and a.id = any (alert_ids)
        group by a.severity
      ) as b
    ), '{}'),
    'suppressed', coalesce(sum(s.suppressed_count), 0),
    'suppressed_by_check',
    coalesce(jsonb_object_agg(s.check_code, s.suppressed_count), '{}')
  )
  from public.notification_suppressions as s
  where s.tenant_id = rule.tenant_id
    and s.rule_id = rule.id
    and s.suppressed_count > 0
    and s.window_started_at > now() - rule.flood_window
$$;
comment on function governance.notification_counts(public.notification_rules, uuid[], integer) is
  'How many alerts a message is about, and how many the cap kept back in the running window.';
revoke all on function governance.notification_counts(public.notification_rules, uuid[], integer)
  from public;

create function governance.notification_payload(
  rule public.notification_rules,
  reason text,
  alert_ids uuid[]
)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
-- definer: see notification_recipients.
-- service, timestamp, alert, severity, suppressed, suppress_reason: the names that receivers of the
-- SLO notice of the restaurant platform read already.
declare
  v_tenant public.tenants;
  v_words jsonb;
  v_alerts jsonb;
  v_counts jsonb;
  v_worst text;
  v_subject text;
begin
  select t.* into strict v_tenant from public.tenants as t where t.id = rule.tenant_id;
  v_words := governance.notification_words(v_tenant.default_locale);
  v_alerts := governance.notification_alerts(rule.tenant_id, alert_ids, v_tenant.default_locale);
  v_counts := governance.notification_counts(rule, alert_ids, jsonb_array_length(v_alerts));
  v_worst := coalesce(v_alerts -> 0 ->> 'severity', 'INFO');
  v_subject := concat(
    '[', v_words ->> v_worst, '] ',
    case cardinality(alert_ids)
      when 0 then v_words ->> reason
      when 1 then concat(v_words ->> (reason || '1'), v_words ->> 'colon', v_alerts -> 0 ->> 'title')
      else concat(v_words ->> reason, v_words ->> 'colon', cardinality(alert_ids))
    end,
    ' · ', v_tenant.name
  );
  return jsonb_build_object(
    'kind', 'alert', 'service', 'vigie', 'timestamp', now(), 'reason', reason,
    'alert', reason not in ('RESOLVED', 'TEST'), 'severity', v_worst,
    'tenant', jsonb_build_object(
      'id', v_tenant.id, 'slug', v_tenant.slug, 'name', v_tenant.name,
      'timezone', v_tenant.timezone
    ),
    'rule', jsonb_build_object('id', rule.id, 'name', rule.name),
    'alerts', v_alerts, 'counts', v_counts,
    'suppressed', (v_counts ->> 'suppressed')::integer > 0,
    'suppress_reason', case when (v_counts ->> 'suppressed')::integer > 0 then 'flood_cap' end,
    'locale', v_tenant.default_locale, 'subject', v_subject,
    'text', case
      when reason = 'TEST' then concat(v_subject, e'\n', v_words ->> 'TEST_TEXT')
      else governance.notification_text(v_subject, v_alerts, v_counts, v_words)
    end,
    'recipients', governance.notification_recipients(rule)
  );
end
$$;
comment on function governance.notification_payload(public.notification_rules, text, uuid[]) is
  'The message of a rule about some alerts, in the language of the tenant.';
revoke all on function governance.notification_payload(public.notification_rules, text, uuid[])
  from public;
