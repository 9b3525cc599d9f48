import { expect, test } from "vitest";
import { samplePicture } from "../../../scripts/graph/media-samples.ts";
import type { Rpc } from "../_shared/rpc.ts";
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

test("a database that is away is an error of the run", async () => {
  const { deps: given } = deps({ claim_media: () => away });
  expect(await run(given)).toEqual({ error: "TimeoutError" });
});
