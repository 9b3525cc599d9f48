import { spread } from "./arms.ts";
import { asDirecteur } from "./depot-booking.ts";
import { BENCH } from "./depot-plan.ts";
import { timeRuns, withClient } from "./governance-data.ts";
import { execute } from "./load.ts";
import type { Figure } from "./print.ts";

const { tenant, depot } = BENCH;
const RUNS = 15;
const MONTH = "current_date - 30, current_date";

type Reading = { readonly name: string; readonly sql: string; readonly limit?: number };

const READINGS: readonly Reading[] = [
  {
    name: "current stock of 50 tanks",
    sql: `select * from public.v_stock_actuel where tenant_id = '${tenant}' and depot_id = '${depot}'`,
    limit: 5,
  },
  {
    name: "one month of daily stock",
    sql: `select public.daily_stock('${depot}', ${MONTH})`,
    limit: 50,
  },
  {
    name: "tanks with owners, dips and signals",
    sql: `select * from public.v_citernes_stock where tenant_id = '${tenant}' and depot_id = '${depot}'`,
  },
  {
    name: "material balance of a month",
    sql: `select * from public.bilan_matiere('${depot}', ${MONTH}, 'citerne')`,
  },
  {
    name: "days with entries of a month",
    sql: `select * from public.stocks_journaliers where tenant_id = '${tenant}' and depot_id = '${depot}'
      and date_jour between current_date - 30 and current_date`,
  },
  {
    name: "stock at a moment two years ago",
    sql: `select * from public.stock_at('${depot}', now() - interval '2 years')`,
  },
  { name: "trend of 30 days", sql: `select public.stock_trend('${depot}', 30)` },
  { name: "dashboard", sql: `select public.depot_dashboard('${depot}')` },
  {
    name: "first page of the journal",
    sql: `select * from public.v_journal_stock where tenant_id = '${tenant}' and depot_id = '${depot}'
      order by date_jour desc, id desc limit 25`,
  },
];

/** What the screens ask, as the directeur. */
export const readingTimes = async (url: string, size: string): Promise<Figure[]> => {
  const figures: Figure[] = [];
  for (const { name, sql, limit } of READINGS) {
    const times = await timeRuns(url, RUNS, async (client, i) => {
      if (i === 0) for (const statement of asDirecteur) await client.query(statement);
      await client.query(sql);
    });
    figures.push({
      name: `${name}, ${size}`,
      value: spread(times).median,
      unit: "ms",
      ...(limit === undefined ? {} : { limit: { kind: "at most" as const, value: limit } }),
    });
  }
  return figures;
};

/** An evening dip of every tank on each of the last days, as the books had it. */
export const dipTheTanks = (url: string): Promise<void> =>
  execute(
    url,
    "set session_replication_role = replica",
    "truncate public.prises_de_hauteur cascade",
    `insert into public.prises_de_hauteur (
       tenant_id, id, depot_id, citerne_id, produit_id, bareme_id, prise_at, date_jour, hauteur_mm, temperature_c,
       densite_observee_kgm3, volume_brut_l, volume_eau_l, volume_mesure, densite_a_15_kgm3, vcf, volume_15c, methode, methode_version
     )
     select c.tenant_id, gen_random_uuid(), c.depot_id, c.id, c.produit_id, b.id, d.at, d.jour, 1000, 25, 832,
       k.stock_ambiant, 0, k.stock_ambiant, v.densite_a_15_kgm3, v.vcf, k.stock_15c, v.methode, v.methode_version
     from public.citernes as c
     join public.baremes as b on b.tenant_id = c.tenant_id and b.citerne_id = c.id
     cross join (
       select g::date as jour, (g + interval '18 hours') at time zone 'Africa/Lubumbashi' as at
       from generate_series((current_date - 31)::timestamp, (current_date - 1)::timestamp, interval '1 day') as g
     ) as d
     cross join depot.correct_volume('54B', 1000, 25, 832) as v
     cross join lateral depot.book_at(c.tenant_id, c.id, d.at) as k
     where c.tenant_id = '${tenant}'`,
    "analyze public.prises_de_hauteur",
  );

/** All checks of the depot, each run as the tick runs it: its time, its rows, its failure if it fails. */
export const checkTimes = (
  url: string,
): Promise<{ readonly code: string; readonly ms: number }[]> =>
  withClient(url, async (client) => {
    const { rows: checks } = await client.query<{ code: string }>(
      "select code from public.integrity_checks where module = 'depot' and is_enabled order by code",
    );
    const times: { code: string; ms: number }[] = [];
    for (const { code } of checks) {
      const runs: number[] = [];
      for (let i = 0; i < 6; i += 1) {
        const started = performance.now();
        const { rows } = await client.query<{ status: string; error_detail: string | null }>(
          "select (r).status, (r).error_detail from (select governance.run_check($1, 'bench') as r) as q",
          [code],
        );
        if (rows[0]?.status !== "OK") throw new Error(`${code}: ${rows[0]?.error_detail}`);
        if (i > 0) runs.push(performance.now() - started);
      }
      times.push({ code, ms: spread(runs).median });
    }
    return times;
  });
