import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { openSession, type Session, untilBlocked } from "../access/two-sessions.ts";
import { brokenInvariants } from "./invariants.ts";
import { deliver, openRestaurant, type Restaurant } from "./restaurant.ts";

let system: Session;
let first: Session;
let second: Session;
let resto: Restaurant;

beforeAll(async () => {
  [system, first, second] = [await openSession(), await openSession(), await openSession()];
});
afterAll(() => Promise.all([system, first, second].map((session) => session.end())));
beforeEach(async () => {
  resto = await openRestaurant(system);
});

const stored = async () => {
  const [row] = await system.query<{ messages: number; replies: number; contacts: number }>(
    `select
       (select count(*)::int from public.inbound_messages where tenant_id = $1) as messages,
       (select count(*)::int from public.outbound_messages where tenant_id = $1) as replies,
       (select count(*)::int from public.contacts where tenant_id = $1) as contacts`,
    [resto.tenantId],
  );
  return row;
};

test("the same message in two deliveries at once is stored and answered once", async () => {
  const item = resto.message(resto.user(), "Salam");
  await first.begin();
  expect(await deliver(first, [item])).toMatchObject({ stored: 1, queued: 1 });
  await second.begin();
  const late = deliver(second, [item]);
  await untilBlocked(system, second.pid);
  await first.commit();
  expect(await late).toMatchObject({ stored: 0, duplicates: 1 });
  await second.commit();
  expect(await stored()).toEqual({ messages: 1, replies: 1, contacts: 1 });
});

test("when the first delivery rolls back, the second one stores the message", async () => {
  const item = resto.message(resto.user(), "Salam");
  await first.begin();
  await deliver(first, [item]);
  await second.begin();
  const late = deliver(second, [item]);
  await untilBlocked(system, second.pid);
  await first.rollback();
  expect(await late).toMatchObject({ stored: 1, duplicates: 0 });
  await second.commit();
  expect(await stored()).toEqual({ messages: 1, replies: 1, contacts: 1 });
});

test("two first messages of one stranger at once make one contact and one conversation", async () => {
  const user = resto.user();
  await first.begin();
  await deliver(first, [resto.message(user, "un")]);
  await second.begin();
  const late = deliver(second, [resto.message(user, "deux")]);
  await untilBlocked(system, second.pid);
  await first.commit();
  expect(await late).toMatchObject({ stored: 1 });
  await second.commit();
  expect(await stored()).toEqual({ messages: 2, replies: 2, contacts: 1 });
});

test("two deliveries with the same people in opposite order never deadlock", async () => {
  const users = Array.from({ length: 40 }, () => resto.user());
  const forth = users.map((user) => resto.message(user, "forth"));
  const back = [...users].reverse().map((user) => resto.message(user, "back"));
  const both = [...forth, ...back];
  const results = await Promise.all([
    deliver(first, both),
    deliver(second, [...both].reverse()),
    deliver(system, back),
  ]);
  const total = results.reduce((sum, { stored: n }) => sum + Number(n), 0);
  expect(total).toBe(80);
  expect(await stored()).toEqual({ messages: 80, replies: 80, contacts: 40 });
  expect(await brokenInvariants(system.query)).toEqual([]);
});
