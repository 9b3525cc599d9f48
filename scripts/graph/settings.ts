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
  /** What Meta says of tokens, numbers and subscriptions; 0 = a token without an end, in seconds. */
  token_valid: z.boolean(),
  token_expires_at: z.number().int().min(0),
  token_scopes: z.array(z.string()),
  subscribed_fields: z.array(z.string()),
  number_status: z.enum(["CONNECTED", "PENDING", "OFFLINE", "FLAGGED", "RESTRICTED", "BANNED"]),
  name_status: z.enum(["APPROVED", "PENDING_REVIEW", "DECLINED", "NONE"]),
  quality_rating: z.enum(["GREEN", "YELLOW", "RED", "UNKNOWN"]),
  /** Customers whom the businesses may write to outside their windows in 24 hours; null: all. */
  daily_limit: z.number().int().min(1).nullable(),
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
  token_valid: true,
  token_expires_at: 0,
  token_scopes: [
    "whatsapp_business_messaging",
    "whatsapp_business_management",
    "instagram_basic",
    "instagram_manage_messages",
    "pages_messaging",
    "pages_manage_metadata",
    "pages_show_list",
  ],
  subscribed_fields: [
    "messages",
    "messaging_postbacks",
    "message_deliveries",
    "message_reads",
    "message_echoes",
    "message_reactions",
    "message_edits",
    "messaging_policy_enforcement",
    "messaging_seen",
    "message_template_status_update",
    "message_template_quality_update",
    "phone_number_quality_update",
    "business_capability_update",
    "account_update",
  ],
  number_status: "CONNECTED",
  name_status: "APPROVED",
  quality_rating: "GREEN",
  daily_limit: null,
  record: true,
  seed: 1,
});
