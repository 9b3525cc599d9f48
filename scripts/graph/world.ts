import { demoBusinesses, demoCustomers } from "./people.ts";
import { type Business, type Channel, type ChatMessage, type Customer, receipts } from "./types.ts";

const MAX_CUSTOMERS = 5_000;
const MAX_CHAT = 200;

export type World = {
  businesses(): readonly Business[];
  business(id: string): Business | undefined;
  addBusiness(business: Business): void;
  customers(): readonly Customer[];
  customer(key: string): Customer | undefined;
  findCustomer(channel: Channel | null, id: string): Customer | undefined;
  putCustomer(customer: Customer): void;
  chat(key: string): readonly ChatMessage[];
  message(id: string): ChatMessage | undefined;
  addMessage(message: ChatMessage): void;
  /** Undefined where nothing changes: a receipt never goes back. */
  changeMessage(id: string, change: Partial<ChatMessage>): ChatMessage | undefined;
  reset(): void;
};

const rank = (receipt: ChatMessage["receipt"]): number =>
  receipts.indexOf(receipt as (typeof receipts)[number]);

const isStepBack = (now: ChatMessage, change: Partial<ChatMessage>): boolean =>
  change.receipt !== undefined &&
  (change.receipt === "failed"
    ? now.receipt === "failed" || rank(now.receipt) > rank("sent")
    : rank(change.receipt) <= rank(now.receipt));

export const createWorld = (): World => {
  const businesses = new Map<string, Business>();
  const customers = new Map<string, Customer>();
  const chats = new Map<string, ChatMessage[]>();
  const messages = new Map<string, ChatMessage>();

  const forgetChat = (key: string): void => {
    for (const { id } of chats.get(key) ?? []) messages.delete(id);
    chats.delete(key);
  };

  /** A load test meets millions of people: those met longest ago are forgotten, never the demo's. */
  const makeRoom = (): void => {
    if (customers.size < MAX_CUSTOMERS) return;
    for (const { key, person } of customers.values()) {
      if (person !== null) continue;
      customers.delete(key);
      forgetChat(key);
      return;
    }
  };

  const reset = (): void => {
    for (const map of [businesses, customers, chats, messages]) map.clear();
    for (const business of demoBusinesses) businesses.set(business.id, business);
    for (const customer of demoCustomers()) customers.set(customer.key, customer);
  };

  const findCustomer: World["findCustomer"] = (channel, id) => {
    const kinds = channel === null ? (["messenger", "instagram"] as const) : [channel];
    for (const kind of kinds) {
      const found = customers.get(`${kind}:${id}`);
      if (found) return found;
    }
    if (channel !== "whatsapp") return undefined;
    return [...customers.values()].find(({ bsuid }) => bsuid === id);
  };

  const addMessage = (message: ChatMessage): void => {
    const chat = chats.get(message.customer) ?? [];
    chats.set(message.customer, chat);
    chat.push(message);
    messages.set(message.id, message);
    const oldest = chat.length > MAX_CHAT ? chat.shift() : undefined;
    if (oldest) messages.delete(oldest.id);
  };

  const changeMessage: World["changeMessage"] = (id, change) => {
    const now = messages.get(id);
    if (!now || isStepBack(now, change)) return undefined;
    const next = { ...now, ...change };
    messages.set(id, next);
    const chat = chats.get(now.customer) ?? [];
    chat[chat.indexOf(now)] = next;
    return next;
  };

  reset();
  return {
    businesses: () => [...businesses.values()],
    business: (id) => businesses.get(id),
    addBusiness: (business) => businesses.set(business.id, business),
    customers: () => [...customers.values()],
    customer: (key) => customers.get(key),
    findCustomer,
    putCustomer: (customer) => {
      if (!customers.has(customer.key)) makeRoom();
      customers.set(customer.key, customer);
    },
    chat: (key) => chats.get(key) ?? [],
    message: (id) => messages.get(id),
    addMessage,
    changeMessage,
    reset,
  };
};
