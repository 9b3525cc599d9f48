import { randomUUID } from "node:crypto";
import type pg from "pg";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type OwnDatabase, one, ownDatabase } from "../../ops/own-database.ts";

let database: OwnDatabase;
let first: pg.Client;
let second: pg.Client;
const tenant = randomUUID();
const rule = randomUUID();

beforeAll(async () => {
  database = await ownDatabase();
  first = await database.connect();
  second = await database.connect();
  await first.query(
    "insert into public.tenants (id, slug, name, domain) values ($1, 'races', 'Races', 'depot')",
    [tenant],
  );
});
afterAll(() => database.drop());

beforeEach(async () => {
  await first.query("delete from public.notification_deliveries");
  await first.query("delete from public.notification_rules");
  await first.query("delete from governance.alert_outbox");
  await first.query(
    `insert into public.notification_rules (tenant_id, id, name, target, group_wait, flood_cap)
     values ($1, $2, 'Races', 'https://example.com/', '0', 500)`,
    [tenant, rule],
  );
});

const openAlerts = (count: number): Promise<unknown> =>
  first.query(
    `insert into public.system_alerts
       (tenant_id, check_code, severity, entity_type, entity_key, message, fingerprint)
     select $1, 'NOTIFICATION_DEAD', 'CRITICAL', 'X', g, 'x', gen_random_uuid()
     from generate_series(1, $2::int) as g`,
    [tenant, count],
  );

const addDeliveries = (count: number): Promise<unknown> =>
  first.query(
    `insert into public.notification_deliveries
       (tenant_id, rule_id, channel, target, reason, alert_ids, payload)
     select $1, $2, 'webhook', 'https://example.com/', 'OPENED', '{}', '{}'
     from generate_series(1, $3::int)`,
    [tenant, rule, count],
  );

const messageSizes = async (): Promise<number[]> => {
  const { rows } = await first.query<{ n: number }>(
    "select cardinality(alert_ids) as n from public.notification_deliveries",
  );
  return rows.map((row) => row.n);
};

type Claim = { delivery_id: string; lease_token: string; webhook_id: string; attempt: number };
const claim = async (client: pg.Client, batch = 20): Promise<Claim[]> =>
  (await client.query<Claim>("select * from public.claim_notifications($1)", [batch])).rows;
const settle = (client: pg.Client, { delivery_id, lease_token }: Claim, outcome = "sent") =>
  client.query("select public.settle_notification($1, $2, $3, 200)", [
    delivery_id,
    lease_token,
    outcome,
  ]);

test("a batch is a batch, also when the statistics are those of the minute before the burst", async () => {
  await openAlerts(30);
  await addDeliveries(3);
  await first.query("select governance.take_alert_news(100)");
  await first.query("analyze");
  await openAlerts(600);
  await addDeliveries(600);
  const { n } = await one<{ n: number }>(
    first,
    "select count(*)::int as n from governance.take_alert_news(10)",
  );
  expect(n).toBe(10);
  expect(await claim(first, 10)).toHaveLength(10);
});

test("two senders at once never get the same message, and together they get all", async () => {
  await addDeliveries(200);
  const drain = async (client: pg.Client): Promise<string[]> => {
    const taken: string[] = [];
    for (;;) {
      const batch = await claim(client, 7);
      if (batch.length === 0) return taken;
      taken.push(...batch.map((row) => row.delivery_id));
      for (const row of batch) await settle(client, row);
    }
  };
  const [a, b] = await Promise.all([drain(first), drain(second)]);
  expect(a.length).toBeGreaterThan(0);
  expect(b.length).toBeGreaterThan(0);
  expect(new Set([...a, ...b]).size).toBe(200);
  expect(a.length + b.length).toBe(200);
});

test("a claim that is not committed is passed over, not waited for", async () => {
  await addDeliveries(2);
  await first.query("begin");
  try {
    const held = await claim(first, 1);
    const free = await claim(second, 5);
    expect(free).toHaveLength(1);
    expect(free[0]?.delivery_id).not.toBe(held[0]?.delivery_id);
  } finally {
    await first.query("rollback");
  }
  expect(await claim(second, 5)).toHaveLength(1);
});

test("a sender that dies after the claim: the lease ends and the same webhook-id goes out again", async () => {
  await addDeliveries(1);
  const sender = await database.connect();
  const [lost] = await claim(sender);
  await sender.end();
  expect(await claim(second)).toHaveLength(0);
  await first.query(
    `update public.notification_deliveries
     set next_attempt_at = now() - interval '1 second', leased_until = now() - interval '1 second'`,
  );
  const [again] = await claim(second);
  if (lost === undefined || again === undefined) throw new Error("nothing was claimed");
  expect(again.webhook_id).toBe(lost.webhook_id);
  expect(again.attempt).toBe(2);
  // The first one wakes up after all: what it says about its lease no longer counts.
  await expect(settle(first, lost, "dead")).rejects.toMatchObject({
    code: "PT409",
    message: "notification_lease_lost",
  });
  await settle(second, again);
  const { status } = await one<{ status: string }>(
    first,
    "select status from public.notification_deliveries",
  );
  expect(status).toBe("SENT");
});

test("while one planner is at it, another one leaves the rest of the group alone", async () => {
  const plan = async (client: pg.Client, batch: number): Promise<string> =>
    (await one<{ n: string }>(client, "select governance.plan_notifications($1) as n", [batch])).n;
  await openAlerts(30);
  await second.query("begin");
  expect(await plan(second, 2)).toBe("1");
  expect(await plan(first, 100)).toBe("0");
  await second.query("rollback");
  await Promise.all([plan(first, 100), plan(second, 100)]);
  await plan(first, 100);
  expect(await messageSizes()).toEqual([30]);
});

test("a planner that dies loses nothing: the feed is there for the next one, once", async () => {
  await openAlerts(3);
  await second.query("begin");
  await second.query("select governance.plan_notifications()");
  await second.query("rollback");
  const feed = await first.query("select from governance.alert_outbox");
  expect(feed.rowCount).toBe(3);
  await first.query("select governance.plan_notifications()");
  await first.query("select governance.plan_notifications()");
  expect(await messageSizes()).toEqual([3]);
});

test("planning waits for nobody: a person who is changing an alert does not hold it up", async () => {
  await openAlerts(2);
  await second.query("begin");
  try {
    await second.query("select from public.system_alerts where tenant_id = $1 for update", [
      tenant,
    ]);
    await first.query("set lock_timeout = '200ms'");
    await first.query("select governance.plan_notifications()");
  } finally {
    await first.query("reset lock_timeout");
    await second.query("rollback");
  }
  expect(await messageSizes()).toEqual([2]);
});

test("5,000 alerts at once are one message, the rest counted, within seconds", async () => {
  await openAlerts(5000);
  const start = Date.now();
  await first.query("select governance.plan_notifications()");
  const tookMs = Date.now() - start;
  const { suppressed } = await one<{ suppressed: string }>(
    first,
    "select payload #>> '{counts,suppressed}' as suppressed from public.notification_deliveries",
  );
  expect(await messageSizes()).toEqual([500]);
  expect(suppressed).toBe("4500");
  expect(tookMs).toBeLessThan(5_000);
});
