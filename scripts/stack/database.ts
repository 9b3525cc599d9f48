import { createHash } from "node:crypto";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { installAuthSchema } from "./auth.ts";
import { createDemoUsers } from "./demo-users.ts";
import { StackError } from "./errors.ts";
import { assertAppliedUnchanged, type PushResult, pushMigrations } from "./migrations.ts";
import { supabaseDir } from "./paths.ts";
import { installPgtap } from "./pgtap.ts";
import {
  type Cluster,
  clearStaleLock,
  clusterDir,
  initCluster,
  isInitialised,
  startPostgres,
  superuser,
  urlFor,
} from "./postgres.ts";
import { findPostgres } from "./postgres-binaries.ts";
import type { Child } from "./processes.ts";
import type { ProjectConfig } from "./project-config.ts";
import type { Secrets } from "./secrets.ts";

export type DatabaseRequest = {
  readonly dataDir: string;
  readonly port: number;
  readonly secrets: Secrets;
  readonly project: ProjectConfig;
  readonly durable: boolean;
  readonly binDir?: string | undefined;
};

export type Database = {
  readonly child: Child;
  readonly isNew: boolean;
  /** As hosted: the owner of migrations, no superuser. */
  readonly url: string;
  readonly adminUrl: string;
  readonly authUrl: string;
  readonly restUrl: string;
};

const here = import.meta.dirname;

export const withClient = async <T>(
  url: string,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> => {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};

/** Forgets the data of a stack; its keys stay. */
export const forgetDatabase = (dataDir: string, binDir?: string): void => {
  rmSync(clusterDir(dataDir, findPostgres(binDir)), { recursive: true, force: true });
  for (const name of ["migrations.json", "seeded"]) {
    rmSync(join(dataDir, name), { force: true });
  }
};

/** A running server that looks like a hosted project on its first day, or as we left it. */
export const openDatabase = async (request: DatabaseRequest): Promise<Database> => {
  const binaries = findPostgres(request.binDir);
  const dir = clusterDir(request.dataDir, binaries);
  const password = request.secrets.dbPassword;
  const cluster: Cluster = { dir, port: request.port, binaries, password };
  const isNew = !isInitialised(dir);
  if (isNew) initCluster(cluster);
  else clearStaleLock(dir);
  const logFile = join(request.dataDir, "postgres.log");
  const child = await startPostgres(cluster, { logFile, durable: request.durable });
  const url = (user: string): string => urlFor(request.port, user, password);
  const database: Database = {
    child,
    isNew,
    url: url("postgres"),
    adminUrl: url(superuser),
    authUrl: url("supabase_auth_admin"),
    restUrl: url("authenticator"),
  };
  await bootstrap(database, request, isNew).catch(async (error: unknown) => {
    await child.stop("SIGINT");
    throw error;
  });
  return database;
};

const bootstrap = async (
  database: Database,
  request: DatabaseRequest,
  isNew: boolean,
): Promise<void> => {
  if (!isNew) {
    await assertBootstrapped(database);
    return;
  }
  const literal = pg.escapeLiteral(request.secrets.dbPassword);
  const hosted = readFileSync(join(here, "hosted.sql"), "utf8").replaceAll(":'password'", literal);
  await withClient(database.adminUrl, (client) => client.query(hosted));
  await installAuthSchema({
    url: database.authUrl,
    jwtSecret: request.secrets.jwtSecret,
    siteUrl: "http://127.0.0.1",
    settings: request.project.auth,
  });
  const helpers = readFileSync(join(here, "hosted-auth.sql"), "utf8");
  await withClient(database.adminUrl, (client) => client.query(helpers));
};

/** A start killed while it prepared an empty cluster leaves one without its helpers. */
const assertBootstrapped = async (database: Database): Promise<void> => {
  const { rows } = await withClient(database.adminUrl, (client) =>
    client.query<{ ready: boolean }>(
      "select pg_get_userbyid(proowner) = $1 as ready from pg_proc where oid = to_regprocedure('auth.jwt()')",
      [superuser],
    ),
  );
  if (rows[0]?.ready) return;
  throw new StackError(
    "The last start was stopped before its database was ready.",
    "Begin anew: npm start -- --fresh",
  );
};

export const migrate = async (database: Database, dataDir: string): Promise<PushResult> => {
  if (!database.isNew) assertAppliedUnchanged(dataDir);
  return pushMigrations(database.url, dataDir);
};

export type SeedResult = "loaded" | "kept" | "kept; seed.sql has changed, --fresh loads it";

/**
 * Demo users first: the seed gives them their memberships. Loaded once: what people changed since
 * must not come back by itself.
 */
export const seedDemo = async (database: Database, dataDir: string): Promise<SeedResult> => {
  const file = join(supabaseDir, "seed.sql");
  const seed = existsSync(file) ? readFileSync(file, "utf8") : "";
  const hash = createHash("sha256").update(seed).digest("hex");
  const marker = join(dataDir, "seeded");
  if (existsSync(marker)) {
    const isSame = readFileSync(marker, "utf8") === hash;
    return isSame ? "kept" : "kept; seed.sql has changed, --fresh loads it";
  }
  await withClient(database.url, async (client) => {
    await createDemoUsers(client);
    await client.query(seed).catch((error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error);
      throw new StackError(
        `supabase/seed.sql failed: ${reason}.`,
        "Mend it, then: npm start -- --fresh",
      );
    });
  });
  writeFileSync(marker, hash);
  return "loaded";
};

export const enablePgtap = async (database: Database, shareDir?: string): Promise<void> => {
  installPgtap(shareDir);
  await withClient(database.adminUrl, (client) =>
    client.query("create extension if not exists pgtap with schema extensions"),
  );
};
