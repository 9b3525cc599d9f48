import { type Pace, spread } from "./arms.ts";
import { withClient } from "./governance-data.ts";
import { clearOurs, drain, type Queue } from "./outbox-drain.ts";
import type { Peers } from "./outbox-peers.ts";
import type { Figure } from "./print.ts";

type Log = (line: string) => void;

const BATCH = 100;
const SNAPSHOT_SECONDS = 90;

/**
 * A queue filled and emptied again and again while somebody holds a snapshot: the rate of the last
 * three fillings over that of three before.
 */
export const underSnapshot = async (
  url: string,
  peers: Peers,
  all: readonly Queue[],
  pace: Pace,
  log: Log,
): Promise<Figure[]> => {
  const jobs = Math.max(1_000, Math.round(2_500 * pace.seconds));
  const seconds = Math.min(SNAPSHOT_SECONDS, Math.round(pace.seconds * 13));
  const figures: Figure[] = [];
  for (const queue of all) {
    if (queue.name === "vigie") await clearOurs(url);
    const { first, last, cycles, bytes } = await cyclesOf(url, peers, queue, jobs, seconds);
    log(
      `${queue.name}, snapshot of ${seconds} s: ${first.toFixed(0)}/s, then ${last.toFixed(0)}/s`,
    );
    figures.push(
      {
        name: `${queue.name}: rate at the end of a snapshot of ${seconds} s over the rate before`,
        value: last / first,
        unit: "x",
        ...(queue.name === "vigie" ? { limit: { kind: "at least" as const, value: 0.8 } } : {}),
        note: `${first.toFixed(0)} and ${last.toFixed(0)} jobs/s, ${cycles} fillings of ${jobs}`,
      },
      {
        name: `${queue.name}: what a job leaves behind while the snapshot is open`,
        value: bytes,
        unit: "bytes",
      },
    );
  }
  return figures;
};

type Cycles = {
  readonly first: number;
  readonly last: number;
  readonly cycles: number;
  readonly bytes: number;
};

const cyclesOf = async (
  url: string,
  peers: Peers,
  queue: Queue,
  jobs: number,
  seconds: number,
): Promise<Cycles> => {
  // Senders live on from one filling to the next.
  let looks: readonly unknown[] = [];
  const once = async (): Promise<number> => {
    await queue.fill(jobs);
    const drained = await drain(url, peers, queue.name, BATCH, { looks });
    looks = drained.looks;
    return drained.units / drained.seconds;
  };
  await once();
  const calm = [await once(), await once(), await once()];
  const before = await sizeOf(url, queue.table);
  return withClient(url, async (holder) => {
    await holder.query("begin isolation level repeatable read");
    await holder.query("select count(*) from pg_catalog.pg_class");
    const until = performance.now() + seconds * 1000;
    const rates: number[] = [];
    while (performance.now() < until) rates.push(await once());
    const bytes = ((await sizeOf(url, queue.table)) - before) / (rates.length * jobs);
    await holder.query("rollback");
    return {
      first: spread(calm).median,
      last: spread(rates.slice(-3)).median,
      cycles: rates.length,
      bytes,
    };
  });
};

const sizeOf = (url: string, table: string): Promise<number> =>
  withClient(url, async (client) => {
    const { rows } = await client.query<{ size: string }>(
      "select pg_total_relation_size($1::regclass) as size",
      [table],
    );
    return Number(rows[0]?.size ?? 0);
  });
