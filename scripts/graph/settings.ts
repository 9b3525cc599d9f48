import { z } from "zod";

const delay = z.number().int().min(0).max(3_600_000);

/** How the stand-in behaves; the defaults are a network in good health. */
export const settingsSchema = z.strictObject({
  /** Where webhooks go: `{target_url}/{channel}`. */
  target_url: z.url(),
  /** Null: that status never comes by itself. A phone that shows the chat reads it. */
  sent_after_ms: delay.nullable(),
  delivered_after_ms: delay.nullable(),
  read_after_ms: delay.nullable(),
  /** Instagram and Messenger tell a business what it sent. */
  echoes: z.boolean(),
  /** `known`: free text to a customer whose last message is older than 24 hours is refused. */
  window: z.enum(["known", "off"]),
  /** Updates that are due within `batch_wait_ms` leave in one delivery, up to this many. */
  batch_max: z.number().int().min(1).max(1_000),
  batch_wait_ms: delay,
  /** Meta's pauses between deliveries of one webhook, times this. */
  retry_scale: z.number().min(0).max(10),
  webhook_timeout_ms: z.number().int().min(10).max(60_000),
  media_valid_ms: z.number().int().min(0),
  /** Off: no journal and no chats, for measurements. */
  record: z.boolean(),
  seed: z.number().int(),
});

export type Settings = z.infer<typeof settingsSchema>;

export const defaultSettings = (targetUrl: string): Settings => ({
  target_url: targetUrl,
  sent_after_ms: 40,
  delivered_after_ms: 250,
  read_after_ms: null,
  echoes: true,
  window: "known",
  batch_max: 1,
  batch_wait_ms: 0,
  retry_scale: 1,
  webhook_timeout_ms: 20_000,
  media_valid_ms: 300_000,
  record: true,
  seed: 1,
});
