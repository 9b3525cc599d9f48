// One process of a queue under test, in the Node that the peers need: takes jobs, "sends" each to a
// stand-in that answers at once, hands the results in, until the queue is empty.
// Usage: node outbox-worker.ts QUEUE URL BATCH PEERS_FOLDER; "go" on stdin starts it.
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import pg from "pg";

const [queue = "", url = "", batchText = "1", folder = ""] = process.argv.slice(2);
const batch = Number(batchText);
/** An empty look says little while another process holds the last jobs. */
const EMPTY_LOOKS = 3;

type Step = () => Promise<number>;
type Opened = { readonly step: Step; readonly close: () => Promise<unknown> };
type Claimed = {
  readonly id: number;
  readonly created_at: string;
  readonly lease: string;
  readonly callback: string;
};

/** The instant stand-in: what the provider would answer. */
const send = async (key: string): Promise<string> => `wamid.${key}`;

const peer = async <T>(name: string): Promise<T> =>
  (await import(
    pathToFileURL(createRequire(join(folder, "package.json")).resolve(name)).href
  )) as T;

const connect = async (): Promise<pg.Client> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client;
};

const openOurs = async (): Promise<Opened> => {
  const client = await connect();
  await client.query("set role service_role");
  let resumeAt: string | null = null;
  let fullLookAt = 0;
  const step = async (): Promise<number> => {
    // As the function outbox-dispatch does it.
    const isFull = resumeAt === null || performance.now() >= fullLookAt;
    const began = performance.now();
    const { rows } = await client.query<{ reply: { items: Claimed[]; resume_at: string } }>({
      name: "claim",
      text: "select public.claim_outbound($1, $2, 60, $3) as reply",
      values: [`bench ${process.pid}`, batch, isFull ? null : resumeAt],
    });
    const took = performance.now() - began;
    if (isFull) fullLookAt = began + Math.max(2_000, took * 20);
    const reply = rows[0]?.reply;
    resumeAt = reply?.resume_at ?? null;
    const items = reply?.items ?? [];
    const results = await Promise.all(
      items.map(async ({ id, created_at, lease, callback }) => ({
        id,
        created_at,
        lease,
        worker: "bench",
        latency_ms: 0,
        started_at: new Date().toISOString(),
        outcome: "sent",
        http_status: 200,
        provider_message_id: await send(callback),
      })),
    );
    if (results.length > 0)
      await client.query({
        name: "settle",
        text: "select public.settle_outbound($1)",
        values: [JSON.stringify(results)],
      });
    return results.length;
  };
  return { step, close: () => client.end() };
};

const openPgmq = async (): Promise<Opened> => {
  const client = await connect();
  const step = async (): Promise<number> => {
    const { rows } = await client.query<{ msg_id: string }>({
      name: "read",
      text: "select * from pgmq.read('bench', 60, $1)",
      values: [batch],
    });
    await Promise.all(rows.map(({ msg_id }) => send(msg_id)));
    if (rows.length > 0)
      await client.query({
        name: "delete",
        text: "select pgmq.delete('bench', $1::bigint[])",
        values: [rows.map(({ msg_id }) => msg_id)],
      });
    return rows.length;
  };
  return { step, close: () => client.end() };
};

type Boss = {
  start(): Promise<unknown>;
  stop(options: object): Promise<unknown>;
  on(event: string, listener: () => void): void;
  fetch(name: string, options: object): Promise<{ id: string }[]>;
  complete(name: string, ids: string[]): Promise<unknown>;
  createQueue(name: string): Promise<unknown>;
  insert(name: string, jobs: readonly { data: object }[]): Promise<unknown>;
};

const startBoss = async (): Promise<Boss> => {
  const { PgBoss } = await peer<{ PgBoss: new (options: object) => Boss }>("pg-boss");
  const boss = new PgBoss({ connectionString: url, supervise: false, schedule: false, max: 1 });
  boss.on("error", () => undefined);
  await boss.start();
  await boss.createQueue("bench");
  return boss;
};

/** Fills the queue with as many jobs as the batch says: its own insert sets what its fetch asks. */
const fillBoss = async (): Promise<Opened> => {
  const boss = await startBoss();
  let left = batch;
  const step = async (): Promise<number> => {
    const count = Math.min(left, 1_000);
    left -= count;
    const data = { type: "text", text: "x".repeat(430), to: "213600000000" };
    if (count > 0)
      await boss.insert(
        "bench",
        Array.from({ length: count }, () => ({ data })),
      );
    return count;
  };
  return { step, close: () => boss.stop({ graceful: false }) };
};

const openBoss = async (): Promise<Opened> => {
  const boss = await startBoss();
  const step = async (): Promise<number> => {
    const jobs = await boss.fetch("bench", { batchSize: batch });
    await Promise.all(jobs.map(({ id }) => send(id)));
    if (jobs.length > 0)
      await boss.complete(
        "bench",
        jobs.map(({ id }) => id),
      );
    return jobs.length;
  };
  return { step, close: () => boss.stop({ graceful: false }) };
};

/** Graphile Worker runs its own loop: a step watches what it did. */
const openGraphile = async (): Promise<Opened> => {
  const { run, Logger } = await peer<{
    run: (options: object) => Promise<{ stop(): Promise<void> }>;
    Logger: new (factory: () => () => void) => object;
  }>("graphile-worker");
  let done = 0;
  let seen = 0;
  let runner: { stop(): Promise<void> } | undefined;
  const begin = () =>
    run({
      connectionString: url,
      noHandleSignals: true,
      logger: new Logger(() => () => undefined),
      preset: {
        worker: {
          concurrentJobs: batch,
          maxPoolSize: 4,
          pollInterval: 200,
          ...(batch > 1
            ? { localQueue: { size: batch, refetchDelay: undefined }, completeJobBatchDelay: 0 }
            : {}),
        },
      },
      taskList: {
        bench: async (_payload: unknown, helpers: { job: { id: string } }) => {
          await send(helpers.job.id);
          done += 1;
        },
      },
    });
  const step = async (): Promise<number> => {
    runner ??= await begin();
    await new Promise((resolve) => setTimeout(resolve, 20));
    const more = done - seen;
    seen = done;
    return more;
  };
  return { step, close: async () => runner?.stop() };
};

const OPEN: Readonly<Record<string, () => Promise<Opened>>> = {
  vigie: openOurs,
  pgmq: openPgmq,
  "pg-boss": openBoss,
  "pg-boss-fill": fillBoss,
  "graphile-worker": openGraphile,
};

const opened = await OPEN[queue]?.();
if (!opened) throw new Error(`There is no queue "${queue}".`);
console.log("ready");
await new Promise((resolve) => process.stdin.once("data", resolve));
const beganAt = Date.now();
let endedAt = beganAt;
let units = 0;
let empty = 0;
const patience = queue === "graphile-worker" ? 25 : EMPTY_LOOKS;
while (empty < patience) {
  const count = await opened.step();
  units += count;
  if (count > 0) endedAt = Date.now();
  empty = count > 0 ? 0 : empty + 1;
}
await opened.close();
console.log(JSON.stringify({ units, beganAt, endedAt }));
process.exit(0);
