-- depot: what the checks on documents say, and the job that keeps them cheap.
-- Depends on: the sweep of documents, the catalogues of governance and ops.
-- Exposes: RECEPTION_ECART_15C, SORTIE_ECART_15C, the job sweep_depot_documents.

insert into public.scheduled_jobs (
  code, module, command, runner, every, budget_ms, grace, position, description
)
values (
  'sweep_depot_documents', 'depot', 'depot.sweep_documents', 'function', interval '1 minute',
  10000, interval '15 minutes', 80,
  '{"fr": "Recalcule les réceptions et sorties validées, par tranches",
    "en": "Computes validated receptions and withdrawals again, batch by batch",
    "ar": "إعادة حساب عمليات الاستلام والإخراج المعتمدة على دفعات"}'
);

insert into public.integrity_checks (
  code, module, view_name, severity, owner_role, every, budget_ms, entity_route, tags, title,
  message, remedy
)
values
  (
    'RECEPTION_ECART_15C', 'depot', 'depot.check_reception_ecart_15c', 'WARN', 'gerant',
    interval '1 minute', 1000, '/depot/receptions/{entity_id}', '{depot,volume}',
    '{"fr": "Réception : volume à 15 °C inexpliqué",
      "en": "Reception: unexplained volume at 15 °C",
      "ar": "استلام: حجم غير مفسَّر عند 15 °م"}',
    '{"fr": "Réception {entity_label} : {v15c_used} L à 15 °C pour {volume_ambiant} L ambiants ; température et densité donnent {attendu} L (écart {ecart_percent} %).",
      "en": "Reception {entity_label}: {v15c_used} L at 15 °C for {volume_ambiant} L ambient; temperature and density give {attendu} L (gap {ecart_percent} %).",
      "ar": "الاستلام {entity_label}: {v15c_used} لتر عند 15 °م مقابل {volume_ambiant} لتر بدرجة الحرارة المحيطة؛ وتعطي الحرارة والكثافة {attendu} لتر (فارق {ecart_percent} %)."}',
    '{"fr": "Comparez température et densité au bon de livraison, puis corrigez la réception : elle est annulée et remplacée.",
      "en": "Compare temperature and density with the delivery note, then correct the reception: it is reversed and replaced.",
      "ar": "قارن الحرارة والكثافة بسند التسليم، ثم صحّح الاستلام: يُعكس ويُستبدل."}'
  ),
  (
    'SORTIE_ECART_15C', 'depot', 'depot.check_sortie_ecart_15c', 'WARN', 'gerant',
    interval '1 minute', 1000, '/depot/sorties/{entity_id}', '{depot,volume}',
    '{"fr": "Sortie : volume à 15 °C inexpliqué",
      "en": "Withdrawal: unexplained volume at 15 °C",
      "ar": "إخراج: حجم غير مفسَّر عند 15 °م"}',
    '{"fr": "Sortie {entity_label} : {v15c_used} L à 15 °C pour {volume_ambiant} L ambiants ; température et densité donnent {attendu} L (écart {ecart_percent} %).",
      "en": "Withdrawal {entity_label}: {v15c_used} L at 15 °C for {volume_ambiant} L ambient; temperature and density give {attendu} L (gap {ecart_percent} %).",
      "ar": "الإخراج {entity_label}: {v15c_used} لتر عند 15 °م مقابل {volume_ambiant} لتر بدرجة الحرارة المحيطة؛ وتعطي الحرارة والكثافة {attendu} لتر (فارق {ecart_percent} %)."}',
    '{"fr": "Comparez température et densité au bon de chargement, puis corrigez la sortie : elle est annulée et remplacée.",
      "en": "Compare temperature and density with the loading slip, then correct the withdrawal: it is reversed and replaced.",
      "ar": "قارن الحرارة والكثافة بسند التحميل، ثم صحّح الإخراج: يُعكس ويُستبدل."}'
  );
