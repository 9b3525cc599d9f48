import type pg from "pg";
import { type DatabaseOnly, startDatabaseOnly } from "../stack/index.ts";
import { type Comparison, compare, type Pace, spread } from "./arms.ts";
import {
  asDirecteur,
  growHistory,
  LIST,
  prepareBench,
  runCheck,
  setViolations,
  TENANT,
  timeRuns,
  withClient,
} from "./governance-data.ts";
import { rlsCosts } from "./governance-rls.ts";
import { execute, loadArm, unitB, type Work, walBytes } from "./load.ts";
import type { BenchResult, Figure } from "./print.ts";

type Log = (line: string) => void;

const HISTORY = [10_000, 100_000, 1_000_000] as const;
const LIVE = 5_000;
const RUNS = 15;

/** What a check, an alert and a screen cost, and whether that grows with the history. */
export const benchGovernance = async (pace: Pace, log: Log): Promise<BenchResult> => {
  log("a database of its own, with fsync");
  const database = await startDatabaseOnly({ seed: true, pgtap: false, durable: true });
  try {
    // Replication role and checkpoint are the server owner's to use; roles under test are set per connection.
    const url = database.adminUrl;
    await prepareBench(url);
    const growth = await checkGrowth(url, log);
    const sync = await syncOfThousands(url, log);
    const screen = await screenQueries(url, log);
    const upserts = await upsertRates(url, pace, log);
    const rls = await rlsCosts(url, pace, log);
    return {
      bench: "governance",
      comparisons: [...upserts, ...rls.comparisons],
      figures: [...growth, ...sync, ...screen, ...rls.figures],
    };
  } finally {
    await stop(database);
  }
};

const stop = (database: DatabaseOnly): Promise<void> => database.stop();

/** The same 100 violations, refreshed each time, with more and more history behind them. */
const checkGrowth = async (url: string, log: Log): Promise<Figure[]> => {
  await setViolations(url, 100);
  const medians: number[] = [];
  let loaded = 0;
  for (const size of HISTORY) {
    log(`history of ${size} alerts`);
    await growHistory(url, loaded, size);
    loaded = size;
    const times = await timeRuns(url, RUNS, async (client) => {
      await client.query("update bench.violations set mark = mark + 1");
      await runCheck(client);
    });
    medians.push(spread(times).median);
  }
  const figures = HISTORY.map(
    (size, index): Figure => ({
      name: `check run of 100 changed rows at ${size} past alerts`,
      value: medians[index] ?? Number.NaN,
      unit: "ms",
    }),
  );
  const ratio = (medians.at(-1) ?? Number.NaN) / (medians[0] ?? Number.NaN);
  return [
    ...figures,
    {
      name: "check run, 10^6 over 10^4 past alerts",
      value: ratio,
      unit: "x",
      limit: { kind: "at most", value: 1.3 },
    },
  ];
};

const syncOfThousands = async (url: string, log: Log): Promise<Figure[]> => {
  log(`sync of ${LIVE} violations`);
  await setViolations(url, LIVE);
  const [opened] = await timeRuns(url, 1, (client, i) =>
    i === 0 ? client.query("select 1") : runCheck(client),
  );
  const changed = await timeRuns(url, 5, async (client) => {
    await client.query("update bench.violations set mark = mark + 1");
    await runCheck(client);
  });
  const same = await timeRuns(url, 5, runCheck);
  await execute(url, "vacuum analyze public.system_alerts");
  const wal = await walBytes(url, runCheck);
  const limit = { kind: "at most", value: 2000 } as const;
  return [
    { name: `sync that opens ${LIVE}`, value: opened ?? Number.NaN, unit: "ms", limit },
    {
      name: `sync that refreshes ${LIVE} changed`,
      value: spread(changed).median,
      unit: "ms",
      limit,
    },
    { name: `sync that finds the same ${LIVE}`, value: spread(same).median, unit: "ms", limit },
    { name: `WAL of a sync that finds the same ${LIVE}`, value: wal / LIVE, unit: "bytes/alert" },
  ];
};

/** What the screen asks, as the directeur, with 10^6 resolved alerts and 5,000 open ones. */
const screenQueries = async (url: string, log: Log): Promise<Figure[]> => {
  log("screen queries");
  const queries: readonly (readonly [string, string])[] = [
    ["list of the open ones", LIST],
    [
      "list of the resolved ones",
      LIST.replace("<> 'RESOLVED'", "= 'RESOLVED'").replace(
        "severity_rank, first_detected_at desc",
        "resolved_at desc",
      ),
    ],
    ["counters", `select * from public.v_alert_counters where tenant_id = '${TENANT}'`],
    ["metrics of 30 days", `select public.governance_metrics('${TENANT}', 30)`],
    ["catalogue of checks", "select * from public.v_checks"],
  ];
  const figures: Figure[] = [];
  for (const [name, text] of queries) {
    const times = await asCaller(url, RUNS, (client) => client.query(text));
    figures.push({
      name: `screen: ${name}`,
      value: spread(times).median,
      unit: "ms",
      limit: { kind: "at most", value: 100 },
    });
  }
  const acks = await acknowledge(url);
  figures.push({
    name: "ACK in the database",
    value: spread(acks).median,
    unit: "ms",
    limit: { kind: "at most", value: 20 },
  });
  return figures;
};

const asCaller = (
  url: string,
  n: number,
  work: (client: pg.Client) => Promise<unknown>,
): Promise<number[]> =>
  timeRuns(url, n, async (client, i) => {
    if (i === 0) for (const statement of asDirecteur) await client.query(statement);
    await work(client);
  });

const acknowledge = async (url: string): Promise<number[]> => {
  const ids: string[] = [];
  await withClient(url, async (client) => {
    const { rows } = await client.query<{ id: string }>(
      `select id from public.system_alerts where tenant_id = '${TENANT}' and status = 'OPEN' limit ${RUNS + 1}`,
    );
    ids.push(...rows.map((row) => row.id));
  });
  return asCaller(url, RUNS, (client) =>
    client.query("select public.acknowledge_alert($1)", [ids.pop()]),
  );
};

/** Rows that a run brings up to date per second, beside the raw insert and commit of the same server. */
const upsertRates = async (url: string, pace: Pace, log: Log): Promise<Comparison[]> => {
  const comparisons: Comparison[] = [];
  for (const batch of [100, 1]) {
    log(`alert upserts, batch ${batch}`);
    await setViolations(url, batch);
    const work: Work = {
      name: `alert upserts, ${batch} changed per run`,
      unit: "alert",
      connections: 1,
      once: async (client) => {
        await client.query("update bench.violations set mark = mark + 1");
        return runCheck(client);
      },
    };
    comparisons.push(
      await compare(`alert upserts (batch ${batch}) over B`, loadArm(url, work), unitB(url), pace),
    );
  }
  return comparisons;
};
