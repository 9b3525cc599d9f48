import { join } from "node:path";
import { type Context, keep, type StackOptions } from "./context.ts";
import { type Crash, crashOf } from "./crash.ts";
import { type Database, forgetDatabase, migrate, openDatabase, seedDemo } from "./database.ts";
import { assertPortsFree, findFreePortBase, portsFrom } from "./ports.ts";
import { createProgress } from "./progress.ts";
import { readProjectConfig } from "./project-config.ts";
import { findPostgrest } from "./rest.ts";
import { claimDataDir } from "./run-record.ts";
import { loadSecrets } from "./secrets.ts";
import { startServices, startWebServer } from "./services.ts";
import { removeStackFile, type StackConfig, stackConfig, writeStackFile } from "./stack-config.ts";
import { createTeardown, type Teardown } from "./teardown.ts";
import { makeThrowAwayDir, removeThrowAwayDir } from "./throw-away.ts";

export type Stack = {
  readonly config: StackConfig;
  /** What a suite breaks on purpose. */
  readonly crash: Crash;
  stop(): Promise<void>;
};

export const startStack = async (options: StackOptions = {}): Promise<Stack> => {
  const teardown = createTeardown();
  try {
    const context = await prepare(options, teardown);
    const { config, crash } = await launch(context);
    for (const file of [join(context.dataDir, "stack.json"), ...(options.stackFiles ?? [])]) {
      writeStackFile(file, config);
      teardown.add(async () => removeStackFile(file));
    }
    return { config, crash, stop: teardown.run };
  } catch (error) {
    await teardown.run();
    throw error;
  }
};

const prepare = async (options: StackOptions, teardown: Teardown): Promise<Context> => {
  const { log = () => undefined } = options;
  const project = readProjectConfig();
  const ports = portsFrom(options.portBase ?? (await findFreePortBase()));
  const dataDir = options.dataDir ?? (await makeThrowAwayDir());
  const record = await claimDataDir(dataDir, log);
  teardown.add(async () => {
    record.clear();
    if (options.dataDir === undefined) removeThrowAwayDir(dataDir);
  });
  await assertPortsFree(ports);
  if (options.fresh) forgetDatabase(dataDir);
  const secrets = loadSecrets(dataDir);
  return {
    options,
    dataDir,
    ports,
    secrets,
    project,
    record,
    teardown,
    step: createProgress(log),
    log,
  };
};

const launch = async (context: Context): Promise<Omit<Stack, "stop">> => {
  const { options, ports, secrets, step } = context;
  const database = await step(
    "database",
    () => openRecorded(context),
    ({ isNew, dir }) => {
      const where = dir.startsWith(context.dataDir) ? "" : `, in ${dir}`;
      return `${isNew ? "new" : "kept"}${where}`;
    },
  );
  const postgrest = options.rest === "lite" ? undefined : findPostgrest();
  const config = stackConfig(ports, secrets, database, postgrest ? "postgrest" : "lite");
  // The web needs addresses and a key only, so it starts while the database is prepared.
  const [web, data] = await Promise.allSettled([
    startWebServer(context, config),
    prepareData(context, database),
  ]);
  if (data.status === "rejected") throw data.reason;
  if (web.status === "rejected") throw web.reason;
  const functions = await startServices(context, database, config, postgrest);
  return { config, crash: crashOf(context, database, functions) };
};

const openRecorded = (context: Context): Promise<Database> =>
  openDatabase({
    dataDir: context.dataDir,
    port: context.ports.db,
    secrets: context.secrets,
    project: context.project,
    durable: context.options.durable ?? false,
    started: (child) => keep(context, child, "SIGINT"),
  });

const prepareData = async (
  { dataDir, options, step }: Context,
  database: Database,
): Promise<void> => {
  await step(
    "migrations",
    () => migrate(database, dataDir),
    ({ total, applied }) => `${total} known, ${applied} applied now`,
  );
  if (options.seed ?? true) {
    await step(
      "demo data",
      () => seedDemo(database, dataDir),
      (result) => result,
    );
  }
};
