import type pg from "pg";
import { spread } from "./arms.ts";
import { withClient } from "./governance-data.ts";
import { OUTBOX } from "./outbox-data.ts";
import type { Figure } from "./print.ts";

const MESSAGES = 200;
/** Far below what it can do, and longer than the database holds back a second wake-up. */
const PAUSE_MS = 60;
const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;

type Reply = {
  readonly items: readonly { readonly id: number; readonly lease: string }[];
  readonly resume: object;
};

/** From the commit of a message to the moment at which a sender that listens could begin to send it. */
export const sendStart = (url: string): Promise<Figure[]> =>
  withClient(url, async (listener) => {
    const times = await withClient(url, async (writer) => measure(listener, writer));
    const sorted = times.sort((a, b) => a - b);
    return [
      {
        name: "commit to send start, a sender that listens, median",
        value: spread(sorted).median,
        unit: "ms",
        limit: { kind: "at most", value: 5 },
        note: `${sorted.length} messages, one every ${PAUSE_MS} ms`,
      },
      { name: "commit to send start, p99", value: quantile(sorted, 0.99), unit: "ms" },
    ];
  });

const measure = async (listener: pg.Client, writer: pg.Client): Promise<number[]> => {
  const times: number[] = [];
  let committedAt = 0;
  let claiming: Promise<void> = Promise.resolve();
  let marks = {};
  const claim = async (): Promise<void> => {
    const { rows } = await listener.query<{ reply: Reply }>(
      "select public.claim_outbound('bench latency', 10, 60, $1) as reply",
      [JSON.stringify(marks)],
    );
    const items = rows[0]?.reply.items ?? [];
    marks = { ...marks, ...rows[0]?.reply.resume };
    if (items.length === 0) return;
    times.push(performance.now() - committedAt);
    const results = items.map(({ id, lease }) => ({ id, lease, outcome: "sent" }));
    await listener.query("select public.settle_outbound($1)", [JSON.stringify(results)]);
  };
  listener.on("notification", () => {
    claiming = claiming.then(claim);
  });
  await listener.query("listen messaging_outbox");
  const { rows } = await writer.query<{ id: string }>(
    "select id from public.conversations where tenant_id = $1 limit $2",
    [OUTBOX.tenant, MESSAGES],
  );
  for (const { id } of rows) {
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    await writer.query("select public.enqueue_outbound($1)", [message(id)]);
    committedAt = performance.now();
  }
  await new Promise((resolve) => setTimeout(resolve, 200));
  await claiming;
  return times;
};

const message = (conversation: string): string =>
  JSON.stringify({
    tenant_id: OUTBOX.tenant,
    conversation_id: conversation,
    dedupe_key: `bench:${conversation}:${Date.now()}`,
    payload: { type: "text", text: "x".repeat(100) },
  });

/** Nobody asks the database while nothing is queued, but for the tick: once a minute hosted. */
export const idleQueries = (url: string): Promise<Figure[]> =>
  withClient(url, async (client) => {
    const calls = async (): Promise<number> => {
      const { rows } = await client.query<{ n: string }>(
        "select sum(xact_commit + xact_rollback) as n from pg_stat_database where datname = current_database()",
      );
      return Number(rows[0]?.n ?? 0);
    };
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    const before = await calls();
    const seconds = 10;
    await new Promise((resolve) => setTimeout(resolve, seconds * 1_000));
    return [
      {
        name: "transactions a second while nothing is queued",
        value: ((await calls()) - before) / seconds,
        unit: "per s",
        note: "the server's own and this question; a sender asks nothing until it is woken",
      },
    ];
  });
