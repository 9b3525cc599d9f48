import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { openSession, type Session, untilBlocked } from "../access/two-sessions.ts";
import { deliver, type Item, openRestaurant, type Restaurant } from "./restaurant.ts";

let system: Session;
let gate: Session;
let first: Session;
let second: Session;
let resto: Restaurant;
/** Three customers, in the order in which sets lock their conversations. */
let low: string;
let middle: string;
let high: string;

beforeAll(async () => {
  [system, gate] = [await openSession(), await openSession()];
  [first, second] = [await openSession(), await openSession()];
});
afterAll(() => Promise.all([system, gate, first, second].map((session) => session.end())));
beforeEach(async () => {
  resto = await openRestaurant(system);
  for (let n = 0; n < 3; n += 1) await deliver(system, [resto.message(resto.user(), "Salam")]);
  const rows = await system.query<{ recipient: string }>(
    "select recipient from public.conversations where tenant_id = $1 order by id",
    [resto.tenantId],
  );
  [low = "", middle = "", high = ""] = rows.map(({ recipient }) => recipient);
});

/** The way of a delivery of which one item was poisoned. */
const oneByOne = async (session: Session, items: readonly Item[]): Promise<Item> => {
  const [row] = await session.query<{ result: Item }>(
    "select messaging.ingest_one_by_one($1) as result",
    [JSON.stringify({ source: "meta", channel: "whatsapp", items })],
  );
  return row?.result ?? {};
};

/** Somebody holds the conversation in the middle, so that the first delivery stops half way. */
const bothAtOnce = async (slow: readonly Item[], set: readonly Item[]): Promise<number[]> => {
  await gate.begin();
  await gate.query("select from public.conversations where recipient = $1 for update", [middle]);
  const one = oneByOne(first, slow);
  await untilBlocked(system, first.pid);
  const other = deliver(second, set);
  await untilBlocked(system, second.pid);
  await gate.commit();
  return (await Promise.all([one, other])).map(({ stored }) => Number(stored ?? 0));
};

test("a delivery taken one by one and a set with the same people never wait in a circle", async () => {
  const slow = [high, middle, low].map((user) => resto.message(user, "one by one"));
  const set = [low, high].map((user) => resto.message(user, "set"));
  expect(await bothAtOnce(slow, set)).toEqual([3, 2]);
});

test("nor when the set brings one of its messages again", async () => {
  const slow = [high, middle, low].map((user) => resto.message(user, "one by one"));
  const set = [...slow.slice(2), resto.message(high, "set")];
  expect(await bothAtOnce(slow, set)).toEqual([3, 1]);
});
