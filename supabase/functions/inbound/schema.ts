import { z } from "zod";

const url = z.url({ protocol: /^https?$/ });
/** Unset and empty mean the same in every place where environments are written. */
const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === "" ? undefined : value), schema.optional());

export const environment = z.object({
  SUPABASE_URL: url,
  SUPABASE_SECRET_KEYS: optional(z.string()),
  SUPABASE_SERVICE_ROLE_KEY: optional(z.string()),
  META_APP_SECRET: optional(z.string()),
  META_VERIFY_TOKEN: optional(z.string()),
  WEBHOOK_SHARED_TOKEN: optional(z.string().min(16)),
  NOTIFY_DISPATCH_TOKEN: optional(z.string().min(24)),
  VIGIE_INGEST_DB_URL: optional(z.string().regex(/^postgres(ql)?:\/\//)),
  VIGIE_INGEST_POOL: optional(z.coerce.number().int().min(1).max(100)),
  /** A stand-in for the Graph API, as in outbox-dispatch. */
  VIGIE_GRAPH_URL: optional(url),
  /** 0: no address is believed, so that all callers without a proof share one limit. */
  INBOUND_TRUSTED_HOPS: optional(z.coerce.number().int().min(0).max(10)),
});
export type Environment = z.infer<typeof environment>;

export const settings = z.object({
  signature_mode: z.enum(["off", "warn", "enforce"]).catch("enforce"),
  verify_enabled: z.boolean().catch(true),
  query_token_allowed: z.boolean().catch(false),
  legacy_allowed: z.boolean().catch(false),
  audio_domains: z
    .array(z.string())
    .nullish()
    .transform((domains) => domains ?? []),
});
export type Settings = z.infer<typeof settings>;

/** What counts while nobody can be asked: the strictest of everything. */
export const strictest: Settings = {
  signature_mode: "enforce",
  verify_enabled: true,
  query_token_allowed: false,
  legacy_allowed: false,
  audio_domains: [],
};

export const guard = z.object({
  allowed: z.boolean(),
  retry_after_seconds: z.number().nullish(),
});

export const ingested = z.looseObject({
  stored: z.number(),
  duplicates: z.number(),
  refused: z.number(),
  wake: z.boolean(),
  /** Files to fetch. */
  media: z.number().nullish(),
});
export type Ingested = z.infer<typeof ingested>;
