import type { Session } from "../access/two-sessions.ts";
import type { Depot } from "./ledger-depot.ts";
import { wrongDips } from "./ledger-dips.ts";

/** What in the totals and dips of a company does not agree with its ledger, what in its chains is broken. */
export const discrepancies = async (session: Session, depot: Depot): Promise<unknown[]> => {
  const totals = await session.query(TOTALS, [depot.tenantId]);
  const entries = await session.query(
    `select e.citerne_id, b.* from depot.citerne_etats as e
     cross join lateral depot.entry_breaks(e.tenant_id, e.citerne_id, 1, e.dernier_no + 1) as b
     where e.tenant_id = $1`,
    [depot.tenantId],
  );
  const lines = await session.query(
    `select c.chaine, b.* from depot.log_chains as c
     cross join lateral depot.log_breaks(c.tenant_id, c.chaine, 1, c.dernier_no + 1) as b
     where c.tenant_id = $1`,
    [depot.tenantId],
  );
  return [...totals, ...(await wrongDips(session, depot)), ...entries, ...lines];
};

const TOTALS = `
  with ledger as (
    select m.compte_id, m.citerne_id, m.date_jour, m.volume_ambiant as a, m.volume_15c as c,
      m.citerne_no, m.nature in ('PERTE', 'GAIN', 'AJUSTEMENT') as adjusts
    from public.mouvements_stock as m where m.tenant_id = $1
  ),
  sums as (
    select 'account ' || compte_id as k, sum(a) as a, sum(c) as c, count(*) as n from ledger group by 1
    union all
    select 'adjustment ' || compte_id, sum(a), sum(c), 0 from ledger where adjusts group by 1
    union all
    select 'tank ' || citerne_id, sum(a), sum(c), max(citerne_no) from ledger group by 1
    union all
    select 'day ' || compte_id || date_jour, sum(a), sum(c), count(*) from ledger group by 1
    union all
    select 'month ' || compte_id || date_trunc('month', date_jour)::date, sum(a), sum(c), count(*)
    from ledger group by 1
  ),
  kept as (
    select 'account ' || s.id as k, s.stock_ambiant as a, s.stock_15c as c, s.mouvement_count as n
    from public.stocks_snapshot as s where s.tenant_id = $1
    union all
    select 'adjustment ' || s.id, s.ajustement_ambiant, s.ajustement_15c, 0
    from public.stocks_snapshot as s
    where s.tenant_id = $1 and exists (select from ledger as l where l.compte_id = s.id and l.adjusts)
    union all
    select 'tank ' || e.citerne_id, e.stock_ambiant, e.stock_15c, e.dernier_no
    from depot.citerne_etats as e where e.tenant_id = $1 and e.dernier_no > 0
    union all
    select 'day ' || d.compte_id || d.date_jour, d.net_ambiant, d.net_15c, d.mouvement_count
    from depot.stock_days as d where d.tenant_id = $1
    union all
    select 'month ' || m.compte_id || m.mois, m.net_ambiant, m.net_15c, m.mouvement_count
    from depot.stock_months as m where m.tenant_id = $1
  )
  select coalesce(s.k, k.k) as what, s.a as ledger, k.a as kept, s.n as ledger_count, k.n as kept_count
  from sums as s full join kept as k using (k)
  where (s.a, s.c, s.n) is distinct from (k.a, k.c, k.n)`;
