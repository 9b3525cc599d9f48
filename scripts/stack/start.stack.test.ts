import { type ChildProcess, spawn } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { dataDirFor, projectRoot } from "./paths.ts";
import { findFreePortBase } from "./ports.ts";
import { isSameProcess, sleep } from "./processes.ts";
import type { StackConfig } from "./stack-config.ts";

// The command as a person types it: one stack, met in the order of its life.
const base = await findFreePortBase();
const dataDir = dataDirFor(base);
const stackFile = join(dataDir, "elsewhere.json");
const common = [
  "--no-web",
  "--no-functions",
  "--port-base",
  String(base),
  "--stack-file",
  stackFile,
];

type Started = {
  readonly process: ChildProcess;
  readonly output: () => string;
  readonly exit: Promise<number | null>;
};

const start = (args: readonly string[] = [], nodeArgs: readonly string[] = []): Started => {
  const child = spawn(process.execPath, [...nodeArgs, "scripts/start.mjs", ...common, ...args], {
    cwd: projectRoot,
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk) => (output += String(chunk)));
  const exit = new Promise<number | null>((done) => child.once("close", done));
  return { process: child, output: () => output, exit };
};

const ready = async (started: Started): Promise<void> => {
  const deadline = Date.now() + 60_000;
  while (!started.output().includes("Started in")) {
    if (started.process.exitCode !== null || Date.now() > deadline)
      throw new Error(started.output());
    await sleep(50);
  }
};

const stopped = async (started: Started): Promise<void> => {
  started.process.kill("SIGTERM");
  expect(await started.exit).toBe(0);
};

const config = (): StackConfig => JSON.parse(readFileSync(stackFile, "utf8")) as StackConfig;

type Recorded = { readonly children: { readonly pid: number; readonly identity: string }[] };
const children = (): Recorded["children"] =>
  (JSON.parse(readFileSync(join(dataDir, "run.json"), "utf8")) as Recorded).children;

/** A failed start is two lines, what and how, on stderr, and exit code 1. */
const failure = async (started: Started): Promise<string> => {
  expect(await started.exit).toBe(1);
  const text = started.output().slice(started.output().indexOf("Vigie did not start:"));
  expect(text).toMatch(/^Vigie did not start: .+\n→ .+\n$/);
  return text;
};

afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

test("a first start makes the database, and a stop leaves no process and no stack file", async () => {
  const first = start();
  await ready(first);
  expect(first.output()).toContain("directeur@depot.demo.vigie");
  expect(statSync(stackFile).mode & 0o777).toBe(0o600);
  expect((await fetch(`${config().api_url}/healthz`)).status).toBe(200);
  const pids = children();
  expect(pids.length).toBeGreaterThan(0);
  await stopped(first);
  expect(pids.filter(({ pid, identity }) => isSameProcess(pid, identity))).toEqual([]);
  expect(existsSync(stackFile)).toBe(false);
});

test("a start that was killed does not block the next, which finds its data", async () => {
  const killed = start();
  await ready(killed);
  const orphans = children();
  killed.process.kill("SIGKILL");
  await killed.exit;
  expect(orphans.some(({ pid, identity }) => isSameProcess(pid, identity))).toBe(true);

  const next = start();
  await ready(next);
  expect(next.output()).toMatch(/The last run was killed and left PostgreSQL \d+/);
  expect(next.output()).toMatch(/database .* kept/);
  expect(next.output()).toContain("0 applied now");
  expect(orphans.filter(({ pid, identity }) => isSameProcess(pid, identity))).toEqual([]);

  expect(await failure(start())).toMatch(/A stack already runs on .*\n→ Stop it/);
  await stopped(next);
});

test("a part that ends by itself is named", async () => {
  const started = start();
  await ready(started);
  const { children } = JSON.parse(readFileSync(join(dataDir, "run.json"), "utf8"));
  const rest = children.find((child: { name: string }) => child.name === "PostgREST");
  process.kill(rest.pid, "SIGKILL");
  const deadline = Date.now() + 5_000;
  while (!started.output().includes("ended by itself") && Date.now() < deadline) await sleep(50);
  expect(started.output()).toMatch(/PostgREST ended by itself; its log: .*rest\.log/);
  const before = started.output();
  await stopped(started);
  expect(started.output().slice(before.length)).not.toContain("ended by itself");
});

test("a port in use is named, with the way out", async () => {
  const squatter = createServer();
  await new Promise<void>((done) => squatter.listen(base + 2, "127.0.0.1", done));
  expect(await failure(start())).toMatch(
    /Port \d+ \(db\) on 127.0.0.1 is taken.*\n→ .*--port-base/,
  );
  squatter.close();
});

test("an applied migration that was edited since is named", async () => {
  const record = join(dataDir, "migrations.json");
  const applied = readFileSync(record, "utf8");
  const [name = ""] = Object.keys(JSON.parse(applied) as Record<string, string>);
  writeFileSync(
    record,
    JSON.stringify({ ...(JSON.parse(applied) as object), [name]: "another hash" }),
  );
  const text = await failure(start());
  expect(text).toContain(name);
  expect(text).toContain(`npm start -- --fresh --port-base ${base}`);
  writeFileSync(record, applied);
});

test("a broken data folder is said to be so, and is not emptied", async () => {
  const version = join(dataDir, "postgres/PG_VERSION");
  renameSync(version, join(dataDir, "PG_VERSION"));
  expect(await failure(start())).toMatch(/broken.*\n→ .*--fresh/);
  expect(existsSync(join(dataDir, "postgres/global/pg_control"))).toBe(true);
});

test("--fresh begins anew from any state, with the same keys", async () => {
  const keys = readFileSync(join(dataDir, "secrets.json"), "utf8");
  const fresh = start(["--fresh"]);
  await ready(fresh);
  expect(fresh.output()).toMatch(/database .* new/);
  expect(readFileSync(join(dataDir, "secrets.json"), "utf8")).toBe(keys);
  await stopped(fresh);
});

test("a folder that nobody may write to is explained", async () => {
  rmSync(dataDir, { recursive: true });
  mkdirSync(join(dataDir, ".."), { recursive: true });
  writeFileSync(dataDir, "a file where a folder should be");
  expect(await failure(start())).toMatch(/cannot be used.*\n→ /);
  rmSync(dataDir);
});

test("an old Node is told so before anything else", async () => {
  const pretend =
    "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '18.20.0' } })";
  const old = start([], ["--import", `data:text/javascript,${encodeURIComponent(pretend)}`]);
  expect(await failure(old)).toMatch(
    /needs Node 20\.19 or later, and this is 18\.20\.0.*\n→ Install/,
  );
});

test("an unknown option is refused", async () => {
  expect(await failure(start(["--frsh"]))).toMatch(/--frsh.*\n→ See: npm start -- --help/);
});
