import { failureBody, type GraphFailure } from "./errors.ts";
import type { SendFault } from "./faults.ts";
import { messageId } from "./ids.ts";
import { newCustomer } from "./inbound.ts";
import type { Bubble } from "./outgoing.ts";
import { scheduleStatuses } from "./receipts.ts";
import type { Simulator } from "./simulator.ts";
import type { Business, Channel, ChatMessage, Customer } from "./types.ts";

export type Answer = {
  readonly status: number;
  readonly body: object;
  readonly retryAfterSeconds?: number | undefined;
};

/** What a send is about, as far as it can be told before it is checked. */
export type Target = {
  readonly channel: Channel;
  readonly business: Business;
  readonly recipient: string | null;
  readonly body: Record<string, unknown>;
};

const DAY_MS = 86_400_000;
const TYPING_MS = 25_000;

export const refused = (failed: GraphFailure, isWhatsApp: boolean): Answer => ({
  status: failed.status,
  body: failureBody(failed, isWhatsApp),
  retryAfterSeconds: failed.retryAfterSeconds,
});

export const customerFor = (sim: Simulator, channel: Channel, id: string): Customer => {
  const known = sim.world.findCustomer(channel, id);
  if (known) return known;
  const met = newCustomer(channel, id, `Client ${id.slice(-4)}`, { bsuid: null });
  sim.putCustomer(met);
  return met;
};

export const isOutsideWindow = (sim: Simulator, { last_inbound_at: last }: Customer): boolean =>
  sim.settings().window === "known" && last !== null && Date.now() - last > DAY_MS;

export const effect = <Effect extends SendFault["effect"]>(
  struck: readonly SendFault[],
  name: Effect,
) => struck.find((one): one is SendFault & { effect: Effect } => one.effect === name);

type Accepted = {
  readonly business: Business;
  readonly customer: Customer;
  readonly bubble: Bubble;
  readonly callback: string | undefined;
};

/** Nothing is refused any more: the phone shows the message, and statuses follow. */
export const accept = (
  sim: Simulator,
  accepted: Accepted,
  struck: readonly SendFault[],
): ChatMessage => {
  const { business, customer, bubble, callback } = accepted;
  const message: ChatMessage = {
    ...bubble,
    id: messageId(business.channel),
    customer: customer.key,
    business: business.id,
    from: "business",
    at: Date.now(),
    callback,
    receipt: "accepted",
  };
  if (effect(struck, "lose")) return message;
  if (customer.typing_until !== null) sim.putCustomer({ ...customer, typing_until: null });
  if (sim.settings().record) {
    sim.world.addMessage(message);
    sim.tell(message);
  }
  scheduleStatuses(sim, message, effect(struck, "fail_later")?.code);
  return message;
};

export const urlFor =
  (publicUrl: string) => (ref: { id?: string | undefined; link?: string | undefined }) =>
    ref.link ?? `${publicUrl}/cdn/${ref.id ?? ""}`;

export const readUntil = (sim: Simulator, key: string, until: ChatMessage | undefined): void => {
  const chat = sim.world.chat(key);
  const last = until ? chat.indexOf(until) : chat.length - 1;
  for (const { from, id } of chat.slice(0, last + 1)) {
    if (from === "customer") sim.change(id, { receipt: "read" });
  }
};

export const setTyping = (sim: Simulator, key: string, isOn: boolean): void => {
  const customer = sim.world.customer(key);
  if (customer)
    sim.putCustomer({ ...customer, typing_until: isOn ? Date.now() + TYPING_MS : null });
};
