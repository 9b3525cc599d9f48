import { z } from "zod";
import { optional, service } from "../_shared/environment.ts";

export const environment = z.object({
  ...service,
  SUPABASE_PUBLISHABLE_KEYS: optional(z.string()),
  SUPABASE_ANON_KEY: optional(z.string()),
});

export const opened = z.object({
  storage_path: z.string().min(1),
  kind: z.string(),
  mime: z.string().nullish(),
  filename: z.string().nullish(),
  size_bytes: z.number().nullish(),
});
