import { expect, test } from "vitest";
import type { HttpExchange } from "../_shared/http-exchange.ts";
import type { Rpc } from "../_shared/rpc.ts";
import { bell } from "./bell.ts";
import { dispatch } from "./dispatch.ts";
import { answer, dispatchDeps, fakeDatabase, itemOf, taken } from "./test-support.ts";

const many = (count: number) => Array.from({ length: count }, () => itemOf({}));
const instant: HttpExchange = async () => taken();

test("claims until nothing is due, settles each, and looks once more after the last empty claim", async () => {
  const batches = [many(10), many(4)];
  const ids = batches.flat().map(({ id }) => id);
  const database = fakeDatabase([...batches]);
  const result = await dispatch(dispatchDeps(database.rpc, instant));
  expect(result).toMatchObject({ claimed: 14, sent: 14, more: false });
  expect(database.settled.map(({ id }) => id).sort()).toEqual(ids.sort());
  expect(Object.keys(database.settled[0] ?? {}).sort()).toEqual([
    "id",
    "lease",
    "outcome",
    "provider_message_id",
    "started_at",
  ]);
  // It goes on where it stopped, and its last looks begin at the beginning.
  const looks = database.claims.map(({ resume }) => resume);
  expect([looks[0], looks.at(-1)]).toEqual([null, null]);
  expect(looks.filter((marks) => marks !== null).length).toBeGreaterThan(0);
});

test("who tried, and how long, is told of what was not taken at the first attempt", async () => {
  const refusing: HttpExchange = async ({ body }) =>
    body?.includes("no") ? answer(400, {}) : taken();
  const database = fakeDatabase([[itemOf({ text: "no" }), itemOf({}, { attempt: 2 })]]);
  await dispatch(dispatchDeps(database.rpc, refusing));
  expect(database.settled).toHaveLength(2);
  for (const result of database.settled) {
    expect(result).toMatchObject({ worker: "test", latency_ms: expect.any(Number) });
  }
});

test("how a channel is reached is told once a claim", async () => {
  const { channel, identity, account_id, token_ref, api_base, ...item } = itemOf({});
  const channels = { c: { channel, identity, account_id, token_ref, api_base } };
  const database = fakeDatabase([]);
  let claims = 0;
  const rpc: Rpc = async (name, args) => {
    claims += 1;
    return name === "claim_outbound" && claims === 1
      ? { data: { channels, items: [{ ...item, channel_id: "c" }] }, error: null }
      : database.rpc(name, args);
  };
  const urls: string[] = [];
  await dispatch(
    dispatchDeps(rpc, async ({ url }) => {
      urls.push(url);
      return taken();
    }),
  );
  expect(urls).toEqual([expect.stringMatching(`/${identity}/messages$`)]);
});

test("never more in the air than there are lanes, and nothing is claimed that cannot start", async () => {
  let flying = 0;
  let most = 0;
  const slow: HttpExchange = async () => {
    flying += 1;
    most = Math.max(most, flying);
    await new Promise((done) => setTimeout(done, 5));
    flying -= 1;
    return taken();
  };
  const database = fakeDatabase([]);
  let handed = 0;
  const rpc: Rpc = async (name, args) => {
    if (name !== "claim_outbound") return database.rpc(name, args);
    const wanted = Number(args.batch);
    const given = Math.min(wanted, 60 - handed);
    handed += given;
    return { data: { items: many(given), resume: null }, error: null };
  };
  const result = await dispatch(dispatchDeps(rpc, slow));
  expect(result).toMatchObject({ claimed: 60 });
  expect(most).toBeLessThanOrEqual(10);
  expect(database.settled).toHaveLength(60);
});

test("a slow message delays no other: the rest is settled before it ends", async () => {
  let free: () => void = () => undefined;
  const gate = new Promise<void>((done) => {
    free = done;
  });
  const slow = itemOf({ text: "slow" });
  const exchange: HttpExchange = async ({ body }) => {
    if (body?.includes("slow")) await gate;
    return taken();
  };
  const database = fakeDatabase([[slow, ...many(3)], many(3)]);
  const run = dispatch(dispatchDeps(database.rpc, exchange));
  while (database.settled.length < 6) await new Promise((done) => setTimeout(done, 2));
  expect(database.settled.map(({ id }) => id)).not.toContain(slow.id);
  free();
  expect(await run).toMatchObject({ claimed: 7, sent: 7 });
});

test("a row that nobody understands is a dead letter, and the others go", async () => {
  const broken = { ...itemOf({}), payload: { type: 5 } };
  const database = fakeDatabase([[broken, ...many(2)]]);
  await dispatch(dispatchDeps(database.rpc, instant));
  const outcomes = database.settled.map(({ outcome }) => outcome).sort();
  expect(outcomes).toEqual(["dead", "sent", "sent"]);
});

test("what was sent is handed in again and again until the database takes it", async () => {
  const database = fakeDatabase([many(2)]);
  let failures = 3;
  const rpc: Rpc = async (name, args) => {
    if (name === "settle_outbound" && failures > 0) {
      failures -= 1;
      return { data: null, error: { status: 503, code: "57P01", message: "" } };
    }
    return database.rpc(name, args);
  };
  expect(await dispatch(dispatchDeps(rpc, instant))).toMatchObject({ sent: 2 });
  expect(database.settled).toHaveLength(2);
});

test("a result that the database refuses takes no other with it", async () => {
  const poisoned = itemOf({});
  const database = fakeDatabase([[poisoned, ...many(3)]]);
  const rpc: Rpc = async (name, args) => {
    const results = (args.results ?? []) as { id: number }[];
    return results.some(({ id }) => id === poisoned.id)
      ? { data: null, error: { status: 400, code: "22P02", message: "" } }
      : database.rpc(name, args);
  };
  await dispatch(dispatchDeps(rpc, instant));
  expect(database.settled).toHaveLength(3);
});

test("a database that comes back within the run is asked again; one that does not is an error", async () => {
  const database = fakeDatabase([many(1)]);
  let failures = 3;
  const back: Rpc = async (name, args) => {
    failures -= 1;
    return failures >= 0
      ? { data: null, error: { status: null, code: null, message: "TypeError" } }
      : database.rpc(name, args);
  };
  expect(await dispatch(dispatchDeps(back, instant))).toMatchObject({ claimed: 1, sent: 1 });
  let now = 0;
  const away: Rpc = async () => {
    now += 3_000;
    return { data: null, error: { status: 503, code: "PGRST001", message: "" } };
  };
  expect(await dispatch(dispatchDeps(away, instant, { now: () => now }))).toEqual({
    error: "PGRST001",
  });
});

test("after its time a run stops claiming and says that more waits", async () => {
  let now = 0;
  const rpc: Rpc = async (name) => {
    now += 5_000;
    const items = name === "claim_outbound" ? many(1) : [];
    return { data: { items, settled: 1, sent: 1 }, error: null };
  };
  expect(await dispatch(dispatchDeps(rpc, instant, { now: () => now }))).toMatchObject({
    more: true,
  });
});

test("a ring ends a wait, and one that nobody waited for ends the next", async () => {
  const { ring, idle } = bell(() => new Promise(() => undefined));
  const waiting = idle(1_000);
  ring();
  await waiting;
  ring();
  await idle(1_000);
  const again = idle(1_000);
  const isOver = await Promise.race([again.then(() => true), Promise.resolve(false)]);
  expect(isOver).toBe(false);
});

test("a look that took a minute, because the server hung, puts the next full one off by seconds only", async () => {
  let now = 0;
  const fullAt: number[] = [];
  const rpc: Rpc = async (_name, args) => {
    if (args.resume === null) fullAt.push(now);
    now += fullAt.length === 1 && args.resume === null ? 60_000 : 500;
    return { data: { items: [], resume: {} }, error: null };
  };
  const deps = dispatchDeps(rpc, instant, { now: () => now });
  while (now < 120_000) await dispatch(deps);
  const [, ...later] = fullAt;
  expect(later[0]).toBeLessThanOrEqual(75_000);
  expect(later.length).toBeGreaterThan(3);
});

test("a full look keeps what was known of quiet channels, up to a number of them", async () => {
  const mark = ["2026-11-25T10:00:00+00:00", null, null];
  const told = [
    { 1: mark },
    { 2: mark },
    Object.fromEntries([...Array(500).keys()].map((no) => [no + 3, mark])),
  ];
  const handedIn: unknown[] = [];
  let now = 0;
  const rpc: Rpc = async (_name, args) => {
    if (args.resume !== null) handedIn.push(args.resume);
    now += 700;
    return {
      data: { items: [], resume: (args.resume === null && told.shift()) || {} },
      error: null,
    };
  };
  const deps = dispatchDeps(rpc, instant, { now: () => now });
  while (told.length > 0) await dispatch(deps);
  await dispatch(deps);
  const sizes = handedIn.map((marks) => Object.keys(marks as object).length);
  expect([sizes[0], Math.max(...sizes)]).toEqual([1, 500]);
  expect(sizes).toContain(2);
});
