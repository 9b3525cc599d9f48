import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { openSession, type Session, untilBlocked } from "../access/two-sessions.ts";
import { brokenInvariants } from "./invariants.ts";
import { claim, deliver, openRestaurant, type Restaurant, settle } from "./restaurant.ts";

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

const statuses = async (): Promise<string[]> => {
  const rows = await system.query<{ status: string }>(
    "select status from public.outbound_messages where tenant_id = $1 order by id",
    [resto.tenantId],
  );
  return rows.map(({ status }) => status);
};

test("two claims at once share the work and never a message", async () => {
  const users = Array.from({ length: 20 }, () => resto.user());
  await deliver(
    system,
    users.map((user) => resto.message(user, "Salam")),
  );
  await first.begin();
  const one = (await claim(first, resto, 60, 7)).items;
  const two = (await claim(second, resto)).items;
  await first.commit();
  const ids = [...one, ...two].map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.length).toBe(20);
  await settle(first, one);
  await settle(second, two);
  expect(new Set(await statuses())).toEqual(new Set(["SENT"]));
});

test("the second message of a conversation is not claimed before the first is settled", async () => {
  const user = resto.user();
  await deliver(system, [resto.message(user, "un"), resto.message(user, "deux")]);
  const one = (await claim(first, resto)).items;
  expect(one.length).toBe(1);
  expect((await claim(second, resto)).items).toEqual([]);
  await first.begin();
  await settle(first, one);
  expect((await claim(second, resto)).items).toEqual([]);
  await first.commit();
  const two = (await claim(second, resto)).items;
  expect(two.length).toBe(1);
  expect(two[0]?.id).toBeGreaterThan(one[0]?.id ?? 0);
  await settle(second, two);
});

test("a lease that ends makes the outcome unknown, and the late sender loses", async () => {
  await deliver(system, [resto.message(resto.user(), "Salam")]);
  const taken = (await claim(first, resto)).items;
  await system.query("update messaging.outbox set leased_until = now() where tenant_id = $1", [
    resto.tenantId,
  ]);
  await second.begin();
  await claim(second, resto);
  const late = settle(first, taken);
  await untilBlocked(system, first.pid);
  await second.commit();
  expect((await late).lost).toEqual(taken.map(({ id }) => id));
  expect(await statuses()).toEqual(["UNKNOWN"]);
  expect((await claim(second, resto)).items).toEqual([]);
});

test("a sender that dies between sending and settling leaves one unknown, sent once", async () => {
  await deliver(system, [resto.message(resto.user(), "Salam")]);
  const taken = (await claim(first, resto)).items;
  await system.query("update messaging.outbox set leased_until = now() where tenant_id = $1", [
    resto.tenantId,
  ]);
  expect((await claim(second, resto)).items).toEqual([]);
  const late = await settle(first, taken);
  expect([late.settled, late.lost]).toEqual([0, taken.map(({ id }) => id)]);
  expect(await statuses()).toEqual(["UNKNOWN"]);
  const attempts = await system.query(
    "select attempt, outcome, error_key from public.outbound_attempts where tenant_id = $1",
    [resto.tenantId],
  );
  expect(attempts).toEqual([{ attempt: 1, outcome: "unknown", error_key: "lease_expired" }]);
  await deliver(second, [resto.status(taken[0]?.callback ?? "", "sent")]);
  expect(await statuses()).toEqual(["SENT"]);
  expect((await claim(second, resto)).items).toEqual([]);
  expect(await brokenInvariants(system.query)).toEqual([]);
});

test("a settle that comes first wins over the end of its lease", async () => {
  await deliver(system, [resto.message(resto.user(), "Salam")]);
  const taken = (await claim(first, resto)).items;
  await system.query("update messaging.outbox set leased_until = now() where tenant_id = $1", [
    resto.tenantId,
  ]);
  await first.begin();
  expect((await settle(first, taken)).lost).toEqual([]);
  await claim(second, resto);
  await first.commit();
  expect(await statuses()).toEqual(["SENT"]);
});

test("a receipt that proves the sending takes a message out of the queue", async () => {
  await deliver(system, [resto.message(resto.user(), "Salam")]);
  const taken = (await claim(first, resto)).items;
  await settle(first, taken, { outcome: "error", http_status: 500 });
  expect(await statuses()).toEqual(["RETRY"]);
  await deliver(second, [resto.status(taken[0]?.callback ?? "", "sent")]);
  expect(await statuses()).toEqual(["SENT"]);
  await system.query("update messaging.outbox set due_at = now() where tenant_id = $1", [
    resto.tenantId,
  ]);
  expect((await claim(second, resto)).items).toEqual([]);
  expect(await brokenInvariants(system.query)).toEqual([]);
});

test("an unknown outcome is settled by the receipt that carries our callback", async () => {
  await deliver(system, [resto.message(resto.user(), "Salam")]);
  const taken = (await claim(first, resto)).items;
  await settle(first, taken, { outcome: "unknown", error_key: "timeout" });
  expect(await statuses()).toEqual(["UNKNOWN"]);
  await deliver(second, [resto.status(taken[0]?.callback ?? "", "delivered")]);
  expect(await statuses()).toEqual(["SENT"]);
});
