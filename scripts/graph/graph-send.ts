import type { Answer, Target } from "./accept.ts";
import type { SendFault } from "./faults.ts";
import { businessFor } from "./inbound.ts";
import { act, sendMessaging } from "./send-messaging.ts";
import { markRead, sendWhatsApp } from "./send-whatsapp.ts";
import type { Simulator } from "./simulator.ts";

const stringAt = (value: unknown, key: string): string | null => {
  const found = typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
  return typeof found === "string" ? found : null;
};

/** WhatsApp says so itself; for the others the account tells, and for `me` the recipient. */
export const targetOf = (sim: Simulator, id: string, body: Record<string, unknown>): Target => {
  const known = sim.world.business(id);
  if (body.messaging_product === "whatsapp" || known?.channel === "whatsapp") {
    const recipient = stringAt(body, "to") ?? stringAt(body, "recipient");
    const business = businessFor(sim, "whatsapp", id);
    return {
      channel: "whatsapp",
      business,
      recipient: recipient?.replace(/^\+/, "") ?? null,
      body,
    };
  }
  const recipient = stringAt(body.recipient, "id");
  const met = recipient === null ? undefined : sim.world.findCustomer(null, recipient);
  const channel = known?.channel ?? met?.channel ?? "messenger";
  const business = businessFor(sim, channel, id === "me" ? undefined : id);
  return { channel, business, recipient, body };
};

/** One call of /{version}/{id}/messages that no fault has stopped. */
export const send = (
  sim: Simulator,
  target: Target,
  struck: readonly SendFault[],
  publicUrl: string,
): Answer => {
  const { channel, body } = target;
  if (channel === "whatsapp") {
    return body.status === "read"
      ? markRead(sim, body)
      : sendWhatsApp(sim, target, struck, publicUrl);
  }
  return "sender_action" in body ? act(sim, target) : sendMessaging(sim, target, struck, publicUrl);
};
