import { startDatabaseOnly } from "../stack/index.ts";
import type { Comparison, Pace } from "./arms.ts";
import { bookingOverB, costOfOne } from "./depot-booking.ts";
import { growLedger, prepareDepot } from "./depot-data.ts";
import { TANKS } from "./depot-plan.ts";
import { type CheckCost, checkCosts, dipTheTanks, readingCosts } from "./depot-reading.ts";
import type { BenchResult, Figure } from "./print.ts";

type Log = (line: string) => void;

const DEFAULT_SIZES = [10_000, 100_000, 1_000_000, 10_000_000];
const CONNECTIONS = 16;

type Measured = {
  readonly size: number;
  readonly label: string;
  readonly booking: Comparison;
  readonly figures: Figure[];
  readonly checks: readonly CheckCost[];
};

/** What a booking, a report and the checks cost, and whether that grows with the ledger. */
export const benchDepot = async (
  pace: Pace,
  log: Log,
  sizes: readonly number[] = DEFAULT_SIZES,
): Promise<BenchResult> => {
  log("a database of its own, with fsync");
  const database = await startDatabaseOnly({ pgtap: false, durable: true });
  try {
    // Loading in sets and checkpoints are the server owner's; whoever books does so as the directeur.
    const url = database.adminUrl;
    await prepareDepot(url);
    const measured: Measured[] = [];
    for (const [index, size] of sizes.entries())
      measured.push(await measure(url, sizes[index - 1] ?? 0, size, pace, log));
    const crowds = await crowded(url, measured.at(-1)?.label ?? "", pace, log);
    return {
      bench: "depot",
      comparisons: [...measured.map(({ booking }) => booking), ...crowds],
      figures: [...measured.flatMap(({ figures }) => figures), ...growth(measured)],
    };
  } finally {
    await database.stop();
  }
};

const measure = async (
  url: string,
  from: number,
  size: number,
  pace: Pace,
  log: Log,
): Promise<Measured> => {
  const label = `${size.toExponential(0).replace("e+", "e")} entries`;
  log(`${label}: loading`);
  await growLedger(url, from, size);
  await dipTheTanks(url);
  log(`${label}: checks`);
  const checks = await checkCosts(url);
  log(`${label}: bookings`);
  const booking = await bookingOverB(url, label, { connections: 1, tanks: TANKS }, pace);
  const cost = await costOfOne(url, label);
  log(`${label}: reports`);
  const readings = await readingCosts(url, label);
  return {
    size,
    label,
    booking,
    checks,
    figures: [...cost, ...readings, ...checkFigures(label, checks)],
  };
};

const checkFigures = (label: string, checks: readonly CheckCost[]): Figure[] => [
  ...checks.map(({ code, ms, cpuMs, pages }) => ({
    name: `check ${code}, ${label}`,
    value: ms,
    unit: "ms",
    note: `${cpuMs.toFixed(1)} ms of a core, ${pages} pages`,
  })),
  { name: `all checks, ${label}`, value: total(checks), unit: "ms of a core" },
];

/** The backend's own time: that of the caller depends on who else is served. */
const total = (checks: readonly CheckCost[]): number =>
  checks.reduce((sum, { cpuMs }) => sum + cpuMs, 0);

/** The same beside a piece of work that never grows: minutes lie between two sizes, and a shared machine changes. */
const totalByYardstick = (checks: readonly CheckCost[]): number =>
  checks.reduce((sum, { cpuMs, yardstickMs }) => sum + cpuMs / yardstickMs, 0);

const crowded = async (url: string, label: string, pace: Pace, log: Log): Promise<Comparison[]> => {
  const comparisons: Comparison[] = [];
  for (const tanks of [1, TANKS]) {
    log(`${CONNECTIONS} connections, ${tanks} tanks`);
    comparisons.push(await bookingOverB(url, label, { connections: CONNECTIONS, tanks }, pace));
  }
  return comparisons;
};

/** The largest ledger beside the smallest; for checks, beside the first of at least 10^5. */
const growth = (measured: readonly Measured[]): Figure[] => {
  const [first, last] = [measured[0], measured.at(-1)];
  const base = measured.find(({ size }) => size >= 100_000);
  if (!first || !last || first === last) return [];
  const slower: Figure = {
    name: `booking, time at ${last.label} over ${first.label}, each against B of its minute`,
    value: first.booking.ratio.median / last.booking.ratio.median,
    unit: "x",
    limit: { kind: "at most", value: 1.3 },
  };
  if (!base || base === last) return [slower];
  return [
    slower,
    {
      name: `all checks, ${last.label} over ${base.label}, each against the same work of its minute`,
      value: totalByYardstick(last.checks) / totalByYardstick(base.checks),
      unit: "x",
      limit: { kind: "at most", value: 1.5 },
    },
  ];
};
