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

const limit = (daily: number | null) =>
  system.query("select public.set_daily_limit($1, $2, 'A test of the budget')", [
    resto.channelId,
    daily,
  ]);

/** Customers whose windows are closed, and a template for each of them. */
const strangers = async (count: number): Promise<string[]> => {
  const users = Array.from({ length: count }, () => resto.user());
  await deliver(
    system,
    users.map((user) => resto.message(user, "Salam")),
  );
  await settle(system, (await claim(system, resto)).items);
  await system.query(
    `update public.conversations
     set window_expires_at = now() - interval '1 minute',
       last_inbound_at = now() - interval '25 hours'
     where tenant_id = $1`,
    [resto.tenantId],
  );
  await system.query(
    `select public.enqueue_outbound(jsonb_build_object(
       'tenant_id', tenant_id, 'conversation_id', id, 'dedupe_key', id, 'category', 'utility',
       'payload', '{"type": "template", "template": {"key": "HELLO", "approved": true}}'::jsonb
     )) from public.conversations where tenant_id = $1`,
    [resto.tenantId],
  );
  return users;
};

const makeDue = () =>
  system.query(
    "update messaging.outbox set due_at = now() where tenant_id = $1 and lease is null",
    [resto.tenantId],
  );

const count = async (): Promise<number | undefined> => {
  const [row] = await system.query<{ used_count: number }>(
    "select used_count from messaging.portfolio_counts where tenant_id = $1",
    [resto.tenantId],
  );
  return row?.used_count;
};

test("two claims at once begin no more conversations than the limit, and neither waits", async () => {
  await limit(5);
  await strangers(12);
  await first.begin();
  const one = (await claim(first, resto, 60, 3)).items;
  const two = (await claim(second, resto)).items;
  await first.commit();
  expect([one.length, two.length]).toEqual([3, 0]);
  await makeDue();
  const [three, four] = await Promise.all([claim(first, resto), claim(second, resto)]);
  await makeDue();
  const five = (await claim(second, resto)).items;
  const later = [...three.items, ...four.items, ...five];
  expect(new Set([...one, ...later].map(({ conversation_id: id }) => id)).size).toBe(5);
  expect(await count()).toBe(5);
  expect(await brokenInvariants(system.query)).toEqual([]);
});

test("a claim that is undone used nothing of the limit", async () => {
  await limit(2);
  await strangers(3);
  await first.begin();
  expect((await claim(first, resto)).items.length).toBe(2);
  await first.rollback();
  expect(await count()).toBe(0);
  expect((await claim(second, resto)).items.length).toBe(2);
});

test("who writes while the claim holds the message back is not forgotten", async () => {
  await limit(1);
  const users = await strangers(2);
  await first.begin();
  const [taken] = (await claim(first, resto)).items;
  const delivered = deliver(
    second,
    users.map((user) => resto.message(user, "Me voilà")),
  );
  await untilBlocked(system, second.pid);
  await first.commit();
  await delivered;
  const next = (await claim(first, resto)).items;
  expect(next.length).toBe(1);
  expect(next[0]?.conversation_id).not.toBe(taken?.conversation_id);
  expect(await count()).toBe(1);
});

test("what the customer's message overtakes is not held back", async () => {
  await limit(1);
  const users = await strangers(2);
  await second.begin();
  await deliver(
    second,
    users.map((user) => resto.message(user, "Me voilà")),
  );
  const claimed = claim(first, resto);
  await untilBlocked(system, first.pid);
  await second.commit();
  const one = (await claimed).items;
  const two = (await claim(first, resto)).items;
  expect(new Set([...one, ...two].map(({ conversation_id: id }) => id)).size).toBe(2);
});

test("a webhook that tells the limit does not wait for a claim", async () => {
  await limit(1);
  await strangers(2);
  await first.begin();
  expect((await claim(first, resto)).items.length).toBe(1);
  await deliver(second, [
    {
      kind: "account",
      identity: resto.identity,
      field: "business_capability_update",
      content: { max_daily_conversations_per_business: 2000 },
      at_ms: Date.now() + 1000,
    },
  ]);
  await first.commit();
  await makeDue();
  expect((await claim(second, resto)).items.length).toBe(1);
});
