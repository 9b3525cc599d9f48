import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

export type Queue = { readonly url: string; readonly batch: number; readonly folder: string };
/** Of each process, whatever the queue: one may take the next while the other hands in. */
export const CONNECTIONS = 2;
/** One step takes what there is, at most a batch, and tells how many that were. */
export type Opened = {
  readonly step: () => Promise<number>;
  readonly close: () => Promise<unknown>;
};

/** The instant stand-in: what the provider would answer. */
export const send = async (key: string): Promise<string> => `wamid.${key}`;

const peer = async <T>(folder: string, name: string): Promise<T> =>
  (await import(
    pathToFileURL(createRequire(join(folder, "package.json")).resolve(name)).href
  )) as T;

type Boss = {
  start(): Promise<unknown>;
  stop(options: object): Promise<unknown>;
  on(event: string, listener: () => void): void;
  fetch(name: string, options: object): Promise<{ id: string }[]>;
  complete(name: string, ids: string[]): Promise<unknown>;
  createQueue(name: string): Promise<unknown>;
  insert(name: string, jobs: readonly { data: object }[]): Promise<unknown>;
};

const startBoss = async ({ url, folder }: Queue): Promise<Boss> => {
  const { PgBoss } = await peer<{ PgBoss: new (options: object) => Boss }>(folder, "pg-boss");
  const boss = new PgBoss({ connectionString: url, supervise: false, schedule: false, max: 1 });
  boss.on("error", () => undefined);
  await boss.start();
  await boss.createQueue("bench");
  return boss;
};

/** Fills the queue with as many jobs as the batch says: its own insert sets what its fetch asks. */
export const fillBoss = async (queue: Queue): Promise<Opened> => {
  const boss = await startBoss(queue);
  let left = queue.batch;
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

export const openBoss = async (queue: Queue): Promise<Opened> => {
  const boss = await startBoss(queue);
  const step = async (): Promise<number> => {
    const jobs = await boss.fetch("bench", { batchSize: queue.batch });
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
export const openGraphile = async ({ url, batch, folder }: Queue): Promise<Opened> => {
  const { run, Logger } = await peer<{
    run: (options: object) => Promise<{ stop(): Promise<void> }>;
    Logger: new (factory: () => () => void) => object;
  }>(folder, "graphile-worker");
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
          // One of them listens.
          maxPoolSize: CONNECTIONS + 1,
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
