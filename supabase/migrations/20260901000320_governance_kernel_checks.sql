-- governance: the checks on the checks. A check that does not run is blind, and says so.
-- Depends on: the catalogue and the states of this module.
-- Exposes: CHECK_DID_NOT_RUN, CHECK_SLOW.

create view governance.check_did_not_run
with (security_invoker = true) as
select
  null::uuid as tenant_id,
  null::uuid as site_id,
  'CHECK' as entity_type,
  null::uuid as entity_id,
  c.code as entity_key,
  c.title ->> 'fr' as entity_label,
  case c.severity when 'CRITICAL' then 'CRITICAL' else 'WARN' end as severity,
  jsonb_build_object(
    'check_code', c.code,
    'last_status', coalesce(s.last_status, 'NEVER'),
    'last_ok_at', s.last_ok_at,
    'failing_since', s.failing_since,
    'error_key', coalesce(s.error_key, 'late')
  ) as payload
from public.integrity_checks as c
left join public.check_states as s on s.check_code = c.code
where c.is_enabled
  and (
    s.last_status in ('FAILED', 'TIMED_OUT')
    or (
      -- Whoever asks this is running this very check: it cannot be late.
      c.code <> 'CHECK_DID_NOT_RUN'
      and coalesce(s.last_finished_at, c.created_at) < now() - c.every - c.grace
    )
  );
comment on view governance.check_did_not_run is
  'Enabled checks whose last run failed or was cancelled, or that are late beyond their grace.';

create view governance.check_slow
with (security_invoker = true) as
select
  null::uuid as tenant_id,
  null::uuid as site_id,
  'CHECK' as entity_type,
  null::uuid as entity_id,
  c.code as entity_key,
  c.title ->> 'fr' as entity_label,
  null::text as severity,
  jsonb_build_object(
    'check_code', c.code,
    'duration_ms', s.last_duration_ms,
    'budget_ms', c.budget_ms
  ) as payload
from public.integrity_checks as c
join public.check_states as s on s.check_code = c.code
where c.is_enabled
  and s.last_status = 'OK'
  and s.last_duration_ms > c.budget_ms;
comment on view governance.check_slow is 'Enabled checks whose last run ended well, but over its budget.';

insert into public.integrity_checks (
  code, module, view_name, severity, is_platform, every, budget_ms, entity_route, tags, title,
  message, remedy
)
values
  (
    'CHECK_DID_NOT_RUN', 'governance', 'governance.check_did_not_run', 'CRITICAL', true,
    interval '1 minute', 500, '/governance/checks?code={entity_key}', '{meta}',
    '{"fr": "Contrôle non exécuté", "en": "Check did not run", "ar": "فحص لم يُنفَّذ"}',
    '{"fr": "Le contrôle {check_code} n''a pas abouti ({error_key}) : ses anomalies ne sont plus vues.",
      "en": "Check {check_code} did not complete ({error_key}): what it looks for goes unseen.",
      "ar": "لم يكتمل الفحص {check_code} ({error_key})، ولم تعد المخالفات التي يرصدها مرئية."}',
    '{"fr": "Ouvrez le contrôle, lisez l''erreur du dernier passage, corrigez la cause, puis relancez-le.",
      "en": "Open the check, read the error of its last run, repair the cause, then run it again.",
      "ar": "افتح الفحص واقرأ خطأ آخر تنفيذ، وعالج السبب ثم أعد تشغيله."}'
  ),
  (
    'CHECK_SLOW', 'governance', 'governance.check_slow', 'WARN', true,
    interval '1 minute', 500, '/governance/checks?code={entity_key}', '{meta}',
    '{"fr": "Contrôle trop lent", "en": "Check too slow", "ar": "فحص بطيء"}',
    '{"fr": "Le contrôle {check_code} a pris {duration_ms} ms pour un budget de {budget_ms} ms.",
      "en": "Check {check_code} took {duration_ms} ms of a budget of {budget_ms} ms.",
      "ar": "استغرق الفحص {check_code} مدة {duration_ms} م.ث بينما الميزانية {budget_ms} م.ث."}',
    '{"fr": "Analysez les tables lues par le contrôle (statistiques, index manquant) ou révisez son budget.",
      "en": "Look at the tables it reads (statistics, a missing index), or revise its budget.",
      "ar": "راجع الجداول التي يقرؤها الفحص (الإحصاءات أو فهرس ناقص) أو أعد تحديد ميزانيته."}'
  );
