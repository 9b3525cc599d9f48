import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { handler } from "../../supabase/functions/inbound/handler.ts";
import { directStore } from "../../supabase/functions/inbound/ingest-direct.ts";
import { secret, signed, world } from "../../supabase/functions/inbound/test-support.ts";
import { type DatabaseOnly, startDatabaseOnly } from "../stack/index.ts";
import { customerNumber, prepareInbound } from "./inbound-data.ts";
import { delivery, signedWebhook } from "./inbound-work.ts";
import { execute } from "./load.ts";

/**
 * What one message and its echo cost whatever the machine: in, claimed, settled. Whoever raises a
 * limit says in the commit what the message gets for it.
 */
const LIMITS = {
  roundTrips: 1,
  // Measured 9, 22, 8, 3, and 33 for sixteen; a channel or a sender signs in once in ten seconds, for two
  // more. The claim asks for work once per priority: one question for all read what had left under a
  // long snapshot.
  statements: { in: 11, claim: 24, settle: 10, duplicate: 3, oneOfSixteen: 2.3 },
  // Measured, without the commit itself: 2,490, 820 (in a batch of a hundred) and 0.
  walBytes: { in: 2_800, claimAndSettle: 900, duplicate: 0 },
} as const;

const CUSTOMERS = 100;
const GROUP = 16;
let database: DatabaseOnly;
let client: pg.Client;
let statements = 0;
let roundTrips = 0;

beforeAll(async () => {
  database = await startDatabaseOnly({ pgtap: false });
  const url = database.adminUrl;
  // Whole pages in the log follow from the last checkpoint, and a vacuum comes when it likes.
  await execute(
    url,
    "alter system set full_page_writes = off",
    "alter system set autovacuum = off",
    "select pg_reload_conf()",
  );
  await prepareInbound(url);
  client = new pg.Client({ connectionString: url });
  await client.connect();
  client.on("notice", ({ message }) => {
    if (message?.includes("Query Text:")) statements += 1;
  });
  for (const statement of [
    "load 'auto_explain'",
    "set auto_explain.log_level = 'notice'",
    "set auto_explain.log_nested_statements = on",
  ]) {
    await client.query(statement);
  }
  // Strangers are another matter: each becomes a contact first. The second round warms the pages.
  for (let round = 0; round < 2; round += 1) await everybodyWrites();
  await drain();
}, 180_000);

afterAll(async () => {
  await client?.end();
  await database?.stop();
});

const query = async (text: string, values: readonly unknown[]): Promise<unknown[]> => {
  roundTrips += 1;
  return (await client.query(text, [...values])).rows;
};

const ingest = async (body: string): Promise<Record<string, number>> => {
  const rows = await query("select public.ingest_delivery($1) as result", [body]);
  return (rows[0] as { result: Record<string, number> }).result;
};

const everybodyWrites = async (): Promise<void> => {
  for (let i = 0; i < CUSTOMERS; i += 1) {
    const body = delivery(CUSTOMERS, undefined, customerNumber(i));
    expect(await ingest(body)).toMatchObject({ stored: 1, queued: 1 });
  }
};

type Claimed = { readonly id: number; readonly lease: string };

const claim = async (): Promise<readonly Claimed[]> => {
  const rows = await query("select public.claim_outbound('cost', 100) as result", []);
  return (rows[0] as { result: { items: Claimed[] } }).result.items;
};

const results = (items: readonly Claimed[]): string =>
  JSON.stringify(
    items.map(({ id, lease }) => ({
      id,
      lease,
      outcome: "sent",
      provider_message_id: `wamid.HBgMMjEzNTU1MTIzNDU2FQIAERgS${id}`,
    })),
  );

const settle = (items: readonly Claimed[]): Promise<unknown> =>
  query("select public.settle_outbound($1)", [results(items)]);

const drain = async (): Promise<number> => {
  const items = await claim();
  if (items.length === 0) return 0;
  await settle(items);
  return items.length + (await drain());
};

/** How many statements the server ran for it, those inside functions included. */
const statementsOf = async (work: () => Promise<unknown>): Promise<number> => {
  await client.query("set auto_explain.log_min_duration = 0");
  const before = statements;
  await work();
  const counted = statements - before;
  await client.query("set auto_explain.log_min_duration = -1");
  return counted;
};

type Plan = {
  readonly "QUERY PLAN": readonly [{ readonly Plan: { readonly "WAL Bytes": number } }];
};

/** What this connection alone wrote, functions included: others write when they like. */
const walOf = async (call: string, values: readonly unknown[]): Promise<number> => {
  const { rows } = await client.query<Plan>(
    `explain (analyze, wal, timing off, format json) select public.${call}`,
    [...values],
  );
  return rows[0]?.["QUERY PLAN"][0].Plan["WAL Bytes"] ?? Number.NaN;
};

test("a signed delivery makes one round trip to the database", async () => {
  const { body } = signedWebhook(secret, CUSTOMERS);
  const { deps, calls } = world({
    ingest: directStore(async (text, values) => query(text, values)).one,
  });
  const before = roundTrips;
  const response = await handler(deps)(signed(body));
  expect(response.status).toBe(200);
  expect(calls).toEqual([]);
  expect(roundTrips - before).toBe(LIMITS.roundTrips);
  await drain();
});

test("a message, its claim and its settling stay within their statements", async () => {
  const body = delivery(CUSTOMERS);
  let items: readonly Claimed[] = [];
  const counted = {
    in: await statementsOf(() => ingest(body)),
    claim: await statementsOf(async () => {
      items = await claim();
    }),
    settle: await statementsOf(() => settle(items)),
    duplicate: await statementsOf(() => ingest(body)),
  };
  expect(items).toHaveLength(1);
  for (const [name, count] of Object.entries(counted)) {
    const limit = LIMITS.statements[name as keyof typeof counted];
    expect(count, `statements: ${name}`).toBeGreaterThan(0);
    expect(count, `statements: ${name}`).toBeLessThanOrEqual(limit);
  }
});

test("sixteen messages that come together share their statements", async () => {
  const bodies = Array.from({ length: GROUP }, (_, i) =>
    delivery(CUSTOMERS, undefined, customerNumber(i)),
  );
  const group = `[${bodies.join(",")}]`;
  const statements = await statementsOf(async () => {
    const rows = await query("select public.ingest_deliveries($1) as result", [group]);
    const { result } = rows[0] as { result: ({ stored: number } | null)[] };
    expect(result.map((one) => one?.stored)).toEqual(bodies.map(() => 1));
  });
  expect(statements).toBeGreaterThan(0);
  expect(statements / GROUP).toBeLessThanOrEqual(LIMITS.statements.oneOfSixteen);
  await drain();
});

test("a message and its echo write no more to the log than they may", async () => {
  const bodies = Array.from({ length: CUSTOMERS }, (_, i) =>
    delivery(CUSTOMERS, undefined, customerNumber(i)),
  );
  let written = 0;
  for (const body of bodies) written += await walOf("ingest_delivery($1)", [body]);
  let settled = await walOf("claim_outbound('cost', 100)", []);
  const { rows } = await client.query<Claimed>("select id, lease from messaging.outbox");
  settled += await walOf("settle_outbound($1)", [results(rows)]);
  const wal = {
    in: written / CUSTOMERS,
    claimAndSettle: settled / CUSTOMERS,
    duplicate: await walOf("ingest_delivery($1)", [bodies[0]]),
  };
  expect(await claim()).toEqual([]);
  for (const [name, limit] of Object.entries(LIMITS.walBytes)) {
    expect(wal[name as keyof typeof wal], `WAL bytes: ${name}`).toBeLessThanOrEqual(limit);
  }
  expect(wal.in).toBeGreaterThan(500);
});
