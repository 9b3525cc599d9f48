import { spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import pg from "pg";
import { StackError } from "./errors.ts";
import { type PostgresBinaries, sharedHome } from "./postgres-binaries.ts";
import { type Child, startChild, tail, waitUntilReady } from "./processes.ts";

export const superuser = "supabase_admin";

export type Cluster = {
  readonly dir: string;
  readonly port: number;
  readonly binaries: PostgresBinaries;
  readonly password: string;
};

export const urlFor = (
  port: number,
  user: string,
  password: string,
  database = "postgres",
): string => `postgresql://${user}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;

export const isInitialised = (dir: string): boolean => existsSync(join(dir, "PG_VERSION"));

/** Where the cluster lives: in the data folder, unless the server's user cannot walk there. */
export const clusterDir = (dataDir: string, binaries: PostgresBinaries): string => {
  const inside = join(dataDir, "postgres");
  if (!binaries.user) return inside;
  mkdirSync(dataDir, { recursive: true });
  const walk = spawnSync("test", ["-x", dataDir], { ...binaries.user, stdio: "ignore" });
  return walk.status === 0 ? inside : join(sharedHome(), basename(dataDir), "postgres");
};

/** Files without a version among them were someone's data: they are not ours to remove. */
export const assertEmpty = (dir: string): void => {
  if (!existsSync(dir) || readdirSync(dir).length === 0) return;
  throw new StackError(
    `The data folder ${dir} is broken: it has files, and no PG_VERSION among them.`,
    "Restore it, or begin anew (its data is lost): npm start -- --fresh",
  );
};

export const initCluster = (cluster: Cluster): void => {
  const { binaries, dir } = cluster;
  mkdirSync(dir, { recursive: true });
  chmodSync(dir, 0o700);
  // Outside the data folder: the server's user may be unable to walk there.
  const passwordFile = join(tmpdir(), `vigie-${randomUUID()}`);
  writeFileSync(passwordFile, cluster.password, { mode: 0o600 });
  if (binaries.user) {
    for (const owned of [dir, passwordFile]) chownSync(owned, binaries.user.uid, binaries.user.gid);
  }
  const run = spawnSync(binaries.initdb, initArguments(cluster, passwordFile), {
    ...binaries.user,
    cwd: "/",
    encoding: "utf8",
  });
  rmSync(passwordFile, { force: true });
  if (run.status === 0) return;
  rmSync(dir, { recursive: true, force: true });
  const reason = (run.stderr || run.error?.message || "").trim().split("\n").slice(-3).join(" ");
  throw new StackError(
    `The database cluster could not be made: ${reason}`,
    `Check ${dir} is writable.`,
  );
};

const initArguments = ({ dir, binaries }: Cluster, passwordFile: string): string[] => [
  `--pgdata=${dir}`,
  `--username=${superuser}`,
  "--auth=scram-sha-256",
  `--pwfile=${passwordFile}`,
  "--encoding=UTF8",
  // The same sort order and case rules on every machine; before 17 only the C library has them.
  ...(binaries.major >= 17
    ? ["--locale-provider=builtin", "--locale=C.UTF-8"]
    : ["--locale=C.UTF-8"]),
  // Nothing is lost if the machine falls during the few seconds of a first start: it is done again.
  "--no-sync",
];

/** A pid file of a process that is gone, or is no longer a server, would refuse the start. */
export const clearStaleLock = (dir: string): void => {
  const lock = join(dir, "postmaster.pid");
  if (!existsSync(lock)) return;
  const pid = Number(readFileSync(lock, "utf8").split("\n")[0]);
  if (runsPostgres(pid)) {
    throw new StackError(
      `A PostgreSQL server (process ${pid}) that this program did not record runs on ${dir}.`,
      `Stop it (kill ${pid}), then start again.`,
    );
  }
  rmSync(lock);
};

const runsPostgres = (pid: number): boolean => {
  const { stdout } = spawnSync("ps", ["-o", "args=", "-p", String(pid)], { encoding: "utf8" });
  if (stdout !== undefined && stdout !== null) return /postgres/.test(stdout);
  try {
    return /postgres/.test(readFileSync(`/proc/${pid}/cmdline`, "utf8"));
  } catch {
    return false;
  }
};

export type ServerOptions = {
  readonly logFile: string;
  readonly durable: boolean;
  readonly started: (child: Child) => void;
};

export const startPostgres = async (cluster: Cluster, options: ServerOptions): Promise<Child> => {
  const settings = [
    `port=${cluster.port}`,
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
    "max_connections=120",
    "timezone=UTC",
    "wal_level=logical",
    // The migrations set it for their database; clones of it do not inherit that.
    "jit=off",
    ...(options.durable ? [] : ["fsync=off", "synchronous_commit=off", "full_page_writes=off"]),
  ];
  const child = await startChild({
    name: "PostgreSQL",
    command: cluster.binaries.postgres,
    args: ["-D", cluster.dir, ...settings.flatMap((setting) => ["-c", setting])],
    logFile: options.logFile,
    options: { ...cluster.binaries.user, cwd: "/" },
  });
  options.started(child);
  await waitUntilReady(child, () => accepts(cluster), 30_000).catch(async (error: unknown) => {
    await child.stop("SIGINT");
    throw explain(cluster, options.logFile, error);
  });
  return child;
};

const accepts = async (cluster: Cluster): Promise<boolean> => {
  const client = new pg.Client(urlFor(cluster.port, superuser, cluster.password));
  client.on("error", () => undefined);
  try {
    await client.connect();
    return true;
  } catch (error) {
    // A wrong password will not become right: say so at once.
    if ((error as { code?: string }).code !== "28P01") return false;
    throw new StackError("The password in secrets.json is not the cluster's.", "");
  } finally {
    await client.end().catch(() => undefined);
  }
};

const explain = (cluster: Cluster, logFile: string, error: unknown): StackError => {
  const log = tail(logFile, 40);
  const isFatal = (line: string): boolean => /FATAL|PANIC/.test(line) && !/starting up/.test(line);
  const fatal = log.split("\n").findLast(isFatal) ?? String(error);
  return new StackError(
    `PostgreSQL cannot use its data folder ${cluster.dir}: ${fatal.replace(/^.*?(FATAL|PANIC):\s*/, "")}`,
    "If the folder is broken, begin anew (its data is lost): npm start -- --fresh",
  );
};
