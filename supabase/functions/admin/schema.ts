import { z } from "zod";

/** Unset and empty mean the same in every place where environments are written. */
const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === "" ? undefined : value), schema.optional());

export const environment = z.object({
  SUPABASE_URL: z.url(),
  SUPABASE_SECRET_KEYS: optional(z.string()),
  SUPABASE_SERVICE_ROLE_KEY: optional(z.string()),
  /** How many proxies append to `x-forwarded-for`, as for `inbound`. */
  INBOUND_TRUSTED_HOPS: optional(z.coerce.number().int().min(0).max(10)),
});

export const guard = z.object({
  allowed: z.boolean(),
  retry_after_seconds: z.number().nullish(),
});
