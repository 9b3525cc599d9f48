// Every queue gets the same: the same number of jobs with the same text, two processes with two
// connections each (graphile-worker a third one, to listen), batches of the same size, one server that
// waits for its disk at each commit, tables that are logged, and a stand-in that answers at once.
// Claimed and done are each committed before the next step, as they must be for a message that may
// not leave twice.
// What ours does for a message and no other one does: order within a conversation, whether the
// customer still wants it and may be written to, stops and limits of its number, the record of what
// was sent and when, which stays; one that crashed is unknown, and not sent again. pg-boss marks a
// job as done and keeps it; graphile-worker and pgmq delete it, and nothing tells that it ever was.
// graphile-worker keeps a batch in its process and hands in what is done together.
import { startDatabaseOnly } from "../stack/index.ts";
import { type Comparison, type Pace, spread } from "./arms.ts";
import { execute, unitB, walBytes } from "./load.ts";
import { addCustomers, prepareOutbox, queueMessages } from "./outbox-data.ts";
import { clearOurs, drain, preparePeers, type Queue, queues } from "./outbox-drain.ts";
import { idleQueries, sendStart } from "./outbox-latency.ts";
import { installPeers, type Peers } from "./outbox-peers.ts";
import { underSnapshot } from "./outbox-snapshot.ts";
import type { BenchResult, Figure } from "./print.ts";
import { readCpuTimes, stealShare } from "./steal.ts";

type Log = (line: string) => void;

const QUEUES = ["vigie", "graphile-worker", "pg-boss", "pgmq"] as const;
const DEFAULT_BATCHES = [1, 10, 100];
const MAX_STEAL = 0.05;
/** Jobs of a run by batch, so that a run takes seconds on a machine that commits some thousand rows a second. */
const jobsOf = (batch: number, seconds: number): number =>
  Math.max(200, Math.round((batch >= 100 ? 6_000 : batch >= 10 ? 2_000 : 400) * seconds));

/** Claim, send to an instant stand-in, settle: beside other queues, with a long snapshot, in time. */
export const benchOutbox = async (
  pace: Pace,
  log: Log,
  batches: readonly number[] = DEFAULT_BATCHES,
): Promise<BenchResult> => {
  const peers = installPeers(log);
  log("a database of its own, with fsync");
  const database = await startDatabaseOnly({ pgtap: false, durable: true });
  try {
    const url = database.adminUrl;
    await prepareOutbox(url);
    await addCustomers(url, 0, Math.max(...batches.map((batch) => jobsOf(batch, pace.seconds))));
    await preparePeers(url, peers);
    const all = queues(url, peers, QUEUES);
    const comparisons: Comparison[] = [];
    for (const batch of batches)
      comparisons.push(...(await beside(url, peers, all, batch, pace, log)));
    const cost = await costOfOne(url, peers);
    const snapshot = await underSnapshot(url, peers, all, pace, log);
    log("commit to send start, and what an idle queue asks");
    const figures = [
      ...goals(comparisons),
      ...cost,
      ...snapshot,
      ...(await sendStart(url)),
      ...(await idleQueries(url)),
    ];
    return { bench: "outbox", comparisons, figures };
  } finally {
    await database.stop();
  }
};

type Round = ReadonlyMap<string, number>;

/** One run of every queue and of B, one after the other, so that all meet the same machine. */
const round = async (
  url: string,
  peers: Peers,
  all: readonly Queue[],
  batch: number,
  pace: Pace,
): Promise<Round> => {
  const rates = new Map<string, number>();
  const b = await unitB(url).run(Math.min(pace.seconds, 3));
  rates.set("B", b.units / b.seconds);
  for (const queue of all) {
    if (queue.name === "vigie") await clearOurs(url);
    await queue.fill(jobsOf(batch, pace.seconds));
    const drained = await drain(url, peers, queue.name, batch);
    rates.set(queue.name, drained.units / drained.seconds);
  }
  return rates;
};

const beside = async (
  url: string,
  peers: Peers,
  all: readonly Queue[],
  batch: number,
  pace: Pace,
  log: Log,
): Promise<Comparison[]> => {
  const rounds: Round[] = [];
  let discarded = 0;
  while (rounds.length < pace.pairs) {
    const before = readCpuTimes();
    const rates = await round(url, peers, all, batch, pace);
    const isNoisy = stealShare(before, readCpuTimes()) > MAX_STEAL && discarded < pace.pairs;
    if (isNoisy) discarded += 1;
    else rounds.push(rates);
    log(
      `batch ${batch}: ${[...rates].map(([name, rate]) => `${name} ${rate.toFixed(0)}`).join(", ")}`,
    );
  }
  const others = ["B", ...all.map(({ name }) => name).filter((name) => name !== "vigie")];
  return others.map((other): Comparison => {
    const rate = (name: string): number[] => rounds.map((one) => one.get(name) ?? Number.NaN);
    const side = (name: string) => ({
      name,
      unit: name === "B" ? "row" : "job",
      perSecond: spread(rate(name)),
    });
    return {
      name: `outbox, batch ${batch}, two processes, over ${other}`,
      a: side("vigie"),
      b: side(other),
      ratio: spread(
        rounds.map((one) => (one.get("vigie") ?? Number.NaN) / (one.get(other) ?? Number.NaN)),
      ),
      pairs: rounds.length,
      discarded,
    };
  });
};

/** The goals hold for batches of 100. */
const goals = (comparisons: readonly Comparison[]): Figure[] =>
  comparisons
    .filter(({ name }) => name.includes("batch 100,"))
    .map(
      ({ b, ratio }): Figure => ({
        name: `claim, send, settle in batches of 100, over ${b.name}`,
        value: ratio.median,
        unit: "x",
        limit: { kind: "at least", value: b.name === "B" ? 2 : 1 },
      }),
    );

/** What a message costs whatever the machine. */
const costOfOne = async (url: string, peers: Peers): Promise<Figure[]> => {
  const count = 2_000;
  await clearOurs(url);
  await queueMessages(url, count);
  // A checkpoint just before: with full pages in it, the first touch of each page would be counted.
  await execute(url, "alter system set full_page_writes = off", "select pg_reload_conf()");
  const wal = await walBytes(url, () => drain(url, peers, "vigie", 100, { processes: 1 }));
  await execute(url, "alter system reset full_page_writes", "select pg_reload_conf()");
  return [
    { name: "claim and settle of one message: WAL", value: wal / count, unit: "bytes" },
    { name: "round trips of a batch", value: 2, unit: "calls" },
  ];
};
