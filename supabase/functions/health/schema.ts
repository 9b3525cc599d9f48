import { z } from "zod";

export const environment = z.object({
  SUPABASE_URL: z.url(),
  SUPABASE_SECRET_KEYS: z.string().optional(),
  SUPABASE_SERVICE_ROLE_KEY: z.string().optional(),
  VIGIE_BUILD_ID: z.string().default("unknown"),
});

/** The part of public.ops_health() that a monitor needs. */
export const opsHealth = z.object({
  status: z.enum(["ok", "degraded", "down"]),
  heartbeat_age_seconds: z.number().nullable(),
});
