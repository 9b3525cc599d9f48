import pg from "pg";
import type { StackConfig } from "./stack-config.ts";

const TICK_EVERY_MS = 30_000;
const WATCH_EVERY_MS = 1_000;

/** Functions that empty an outbox after each tick. */
const drains = ["notify", "outbox-dispatch", "media-fetch"];

export type SchedulerOptions = {
  readonly config: StackConfig;
  readonly hasFunction: (name: string) => boolean;
  readonly log: (line: string) => void;
};

export type Scheduler = { stop(): Promise<void> };

const exists = async (pool: pg.Pool, routine: string): Promise<boolean> => {
  const { rows } = await pool.query<{ found: boolean }>(
    "select to_regprocedure($1) is not null as found",
    [routine],
  );
  return rows[0]?.found ?? false;
};

/** Runs a job again and again, never twice at once, and says a failure once, not at every turn. */
const every = (
  ms: number,
  name: string,
  log: SchedulerOptions["log"],
  job: () => Promise<void>,
): (() => Promise<void>) => {
  let current: Promise<void> = Promise.resolve();
  let busy = false;
  let lastFailure = "";
  const turn = async (): Promise<void> => {
    try {
      await job();
      lastFailure = "";
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      if (reason !== lastFailure) log(`${name} failed: ${reason}`);
      lastFailure = reason;
    }
    busy = false;
  };
  const begin = (): void => {
    if (busy) return;
    busy = true;
    current = turn();
  };
  // At once too: what is wrong when the stack starts is shown now, not in half a minute.
  begin();
  const timer = setInterval(begin, ms);
  return async () => {
    clearInterval(timer);
    await current;
  };
};

/** What pg_cron does on a hosted project: calls the database's own tick and watchdog. */
export const startScheduler = (options: SchedulerOptions): Scheduler => {
  const { config, log } = options;
  const pool = new pg.Pool({
    connectionString: config.db_url,
    max: 2,
    application_name: "vigie scheduler",
  });
  pool.on("error", () => undefined);
  const tick = every(TICK_EVERY_MS, "ops.tick()", log, async () => {
    // A procedure: it commits after each job, so it must be called outside a transaction.
    if (await exists(pool, "ops.tick()")) await pool.query("call ops.tick()");
    await Promise.all(drains.filter(options.hasFunction).map((name) => drain(config, name)));
  });
  const watch = every(WATCH_EVERY_MS, "ops.watchdog()", log, async () => {
    if (await exists(pool, "ops.watchdog()")) await pool.query("select ops.watchdog()");
  });
  return {
    stop: async () => {
      await Promise.race([
        Promise.all([tick(), watch()]),
        new Promise((done) => setTimeout(done, 3_000)),
      ]);
      await pool.end().catch(() => undefined);
    },
  };
};

const drain = async (config: StackConfig, name: string): Promise<void> => {
  const response = await fetch(`${config.functions_url}/${name}`, {
    method: "POST",
    headers: {
      apikey: config.secret_key,
      authorization: `Bearer ${config.service_role_key}`,
      "content-type": "application/json",
    },
    body: "{}",
    signal: AbortSignal.timeout(25_000),
  });
  await response.body?.cancel();
  if (!response.ok) throw new Error(`function ${name} answered ${response.status}`);
};
