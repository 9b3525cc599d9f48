import { randomInt } from "node:crypto";
import { type Act, acts } from "./acts.ts";
import { cpuSeconds } from "./cpu.ts";
import type { Place } from "./place.ts";
import { settleDown, whatIsLeft } from "./ticks.ts";

/** What it took the sender to empty a queue. */
export type Drain = {
  readonly messages: number;
  readonly seconds: number;
  /** Of the sender and of the database: what other programs do meanwhile does not count. */
  readonly cpuSeconds: number;
  /** Transactions that wrote. */
  readonly writes: number;
  readonly runs: number;
};

export type Recovery = {
  readonly fault: string;
  readonly before: Drain;
  readonly after: Drain;
};

const CUSTOMER_SHARE = 3;
const MAX_RUNS = 20;

/** Queues answers without waking the sender. */
export const fillQueue = async ({ ask, restaurant }: Place, count: number): Promise<void> => {
  const run = `213${String(randomInt(1_000_000)).padStart(6, "0")}`;
  const items = Array.from({ length: count }, (_, index) => ({
    kind: "message",
    identity: restaurant.identity,
    id: `wamid.${run}.${index}`,
    from: { wa_id: `${run}${String(index % Math.ceil(count / CUSTOMER_SHARE)).padStart(4, "0")}` },
    type: "text",
    text: `${index}`,
    at_ms: Date.now(),
  }));
  for (let at = 0; at < items.length; at += 500) {
    const delivery = { source: "meta", channel: "whatsapp", items: items.slice(at, at + 500) };
    await ask("select public.ingest_delivery($1)", [JSON.stringify(delivery)]);
  }
};

const counters = async ({ ask }: Place): Promise<{ writes: number; cpu: number }> => {
  const [row] = await ask<{ xid: string }>("select pg_current_xact_id()::text as xid");
  const cpu = cpuSeconds();
  return { writes: Number(row?.xid), cpu: (cpu.get("deno") ?? 0) + (cpu.get("postgres") ?? 0) };
};

/** Fills the queue and empties it. Nothing else may run. */
export const measureDrain = async (place: Place, messages: number): Promise<Drain> => {
  await fillQueue(place, messages);
  const from = await counters(place);
  const startedAt = performance.now();
  let runs = 0;
  for (let left = messages; left > 0 && runs < MAX_RUNS; runs += 1) {
    await place.drain();
    const { waiting, leased } = await whatIsLeft(place, "");
    left = waiting + leased;
    if (runs === MAX_RUNS - 1) throw new Error(`${left} are left after ${runs} runs`);
  }
  const seconds = (performance.now() - startedAt) / 1_000;
  const to = await counters(place);
  return {
    messages,
    seconds,
    runs,
    cpuSeconds: to.cpu - from.cpu,
    writes: to.writes - from.writes,
  };
};

/** From what the sender has to recover; each happens while it empties a queue. */
export const recoverable: readonly Act[] = acts.filter(({ name }) =>
  [
    "the database dies",
    "backends die one after the other",
    "the pool is exhausted",
    "answers of the Graph API are cut",
    "the Graph API refuses connections",
  ].includes(name),
);

/** Statuses would be work for others in the middle of a measurement. */
const withoutStatuses = async <T>({ graph }: Place, work: () => Promise<T>): Promise<T> => {
  const { sent_after_ms, delivered_after_ms } = graph.simulator.settings();
  graph.simulator.set({ sent_after_ms: null, delivered_after_ms: null });
  try {
    return await work();
  } finally {
    graph.simulator.set({ sent_after_ms, delivered_after_ms });
  }
};

/**
 * The sender before and after each fault: the same queue, the same process where it survived.
 * `npm run bench -- recovery` prints the ratios; the suite looks at what does not depend on the machine.
 */
export const measureRecovery = (
  place: Place,
  messages: number,
  faults: readonly Act[] = recoverable,
): Promise<Recovery[]> =>
  withoutStatuses(place, async () => {
    const results: Recovery[] = [];
    // The first run of a process plans everything.
    let before = await measureDrain(place, messages).then(() => measureDrain(place, messages));
    for (const { name, run } of faults) {
      await fillQueue(place, messages);
      const drained = place.drain();
      await run(place);
      await drained;
      await settleDown(place);
      // Connections and plans of a server that came back are new: the first drain makes them.
      await measureDrain(place, Math.ceil(messages / 4));
      const after = await measureDrain(place, messages);
      results.push({ fault: name, before, after });
      before = after;
    }
    return results;
  });
