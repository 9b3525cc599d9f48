// Plain JavaScript for any Node: it has to be able to say that Node is too old, or install packages,
// before a package is loaded.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const minimum = [20, 19];

const fail = (message, remedy) => {
  process.stderr.write(`Vigie did not start: ${message}\n→ ${remedy}\n`);
  process.exit(1);
};

const checkNode = () => {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > minimum[0] || (major === minimum[0] && minor >= minimum[1])) return;
  fail(
    `it needs Node ${minimum.join(".")} or later, and this is ${process.versions.node}.`,
    "Install a current Node from https://nodejs.org",
  );
};

/** npm writes node_modules/.package-lock.json after each install: when it knows all we lock, we have it. */
const isInstalled = (lock) => {
  const marker = join(root, "node_modules/.package-lock.json");
  if (!existsSync(marker)) return false;
  const stamp = join(root, "node_modules/.vigie-installed");
  const hash = createHash("sha256").update(lock).digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === hash) return true;
  const wanted = JSON.parse(lock).packages;
  const have = JSON.parse(readFileSync(marker, "utf8")).packages;
  const same = Object.entries(wanted).every(
    ([path, entry]) =>
      path === "" || entry.optional || entry.devOptional || have[path]?.version === entry.version,
  );
  // Kept inside what it vouches for: gone when that folder is.
  if (same) writeFileSync(stamp, hash);
  return same;
};

const install = () => {
  const lock = readFileSync(join(root, "package-lock.json"), "utf8");
  if (isInstalled(lock)) return;
  process.stdout.write("Installing packages (npm ci) ...\n");
  const startedAt = Date.now();
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const run = spawnSync(npm, ["ci", "--no-audit", "--no-fund"], { cwd: root, stdio: "inherit" });
  if (run.status !== 0) {
    fail("npm ci failed.", "Read its message above; the registry may be out of reach.");
  }
  process.stdout.write(
    `Packages installed in ${((Date.now() - startedAt) / 1000).toFixed(0)} s.\n`,
  );
};

/** Checks Node, installs what is missing, and lets this process load TypeScript. */
export const prepare = async () => {
  checkNode();
  install();
  const { register } = await import(
    pathToFileURL(join(root, "node_modules/tsx/dist/esm/api/index.mjs")).href
  );
  register();
};
