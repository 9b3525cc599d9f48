import {
  type Answer,
  accept,
  customerFor,
  effect,
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
import { echoEvent } from "./messaging-webhook.ts";
import { sendApiBubble } from "./outgoing.ts";
import { sendApiAction, sendApiMessage } from "./send-api-schema.ts";
import type { Simulator } from "./simulator.ts";
import type { Business, ChatMessage, Customer } from "./types.ts";

export const act = (sim: Simulator, target: Target): Answer => {
  const checked = check(sendApiAction, target.body, false);
  if ("failed" in checked) return refused(checked.failed, false);
  const { recipient, sender_action: action, payload } = checked.data;
  const customer = customerFor(sim, target.channel, recipient.id);
  if (action === "mark_seen") readUntil(sim, customer.key, undefined);
  if (action === "typing_on" || action === "typing_off") {
    setTyping(sim, customer.key, action === "typing_on");
  }
  if (payload && (action === "react" || action === "unreact")) {
    sim.change(payload.message_id, { reaction: action === "react" ? "❤" : "" });
  }
  return { status: 200, body: { recipient_id: recipient.id } };
};

const WINDOW_SUBCODES = { messenger: 2018278, instagram: 2534022 } as const;

export const sendMessaging = (
  sim: Simulator,
  target: Target,
  struck: readonly SendFault[],
  publicUrl: string,
): Answer => {
  const { business, body } = target;
  const channel = target.channel === "instagram" ? "instagram" : "messenger";
  const checked = check(sendApiMessage(channel), body, false);
  if ("failed" in checked) return refused(checked.failed, false);
  const { data: send } = checked;
  const customer = customerFor(sim, channel, send.recipient.id);
  if (isOutsideWindow(sim, customer) && send.tag === undefined) {
    const details = "This message is sent outside of the allowed window.";
    return refused(failure(10, details, WINDOW_SUBCODES[channel]), false);
  }
  const callback = send.message.metadata;
  const bubble = sendApiBubble(send, urlFor(publicUrl));
  const message = accept(sim, { business, customer, bubble, callback }, struck);
  if (sim.settings().echoes && !effect(struck, "lose"))
    echo(sim, message, business, customer, send.message);
  return { status: 200, body: { recipient_id: customer.id, message_id: message.id } };
};

const echo = (
  sim: Simulator,
  message: ChatMessage,
  business: Business,
  customer: Customer,
  sent: { readonly text?: string | undefined; readonly attachment?: unknown },
): void => {
  const content = {
    ...(sent.text === undefined ? {} : { text: sent.text }),
    ...(sent.attachment === undefined ? {} : { attachments: [sent.attachment] }),
  };
  const piece = echoEvent(business, customer, message, content);
  const { channel } = business;
  const update = { channel, business, field: "messages", piece, message: null };
  void sim.webhooks.push({ ...update, customer: customer.key });
};
