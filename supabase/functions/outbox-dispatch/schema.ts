import { z } from "zod";
import { optional, url, woken } from "../_shared/environment.ts";

export const environment = z.looseObject({
  ...woken,
  /** A stand-in for the Graph API; only where it is set does a channel's own address count. */
  VIGIE_GRAPH_URL: optional(url),
  OUTBOUND_ALLOW_LOOPBACK: optional(z.enum(["true", "false"])),
  OUTBOUND_CONCURRENCY: optional(z.coerce.number().int().min(1).max(200)),
});
export type Environment = z.infer<typeof environment>;

const text = z.string();
const button = z.object({ id: text, title: text });
const row = z.object({ id: text, title: text, description: text.nullish() });

export const payload = z.looseObject({
  type: text,
  text: text.nullish(),
  header: text.nullish(),
  footer: text.nullish(),
  buttons: z.array(button).nullish(),
  list: z
    .object({
      button: text,
      sections: z.array(z.object({ title: text.nullish(), rows: z.array(row) })),
    })
    .nullish(),
  template: z
    .looseObject({
      name: text.nullish(),
      language: text.nullish(),
      components: z.array(z.unknown()).nullish(),
    })
    .nullish(),
  media: z
    .object({
      kind: z.enum(["image", "audio", "video", "document", "sticker"]),
      link: text.nullish(),
      media_id: text.nullish(),
      caption: text.nullish(),
      filename: text.nullish(),
    })
    .nullish(),
  reaction: z.object({ target: text, emoji: text.nullish() }).nullish(),
  target: text.nullish(),
  tag: text.nullish(),
});
export type Payload = z.infer<typeof payload>;

export const item = z.object({
  id: z.number().int(),
  lease: z.uuid(),
  attempt: z.number().int(),
  channel: z.enum(["whatsapp", "instagram", "messenger"]),
  identity: text,
  account_id: text.nullish(),
  token_ref: text.nullish(),
  api_base: text.nullish(),
  to: z.object({ kind: text, value: text }),
  callback: text,
  idempotency_key: text,
  category: text.nullish(),
  in_reply_to: text.nullish(),
  payload,
});
export type Item = z.infer<typeof item>;

/** Row by row: one that is broken must not hold back the batch. */
export const claimedRow = z.looseObject({ id: z.number().int(), lease: text });
export type ClaimedRow = z.infer<typeof claimedRow>;

/** Until when the queue of each channel was looked through, by its number and priority. */
const marks = z.record(text, z.array(text.nullable()));
export type Marks = z.infer<typeof marks>;

/** How the messages of a channel are sent is told once a claim, under the channel's id. */
export const claim = z
  .object({
    items: z.array(z.looseObject({ ...claimedRow.shape, channel_id: text.nullish() })),
    channels: z.record(text, z.looseObject({})).nullish(),
    resume: marks.nullish(),
  })
  .transform(({ items, channels, resume }) => ({
    items: items.map((row): ClaimedRow => ({ ...channels?.[row.channel_id ?? ""], ...row })),
    resume: resume ?? {},
  }));
export const settled = z.looseObject({ settled: z.number(), wake: z.boolean().nullish() });

/** What the Graph API says when it took a message, in the forms of all channels. */
export const accepted = z.looseObject({
  messages: z.array(z.looseObject({ id: text })).nullish(),
  message_id: text.nullish(),
});

export const refusal = z.looseObject({
  error: z.looseObject({
    code: z.number().int().min(0).max(2_147_483_647).nullish().catch(null),
    error_subcode: z.number().nullish().catch(null),
    message: text.nullish().catch(null),
    error_data: z.looseObject({ details: text.nullish() }).nullish().catch(null),
  }),
});
