import { z } from "zod";

const url = z.url({ protocol: /^https?$/ });
const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === "" ? undefined : value), schema.optional());

export const environment = z.object({
  SUPABASE_URL: url,
  SUPABASE_SECRET_KEYS: optional(z.string()),
  SUPABASE_SERVICE_ROLE_KEY: optional(z.string()),
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
