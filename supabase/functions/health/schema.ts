import { z } from "zod";

export const environment = z.object({
  SUPABASE_URL: z.url(),
  SUPABASE_SECRET_KEYS: z.string().optional(),
  SUPABASE_SERVICE_ROLE_KEY: z.string().optional(),
  VIGIE_BUILD_ID: z.string().default("unknown"),
});
