import { expect, test } from "vitest";
import type { Rpc } from "../_shared/rpc.ts";
import { dispatch } from "./dispatch.ts";
import { dispatchDeps, fakeDatabase, itemOf, taken } from "./test-support.ts";
import { giveBack, leaseMemory } from "./unreceived.ts";

const lost = { data: null, error: { status: null, code: null, message: "TimeoutError" } } as const;

/** Counts the looks for what was lost; claims fail as often as told. */
const world = (failures: number, batches: (readonly unknown[])[] = []) => {
  const database = fakeDatabase(batches);
  const asked: unknown[] = [];
  let left = failures;
  const rpc: Rpc = async (name, args) => {
    if (name === "release_unreceived") asked.push(args);
    if (name === "claim_outbound" && left > 0 && batches.length < 2) {
      left -= 1;
      return lost;
    }
    return database.rpc(name, args);
  };
  return { rpc, asked };
};

test("a claim without an answer is followed by giving back what it may have taken", async () => {
  const received = itemOf({});
  const { rpc, asked } = world(1, [[received], []]);
  await dispatch(dispatchDeps(rpc, async () => taken()));
  expect(asked).toEqual([{ worker: "test", received: [received.lease] }]);
});

test("while claims are answered nobody looks", async () => {
  const { rpc, asked } = world(0, [[itemOf({})], [itemOf({})]]);
  await dispatch(dispatchDeps(rpc, async () => taken()));
  expect(asked).toEqual([]);
});

test("what an earlier run sent is remembered, and never given back", async () => {
  const sent = itemOf({});
  const { rpc, asked } = world(1, [[sent], []]);
  const deps = dispatchDeps(rpc, async () => taken());
  await dispatch(deps);
  deps.leases.suspect();
  await dispatch(deps);
  expect(asked).toHaveLength(2);
  expect(asked.at(-1)).toEqual({ worker: "test", received: [sent.lease] });
});

test("it looks again for a while, because that claim may begin late, and then no more", async () => {
  let now = 1_000_000;
  const leases = leaseMemory(() => now);
  const { rpc, asked } = world(0);
  leases.suspect();
  for (let second = 0; second < 60; second += 1) {
    await giveBack({ rpc, worker: "test", leases, log: () => undefined });
    now += 1_000;
  }
  expect(asked.length).toBeGreaterThan(10);
  expect(asked.length).toBeLessThan(20);
});
