import { expect, test } from "vitest";
import type { Rpc } from "../_shared/rpc.ts";
import { dispatch } from "./dispatch.ts";
import { dispatchDeps, fakeDatabase, itemOf, taken } from "./test-support.ts";
import { giveBack, lostLeases } from "./unreceived.ts";

const unanswered = {
  data: null,
  error: { status: null, code: null, message: "TimeoutError" },
} as const;
const silent = () => undefined;

type World = {
  readonly unansweredClaims?: number;
  readonly unansweredReleases?: number;
  readonly batches?: (readonly unknown[])[];
};

/** Keeps the leases under which was claimed, and those that were given back. */
const world = ({ unansweredClaims = 0, unansweredReleases = 0, batches = [] }: World) => {
  const database = fakeDatabase(batches);
  const claimed: unknown[] = [];
  const given: unknown[] = [];
  const left = { claim_outbound: unansweredClaims, release_unreceived: unansweredReleases };
  const rpc: Rpc = async (name, args) => {
    if (name === "claim_outbound") claimed.push(args.lease);
    if (name === "release_unreceived") given.push(args.leases);
    if ((name === "claim_outbound" || name === "release_unreceived") && left[name] > 0) {
      left[name] -= 1;
      return unanswered;
    }
    return database.rpc(name, args);
  };
  return { rpc, claimed, given };
};

test("each claim has a lease of its own, and one without an answer is given back, alone", async () => {
  const { rpc, claimed, given } = world({ unansweredClaims: 1, batches: [[itemOf({})], []] });
  await dispatch(dispatchDeps(rpc, async () => taken()));
  expect(new Set(claimed).size).toBe(claimed.length);
  expect(claimed.length).toBeGreaterThan(2);
  expect(given).toEqual([[claimed[0]]]);
});

test("an answer that nobody understands is none", async () => {
  const { rpc, claimed, given } = world({ batches: [[{ id: "?" }], []] });
  await dispatch(dispatchDeps(rpc, async () => taken()));
  expect(given).toEqual([[claimed[0]]]);
});

test("while claims are answered nothing is given back", async () => {
  const { rpc, given } = world({ batches: [[itemOf({})], [itemOf({})]] });
  await dispatch(dispatchDeps(rpc, async () => taken()));
  expect(given).toEqual([]);
});

test("while giving back is not answered, nothing more is claimed", async () => {
  const { rpc, claimed, given } = world({ unansweredClaims: 1, unansweredReleases: 3 });
  await dispatch(dispatchDeps(rpc, async () => taken()));
  const lost = [claimed[0]];
  expect(given).toEqual([lost, lost, lost, lost]);
});

test("what one run lost, the next one gives back", async () => {
  const { rpc, given } = world({});
  const deps = dispatchDeps(rpc, async () => taken());
  deps.lost.lose("a");
  await dispatch(deps);
  expect(given).toEqual([["a"]]);
});

/** Each second for so long. */
const watch = async (seconds: number, rpc: Rpc, from = lostLeases) => {
  let now = 1_000_000;
  const lost = from(() => now);
  lost.lose("a");
  for (let second = 0; second < seconds; second += 1) {
    await giveBack({ rpc, lost, log: silent });
    now += 1_000;
  }
};

test("it is given back again for a while, because that claim may begin late, and then no more", async () => {
  const { rpc, given } = world({});
  await watch(60, rpc);
  expect(given.length).toBeGreaterThan(10);
  expect(given.length).toBeLessThan(20);
});

test("a database that is away for minutes makes nothing forgotten", async () => {
  const { rpc, given } = world({ unansweredReleases: 300 });
  await watch(320, rpc);
  expect(given.length).toBeGreaterThan(300);
  expect(given.at(-1)).toEqual(["a"]);
});

test("a database that refuses to take something back stops nobody from sending", async () => {
  const database = fakeDatabase([[itemOf({})]]);
  const events: string[] = [];
  const rpc: Rpc = async (name, args) =>
    name === "release_unreceived"
      ? { data: null, error: { status: 400, code: "22P02", message: "" } }
      : database.rpc(name, args);
  const deps = dispatchDeps(rpc, async () => taken(), { log: (event) => events.push(event) });
  deps.lost.lose("a");
  expect(await dispatch(deps)).toMatchObject({ claimed: 1, sent: 1 });
  expect(events).toContain("giving_back_refused");
});
