import { z } from "zod";
import { service, trustedHops } from "../_shared/environment.ts";

export const environment = z.object({
  ...service,
  INBOUND_TRUSTED_HOPS: trustedHops,
});
