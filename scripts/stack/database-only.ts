import { type Database, enablePgtap, migrate, openDatabase, seedDemo } from "./database.ts";
import { isPortFree } from "./ports.ts";
import { findPostgres } from "./postgres-binaries.ts";
import { readProjectConfig } from "./project-config.ts";
import { claimDataDir } from "./run-record.ts";
import { loadSecrets } from "./secrets.ts";
import { createTeardown } from "./teardown.ts";
import { makeThrowAwayDir, removeThrowAwayDir } from "./throw-away.ts";

export type DatabaseOnlyOptions = {
  /** Default: a free one. */
  readonly port?: number;
  /** Default: a throw-away folder under .vigie, removed by stop(). */
  readonly dataDir?: string;
  /** Another server than the embedded one, e.g. /usr/lib/postgresql/15/bin. */
  readonly binDir?: string;
  readonly migrations?: boolean;
  readonly seed?: boolean;
  readonly pgtap?: boolean;
  /** With fsync, for figures; default false: what a suite writes may be lost. */
  readonly durable?: boolean;
  readonly log?: (line: string) => void;
};

export type DatabaseOnly = {
  readonly dbUrl: string;
  readonly adminUrl: string;
  readonly port: number;
  stop(): Promise<void>;
};

const freePort = async (): Promise<number> => {
  const port = 30_000 + Math.floor(Math.random() * 2_000);
  return (await isPortFree(port)) ? port : freePort();
};

/** A migrated database and nothing else: for suites that speak SQL. */
export const startDatabaseOnly = async (
  options: DatabaseOnlyOptions = {},
): Promise<DatabaseOnly> => {
  const dataDir = options.dataDir ?? (await makeThrowAwayDir());
  const port = options.port ?? (await freePort());
  const record = await claimDataDir(dataDir, options.log ?? (() => undefined));
  const teardown = createTeardown();
  teardown.add(async () => {
    record.clear();
    if (options.dataDir === undefined) removeThrowAwayDir(dataDir);
  });
  try {
    const database = await openDatabase({
      dataDir,
      port,
      secrets: loadSecrets(dataDir),
      project: readProjectConfig(),
      durable: options.durable ?? false,
      binDir: options.binDir,
      started: (child) => {
        record.add(child);
        teardown.add(() => child.stop("SIGINT"));
      },
    });
    await fill(database, dataDir, options);
    return { dbUrl: database.url, adminUrl: database.adminUrl, port, stop: teardown.run };
  } catch (error) {
    await teardown.run();
    throw error;
  }
};

const fill = async (
  database: Database,
  dataDir: string,
  options: DatabaseOnlyOptions,
): Promise<void> => {
  if (options.pgtap ?? true) await enablePgtap(database, findPostgres(options.binDir).shareDir);
  if (options.migrations ?? true) await migrate(database, dataDir);
  if (options.seed ?? false) await seedDemo(database, dataDir);
};
