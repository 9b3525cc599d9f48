import { receiptEvent } from "./messaging-webhook.ts";
import type { Simulator } from "./simulator.ts";
import type { ChatMessage, Customer, Receipt } from "./types.ts";
import type { Outcome } from "./webhook-delivery.ts";
import { whatsappStatus } from "./whatsapp-webhook.ts";

export type StatusName = "sent" | "delivered" | "read" | "played" | "failed";

/** What becomes of one message of ours: on the phone, and as a webhook where the channel has one. */
export const giveStatus = (
  sim: Simulator,
  message: ChatMessage,
  name: StatusName,
  more: { readonly code?: number | undefined; readonly at?: number | undefined } = {},
): Promise<Outcome> | undefined => {
  const { world } = sim;
  const customer = world.customer(message.customer);
  const business = world.business(message.business);
  if (!customer || !business) return undefined;
  const receipt: Receipt = name;
  sim.change(message.id, {
    receipt,
    ...(more.code === undefined ? {} : { error_code: more.code }),
  });
  const status = { name, at: more.at ?? Date.now(), code: more.code };
  const { channel } = business;
  const piece =
    channel === "whatsapp"
      ? whatsappStatus(business, customer, message, status)
      : receiptEvent(business, customer, message, status);
  if (!piece) return undefined;
  const update = { channel, business, field: "messages", piece, message: null };
  return sim.webhooks.push({ ...update, customer: customer.key });
};

/** The statuses that come by themselves after a send. */
export const scheduleStatuses = (sim: Simulator, message: ChatMessage, failCode?: number): void => {
  const settings = sim.settings();
  const later = (ms: number | null, name: StatusName, code?: number): void => {
    if (ms !== null) sim.timers.after(ms, () => void giveStatus(sim, message, name, { code }));
  };
  if (failCode !== undefined) {
    later(settings.sent_after_ms ?? 0, "failed", failCode);
    return;
  }
  later(settings.sent_after_ms, "sent");
  later(settings.delivered_after_ms, "delivered");
  later(settings.read_after_ms, "read");
};

const isUnread = ({ from, receipt }: ChatMessage): boolean =>
  from === "business" && (receipt === "sent" || receipt === "delivered" || receipt === "accepted");

/** The customer looks at the chat: everything in it is read. */
export const customerReads = (sim: Simulator, customer: Customer): number => {
  const unread = sim.world.chat(customer.key).filter(isUnread);
  // One message a receipt for WhatsApp; the others say "until here" with the last one.
  const told = customer.channel === "whatsapp" ? unread : unread.slice(-1);
  for (const message of told) void giveStatus(sim, message, "read");
  for (const { id } of unread) sim.change(id, { receipt: "read" });
  return unread.length;
};
