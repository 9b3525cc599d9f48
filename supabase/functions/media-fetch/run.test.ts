import { expect, test } from "vitest";
import { samplePicture } from "../../../scripts/graph/media-samples.ts";
import type { Rpc } from "../_shared/rpc.ts";
import { handler } from "./handler.ts";
import { oneRun } from "./one-run.ts";
import { type RunDeps, run } from "./run.ts";
import { answer, item, limits, located, world } from "./test-support.ts";

const picture = Uint8Array.from(samplePicture(8));
const away = { data: null, error: { status: null, code: null, message: "TimeoutError" } } as const;

type Handlers = Readonly<Record<string, (args: Record<string, unknown>) => unknown>>;

const database = (handlers: Handlers) => {
  const calls: string[] = [];
  const rpc: Rpc = async (name, args) => {
    calls.push(name);
    const data = (handlers[name] ?? (() => []))(args);
    return data === away ? away : { data, error: null };
  };
  return { rpc, calls };
};

const deps = (handlers: Handlers, answers: Parameters<typeof world>[0] = []) => {
  const meta = world(answers);
  const { rpc, calls } = database({ media_limits: () => limits, ...handlers });
  const over: RunDeps = {
    ...meta.deps,
    rpc,
    worker: "test",
    now: Date.now,
    wait: async () => undefined,
    log: () => undefined,
  };
  return { deps: over, calls, files: meta.files };
};

const once =
  <T>(...values: T[]) =>
  (): T | never[] =>
    values.shift() ?? [];

test("what is claimed is fetched, stored and settled, until nothing is due", async () => {
  const results: unknown[] = [];
  const { deps: given, files } = deps(
    {
      claim_media: once([item()], [item({ storage_path: "tenant/second" })]),
      settle_media: ({ results: handed }) => {
        results.push(handed);
        return { settled: 1, lost: [] };
      },
    },
    [located(picture), answer(200, picture), located(picture), answer(200, picture)],
  );
  expect(await run(given)).toMatchObject({ claimed: 2, stored: 2, lost: 0 });
  expect([...files.keys()]).toEqual(["tenant/file", "tenant/second"]);
  expect(results).toHaveLength(2);
});

test("a result that the database takes only later is handed in until it does", async () => {
  let refusals = 2;
  const { deps: given, calls } = deps(
    {
      claim_media: once([item()]),
      settle_media: () => {
        refusals -= 1;
        return refusals >= 0 ? away : { settled: 1, lost: [] };
      },
    },
    [located(picture), answer(200, picture)],
  );
  expect(await run(given)).toMatchObject({ stored: 1 });
  expect(calls.filter((name) => name === "settle_media")).toHaveLength(3);
});

test("a lease that ended meanwhile is said, and nothing else is done about it", async () => {
  const { deps: given } = deps(
    { claim_media: once([item()]), settle_media: () => ({ settled: 0, lost: ["x"] }) },
    [located(picture), answer(200, picture)],
  );
  expect(await run(given)).toMatchObject({ claimed: 1, stored: 0, lost: 1 });
});

test("bytes that have to go are taken away, and forgotten only after that", async () => {
  const due = { storage_path: "tenant/old", lease: item().lease };
  const { deps: given, files, calls } = deps({ claim_media_erasures: once([due]) });
  files.set("tenant/old", { bytes: picture, mime: "image/png" });
  expect(await run(given)).toMatchObject({ erased: 1 });
  expect(files.size).toBe(0);
  const failing = deps({ claim_media_erasures: once([due]) });
  const store = {
    ...failing.deps.store,
    remove: async () => ({ data: null, error: { status: 500 } }),
  };
  expect(await run({ ...failing.deps, store })).toMatchObject({ erased: 0 });
  expect(calls).toContain("settle_media_erasures");
  expect(failing.calls).not.toContain("settle_media_erasures");
});

test("a database that is away is an error of the run, and 503 to the caller", async () => {
  const { deps: given } = deps({ claim_media: () => away });
  expect(await run(given)).toEqual({ error: "TimeoutError" });
  const serve = handler({
    tokens: ["a-token"],
    run: () => run(given),
    later: () => undefined,
    log: () => undefined,
  });
  const call = (authorization: string) =>
    serve(new Request("http://f/media-fetch", { method: "POST", headers: { authorization } }));
  expect((await call("Bearer a-token")).status).toBe(503);
  expect((await call("Bearer other")).status).toBe(401);
});

test("one run at a time, and whoever comes meanwhile shares the one that begins after", async () => {
  const ends: (() => void)[] = [];
  let runs = 0;
  const start = oneRun(async () => {
    runs += 1;
    const mine = runs;
    await new Promise<void>((done) => ends.push(done));
    if (mine === 1) throw new Error("a run that fails holds up no other");
    return mine;
  });
  const first = start().catch(() => "failed");
  const others = [start(), start(), start()];
  expect(runs).toBe(1);
  ends[0]?.();
  expect(await first).toBe("failed");
  await new Promise((done) => setTimeout(done, 5));
  ends[1]?.();
  expect(await Promise.all(others)).toEqual([2, 2, 2]);
  expect(runs).toBe(2);
});
