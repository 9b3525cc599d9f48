import { z } from "zod";

export const url = z.url({ protocol: /^https?$/ });

/** Unset and empty mean the same in every place where environments are written. */
export const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === "" ? undefined : value), schema.optional());

/** What every function has that asks the database as the service. */
export const service = {
  SUPABASE_URL: url,
  SUPABASE_SECRET_KEYS: optional(z.string()),
  SUPABASE_SERVICE_ROLE_KEY: optional(z.string()),
} as const;

/** What a function has that others wake: a token that can do nothing else. */
export const woken = { ...service, NOTIFY_DISPATCH_TOKEN: optional(z.string().min(24)) } as const;

/** How many proxies append to `x-forwarded-for`. 0: no address is believed, so that all share one limit. */
export const trustedHops = optional(z.coerce.number().int().min(0).max(10));
