import { join } from "node:path";
import { type Context, keep } from "./context.ts";
import type { Database } from "./database.ts";
import { StackError } from "./errors.ts";
import type { FunctionsRunner } from "./functions.ts";
import { type Cluster, startPostgres } from "./postgres.ts";
import { findPostgres } from "./postgres-binaries.ts";
import { type Child, sleep } from "./processes.ts";

/** Ends parts of a running stack as a crash does, with SIGKILL, and brings them back. */
export type Crash = {
  killDatabase(): Promise<void>;
  /** On the same files: what was committed and durable is there. */
  startDatabase(): Promise<void>;
  /** The next call of the function starts it anew. */
  killFunction(name: string): Promise<void>;
};

const RELEASE_MS = 20_000;

/**
 * Backends outlive their server for moments, and until the last has left, a new one refuses to start
 * on the same files: rightly, two would destroy them. So its lock stays where it is.
 */
const startAgain = async (start: () => Promise<Child>): Promise<Child> => {
  const until = Date.now() + RELEASE_MS;
  for (;;) {
    try {
      return await start();
    } catch (error) {
      const isHeld = error instanceof StackError && /shared memory|lock file/.test(error.message);
      if (!isHeld || Date.now() > until) throw error;
      await sleep(100);
    }
  }
};

export const crashOf = (
  context: Context,
  database: Database,
  functions: FunctionsRunner,
): Crash => {
  const { dataDir, options, ports, secrets } = context;
  const cluster: Cluster = {
    dir: database.dir,
    port: ports.db,
    binaries: findPostgres(),
    password: secrets.dbPassword,
  };
  let server = database.child;
  return {
    killDatabase: () => server.stop("SIGKILL"),
    startDatabase: async () => {
      server = await startAgain(() =>
        startPostgres(cluster, {
          logFile: join(dataDir, "postgres.log"),
          durable: options.durable ?? false,
          started: (child) => keep(context, child, "SIGINT"),
        }),
      );
    },
    killFunction: functions.kill,
  };
};
