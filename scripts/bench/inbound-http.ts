import { randomBytes } from "node:crypto";
import { Agent, request } from "node:http";
import { join } from "node:path";
import { findDeno } from "../stack/deno.ts";
import type { StackConfig } from "../stack/index.ts";
import { functionsDir, projectRoot, vigieDir } from "../stack/paths.ts";
import { isPortFree } from "../stack/ports.ts";
import { type Child, startChild, waitUntilReady } from "../stack/processes.ts";
import type { Arm } from "./arms.ts";
import { type Signed, signedWebhook } from "./inbound-work.ts";
import { execute } from "./load.ts";

export type Functions = {
  /** The function with each of its two adapters, and a handler that only reads the body. */
  readonly postgrest: string;
  readonly direct: string;
  readonly bare: string;
  stop(): Promise<void>;
};

/** Below what the system lends to outgoing connections, of which a bench opens thousands. */
const freePort = async (): Promise<number> => {
  const port = 30_000 + Math.floor(Math.random() * 2_000);
  return (await isPortFree(port)) ? port : freePort();
};

const serve = async (
  name: string,
  file: string,
  env: Record<string, string>,
): Promise<{ child: Child; url: string }> => {
  const port = await freePort();
  const flags = ["--no-prompt", "--no-lock", "--node-modules-dir=manual", "--cached-only"];
  const rights = ["--allow-net", "--allow-env", `--allow-read=${projectRoot}`];
  const config = `--config=${join(functionsDir, "inbound/deno.json")}`;
  const { PATH = "", HOME = "" } = process.env;
  const child = await startChild({
    name,
    command: findDeno(),
    args: ["run", ...flags, ...rights, config, file],
    logFile: join(vigieDir, `bench-${name}.log`),
    options: {
      cwd: projectRoot,
      env: {
        PATH,
        HOME,
        DENO_DIR: join(vigieDir, "deno"),
        DENO_NO_UPDATE_CHECK: "1",
        DENO_SERVE_ADDRESS: `tcp:127.0.0.1:${port}`,
        ...env,
      },
    },
  });
  const url = `http://127.0.0.1:${port}/inbound/whatsapp`;
  await waitUntilReady(child, async () => (await fetch(url)).status > 0, 30_000);
  return { child, url };
};

/** A role that may hand in deliveries and nothing else gets a password for the time of the bench. */
const directUrl = async ({ admin_db_url, db_url }: StackConfig): Promise<string> => {
  const password = randomBytes(16).toString("hex");
  await execute(admin_db_url, `alter role vigie_ingest login password '${password}'`);
  const url = new URL(db_url);
  url.username = "vigie_ingest";
  url.password = password;
  return url.href;
};

export const startFunctions = async (config: StackConfig): Promise<Functions> => {
  const env = {
    SUPABASE_URL: config.api_url,
    SUPABASE_SECRET_KEYS: JSON.stringify({ default: config.secret_key }),
    META_APP_SECRET: config.meta_app_secret,
  };
  const direct = { ...env, VIGIE_INGEST_DB_URL: await directUrl(config), VIGIE_INGEST_POOL: "16" };
  const index = join(functionsDir, "inbound/index.ts");
  const bare = join(projectRoot, "scripts/bench/bare-handler.js");
  const started: Child[] = [];
  const stop = async (): Promise<void> => {
    await Promise.all(started.map((child) => child.stop()));
  };
  const begin = async (...asked: Parameters<typeof serve>): Promise<string> => {
    const { child, url } = await serve(...asked);
    started.push(child);
    return url;
  };
  try {
    return {
      postgrest: await begin("inbound-postgrest", index, env),
      direct: await begin("inbound-direct", index, direct),
      bare: await begin("bare-handler", bare, {}),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
};

/** Sends one signed delivery and waits for the answer; anything but 200 ends the bench. */
export const post = (agent: Agent, url: string, { body, signature }: Signed): Promise<void> =>
  new Promise((done, fail) => {
    const headers = {
      "content-type": "application/json",
      "content-length": Buffer.byteLength(body),
      "x-hub-signature-256": `sha256=${signature}`,
    };
    const call = request(url, { method: "POST", agent, headers }, (response) => {
      response.resume();
      response.on("end", () =>
        response.statusCode === 200
          ? done()
          : fail(new Error(`${url} answered ${response.statusCode}`)),
      );
    });
    call.on("error", fail);
    call.end(body);
  });

export type Target = { readonly name: string; readonly url: string; readonly secret: string };

export const httpArm = (target: Target, connections: number, customers: number): Arm => ({
  name: `${target.name}, ${connections} connections`,
  unit: "delivery",
  run: async (seconds) => {
    const agent = new Agent({ keepAlive: true, maxSockets: connections });
    const started = performance.now();
    const until = started + seconds * 1000;
    const worker = async (): Promise<number> => {
      let units = 0;
      while (performance.now() < until) {
        await post(agent, target.url, signedWebhook(target.secret, customers));
        units += 1;
      }
      return units;
    };
    const counts = await Promise.all(Array.from({ length: connections }, worker));
    const elapsed = (performance.now() - started) / 1000;
    agent.destroy();
    return { units: counts.reduce((sum, count) => sum + count, 0), seconds: elapsed };
  },
});
