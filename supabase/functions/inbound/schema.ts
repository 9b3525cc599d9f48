import { z } from "zod";
import { optional, trustedHops, url, woken } from "../_shared/environment.ts";

export const environment = z.object({
  ...woken,
  META_APP_SECRET: optional(z.string()),
  META_VERIFY_TOKEN: optional(z.string()),
  WEBHOOK_SHARED_TOKEN: optional(z.string().min(16)),
  VIGIE_INGEST_DB_URL: optional(z.string().regex(/^postgres(ql)?:\/\//)),
  VIGIE_INGEST_POOL: optional(z.coerce.number().int().min(1).max(100)),
  /** A stand-in for the Graph API, as in outbox-dispatch. */
  VIGIE_GRAPH_URL: optional(url),
  INBOUND_TRUSTED_HOPS: trustedHops,
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

export const ingested = z.looseObject({
  stored: z.number(),
  duplicates: z.number(),
  refused: z.number(),
  wake: z.boolean(),
  /** Files to fetch. */
  media: z.number().nullish(),
  /** When the burst that this added to is due. */
  turn_in_ms: z.number().nullish(),
});
export type Ingested = z.infer<typeof ingested>;
export const turnsAnswered = z.looseObject({
  answered: z.number(),
  wake: z.boolean(),
  next_ms: z.number().nullish(),
});
export const ingestedTogether = z.array(ingested.nullable());
