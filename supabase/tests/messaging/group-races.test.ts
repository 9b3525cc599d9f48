import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { openSession, type Session, untilBlocked } from "../access/two-sessions.ts";
import { brokenInvariants } from "./invariants.ts";
import { type Counts, deliver, type Item, openRestaurant, type Restaurant } from "./restaurant.ts";

let system: Session;
let first: Session;
let second: Session;
let resto: Restaurant;
let users: string[];

beforeAll(async () => {
  [system, first, second] = [await openSession(), await openSession(), await openSession()];
});
afterAll(() => Promise.all([system, first, second].map((session) => session.end())));
beforeEach(async () => {
  resto = await openRestaurant(system);
  users = Array.from({ length: 20 }, () => resto.user());
  await deliver(
    system,
    users.map((user) => resto.message(user, "Salam")),
  );
});

/** Each item by a delivery of its own, all of them in one call. */
const together = async (
  session: Session,
  items: readonly Item[],
): Promise<readonly (Counts | null)[]> => {
  const deliveries = items.map((item) => ({ source: "meta", channel: "whatsapp", items: [item] }));
  const [row] = await session.query<{ result: (Counts | null)[] }>(
    "select public.ingest_deliveries($1) as result",
    [JSON.stringify(deliveries)],
  );
  return row?.result ?? [];
};

const stored = (results: readonly (Counts | null)[]): number =>
  results.reduce((sum, result) => sum + Number(result?.stored ?? 0), 0);

test("a message in a group and in a delivery of its own at once is stored once", async () => {
  const [item] = users.map((user) => resto.message(user, "once"));
  if (item === undefined) throw new Error("nobody");
  await first.begin();
  expect(stored(await together(first, [item]))).toBe(1);
  await second.begin();
  const late = deliver(second, [item]);
  await untilBlocked(system, second.pid);
  await first.commit();
  expect(await late).toMatchObject({ stored: 0, duplicates: 1 });
  await second.commit();
});

test("when the group rolls back, the one that waited stores the message", async () => {
  const items = users.map((user) => resto.message(user, "again"));
  await first.begin();
  await together(first, items);
  await second.begin();
  const late = together(second, items);
  await untilBlocked(system, second.pid);
  await first.rollback();
  expect(stored(await late)).toBe(users.length);
  await second.commit();
  expect(await brokenInvariants(system.query)).toEqual([]);
});

test("groups and sets with the same people in any order never deadlock", async () => {
  const forth = users.map((user) => resto.message(user, "forth"));
  const back = [...users].reverse().map((user) => resto.message(user, "back"));
  const [one, set, two] = await Promise.all([
    together(first, forth),
    deliver(second, [...forth, ...back].reverse()),
    together(system, back),
  ]);
  expect(stored(one) + Number(set.stored) + stored(two)).toBe(2 * users.length);
});
