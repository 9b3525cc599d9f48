import { rmSync } from "node:fs";
import { join } from "node:path";
import { type FetchService, startAuth } from "./auth.ts";
import {
  type Database,
  forgetDatabase,
  migrate,
  openDatabase,
  seedDemo,
  withClient,
} from "./database.ts";
import { throwAwayDir } from "./database-only.ts";
import { createFunctions, type FunctionsRunner, noFunctions } from "./functions.ts";
import { startGateway } from "./gateway.ts";
import { assertPortsFree, findFreePortBase, type Ports, portsFrom } from "./ports.ts";
import type { Child } from "./processes.ts";
import { createProgress, type Progress } from "./progress.ts";
import { listFunctions, type ProjectConfig, readProjectConfig } from "./project-config.ts";
import { findPostgrest, isReady, startRest } from "./rest.ts";
import { startLiteRest } from "./rest-lite.ts";
import { claimDataDir, type RunRecord } from "./run-record.ts";
import { startScheduler } from "./scheduler.ts";
import { loadSecrets, type Secrets } from "./secrets.ts";
import { removeStackFile, type StackConfig, stackConfig, writeStackFile } from "./stack-config.ts";
import { createTeardown, type Teardown } from "./teardown.ts";
import { hasWeb, startWeb } from "./web.ts";

export type StackOptions = {
  /** Default: a free range. */
  readonly portBase?: number;
  /** Default: a throw-away folder under .vigie, removed by stop(). */
  readonly dataDir?: string;
  readonly fresh?: boolean;
  readonly web?: boolean;
  readonly functions?: boolean;
  readonly scheduler?: boolean;
  readonly seed?: boolean;
  /** Default: PostgREST where it is installed. */
  readonly rest?: "postgrest" | "lite";
  /** Keep data through a crash of the machine; off for suites, which are quicker without. */
  readonly durable?: boolean;
  /** Restart functions when their files change. */
  readonly watch?: boolean;
  /** What `supabase secrets set` gives functions when hosted, e.g. ALERT_WEBHOOK_URL. */
  readonly functionsEnv?: Readonly<Record<string, string>>;
  /** Further places for the config, e.g. .vigie/stack.json. */
  readonly stackFiles?: readonly string[];
  readonly log?: (line: string) => void;
};

export type Stack = { readonly config: StackConfig; stop(): Promise<void> };

type Context = {
  readonly options: StackOptions;
  readonly dataDir: string;
  readonly ports: Ports;
  readonly secrets: Secrets;
  readonly project: ProjectConfig;
  readonly record: RunRecord;
  readonly teardown: Teardown;
  readonly step: Progress;
  readonly log: (line: string) => void;
};

export const startStack = async (options: StackOptions = {}): Promise<Stack> => {
  const teardown = createTeardown();
  try {
    const context = await prepare(options, teardown);
    const config = await launch(context);
    for (const file of [join(context.dataDir, "stack.json"), ...(options.stackFiles ?? [])]) {
      writeStackFile(file, config);
      teardown.add(async () => removeStackFile(file));
    }
    return { config, stop: teardown.run };
  } catch (error) {
    await teardown.run();
    throw error;
  }
};

const prepare = async (options: StackOptions, teardown: Teardown): Promise<Context> => {
  const { log = () => undefined } = options;
  const project = readProjectConfig();
  const ports = portsFrom(options.portBase ?? (await findFreePortBase()));
  const dataDir = options.dataDir ?? throwAwayDir();
  const record = await claimDataDir(dataDir, log);
  teardown.add(async () => {
    record.clear();
    if (options.dataDir === undefined) rmSync(dataDir, { recursive: true, force: true });
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

const launch = async (context: Context): Promise<StackConfig> => {
  const { options, ports, secrets, step } = context;
  const database = await step(
    "database",
    () => openRecorded(context),
    (db) => (db.isNew ? "new" : "kept"),
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
  await startServices(context, database, config, postgrest);
  return config;
};

/** Every child is recorded as soon as it lives, so that even a killed start leaves nothing behind. */
const keep = ({ record, teardown }: Context, child: Child, signal?: NodeJS.Signals): Child => {
  record.add(child);
  teardown.add(() => child.stop(signal));
  return child;
};

const openRecorded = async (context: Context): Promise<Database> => {
  const { dataDir, ports, secrets, project, options } = context;
  const durable = options.durable ?? false;
  const request = { dataDir, port: ports.db, secrets, project, durable };
  const database = await openDatabase(request);
  keep(context, database.child, "SIGINT");
  return database;
};

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

const startWebServer = async (context: Context, config: StackConfig): Promise<void> => {
  if (context.options.web === false || !hasWeb()) return;
  const logFile = join(context.dataDir, "web.log");
  await context.step("web", () => startWeb(config, logFile, (child) => keep(context, child)));
};

const startServices = async (
  context: Context,
  database: Database,
  config: StackConfig,
  postgrest: string | undefined,
): Promise<void> => {
  const { ports, project, secrets, step, teardown } = context;
  const rest = await step("REST", () => startRestService(context, database, postgrest));
  const auth = await startAuth({
    url: database.authUrl,
    jwtSecret: secrets.jwtSecret,
    siteUrl: config.web_url,
    settings: project.auth,
  });
  teardown.add(auth.close);
  const functions = startFunctions(context, config);
  const isHealthy = (): Promise<boolean> => (postgrest ? isReady(ports) : answersSql(database));
  const gateway = await step("gateway", () =>
    startGateway({ port: ports.api, secrets, rest, auth, functions, isHealthy }),
  );
  teardown.add(async () => {
    gateway.closeAllConnections();
    await new Promise((done) => gateway.close(done));
  });
  if (context.options.scheduler === false) return;
  teardown.add(startScheduler({ config, hasFunction: functions.has, log: context.log }).stop);
};

const startRestService = async (
  context: Context,
  database: Database,
  postgrest: string | undefined,
): Promise<number | FetchService> => {
  const { ports, project, secrets, teardown, dataDir, log } = context;
  const { jwtSecret } = secrets;
  if (postgrest) {
    const logFile = join(dataDir, "rest.log");
    const request = {
      binary: postgrest,
      dbUrl: database.restUrl,
      jwtSecret,
      ports,
      project,
      logFile,
    };
    await startRest(request, (child) => keep(context, child));
    return ports.rest;
  }
  if (context.options.rest !== "lite")
    log("  No PostgREST for this platform: its slower stand-in serves.");
  const service = await startLiteRest(database, secrets);
  teardown.add(service.close);
  return service;
};

const startFunctions = (context: Context, config: StackConfig): FunctionsRunner => {
  const { options, ports, dataDir, project, record, teardown } = context;
  if (options.functions === false || listFunctions().length === 0) return noFunctions;
  const watch = options.watch ?? false;
  const extra = options.functionsEnv ?? {};
  const firstPort = ports.functions;
  const functions = createFunctions({ firstPort, dataDir, config, project, record, watch, extra });
  teardown.add(functions.stop);
  return functions;
};

const answersSql = (database: Database): Promise<boolean> =>
  withClient(database.url, async (client) => (await client.query("select 1")).rowCount === 1);
