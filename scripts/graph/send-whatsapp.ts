import {
  type Answer,
  accept,
  customerFor,
  isOutsideWindow,
  readUntil,
  refused,
  setTyping,
  type Target,
  urlFor,
} from "./accept.ts";
import { check } from "./checked.ts";
import { failure } from "./errors.ts";
import type { SendFault } from "./faults.ts";
import { messageId } from "./ids.ts";
import { whatsappBubble } from "./outgoing.ts";
import { isBeyondReach } from "./reach.ts";
import type { Simulator } from "./simulator.ts";
import { whatsappRead, whatsappSend } from "./whatsapp-schema.ts";

export const sendWhatsApp = (
  sim: Simulator,
  target: Target,
  struck: readonly SendFault[],
  publicUrl: string,
): Answer => {
  const { business, recipient, body } = target;
  const checked = check(whatsappSend, body, true);
  if ("failed" in checked) return refused(checked.failed, true);
  const { data: send } = checked;
  if (recipient === business.handle) return refused(failure(131021), true);
  const customer = customerFor(sim, "whatsapp", recipient ?? "");
  if (send.type !== "template" && isOutsideWindow(sim, customer))
    return refused(failure(131047), true);
  if (send.type === "template" && isBeyondReach(sim, customer))
    return refused(failure(131048, "The messaging limit of the portfolio is reached."), true);
  if (send.type === "reaction") {
    sim.change(send.reaction.message_id, { reaction: send.reaction.emoji });
  }
  const callback = send.biz_opaque_callback_data;
  const bubble = whatsappBubble(send, urlFor(publicUrl));
  const message =
    send.type === "reaction"
      ? { id: messageId("whatsapp") }
      : accept(sim, { business, customer, bubble, callback }, struck);
  return {
    status: 200,
    body: {
      messaging_product: "whatsapp",
      contacts: [
        {
          input: send.to ?? send.recipient,
          ...(customer.shows_phone ? { wa_id: customer.id } : {}),
        },
      ],
      messages: [
        { id: message.id, ...(send.type === "template" ? { message_status: "accepted" } : {}) },
      ],
    },
  };
};

/** Read, and perhaps "typing…": no message, so no statuses. */
export const markRead = (sim: Simulator, body: unknown): Answer => {
  const checked = check(whatsappRead, body, true);
  if ("failed" in checked) return refused(checked.failed, true);
  const read = sim.world.message(checked.data.message_id);
  if (read) {
    readUntil(sim, read.customer, read);
    if (checked.data.typing_indicator) setTyping(sim, read.customer, true);
  }
  return { status: 200, body: { success: true } };
};
