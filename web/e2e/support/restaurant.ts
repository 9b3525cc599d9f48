import { randomBytes } from "node:crypto";
import { rpcAsService } from "./api.ts";
import type { Database } from "./lookout.ts";
import { type Account, addMember, createTenant, type OwnTenant } from "./tenants.ts";

export interface OwnRestaurant {
  tenant: OwnTenant;
  owner: Account;
  kitchen: Account;
  siteId: string;
  channelId: string;
  identity: string;
}

/**
 * A restaurant of the test's own with one WhatsApp number. It is paused: the stack's own sender must
 * not take what the test wants to see wait.
 */
export async function createRestaurant(db: Database): Promise<OwnRestaurant> {
  const tenant = await createTenant("resto");
  const [site] = await db.query<{ id: string }>(
    `insert into public.sites (tenant_id, kind, code, name, timezone, currency, default_locale)
     values ($1, 'restaurant', 'ESSAI', 'Table d''essai', 'Africa/Algiers', 'DZD', 'fr')
     returning id`,
    [tenant.id],
  );
  const siteId = site?.id ?? "";
  const identity = `e2e${randomBytes(8).toString("hex")}`;
  const { id: channelId } = await rpcAsService<{ id: string }>("register_channel", {
    tenant_id: tenant.id,
    site_id: siteId,
    channel: "whatsapp",
    identity,
    account_id: identity,
    display_name: "Numéro d’essai",
    display_handle: "+213 555 99 99 99",
    token_ref: "META_TOKEN_E2E",
  });
  await setStatus(db, channelId, "paused");
  const owner = tenant.admin;
  const kitchen = await addMember(tenant, "kitchen");
  return { tenant, owner, kitchen, siteId, channelId, identity };
}

const setStatus = (db: Database, channelId: string, status: string) =>
  db.query("update public.channel_identities set status = $2 where id = $1", [channelId, status]);

type Item = Record<string, unknown>;

const deliveryOf = (resto: OwnRestaurant, item: Item) => ({
  source: "meta",
  channel: "whatsapp",
  items: [{ identity: resto.identity, at_ms: Date.now(), ...item }],
});

const messageOf = (name: string, text: string): Item => ({
  kind: "message",
  id: `wamid.${randomBytes(10).toString("hex")}`,
  from: { wa_id: `213${String(randomBytes(5).readUIntBE(0, 5) % 1_000_000_000)}`, name },
  type: "text",
  text,
});

/** What a customer writes, as the function of inbound messages would hand it in. */
export async function write(resto: OwnRestaurant, name: string, text: string): Promise<void> {
  const delivery = deliveryOf(resto, messageOf(name, text));
  await rpcAsService("ingest_delivery", { delivery });
}

export interface Claimed {
  id: number;
  lease: string;
  callback: string;
}

/** The same, with what became of the answer; in one transaction, so that no other sender sees it. */
export async function writeAndSend(
  db: Database,
  resto: OwnRestaurant,
  { name, text, outcome }: { name: string; text: string; outcome: Record<string, unknown> },
): Promise<Claimed> {
  const delivery = deliveryOf(resto, messageOf(name, text));
  await db.query("begin");
  await setStatus(db, resto.channelId, "active");
  await db.query("select public.ingest_delivery($1)", [JSON.stringify(delivery)]);
  const [claim] = await db.query<{ items: Claimed[] }>(
    "select public.claim_outbound('e2e', channel_id => $1) -> 'items' as items",
    [resto.channelId],
  );
  const [item] = claim?.items ?? [];
  if (!item) throw new Error(`no answer to ${name} could be claimed`);
  const { id, lease } = item;
  const result = { id, lease, provider_message_id: `wamid.e2e.${String(id)}` };
  await db.query("select public.settle_outbound($1)", [
    JSON.stringify([{ ...result, ...outcome }]),
  ]);
  await setStatus(db, resto.channelId, "paused");
  await db.query("commit");
  return item;
}

/** Meta's word that a message was read. */
export async function receipt(resto: OwnRestaurant, sent: Claimed): Promise<void> {
  const id = `wamid.e2e.${String(sent.id)}`;
  const item = { kind: "status", id, status: "read", callback: sent.callback };
  await rpcAsService("ingest_delivery", { delivery: deliveryOf(resto, item) });
}
