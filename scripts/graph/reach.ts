import type { Simulator } from "./simulator.ts";
import type { Customer } from "./types.ts";

const DAY_MS = 86_400_000;

/** To whom the businesses wrote outside their windows in the last 24 hours, over all numbers. */
export type Reach = {
  /** Whether there is room for one more; who counts already always passes. Counts. */
  admits(customer: string, limit: number, now: number): boolean;
  clear(): void;
};

export const createReach = (): Reach => {
  const reached = new Map<string, number>();
  return {
    admits: (customer, limit, now) => {
      for (const [key, at] of reached) if (now - at >= DAY_MS) reached.delete(key);
      if (!reached.has(customer) && reached.size >= limit) return false;
      reached.set(customer, now);
      return true;
    },
    clear: () => reached.clear(),
  };
};

/** Whether this template would begin a conversation beyond what Meta allows in 24 hours. */
export const isBeyondReach = (sim: Simulator, customer: Customer, now = Date.now()): boolean => {
  const { daily_limit: limit } = sim.settings();
  const last = customer.last_inbound_at;
  if (limit === null || (last !== null && now - last <= DAY_MS)) return false;
  return !sim.reach.admits(customer.key, limit, now);
};

/** As Meta names limits where it does not give the number. */
export const tierOf = (limit: number | null): string => {
  if (limit === null) return "TIER_UNLIMITED";
  return `TIER_${limit >= 1000 && limit % 1000 === 0 ? `${limit / 1000}K` : limit}`;
};

/** The webhook of a limit that changed, one for each account. */
export const tellLimit = (sim: Simulator): void => {
  const { daily_limit: limit } = sim.settings();
  const numbers = sim.world.businesses().filter(({ channel }) => channel === "whatsapp");
  const accounts = new Map(numbers.map((business) => [business.account_id, business]));
  for (const business of accounts.values()) {
    void sim.webhooks.push({
      channel: "whatsapp",
      business,
      field: "business_capability_update",
      piece: { max_daily_conversations_per_business: limit ?? tierOf(limit) },
      customer: null,
      message: null,
    });
  }
};
