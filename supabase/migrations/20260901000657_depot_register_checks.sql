-- depot: the checks on log and ledger themselves, and the jobs that compare their whole history.
-- Depends on: the sweeps and findings of this module, the catalogues of governance and ops.
-- Exposes: JOURNAL_ALTERE, REGISTRE_ECART, the jobs sweep_depot_chains and sweep_depot_sums.

create view depot.chain_alarms
with (security_invoker = true) as
select c.tenant_id, c.registre, c.chaine, c.position_no, c.fault
from (
  select x.tenant_id, x.registre, x.chaine, f.position_no, f.fault, f.empreinte
  from depot.chains as x
  cross join lateral depot.chain_faults(x, greatest(x.dernier_no - 19, 1), x.dernier_no) as f
  union all
  select b.tenant_id, b.registre, b.chaine, b.position_no, b.fault, b.empreinte
  from depot.closing_breaks as b
) as c
where not exists (
  select
  from depot.tamper_findings as k
  join depot.tamper_closures as x on x.tenant_id = k.tenant_id and x.finding_id = k.id
  where k.tenant_id = c.tenant_id
    and k.registre = c.registre
    and k.chaine = c.chaine
    and k.position_no = c.position_no
    and k.fault = c.fault
    and k.empreinte = c.empreinte
)
union
select k.tenant_id, k.registre, k.chaine, k.position_no, k.fault
from depot.tamper_findings as k
where k.registre <> 'SOMMES'
  and not exists (
    select from depot.tamper_closures as x
    where x.tenant_id = k.tenant_id and x.finding_id = k.id
  );
comment on view depot.chain_alarms is
  'Breaks of chains that nobody has explained: in the last 20 lines of each chain, at the line that the sweep compared last, under the seal of the last closed day, and wherever the sweep found one.';

create view depot.check_journal_altere
with (security_invoker = true) as
select
  a.tenant_id,
  coalesce(t.depot_id, s.id) as site_id,
  'CHAINE_' || a.registre as entity_type,
  a.chaine as entity_id,
  null::text as entity_key,
  case a.registre
    when 'JOURNAL' then 'log_actions'
    when 'MOUVEMENTS' then 'mouvements_stock'
    else 'clotures'
  end || ' · ' || coalesce(t.nom, s.name, c.name, a.chaine::text) as entity_label,
  null::text as severity,
  jsonb_build_object(
    'registre', a.registre,
    'chaine', a.chaine,
    'ligne_count', count(distinct a.position_no),
    'premiere_no', min(a.position_no),
    'faults', jsonb_agg(distinct a.fault)
  ) as payload
from depot.chain_alarms as a
join public.tenants as c on c.id = a.tenant_id
left join public.citernes as t on t.tenant_id = a.tenant_id and t.id = a.chaine
left join public.sites as s on s.tenant_id = a.tenant_id and s.id = a.chaine
group by a.tenant_id, a.registre, a.chaine, t.depot_id, t.nom, s.id, s.name, c.name;
comment on view depot.check_journal_altere is
  'Chains of log and ledger with a line changed, removed, slipped in or cut off. Cost: 20 lines per chain, whatever their length; the rest is the work of the sweep.';

create view depot.check_registre_ecart
with (security_invoker = true) as
select
  g.tenant_id,
  g.depot_id as site_id,
  g.entity_type,
  g.entity_id,
  null::text as entity_key,
  coalesce(
    t.nom,
    nullif(concat_ws(' · ', ta.nom, p.nom, coalesce(pa.nom, a.proprietaire_type)), ''),
    d.libelle,
    g.entity_id::text
  ) as entity_label,
  null::text as severity,
  jsonb_build_object(
    'constat', min(g.constat),
    'constats', jsonb_agg(g.constat order by g.constat)
  ) as payload
from depot.register_gaps as g
left join public.citernes as t on t.tenant_id = g.tenant_id and t.id = g.entity_id
left join public.stocks_snapshot as a on a.tenant_id = g.tenant_id and a.id = g.entity_id
left join public.citernes as ta on ta.tenant_id = a.tenant_id and ta.id = a.citerne_id
left join public.produits as p on p.tenant_id = a.tenant_id and p.id = a.produit_id
left join public.partenaires as pa on pa.tenant_id = a.tenant_id and pa.id = a.partenaire_id
left join lateral (
  select coalesce(x.libelle, x.date_jour::text) as libelle
  from depot.document_head(g.entity_type, g.tenant_id, g.entity_id) as x
) as d on true
group by g.tenant_id, g.depot_id, g.entity_type, g.entity_id, t.nom, ta.nom, p.nom, pa.nom,
  a.proprietaire_type, d.libelle;
comment on view depot.check_registre_ecart is
  'Accounts, tanks and documents whose figures contradict each other. Cost: accounts, their months, the days of two months and the documents not yet swept; entries only where a document is judged.';

insert into public.scheduled_jobs (
  code, module, command, runner, every, budget_ms, grace, position, description
)
values
  (
    'sweep_depot_chains', 'depot', 'depot.sweep_chains', 'function', interval '1 minute', 20000,
    interval '15 minutes', 81,
    '{"fr": "Vérifie l''enchaînement du journal et du registre, par tranches",
      "en": "Compares the chains of log and ledger, batch by batch",
      "ar": "التحقق من تسلسل السجل ودفتر الحركات على دفعات"}'
  ),
  (
    'sweep_depot_sums', 'depot', 'depot.sweep_sums', 'function', interval '1 minute', 20000,
    interval '15 minutes', 82,
    '{"fr": "Recompte les sommes du registre par jour et par mois, par tranches",
      "en": "Adds up the ledger again by day and month, batch by batch",
      "ar": "إعادة جمع حركات الدفتر حسب اليوم والشهر على دفعات"}'
  );

insert into public.integrity_checks (
  code, module, view_name, severity, owner_role, every, budget_ms, entity_route, tags, title,
  message, remedy
)
values
  (
    'JOURNAL_ALTERE', 'depot', 'depot.check_journal_altere', 'CRITICAL', 'admin',
    interval '1 minute', 2000, '/depot/constats?chaine={entity_id}', '{depot,audit}',
    '{"fr": "Journal ou registre altéré",
      "en": "Log or ledger tampered with",
      "ar": "تلاعب بالسجل أو بدفتر الحركات"}',
    '{"fr": "{entity_label} : {ligne_count} ligne(s) ne s''enchaînent plus, à partir du n° {premiere_no}.",
      "en": "{entity_label}: {ligne_count} line(s) no longer seal the one before, from no. {premiere_no} on.",
      "ar": "{entity_label}: عدد الأسطر التي لم تعد متسلسلة {ligne_count}، بدءًا من الرقم {premiere_no}."}',
    '{"fr": "Ne réparez rien à la main : gardez une sauvegarde, comparez aux rapports imprimés, puis closez le constat avec une explication.",
      "en": "Repair nothing by hand: keep a backup, compare with the printed reports, then close the finding with an explanation.",
      "ar": "لا تُصلح شيئًا يدويًا: احتفظ بنسخة احتياطية وقارن بالتقارير المطبوعة، ثم أقفل المعاينة مع تفسير."}'
  ),
  (
    'REGISTRE_ECART', 'depot', 'depot.check_registre_ecart', 'CRITICAL', 'admin',
    interval '1 minute', 2000, '/depot/journal', '{depot,audit}',
    '{"fr": "Le registre se contredit",
      "en": "The register contradicts itself",
      "ar": "دفتر الحركات متناقض"}',
    '{"fr": "{entity_label} : {constat}.",
      "en": "{entity_label}: {constat}.",
      "ar": "{entity_label}: {constat}."}',
    '{"fr": "Le registre des mouvements fait foi : trouvez qui a écrit le total, recalculez-le depuis le registre, puis closez le constat.",
      "en": "The ledger of movements is the truth: find who wrote the total, compute it again from the ledger, then close the finding.",
      "ar": "دفتر الحركات هو المرجع: اعرف من كتب المجموع، وأعد حسابه من الدفتر، ثم أقفل المعاينة."}'
  );
