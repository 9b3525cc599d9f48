import { z } from "zod";
import { service } from "../_shared/environment.ts";

export const environment = z.object({
  ...service,
  VIGIE_BUILD_ID: z.string().default("unknown"),
});

/** The part of public.ops_health() that a monitor needs. */
export const opsHealth = z.object({
  status: z.enum(["ok", "degraded", "down"]),
  heartbeat_age_seconds: z.number().nullable(),
});
