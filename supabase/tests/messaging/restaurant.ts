import { randomBytes, randomUUID } from "node:crypto";
import type { Session } from "../access/two-sessions.ts";

export type Item = Readonly<Record<string, unknown>>;
export type Counts = Readonly<Record<string, number | boolean>>;
export type Claimed = {
  readonly id: number;
  readonly lease: string;
  readonly attempt: number;
  readonly callback: string;
  readonly conversation_id: string;
};
export type Claim = {
  readonly items: readonly Claimed[];
  readonly unknown: number;
  readonly held: number;
};

export type Restaurant = {
  readonly tenantId: string;
  readonly siteId: string;
  readonly channelId: string;
  readonly identity: string;
  readonly user: () => string;
  readonly message: (waId: string, text: string, more?: Item) => Item;
  readonly status: (callback: string, status: string, at?: number, more?: Item) => Item;
};

/** A restaurant of one's own with one WhatsApp number and no limits in the way. */
export const openRestaurant = async (
  system: Session,
  channel = "whatsapp",
): Promise<Restaurant> => {
  const tenantId = randomUUID();
  const siteId = randomUUID();
  const identity = `t${randomBytes(8).toString("hex")}`;
  await system.query(
    "insert into public.tenants (id, slug, name, domain) values ($1, $2, 'Race', 'resto')",
    [tenantId, `race-${tenantId}`],
  );
  await system.query(
    `insert into public.sites (tenant_id, id, kind, code, name)
     values ($1, $2, 'restaurant', 'RACE', 'Race')`,
    [tenantId, siteId],
  );
  for (const [key, value] of [
    ["RATE_LIMIT_PER_30S", 1000],
    ["OUTBOUND_PAIR_SPACING_MS", 0],
  ]) {
    await system.query("select public.set_flag($1, 'tenant', $2, 'A test at full speed.', $3)", [
      key,
      JSON.stringify(value),
      tenantId,
    ]);
  }
  const [row] = await system.query<{ id: string }>(
    "select id from messaging.register_channel($1, $2, $3, $4, null, 'Race')",
    [tenantId, siteId, channel, identity],
  );
  const channelId = row?.id ?? "";
  await system.query(
    "update public.channel_identities set throughput_per_second = null where id = $1",
    [channelId],
  );
  const user = () => `213${randomBytes(5).readUIntBE(0, 5) % 1_000_000_000}`;
  return {
    tenantId,
    siteId,
    channelId,
    identity,
    user,
    message: (waId, text, more = {}) => ({
      kind: "message",
      identity,
      id: `wamid.${randomBytes(12).toString("hex")}`,
      from: { wa_id: waId, name: "Karim" },
      type: "text",
      text,
      at_ms: Date.now(),
      ...more,
    }),
    status: (callback, status, at = Date.now(), more = {}) => ({
      kind: "status",
      identity,
      id: `wamid.out.${callback}`,
      status,
      callback,
      at_ms: at,
      ...more,
    }),
  };
};

export const deliver = async (
  session: Session,
  items: readonly Item[],
  channel = "whatsapp",
): Promise<Counts> => {
  const [row] = await session.query<{ result: Counts }>(
    "select public.ingest_delivery($1) as result",
    [JSON.stringify({ source: "meta", channel, items })],
  );
  return row?.result ?? {};
};

/** Of this restaurant only: files run at the same time on one database. */
export const claim = async (
  session: Session,
  resto: Restaurant,
  seconds = 60,
  batch = 100,
): Promise<Claim> => {
  const [row] = await session.query<{ result: Claim }>(
    `select public.claim_outbound(
       'test', $1, $2, channel_id => $3
     ) as result`,
    [batch, seconds, resto.channelId],
  );
  return row?.result ?? { items: [], unknown: 0, held: 0 };
};

export const settle = async (
  session: Session,
  items: readonly Claimed[],
  outcome: Item = { outcome: "sent" },
): Promise<{ readonly lost: readonly number[]; readonly settled: number }> => {
  const results = items.map(({ id, lease, callback }) => ({
    id,
    lease,
    ...(outcome.outcome === "sent" ? { provider_message_id: `wamid.out.${callback}` } : {}),
    ...outcome,
  }));
  const [row] = await session.query<{ result: { lost: number[]; settled: number } }>(
    "select public.settle_outbound($1) as result",
    [JSON.stringify(results)],
  );
  return row?.result ?? { lost: [], settled: 0 };
};
