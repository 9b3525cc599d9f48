import { z } from "zod";

const url = z.url({ protocol: /^https?$/ });
/** Unset and empty mean the same in every place where environments are written. */
const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === "" ? undefined : value), schema.optional());

export const environment = z.object({
  SUPABASE_URL: url,
  SUPABASE_SECRET_KEYS: optional(z.string()),
  SUPABASE_SERVICE_ROLE_KEY: optional(z.string()),
  NOTIFY_DISPATCH_TOKEN: optional(z.string().min(24)),
  ALERT_WEBHOOK_URL: optional(url),
  ALERT_EMAIL_WEBHOOK_URL: optional(url),
  ALERT_WEBHOOK_SECRET: optional(z.string()),
  PUBLIC_WEB_URL: optional(url),
  OUTBOUND_ALLOW_LOOPBACK: optional(z.enum(["true", "false"])),
});
export type Environment = z.infer<typeof environment>;

const alert = z.looseObject({ id: z.uuid(), link: z.string() });

export const payload = z.looseObject({
  kind: z.literal("alert"),
  reason: z.string(),
  locale: z.enum(["fr", "en", "ar"]),
  subject: z.string(),
  text: z.string(),
  recipients: z.array(z.string()),
  alerts: z.array(alert),
});
export type Payload = z.infer<typeof payload>;

export const delivery = z.object({
  delivery_id: z.uuid(),
  lease_token: z.uuid(),
  webhook_id: z.string(),
  channel: z.enum(["webhook", "email"]),
  target: z.string().nullable(),
  attempt: z.number().int(),
  payload,
});
export type Delivery = z.infer<typeof delivery>;

/** Row by row: one that is broken must not hold back the batch. */
export const claimed = z.array(z.looseObject({ delivery_id: z.uuid(), lease_token: z.uuid() }));
