import { z } from "zod";
import { service, trustedHops } from "../_shared/environment.ts";

export const environment = z.object({
  ...service,
  INBOUND_TRUSTED_HOPS: trustedHops,
});

export const guard = z.object({
  allowed: z.boolean(),
  retry_after_seconds: z.number().nullish(),
});
