import { existsSync, readFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { findDeno } from "./deno.ts";
import { StackError } from "./errors.ts";
import { functionsDir, projectRoot, vigieDir } from "./paths.ts";
import { isPortFree } from "./ports.ts";
import { type Child, startChild, waitUntilReady } from "./processes.ts";
import { listFunctions, type ProjectConfig } from "./project-config.ts";
import type { RunRecord } from "./run-record.ts";
import type { StackConfig } from "./stack-config.ts";

export type FunctionsRunner = {
  readonly names: readonly string[];
  has(name: string): boolean;
  verifiesJwt(name: string): boolean;
  /** Starts the function's process when it does not run yet, as hosted does on a first call. */
  portOf(name: string): Promise<number>;
  /** As a crash ends it: no warning, nothing finished. The next call starts it anew. */
  kill(name: string): Promise<void>;
  stop(): Promise<void>;
};

export type FunctionsOptions = {
  readonly firstPort: number;
  readonly dataDir: string;
  readonly config: StackConfig;
  readonly project: ProjectConfig;
  readonly record: RunRecord;
  /** Restart a function when its files change. */
  readonly watch: boolean;
  /** Further settings, as `supabase secrets set` gives them when hosted. */
  readonly extra: Readonly<Record<string, string>>;
};

type Running = { readonly child: Child; readonly port: number };

export const noFunctions: FunctionsRunner = {
  names: [],
  has: () => false,
  verifiesJwt: () => true,
  portOf: () => Promise.reject(new Error("functions are off")),
  kill: async () => undefined,
  stop: async () => undefined,
};

/** One Deno process per function: isolated as hosted, and the same files run unchanged. */
export const createFunctions = (options: FunctionsOptions): FunctionsRunner => {
  const deno = findDeno();
  const running = new Map<string, Promise<Running>>();
  const children = new Map<string, Child>();
  const taken = new Set<number>();

  const takePort = async (from = options.firstPort): Promise<number> => {
    let port = from;
    while (taken.has(port)) port += 1;
    // Before it is asked: two functions may start at once.
    taken.add(port);
    if (await isPortFree(port)) return port;
    taken.delete(port);
    return takePort(port + 1);
  };

  /** Only what this start put there: a later one may run already. */
  const forget = (name: string, start: Promise<Running> | undefined): void => {
    if (running.get(name) === start) running.delete(name);
  };

  const boot = async (name: string, isOver: () => void): Promise<Running> => {
    const port = await takePort();
    const child = await startFunction(deno, name, port, options);
    options.record.add(child);
    children.set(name, child);
    void child.exited.then(() => {
      options.record.remove(child.pid);
      taken.delete(port);
      isOver();
    });
    await waitUntilReady(child, () => listens(port), 15_000);
    return { child, port };
  };

  const start = (name: string): Promise<Running> => {
    const started: Promise<Running> = boot(name, () => forget(name, started));
    running.set(name, started);
    started.catch(() => forget(name, started));
    return started;
  };

  return {
    get names() {
      return listFunctions();
    },
    has: (name) => existsSync(join(functionsDir, name, "index.ts")),
    verifiesJwt: options.project.verifiesJwt,
    portOf: async (name) => (await (running.get(name) ?? start(name))).port,
    kill: async (name) => {
      await children.get(name)?.stop("SIGKILL");
    },
    stop: async () => {
      const settled = await Promise.allSettled(running.values());
      await Promise.all(
        settled.map((one) => (one.status === "fulfilled" ? one.value.child.stop() : undefined)),
      );
    },
  };
};

const startFunction = (
  deno: string,
  name: string,
  port: number,
  options: FunctionsOptions,
): Promise<Child> => {
  const dir = join(functionsDir, name);
  const denoJson = join(dir, "deno.json");
  return startChild({
    name: `function ${name}`,
    command: deno,
    args: [
      "run",
      "--no-prompt",
      "--no-lock",
      // Packages come from node_modules, at the versions that package.json pins: no download.
      "--node-modules-dir=manual",
      "--cached-only",
      "--allow-net",
      "--allow-env",
      `--allow-read=${projectRoot}`,
      ...(options.watch ? ["--watch"] : []),
      ...(existsSync(denoJson) ? [`--config=${denoJson}`] : []),
      join(dir, "index.ts"),
    ],
    logFile: join(options.dataDir, `function-${name}.log`),
    options: { cwd: projectRoot, env: environment(port, options) },
  });
};

/** What hosted gives a function, plus the project's own settings from supabase/functions/.env. */
const environment = (port: number, { config, extra }: FunctionsOptions): NodeJS.ProcessEnv => {
  const { PATH, HOME } = process.env;
  return {
    PATH,
    HOME,
    DENO_DIR: join(vigieDir, "deno"),
    DENO_NO_UPDATE_CHECK: "1",
    NO_COLOR: "1",
    // Deno.serve() listens here, whatever the file says: the file stays as hosted wants it.
    DENO_SERVE_ADDRESS: `tcp:127.0.0.1:${port}`,
    SUPABASE_URL: config.api_url,
    SUPABASE_DB_URL: config.db_url,
    SUPABASE_ANON_KEY: config.anon_key,
    SUPABASE_SERVICE_ROLE_KEY: config.service_role_key,
    SUPABASE_PUBLISHABLE_KEYS: JSON.stringify({ default: config.publishable_key }),
    SUPABASE_SECRET_KEYS: JSON.stringify({ default: config.secret_key }),
    META_APP_SECRET: config.meta_app_secret,
    META_VERIFY_TOKEN: config.meta_verify_token,
    VIGIE_GRAPH_URL: config.graph_url,
    // The demo channels name it; the stand-in takes any token.
    META_TOKEN_DEMO: "simulated-token",
    PUBLIC_WEB_URL: config.web_url,
    // Receivers of a local stack are on this machine; hosted refuses such addresses.
    OUTBOUND_ALLOW_LOOPBACK: "true",
    VIGIE_BUILD_ID: "local",
    ...ownSettings(),
    ...extra,
  };
};

const ownSettings = (): Record<string, string | undefined> => {
  const file = join(functionsDir, ".env");
  if (!existsSync(file)) return {};
  try {
    return parseEnv(readFileSync(file, "utf8"));
  } catch {
    throw new StackError(`${file} cannot be read.`, "Write one NAME=value per line.");
  }
};

const listens = (port: number): Promise<boolean> =>
  new Promise((done) => {
    const socket = connect({ port, host: "127.0.0.1" });
    socket.once("connect", () => {
      socket.destroy();
      done(true);
    });
    socket.once("error", () => done(false));
  });
