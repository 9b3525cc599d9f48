import { join } from "node:path";
import { startGraph } from "../graph/server.ts";
import { type FetchService, startAuth } from "./auth.ts";
import { type Context, keep } from "./context.ts";
import { type Database, withClient } from "./database.ts";
import { createFunctions, type FunctionsRunner, noFunctions } from "./functions.ts";
import { startGateway } from "./gateway.ts";
import { listFunctions } from "./project-config.ts";
import { isReady, startRest } from "./rest.ts";
import { startLiteRest } from "./rest-lite.ts";
import { startScheduler } from "./scheduler.ts";
import type { StackConfig } from "./stack-config.ts";
import { startStorage } from "./storage.ts";
import { hasWeb, startWeb } from "./web.ts";

export const startWebServer = async (context: Context, config: StackConfig): Promise<void> => {
  if (context.options.web === false || !hasWeb()) return;
  const logFile = join(context.dataDir, "web.log");
  await context.step("web", () => startWeb(config, logFile, (child) => keep(context, child)));
};

/** What stands before a prepared database: REST, Auth, Graph, functions, the gateway, the scheduler. */
export const startServices = async (
  context: Context,
  database: Database,
  config: StackConfig,
  postgrest: string | undefined,
): Promise<FunctionsRunner> => {
  const { ports, project, secrets, step, teardown } = context;
  const rest = await step("REST", () => startRestService(context, database, postgrest));
  const auth = await startAuth({
    url: database.authUrl,
    jwtSecret: secrets.jwtSecret,
    siteUrl: config.web_url,
    settings: project.auth,
  });
  teardown.add(auth.close);
  await startGraphStandIn(context, config);
  const functions = startFunctions(context, config);
  const isHealthy = (): Promise<boolean> => (postgrest ? isReady(ports) : answersSql(database));
  const storage = startStorage({
    dir: join(context.dataDir, "storage"),
    secrets,
    buckets: project.buckets,
  });
  const gateway = await step("gateway", () =>
    startGateway({ port: ports.api, secrets, rest, auth, storage, functions, isHealthy }),
  );
  teardown.add(async () => {
    gateway.closeAllConnections();
    await new Promise((done) => gateway.close(done));
  });
  if (context.options.scheduler !== false) {
    teardown.add(startScheduler({ config, hasFunction: functions.has, log: context.log }).stop);
  }
  return functions;
};

/** Meta's part: functions send to it, and it delivers webhooks as soon as the gateway listens. */
const startGraphStandIn = async (context: Context, config: StackConfig): Promise<void> => {
  const { ports, secrets, teardown } = context;
  const graph = await startGraph({
    port: ports.graph,
    functionsUrl: config.functions_url,
    appSecret: secrets.metaAppSecret,
    verifyToken: secrets.metaVerifyToken,
  });
  teardown.add(graph.close);
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
