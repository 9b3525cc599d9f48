import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { Database } from "./database.ts";
import { demoPassword, demoUsers } from "./demo-users.ts";
import type { Ports } from "./ports.ts";
import type { Secrets } from "./secrets.ts";

/** What a program needs to use a running stack: the content of `.vigie/stack.json`. */
export type StackConfig = {
  readonly db_url: string;
  readonly api_url: string;
  readonly functions_url: string;
  readonly web_url: string;
  /** The stand-in of the Graph API; what steers it is below /_sim. */
  readonly graph_url: string;
  readonly publishable_key: string;
  readonly secret_key: string;
  readonly meta_app_secret: string;
  readonly meta_verify_token: string;
  readonly demo_users: readonly {
    readonly email: string;
    readonly password: string;
    readonly role: string;
    readonly tenant: string | null;
    readonly id: string;
  }[];
  /** The server's superuser, for tests that must look behind `postgres`. */
  readonly admin_db_url: string;
  /** PostgREST itself, behind the gateway: for measurements. Empty where the stand-in serves. */
  readonly rest_url: string;
  readonly rest_engine: "postgrest" | "lite";
  readonly anon_key: string;
  readonly service_role_key: string;
  readonly jwt_secret: string;
  readonly pid: number;
};

export const stackConfig = (
  ports: Ports,
  secrets: Secrets,
  database: Database,
  restEngine: StackConfig["rest_engine"],
): StackConfig => {
  const api = `http://127.0.0.1:${ports.api}`;
  return {
    db_url: database.url,
    api_url: api,
    functions_url: `${api}/functions/v1`,
    web_url: `http://127.0.0.1:${ports.web}`,
    graph_url: `http://127.0.0.1:${ports.graph}`,
    publishable_key: secrets.publishableKey,
    secret_key: secrets.secretKey,
    meta_app_secret: secrets.metaAppSecret,
    meta_verify_token: secrets.metaVerifyToken,
    demo_users: demoUsers.map((user) => ({ ...user, password: demoPassword })),
    admin_db_url: database.adminUrl,
    rest_url: restEngine === "postgrest" ? `http://127.0.0.1:${ports.rest}` : "",
    rest_engine: restEngine,
    anon_key: secrets.anonKey,
    service_role_key: secrets.serviceRoleKey,
    jwt_secret: secrets.jwtSecret,
    pid: process.pid,
  };
};

export const writeStackFile = (file: string, config: StackConfig): void => {
  mkdirSync(dirname(file), { recursive: true });
  // Removed first: `mode` counts only when the file is made, and it holds keys.
  rmSync(file, { force: true });
  writeFileSync(file, `${JSON.stringify(config, null, 2)}\n`, { mode: 0o600 });
};

/** Takes our own file away; one that a later stack wrote stays. */
export const removeStackFile = (file: string): void => {
  try {
    const { pid } = JSON.parse(readFileSync(file, "utf8")) as { pid?: number };
    if (pid === process.pid) rmSync(file);
  } catch {
    // Not there, or not ours.
  }
};
