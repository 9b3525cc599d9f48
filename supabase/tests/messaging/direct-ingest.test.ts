import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Delivery } from "../../functions/inbound/deps.ts";
import { directStore } from "../../functions/inbound/ingest-direct.ts";
import type { Item } from "../../functions/inbound/parse/item.ts";
import { openSession, type Session } from "../access/two-sessions.ts";
import { openRestaurant, type Restaurant } from "./restaurant.ts";

let system: Session;
let resto: Restaurant;
const sql = postgres(process.env.VIGIE_DB_URL ?? "", { max: 1, onnotice: () => undefined });

beforeAll(async () => {
  system = await openSession();
  resto = await openRestaurant(system);
  await sql.unsafe("grant vigie_ingest to current_user");
  // The one connection of this pool: from here on it may hand in deliveries and nothing else.
  await sql.unsafe("set role vigie_ingest");
});
afterAll(async () => {
  await Promise.all([sql.end(), system.end()]);
});

const delivery = (...items: readonly Item[]): Delivery => ({
  source: "meta",
  channel: "whatsapp",
  correlation_id: "direct",
  body_hash: "0".repeat(64),
  items,
});
const ingest = directStore(async (text, values) => await sql.unsafe(text, [...values])).one;

test("the direct driver stores a delivery once, as the role that may do only this", async () => {
  const item = resto.message(resto.user(), "Bonjour \u0000 \ud83c") as Item;
  expect(await ingest(delivery(item))).toMatchObject({ data: { stored: 1, duplicates: 0 } });
  expect(await ingest(delivery(item))).toMatchObject({ data: { stored: 0, duplicates: 1 } });
});

test.each([
  "select 1 from public.inbound_messages",
  "select 1 from public.channel_identities",
  "select public.claim_outbound('x')",
  "select public.set_flag('META_SIGNATURE_REQUIRED', 'global', '\"off\"', 'because')",
])("%s is refused to it", async (statement) => {
  await expect(sql.unsafe(statement)).rejects.toMatchObject({ code: "42501" });
});
