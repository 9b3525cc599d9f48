import { createHmac, randomBytes } from "node:crypto";
import type pg from "pg";
import type { Arm } from "./arms.ts";
import { customerNumber, INBOUND } from "./inbound-data.ts";
import { execute, loadArm, type Work } from "./load.ts";

const TEXT = "Bonjour, je voudrais deux pizzas";
const run = randomBytes(6).toString("hex");
let next = 0;
/** As long as Meta's own, and never the same twice. */
export const freshId = (): string => `wamid.HBgMMjEzNTU1MTIzNDU2FQIAEhgg${run}${++next}`;

const customer = (customers: number): string =>
  customerNumber(Math.floor(Math.random() * customers));

export const delivery = (customers: number, id = freshId(), from = customer(customers)): string =>
  JSON.stringify({
    source: "meta",
    channel: "whatsapp",
    correlation_id: "0b5a4c1e-6f5e-4a52-9d3b-4f5c52f1a111",
    body_hash: "0".repeat(64),
    items: [
      {
        kind: "message",
        identity: INBOUND.identity,
        id,
        from: { wa_id: from, name: "Karim" },
        type: "text",
        text: TEXT,
        at_ms: Date.now(),
      },
    ],
  });

const INGEST = { name: "ingest", text: "select public.ingest_delivery($1) as result" };
type Counts = { readonly stored: number; readonly duplicates: number; readonly queued: number };

const ingest = async (client: pg.Client, body: string): Promise<Counts> => {
  const { rows } = await client.query<{ result: Counts }>({ ...INGEST, values: [body] });
  return rows[0]?.result ?? { stored: 0, duplicates: 0, queued: 0 };
};

/** One message in, its echo queued. */
export const ingestOne = async (client: pg.Client, customers: number): Promise<number> => {
  const { stored, queued } = await ingest(client, delivery(customers));
  if (stored !== 1 || queued !== 1) throw new Error("A delivery of the bench was not taken in.");
  return 1;
};

/** Nobody sends while this bench runs: the queue begins empty each time. */
export const afterEmptying = (url: string, arm: Arm): Arm => ({
  ...arm,
  run: async (seconds) => {
    await execute(url, "truncate messaging.outbox");
    return arm.run(seconds);
  },
});

export const rpcArm = (url: string, connections: number, customers: number): Arm => {
  const work: Work = {
    name: `ingest_delivery, ${connections} connections`,
    unit: "message",
    connections,
    once: (client) => ingestOne(client, customers),
  };
  return afterEmptying(url, loadArm(url, work));
};

const TOGETHER = { name: "together", text: "select public.ingest_deliveries($1) as result" };

/** As many deliveries as the function gathers under load, of as many customers, in one call. */
const group = (customers: number, size: number): string => {
  const first = Math.floor(Math.random() * customers);
  const bodies = Array.from({ length: size }, (_, n) =>
    delivery(customers, freshId(), customerNumber((first + n * 7) % customers)),
  );
  return `[${bodies.join(",")}]`;
};

/** Deliveries that come together, as the function hands them over when several are there. */
export const groupArm = (
  url: string,
  connections: number,
  customers: number,
  size: number,
): Arm => {
  const work: Work = {
    name: `ingest_deliveries of ${size}, ${connections} connections`,
    unit: "message",
    connections,
    once: async (client) => {
      const values = [group(customers, size)];
      const { rows } = await client.query<{ result: (Counts | null)[] }>({ ...TOGETHER, values });
      const stored = rows[0]?.result.filter((one) => one?.stored === 1 && one.queued === 1);
      if (stored?.length !== size) throw new Error("A group of the bench was not taken in.");
      return size;
    },
  };
  return afterEmptying(url, loadArm(url, work));
};

/** A hundred messages that are stored already, again and again. */
export const duplicateArm = async (
  url: string,
  connections: number,
  customers: number,
): Promise<Arm> => {
  const known = Array.from({ length: 100 }, (_, i) =>
    delivery(customers, freshId(), customerNumber(i)),
  );
  const store: Work = {
    name: "store",
    unit: "message",
    connections: 1,
    once: async (client) => {
      for (const body of known) await ingest(client, body);
      return known.length;
    },
  };
  await loadArm(url, store).run(0.001);
  return loadArm(url, {
    name: `a duplicate, ${connections} connections`,
    unit: "delivery",
    connections,
    once: async (client, sequence) => {
      const { duplicates } = await ingest(client, known[sequence % known.length] ?? "");
      if (duplicates !== 1) throw new Error("A duplicate of the bench was not known.");
      return 1;
    },
  });
};

export type Signed = { readonly body: string; readonly signature: string };

/** A webhook as Meta sends it, signed with the app's secret. */
export const signedWebhook = (secret: string, customers: number): Signed => {
  const from = customer(customers);
  const timestamp = String(Math.floor(Date.now() / 1000));
  const value = {
    messaging_product: "whatsapp",
    metadata: { display_phone_number: "213555000000", phone_number_id: INBOUND.identity },
    contacts: [{ profile: { name: "Karim" }, wa_id: from }],
    messages: [{ from, id: freshId(), timestamp, type: "text", text: { body: TEXT } }],
  };
  const body = JSON.stringify({
    object: "whatsapp_business_account",
    entry: [{ id: "102290129340398", changes: [{ field: "messages", value }] }],
  });
  return { body, signature: createHmac("sha256", secret).update(body).digest("hex") };
};
