import { z } from "zod";
import { optional, url, woken } from "../_shared/environment.ts";

export const environment = z.object({
  ...woken,
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
