-- governance: the checks on the anonymous audit. An old proof is no proof.
-- Depends on: public.leak_audit_runs, the catalogue of this module.
-- Exposes: AUDIT_LEAK_FOUND, AUDIT_STALE.

create view governance.check_audit_leak_found
with (security_invoker = true) as
select
  null::uuid as tenant_id,
  null::uuid as site_id,
  'AUDIT' as entity_type,
  null::uuid as entity_id,
  r.target as entity_key,
  r.target as entity_label,
  null::text as severity,
  jsonb_build_object(
    'run_id', r.id,
    'target', r.target,
    'finished_at', r.finished_at,
    'leak_count', r.leak_count,
    'unknown_count', r.unknown_count
  ) as payload
from (
  select distinct on (a.target) a.*
  from public.leak_audit_runs as a
  where a.verdict in ('PASS', 'FAIL')
  order by a.target, a.started_at desc
) as r
where r.verdict = 'FAIL';
comment on view governance.check_audit_leak_found is
  'Targets whose last conclusive audit failed; an invalid run concludes nothing and clears nothing.';

create view governance.check_audit_stale
with (security_invoker = true) as
select
  null::uuid as tenant_id,
  null::uuid as site_id,
  'AUDIT' as entity_type,
  null::uuid as entity_id,
  'anonymous' as entity_key,
  'Audit anonyme' as entity_label,
  null::text as severity,
  jsonb_build_object('last_finished_at', r.last_finished_at) as payload
from (
  select max(a.finished_at) as last_finished_at
  from public.leak_audit_runs as a
  where a.verdict in ('PASS', 'FAIL')
) as r
where coalesce(r.last_finished_at < now() - interval '7 days', true);
comment on view governance.check_audit_stale is
  'One row when no conclusive audit ended within seven days, or none ever.';

insert into public.integrity_checks (
  code, module, view_name, severity, is_platform, every, budget_ms, entity_route, tags, title,
  message, remedy
)
values
  (
    'AUDIT_LEAK_FOUND', 'security', 'governance.check_audit_leak_found', 'CRITICAL', true,
    interval '1 minute', 500, '/security/exposure', '{audit}',
    '{"fr": "Fuite constatée par l''audit",
      "en": "Leak found by the audit",
      "ar": "تسرّب كشفه التدقيق"}',
    '{"fr": "L''audit anonyme de {target} a échoué : {leak_count} fuite(s), {unknown_count} réponse(s) inexpliquée(s).",
      "en": "The anonymous audit of {target} failed: {leak_count} leak(s), {unknown_count} unexplained answer(s).",
      "ar": "فشل تدقيق الوصول المجهول إلى {target}: عدد التسرّبات {leak_count}، وعدد الردود غير المفسَّرة {unknown_count}."}',
    '{"fr": "Fermez chaque objet signalé par l''audit, puis relancez-le : l''alerte se ferme au premier audit réussi.",
      "en": "Close every object the audit names, then run it again: the alert closes with the first audit that passes.",
      "ar": "أغلق كل كائن يذكره التدقيق ثم أعد تشغيله: يُغلق التنبيه عند أول تدقيق ناجح."}'
  ),
  (
    'AUDIT_STALE', 'security', 'governance.check_audit_stale', 'WARN', true,
    interval '10 minutes', 500, '/security/exposure', '{audit}',
    '{"fr": "Audit anonyme trop ancien",
      "en": "Anonymous audit out of date",
      "ar": "تدقيق الوصول المجهول قديم"}',
    '{"fr": "Aucun audit anonyme concluant depuis plus de sept jours.",
      "en": "No conclusive anonymous audit for more than seven days.",
      "ar": "لا يوجد تدقيق وصول مجهول حاسم منذ أكثر من سبعة أيام."}',
    '{"fr": "Lancez npm run audit:anon sur l''adresse publique.",
      "en": "Run npm run audit:anon against the public address.",
      "ar": "شغّل npm run audit:anon على العنوان العام."}'
  );
