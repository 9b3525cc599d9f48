import type { Business, Channel } from "./types.ts";

/** One thing that Meta has to tell: the value of a change, or an element of `messaging`. */
export type Update = {
  readonly channel: Channel;
  readonly business: Business;
  readonly field: string;
  readonly piece: object;
  readonly customer: string | null;
  /** The customer's own message, whose ticks follow the delivery. */
  readonly message: string | null;
};

const byKey = (updates: readonly Update[], keyOf: (update: Update) => string) => {
  const groups = new Map<string, Update[]>();
  for (const update of updates) {
    const key = keyOf(update);
    groups.set(key, [...(groups.get(key) ?? []), update]);
  }
  return [...groups];
};

/** The body of one delivery. All updates are of one channel; each account has its entry. */
export const webhookBody = (channel: Channel, updates: readonly Update[]): object => {
  if (channel === "whatsapp") {
    const accounts = byKey(updates, ({ business }) => business.account_id);
    return {
      object: "whatsapp_business_account",
      entry: accounts.map(([id, ofOne]) => ({
        id,
        changes: ofOne.map(({ piece, field }) => ({ value: piece, field })),
      })),
    };
  }
  const accounts = byKey(updates, ({ business }) => business.id);
  return {
    object: channel === "instagram" ? "instagram" : "page",
    entry: accounts.map(([id, ofOne]) => ({
      id,
      time: Date.now(),
      messaging: ofOne.map(({ piece }) => piece),
    })),
  };
};
