import { createHash } from "node:crypto";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { installAuthSchema } from "./auth.ts";
import { createDemoUsers } from "./demo-users.ts";
import { StackError } from "./errors.ts";
import { assertAppliedUnchanged, type PushResult, pushMigrations } from "./migrations.ts";
import { installPgtap } from "./pgtap.ts";
import {
  assertEmpty,
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
import { type SeedFile, seedFiles } from "./seed.ts";

export type DatabaseRequest = {
  readonly dataDir: string;
  readonly port: number;
  readonly secrets: Secrets;
  readonly project: ProjectConfig;
  readonly durable: boolean;
  readonly binDir?: string | undefined;
  /** Told of the server as soon as it lives, so that whatever happens next, it is stopped. */
  readonly started: (child: Child) => void;
};

export type Database = {
  readonly child: Child;
  readonly isNew: boolean;
  readonly dir: string;
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

/** While this file exists the cluster was never ready: nothing of anyone's is in it. */
const unfinishedMark = (dataDir: string): string => join(dataDir, "unfinished");

/** Forgets the data of a stack; its keys stay. Killed half-way, the next start goes on with it. */
export const forgetDatabase = (dataDir: string, binDir?: string): void => {
  writeFileSync(unfinishedMark(dataDir), "");
  rmSync(clusterDir(dataDir, findPostgres(binDir)), { recursive: true, force: true });
  for (const name of ["migrations.json", "seeded", "storage"]) {
    rmSync(join(dataDir, name), { recursive: true, force: true });
  }
  rmSync(unfinishedMark(dataDir));
};

/** A running server that looks like a hosted project on its first day, or as we left it. */
export const openDatabase = async (request: DatabaseRequest): Promise<Database> => {
  const { dataDir, port, secrets } = request;
  if (existsSync(unfinishedMark(dataDir))) forgetDatabase(dataDir, request.binDir);
  const binaries = findPostgres(request.binDir);
  const dir = clusterDir(dataDir, binaries);
  const cluster: Cluster = { dir, port, binaries, password: secrets.dbPassword };
  const isNew = !isInitialised(dir);
  if (isNew) {
    assertEmpty(dir);
    writeFileSync(unfinishedMark(dataDir), "");
    initCluster(cluster);
  } else clearStaleLock(dir);
  const logFile = join(dataDir, "postgres.log");
  const { durable, started } = request;
  const child = await startPostgres(cluster, { logFile, durable, started });
  const url = (user: string): string => urlFor(port, user, secrets.dbPassword);
  const database: Database = {
    child,
    isNew,
    dir,
    url: url("postgres"),
    adminUrl: url(superuser),
    authUrl: url("supabase_auth_admin"),
    restUrl: url("authenticator"),
  };
  if (isNew) {
    await makeLikeHosted(database, request);
    rmSync(unfinishedMark(dataDir));
  }
  return database;
};

const makeLikeHosted = async (database: Database, request: DatabaseRequest): Promise<void> => {
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

export const migrate = async (database: Database, dataDir: string): Promise<PushResult> => {
  if (!database.isNew) assertAppliedUnchanged(dataDir);
  return pushMigrations(database.url, dataDir);
};

export type SeedResult = "loaded" | "kept" | "kept; the seed has changed, --fresh loads it";

const loadSeed = async (client: pg.Client, { name, sql }: SeedFile): Promise<void> => {
  await client.query(sql).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StackError(
      `supabase/${name} failed: ${reason}.`,
      "Mend it, then: npm start -- --fresh",
    );
  });
};

/**
 * Demo users first: the seed gives them their memberships. Loaded once: what people changed since
 * must not come back by itself.
 */
export const seedDemo = async (database: Database, dataDir: string): Promise<SeedResult> => {
  const seeds = seedFiles();
  const hash = createHash("sha256")
    .update(seeds.map(({ sql }) => sql).join("\n"))
    .digest("hex");
  const marker = join(dataDir, "seeded");
  if (existsSync(marker)) {
    const isSame = readFileSync(marker, "utf8") === hash;
    return isSame ? "kept" : "kept; the seed has changed, --fresh loads it";
  }
  await withClient(database.url, async (client) => {
    await createDemoUsers(client);
    for (const seed of seeds) await loadSeed(client, seed);
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
