import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "./paths.ts";

type Entry = {
  readonly version?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
};
export type Packages = Record<string, Entry>;

const lockFile = join(projectRoot, "package-lock.json");

/** Optional packages that the lock file names as wanted and does not describe. */
export const missingOptional = (packages: Packages): (readonly [name: string, version: string])[] =>
  Object.entries(packages).flatMap(([path, entry]) =>
    Object.entries(entry.optionalDependencies ?? {}).filter(
      ([name]) => !packages[`${path}/node_modules/${name}`] && !packages[`node_modules/${name}`],
    ),
  );

/** The platform is in the name, by the convention that all these packages keep. */
const describe = (name: string, version: string): Record<string, unknown> => {
  const os = /darwin|linux|win32|windows|android/.exec(name)?.[0] ?? "linux";
  const libc = /musl|glibc/.exec(name)?.[0];
  return {
    version: version.replace(/^v/, ""),
    cpu: [name.includes("arm64") ? "arm64" : "x64"],
    dev: true,
    ...(libc ? { libc: [libc] } : {}),
    optional: true,
    os: [os.replace("windows", "win32")],
  };
};

/**
 * A registry that mirrors one platform makes npm leave the binaries of all others out of the lock
 * file, and `npm ci` then refuses it on every platform. Run after each change of dependencies.
 */
const complete = (): void => {
  const lock = JSON.parse(readFileSync(lockFile, "utf8")) as { packages: Packages };
  const missing = missingOptional(lock.packages);
  for (const [name, version] of missing) {
    lock.packages[`node_modules/${name}`] = describe(name, version);
  }
  const sorted = Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1));
  lock.packages = Object.fromEntries(sorted);
  if (missing.length > 0) writeFileSync(lockFile, `${JSON.stringify(lock, null, 2)}\n`);
  process.stdout.write(`${missing.length} packages of other platforms added to the lock file.\n`);
};

if (process.argv[1] === import.meta.filename) complete();
