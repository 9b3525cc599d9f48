import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openSession, type Session, untilBlocked } from "../access/two-sessions.ts";
import { brokenInvariants } from "./invariants.ts";
import {
  type Claimed,
  claim,
  deliver,
  openRestaurant,
  type Restaurant,
  settle,
} from "./restaurant.ts";

let system: Session;
let first: Session;
let second: Session;
let resto: Restaurant;

beforeAll(async () => {
  system = await openSession();
  first = await openSession();
  second = await openSession();
  resto = await openRestaurant(system);
});
afterAll(() => Promise.all([system.end(), first.end(), second.end()]));

const stateOf = async (id: number): Promise<string | undefined> => {
  const [row] = await system.query<{ state: string }>(
    `select status || ' ' || coalesce(receipt, '-') as state
     from public.outbound_messages where id = $1`,
    [id],
  );
  return row?.state;
};

const ask = async () => {
  const user = resto.user();
  await deliver(system, [resto.message(user, "Salam")]);
  const [item] = (await claim(system, resto)).items;
  if (!item) throw new Error("nothing was claimed");
  const { callback: _, ...status } = resto.status(item.callback, "delivered", Date.now(), {
    to: { wa_id: user },
  });
  return { item, status };
};

type Steps = "receipt" | "settle" | "commit receipt" | "commit settle";
const orders: readonly (readonly Steps[])[] = [
  ["receipt", "settle", "commit receipt", "commit settle"],
  ["receipt", "settle", "commit settle", "commit receipt"],
  ["settle", "receipt", "commit receipt", "commit settle"],
  ["settle", "receipt", "commit settle", "commit receipt"],
];

test.each(orders.map((steps) => ({ steps })))(
  "a receipt and the settling of its message, blind to each other: $steps",
  async ({ steps }) => {
    const { item, status } = await ask();
    await first.begin();
    await second.begin();
    const work: Record<Steps, () => Promise<unknown>> = {
      receipt: () => deliver(first, [status]),
      settle: () => settle(second, [item]),
      "commit receipt": first.commit,
      "commit settle": second.commit,
    };
    for (const step of steps) await work[step]();
    // The next tick.
    await system.query("select messaging.match_orphans()");
    expect(await stateOf(item.id)).toBe("SENT delivered");
    expect(await brokenInvariants(system.query)).toEqual([]);
  },
);

const doubts = [
  { outcome: "unknown", error_key: "timeout" },
  { outcome: "retry", error_key: "http_5xx" },
  { outcome: "dead", error_key: "http_4xx" },
];

/** Who comes second waits for the first and then goes by what the first has written. */
const oneAfterTheOther = async (
  before: () => Promise<unknown>,
  after: () => Promise<unknown>,
): Promise<void> => {
  await first.begin();
  await before();
  await second.begin();
  const waiting = after();
  await untilBlocked(system, second.pid);
  await first.commit();
  await waiting;
  await second.commit();
};

describe.each(doubts)("an outcome of $outcome and the proof that the message left", (doubt) => {
  const proven = async (item: Claimed): Promise<void> => {
    expect(await stateOf(item.id)).toBe("SENT sent");
    const queued = await system.query("select from messaging.outbox where id = $1", [item.id]);
    expect(queued).toEqual([]);
    expect(await brokenInvariants(system.query)).toEqual([]);
  };

  test("the proof is not committed yet", async () => {
    const { item } = await ask();
    const proof = resto.status(item.callback, "sent");
    await oneAfterTheOther(
      () => deliver(first, [proof]),
      () => settle(second, [item], doubt),
    );
    await proven(item);
  });

  test("the outcome is not committed yet", async () => {
    const { item } = await ask();
    const proof = resto.status(item.callback, "sent");
    await oneAfterTheOther(
      () => settle(first, [item], doubt),
      () => deliver(second, [proof]),
    );
    await proven(item);
  });
});

const release = async (session: Session, ...leases: readonly string[]): Promise<number> => {
  const [row] = await session.query<{ count: number }>(
    "select public.release_unreceived($1::uuid[]) as count",
    [leases],
  );
  return row?.count ?? -1;
};

const claimAs = async (session: Session, lease: string): Promise<number[]> => {
  const [row] = await session.query<{ result: { items: { id: number }[] } }>(
    "select public.claim_outbound('crossing', 100, 60, channel_id => $1, lease => $2) as result",
    [resto.channelId, lease],
  );
  return (row?.result.items ?? []).map(({ id }) => id);
};

const leaseOf = async (id: number | undefined): Promise<string | null | undefined> => {
  const [row] = await system.query<{ lease: string | null }>(
    "select lease from messaging.outbox where id = $1",
    [id],
  );
  return row?.lease;
};

test("what was claimed under a lease that its sender never received goes back and leaves once", async () => {
  const [heard, unheard] = [randomUUID(), randomUUID()];
  await deliver(system, [resto.message(resto.user(), "un")]);
  const received = await claimAs(system, heard);
  await deliver(system, [resto.message(resto.user(), "deux")]);
  const lost = await claimAs(system, unheard);
  expect([received.length, lost.length]).toEqual([1, 1]);
  expect(await release(system, unheard)).toBe(1);
  expect(await release(system, unheard)).toBe(0);
  expect(await leaseOf(received[0])).toBe(heard);
  expect(await claimAs(system, randomUUID())).toEqual(lost);
  const [row] = await system.query<{ attempts: number }>(
    "select attempts from messaging.outbox where id = $1",
    [lost[0]],
  );
  // It never left: it is still the first attempt.
  expect(row?.attempts).toBe(1);
});

test("a claim that commits only after the giving back is found by the next look", async () => {
  const lease = randomUUID();
  await deliver(system, [resto.message(resto.user(), "trois")]);
  await first.begin();
  expect(await claimAs(first, lease)).toHaveLength(1);
  expect(await release(system, lease)).toBe(0);
  await first.commit();
  expect(await release(system, lease)).toBe(1);
  expect(await claimAs(system, randomUUID())).toHaveLength(1);
});

test("a giving back that is carried out late takes nothing that was claimed meanwhile", async () => {
  const [unheard, heard] = [randomUUID(), randomUUID()];
  await deliver(system, [resto.message(resto.user(), "quatre")]);
  const lost = await claimAs(system, unheard);
  expect(lost).toHaveLength(1);
  // Its sender has given up waiting for it, asked again, and claimed anew.
  await first.begin();
  expect(await release(first, unheard)).toBe(1);
  expect(await claimAs(first, heard)).toEqual(lost);
  await second.begin();
  const late = release(second, unheard);
  await untilBlocked(system, second.pid);
  await first.commit();
  expect(await late).toBe(0);
  await second.commit();
  expect(await leaseOf(lost[0])).toBe(heard);
});

test("a giving back that nobody waits for any more says which claim it means", async () => {
  const [unheard, heard] = [randomUUID(), randomUUID()];
  await deliver(system, [resto.message(resto.user(), "cinq")]);
  const sent = await claimAs(system, heard);
  expect(sent).toHaveLength(1);
  expect(await release(system, unheard)).toBe(0);
  expect(await leaseOf(sent[0])).toBe(heard);
});
