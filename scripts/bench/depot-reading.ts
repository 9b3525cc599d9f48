import { type Cost, costOf } from "./backend-cost.ts";
import { asDirecteur } from "./depot-booking.ts";
import { BENCH } from "./depot-plan.ts";
import { withClient } from "./governance-data.ts";
import { execute } from "./load.ts";
import type { Figure } from "./print.ts";

const { tenant, depot } = BENCH;
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
export const readingCosts = (url: string, size: string): Promise<Figure[]> =>
  withClient(url, async (client) => {
    for (const statement of asDirecteur) await client.query(statement);
    const figures: Figure[] = [];
    for (const { name, sql, limit } of READINGS) {
      const cost = await costOf(client, sql);
      figures.push({
        name: `${name}, ${size}`,
        value: cost.ms,
        unit: "ms",
        note: `${cost.cpuMs.toFixed(1)} ms of a core, ${cost.pages} pages`,
        ...(limit === undefined ? {} : { limit: { kind: "at most" as const, value: limit } }),
      });
    }
    return figures;
  });

/** An evening dip of every tank on each of the last days and one this morning, as the books had it. */
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
       from bench.start as b, generate_series(b.jour - interval '30 days', b.jour, interval '1 day') as g
       union all
       select b.jour + 1, (b.jour + 1)::timestamp at time zone 'Africa/Lubumbashi' from bench.start as b
     ) as d
     cross join depot.correct_volume('54B', 1000, 25, 832) as v
     cross join lateral depot.book_at(c.tenant_id, c.id, d.at) as k
     where c.tenant_id = '${tenant}'`,
    `insert into depot.dip_sums (tenant_id, dip_id, depot_id, citerne_id, date_jour, prise_at, net_ambiant, net_15c)
     select p.tenant_id, p.id, p.depot_id, p.citerne_id, p.date_jour, p.prise_at, x.ambiant, x.v15c
     from public.prises_de_hauteur as p
     cross join lateral depot.month_until(p.tenant_id, p.citerne_id, p.date_jour, p.prise_at) as x`,
    "analyze public.prises_de_hauteur, depot.dip_sums",
  );

export type CheckCost = Cost & {
  readonly code: string;
  /** Of a core, for the same hashes each time: how fast the machine was while this check ran. */
  readonly yardstickMs: number;
};

/** All checks of the depot, each run as the tick runs it. One that fails ends the bench. */
export const checkCosts = (url: string): Promise<CheckCost[]> =>
  withClient(url, async (client) => {
    const { rows: checks } = await client.query<{ code: string }>(
      "select code from public.integrity_checks where module = 'depot' and is_enabled order by code",
    );
    const costs: CheckCost[] = [];
    for (const { code } of checks) {
      const cost = await costOf(client, RUN, [code], 5);
      const { cpuMs: yardstickMs } = await costOf(client, YARDSTICK, [], 3);
      costs.push({ code, ...cost, yardstickMs });
      const { rows } = await client.query<{ error_detail: string | null }>(
        "select last_status as status, error_key as error_detail from public.check_states where check_code = $1 and last_status <> 'OK'",
        [code],
      );
      if (rows[0]) throw new Error(`${code}: ${rows[0].error_detail}`);
    }
    return costs;
  });

const RUN = "select governance.run_check($1, 'bench')";
const YARDSTICK = "select count(sha256(int8send(n))) from generate_series(1, 50000) as n";
